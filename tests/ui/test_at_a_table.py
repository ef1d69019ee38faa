"""The file of a table: the table alone, and nothing that a lead does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from facilitator_app.domain.records import Note
from facilitator_app.ui.programmes import Programmes
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace.opened_kit import open_kit
from tests.ui.acting import press, said, write
from tests.ui.conftest import current, is_open
from tests.ui.kitted import a_room
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window

LEADS = (
    *("plan", "overview", "collect", "collect.kits", "results", "share", "print"),
    *("key.make", "key.open", "key.close", "key.copy", "key.words.read"),
    *("bring.notes", "bring.ballots", "plan.agenda", "plan.bring", "plan.from", "plan.give"),
)
TABLES = ("table", "hands", "cover", "find", "undo", "practise", "session", "close", "palette")


@pytest.fixture
def at_b(window: Window, tmp_path: Path) -> TableScreen:
    """Open the file of table B on the second day."""
    [made] = a_room(tmp_path).kits("B", day="D2")
    file = open_kit(made.path, made.code, tmp_path)
    [programmes] = window.findChildren(Programmes)
    programmes.open(file, made.code)
    [screen] = window.findChildren(TableScreen)
    screen._context.hands.are_known = True  # who types is asked in test_hands.py
    return screen


def test_it_has_the_table_alone(window: Window, at_b: TableScreen) -> None:
    page = current(window).page
    assert list(page.rail.stages) == ["table"]
    assert page.stage == "table"
    offered = {each.name for each in window.services.actions.offered()}
    assert not offered & set(LEADS)
    assert offered >= set(TABLES)
    assert page.top.name.text() == "Table B · D2 · Heat"
    assert window.windowTitle().startswith("Table B · D2 · Heat")
    assert at_b.isVisible()


def test_its_table_and_day_cannot_be_changed(window: Window, at_b: TableScreen) -> None:
    assert at_b.desk is not None
    assert at_b.desk.table.code == "B"
    assert [each.code for each in at_b.whereabouts.tables()] == ["B"]
    assert not at_b.guide.table.isEnabled()
    place = at_b._context.place
    assert [each.code for each in place.workshops] == ["D2"]
    assert place.session is not None
    assert place.session.code == "2.1"
    do(window, "session.previous")
    assert place.session.code == "2.1"


def test_another_table_that_this_laptop_was_at_does_not_count(
    window: Window, at_b: TableScreen
) -> None:
    programme = current(window).workspace.programme
    window.services.settings.change(choices={f"table {programme}": "another"})
    assert at_b.whereabouts.table() == at_b.desk.table  # type: ignore[union-attr]


def test_what_is_noted_there_is_signed_by_that_laptop(window: Window, at_b: TableScreen) -> None:
    at_b.notes.entry.line.setFocus()
    write("Too far")
    press(Qt.Key.Key_Return)
    workspace = current(window).workspace
    [note] = workspace.all(Note)
    [version] = workspace.history(note.id)
    assert workspace.kit is not None
    assert version.laptop == workspace.kit.laptop


def test_designs_and_agendas_are_not_taken_there(
    window: Window, at_b: TableScreen, tmp_path: Path
) -> None:
    for name in ("design.json", "agenda.csv"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
        window.asked_to_open.emit(tmp_path / name)
        assert "comes with its kit" in said(window)
    assert at_b.isVisible()


def test_practice_has_every_stage_again_and_the_table_comes_back(
    window: Window, at_b: TableScreen
) -> None:
    assert at_b.isVisible()
    do(window, "practise")
    assert is_open(window)
    assert "plan" in current(window).page.rail.stages
