"""Kits opened in the window: with their code, on this laptop's own disk, again when newer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator_app import settings
from facilitator_app.domain.records import Note, Session, Table
from facilitator_app.travel.kit_file import SUFFIX
from facilitator_app.ui.programmes import KIT, Programmes
from facilitator_app.ui.start.code import CodePanel
from facilitator_app.ui.start.obstacles import PassphrasePanel
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.opened_kit import open_kit
from tests.ui.acting import button, choose, panel, press, said, write
from tests.ui.conftest import current, is_open
from tests.ui.kitted import Room, a_room
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window
    from facilitator_app.workspace.kits import MadeKit

SLOW = 30_000


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return a_room(tmp_path)


def opened_kit(window: Window, made: MadeKit, qtbot: QtBot, typed: str = "") -> Workspace:
    """Open a kit with what is typed, or its code."""
    window.asked_to_open.emit(made.path)
    panel(window, CodePanel).field.setFocus()
    write(typed or made.code)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_open(window), timeout=SLOW)
    return current(window).workspace


def first_session(workspace: Workspace) -> Session:
    return next(each for each in workspace.all(Session) if each.code == "1.1")


def capture(workspace: Workspace, text: str) -> None:
    session, table = first_session(workspace), workspace.all(Table)[0]
    workspace.add(Note(session_id=session.id, table_id=table.id, text=text))


def test_the_window_knows_kits_by_their_ending() -> None:
    assert KIT == SUFFIX


def test_a_kit_is_opened_onto_this_laptop(window: Window, room: Room, qtbot: QtBot) -> None:
    [made] = room.kits("A")
    typed = "-".join(word[:4].upper() for word in made.code.split())
    workspace = opened_kit(window, made, qtbot, typed)
    path = current(window).path
    assert path.parent == settings.tables_folder()
    assert workspace.kit is not None
    assert workspace.kit.table_code == "A"
    assert "kit 1 of table A" in said(window)
    assert window.windowTitle().startswith("Table A · D1 · Heat")
    assert sorted(each.name for each in room.stick.iterdir()) == [made.path.name]
    do(window, "close")
    [recent, *_] = window.services.settings.preferences.recent
    assert recent.path == str(path)
    assert recent.name == "Table A · D1 · Heat"


def test_words_are_helped_with_and_wrong_ones_named(
    window: Window, room: Room, qtbot: QtBot
) -> None:
    made, other = room.kits("A", "B")
    window.asked_to_open.emit(made.path)
    asked = panel(window, CodePanel)
    write("abuot ")
    assert "is it about" in asked.help.wrong.text()
    asked.field.setText("about zeb")
    assert "zebra" in asked.help.understood.text()
    assert not asked.help.wrong.text()
    asked.field.setText("about zebr")
    assert asked.help.understood.text() == "2 of 6: about · zebra"
    press(Qt.Key.Key_Return)
    assert "has 6 words, and there are 2" in asked.problem.text
    asked.field.setText(other.code)
    asked.open.click()
    assert not asked.field.isEnabled()
    assert asked.back.hasFocus()
    qtbot.waitUntil(asked.field.isEnabled, timeout=SLOW)
    assert "this is not its code" in asked.problem.text
    assert asked.field.hasFocus()
    assert asked.field.selectedText() == other.code
    assert not list(settings.data_folder().glob("tables/*"))


def test_going_back_while_it_is_opened_opens_nothing(
    window: Window, room: Room, qtbot: QtBot
) -> None:
    [made] = room.kits("A")
    window.asked_to_open.emit(made.path)
    asked = panel(window, CodePanel)
    asked.field.setText(made.code)
    asked.open.click()
    asked.back.click()
    window.services.jobs.stop()
    qtbot.wait(50)
    assert window.start.panel is None
    assert not is_open(window)


def test_the_same_kit_again_opens_what_is_there(window: Window, room: Room, qtbot: QtBot) -> None:
    [made] = room.kits("A")
    capture(opened_kit(window, made, qtbot), "Too far")
    do(window, "close")
    [newer] = room.kits("A")
    workspace = opened_kit(window, newer, qtbot)
    assert [each.text for each in workspace.all(Note)] == ["Too far"]
    assert workspace.kit is not None
    assert workspace.kit.number == 2
    assert len(list(settings.tables_folder().glob("*.facilitator"))) == 1


def test_a_newer_kit_renews_the_open_table_in_its_place(
    window: Window, room: Room, qtbot: QtBot
) -> None:
    [made] = room.kits("A")
    workspace = opened_kit(window, made, qtbot)
    capture(workspace, "Too far")
    with Workspace.open(room.path) as lead:
        session = first_session(lead)
        lead.edit(session, replace(session, title="What was it like"))
    [newer] = room.kits("A")
    page = current(window).page
    window.asked_to_open.emit(newer.path)
    qtbot.waitUntil(lambda: "Kit 2: the design of" in said(window), timeout=SLOW)
    assert "all that was captured stays" in said(window)
    assert current(window).page is page
    assert first_session(workspace).title == "What was it like"
    assert [each.text for each in workspace.all(Note)] == ["Too far"]
    assert "What was it like" in page.top.where.words
    window.asked_to_open.emit(newer.path)
    qtbot.waitUntil(lambda: "brings nothing new" in said(window), timeout=SLOW)


def test_the_kit_of_another_table_leaves_the_open_one_until_its_code_is_typed(
    window: Window, room: Room, qtbot: QtBot
) -> None:
    made, other = room.kits("A", "B")
    opened_kit(window, made, qtbot)
    window.asked_to_open.emit(other.path)
    qtbot.waitUntil(lambda: "this is not its code" in said(window), timeout=SLOW)
    assert is_open(window)
    button(window, "Type its code").click()
    assert not is_open(window)
    panel(window, CodePanel).field.setText(other.code)
    panel(window, CodePanel).open.click()
    qtbot.waitUntil(lambda: is_open(window), timeout=SLOW)
    kit = current(window).workspace.kit
    assert kit is not None
    assert kit.table_code == "B"


def test_what_is_no_kit_is_told(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "mine.tablekit"
    path.write_bytes(b"mine")
    window.asked_to_open.emit(path)
    asked = panel(window, CodePanel)
    asked.field.setText("about zebra able zoo acid zone")
    asked.open.click()
    qtbot.waitUntil(asked.field.isEnabled, timeout=SLOW)
    assert "it is no table kit" in asked.problem.text


def test_a_kit_is_chosen_with_open(window: Window, room: Room, qtbot: QtBot) -> None:
    [made] = room.kits("A")
    do(window, "open")
    choose(window, made.path, qtbot)
    panel(window, CodePanel)


def test_the_file_of_a_table_asks_for_the_words_on_its_card(
    window: Window, room: Room, qtbot: QtBot
) -> None:
    made, other = room.kits("A", "B")
    opened_kit(window, made, qtbot)
    path = current(window).path
    do(window, "close")
    window.asked_to_open.emit(path)
    asked = panel(window, CodePanel)
    asked.field.setText(other.code)
    asked.open.click()
    assert "another table or another day" in panel(window, CodePanel).problem.text
    asked.field.setText(", ".join(word[:4] for word in made.code.upper().split()))
    asked.open.click()
    assert is_open(window)
    [programmes] = window.findChildren(Programmes)
    assert programmes.current is not None
    assert programmes.current.code == made.code


def test_the_file_of_a_table_that_was_copied_elsewhere_takes_its_words_too(
    window: Window, room: Room, tmp_path: Path
) -> None:
    [made] = room.kits("A")
    file = open_kit(made.path, made.code, tmp_path)
    window.asked_to_open.emit(file)
    asked = panel(window, PassphrasePanel)
    asked.field.setText(made.code.upper())
    asked.open.click()
    assert is_open(window)
    do(window, "close")
    window.asked_to_open.emit(file)
    asked = panel(window, PassphrasePanel)
    asked.field.setText("about zebra able zoo acid ZONE")
    asked.open.click()
    assert "does not open" in panel(window, PassphrasePanel).problem.text
