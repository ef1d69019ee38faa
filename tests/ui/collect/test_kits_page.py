"""The page of kits: the key first, then its copies, then kits onto a stick."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QMenu

from facilitator_app.domain.records import KeyBackup, Kit, Session
from facilitator_app.travel.kit_file import read_kit
from facilitator_app.ui.collect.kits import KitsPage
from facilitator_app.ui.collect.kits import page as page_module
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.workspace.sticks import is_marked
from tests.exports.prints.prints import all_text
from tests.ui.acting import said
from tests.ui.conftest import current
from tests.ui.kitted import Room, a_room, kits_page
from tests.ui.screens import do

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return a_room(tmp_path)


@pytest.fixture
def page(window: Window, room: Room) -> KitsPage:
    return kits_page(window, room)


def make(page: KitsPage, qtbot: QtBot) -> None:
    page.making.make.click()
    qtbot.waitUntil(lambda: not page.run.is_under_way, timeout=30_000)
    qtbot.waitUntil(lambda: bool(page.making.said.text()) and page.making.make.isEnabled())


def compared(page: KitsPage, qtbot: QtBot) -> None:
    workshop = page.form.workshop
    assert workshop is not None
    qtbot.waitUntil(lambda: workshop.id in page._stamps and page._comparing is None)


def chips(page: KitsPage) -> list[str]:
    return [each.text() for line in page.board.lines for each in line.findChildren(Chip)]


def texts(page: KitsPage) -> set[str]:
    return {each.text() for line in page.board.lines for each in line.findChildren(QLabel)}


def test_the_key_comes_first_then_its_copies(window: Window, room: Room) -> None:
    window.asked_to_open.emit(room.path)
    do(window, "collect.kits")
    [page] = window.findChildren(KitsPage)
    assert "Open the lead's key first" in page.making.place.text()
    assert not page.making.make.isEnabled()
    assert not page.board.cards.isEnabled()
    assert page.form.key_part.open.hasFocus()
    assert not page.form.backup.buttons["key.copy"].isEnabled()
    assert "once the key is open" in page.form.backup.file.told.text()
    workspace = current(window).workspace
    [known] = workspace.all(KeyBackup)
    workspace.edit(known, replace(known, words_read=False))
    current(window).key.open(room.key)
    assert page.form.key_part.open.isHidden()
    assert "read back: Today" in page.form.backup.file.told.text()
    assert page.form.backup.words.told.text() == "not yet"
    assert "Read both copies" in page.making.place.text()
    [known] = workspace.all(KeyBackup)
    workspace.edit(known, replace(known, words_read=True))
    assert "read back: Today" in page.form.backup.words.told.text()
    assert page.making.make.isEnabled()
    do(window, "key.close")
    assert not page.making.make.isEnabled()


def test_kits_of_all_tables_are_made_onto_a_stick(
    window: Window, page: KitsPage, room: Room, qtbot: QtBot
) -> None:
    assert [tick.isChecked() for tick in page.form.ticks.values()] == [True, True]
    compared(page, qtbot)
    assert chips(page) == ["No kit yet", "No kit yet"]
    make(page, qtbot)
    assert page.making.said.text() == "2 kits written to STICK."
    names = sorted(each.name for each in room.stick.glob("*.tablekit"))
    assert names == ["Heat D1 table A.tablekit", "Heat D1 table B.tablekit"]
    workspace = current(window).workspace
    assert is_marked(room.stick, workspace.programme)
    assert not page.board.folder.isHidden()
    for made in page._made:
        assert read_kit(made.path, made.code).head.table == made.table.id
    compared(page, qtbot)
    assert chips(page) == ["As designed", "As designed"]


def test_a_kit_is_behind_once_the_design_has_changed(
    window: Window, page: KitsPage, qtbot: QtBot
) -> None:
    make(page, qtbot)
    compared(page, qtbot)
    workspace = current(window).workspace
    session = workspace.all(Session)[0]
    workspace.edit(session, replace(session, title="What was it like"))
    compared(page, qtbot)
    assert chips(page) == ["Behind the design", "Behind the design"]
    assert "2 bring another design" in page.board.told.text()
    [first, _] = page.form.ticks.values()
    first.click()
    make(page, qtbot)
    compared(page, qtbot)
    assert chips(page) == ["Behind the design", "As designed"]
    assert "One brings another design" in page.board.told.text()
    assert sorted(each.number for each in workspace.all(Kit)) == [1, 1, 2]


def test_another_workshop_has_kits_of_its_own(
    window: Window, page: KitsPage, room: Room, qtbot: QtBot
) -> None:
    page.form.day.setCurrentIndex(1)
    page.form.none.click()
    assert "Choose a table first" in page.making.place.text()
    page.form.all.click()
    make(page, qtbot)
    assert sorted(each.name for each in room.stick.glob("*D2*")) == [
        "Heat D2 table A.tablekit",
        "Heat D2 table B.tablekit",
    ]
    compared(page, qtbot)
    page.form.day.setCurrentIndex(0)
    assert page.board.title.text() == "Kits of D1"
    compared(page, qtbot)
    assert chips(page) == ["No kit yet", "No kit yet"]
    do(window, "session.next")
    assert page.board.title.text() == "Kits of D2", "the day at hand is offered"


def test_the_codes_are_shown_until_one_goes_elsewhere(
    window: Window, page: KitsPage, qtbot: QtBot
) -> None:
    make(page, qtbot)
    codes = {each.code for each in page._made}
    assert codes <= texts(page)
    do(window, "plan")
    do(window, "collect.kits")
    assert not codes & texts(page)


def test_what_was_not_made_counts_as_never_planned(
    window: Window, page: KitsPage, room: Room, qtbot: QtBot
) -> None:
    page.making.make.click()
    page.run.stop()
    qtbot.waitUntil(lambda: not page.run.is_under_way)
    assert "Stopped." in page.making.said.text()
    there = {each.name for each in room.stick.glob("*.tablekit")}
    assert len(current(window).workspace.all(Kit)) == len(there) < 2
    assert not list(room.stick.glob(".*.tablekit*"))


def test_closing_the_programme_takes_back_what_was_not_made(
    window: Window, page: KitsPage, room: Room
) -> None:
    page.making.make.click()
    do(window, "close")
    window.asked_to_open.emit(room.path)
    there = list(room.stick.glob("*.tablekit"))
    assert len(current(window).workspace.all(Kit)) == len(there) < 2


def test_a_stick_that_was_pulled_is_told_and_leaves_nothing_half(
    window: Window, page: KitsPage, room: Room, qtbot: QtBot
) -> None:
    shutil.rmtree(room.stick)
    make(page, qtbot)
    assert "cannot be written to" in said(window)
    assert "None written" in page.making.said.text()
    assert not current(window).workspace.all(Kit)


def test_what_has_the_name_of_a_kit_and_is_none_is_left_alone(
    window: Window, page: KitsPage, room: Room, qtbot: QtBot
) -> None:
    mine = room.stick / "Heat D1 table B.tablekit"
    mine.write_bytes(b"mine")
    make(page, qtbot)
    assert "table B.tablekit could not be written" in said(window)
    assert mine.read_bytes() == b"mine"
    assert "1 kit written before that" in page.making.said.text()
    assert len(current(window).workspace.all(Kit)) == 1, "that of table A"


def test_a_folder_is_dropped_where_kits_are_to_go(
    page: KitsPage, room: Room, tmp_path: Path
) -> None:
    folder = tmp_path / "OTHER STICK"
    folder.mkdir()
    for path, is_taken in ((room.path, False), (folder, True)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        left, no = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        copy = Qt.DropAction.CopyAction
        entering = QDragEnterEvent(QPoint(9, 9), copy, data, left, no)
        page.dragEnterEvent(entering)
        assert entering.isAccepted() is is_taken
        page.dropEvent(QDropEvent(QPoint(9, 9), copy, data, left, no))
    assert page.folder == folder
    assert "OTHER STICK" in page.making.place.text()


def test_sticks_are_offered_by_name(
    page: KitsPage, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "removable", lambda: [room.path.parent])
    page.making.choose.click()
    [menu] = [each for each in page.findChildren(QMenu) if each.isVisible()]
    assert menu.actions()[-1].text() == "Another folder…"
    menu.actions()[0].trigger()
    menu.close()
    assert page.folder == room.path.parent


def test_the_cards_are_printed_never_among_the_kits(
    window: Window, page: KitsPage, room: Room, tmp_path: Path, qtbot: QtBot
) -> None:
    window.services.settings.change(choices={"prints": str(tmp_path)})
    [first, _] = page.form.ticks.values()
    first.click()
    page.board.cards.click()
    qtbot.waitUntil(lambda: "holds the codes" in said(window), timeout=20_000)
    text = all_text(tmp_path / "Heat D1 kit cards.pdf")
    make(page, qtbot)
    [made] = page._made
    assert made.table.title in text
    assert all(word in text for word in made.code.split())
    assert made.code.encode() not in room.path.read_bytes()
