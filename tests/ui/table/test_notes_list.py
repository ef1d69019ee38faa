from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.domain.records import Note
from facilitator_app.ui.table.mask_box import HOLE, MaskBox
from facilitator_app.ui.table.notes_model import AT_ONCE, FIRST, NotesModel, told
from tests.ui.table.notes import note, notes
from tests.ui.table.seated import newest, say, sit, texts, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

MANY = 10_000


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def choose_newest(screen: TableScreen) -> None:
    view = screen.notes.view
    view.setFocus()
    view.setCurrentIndex(view.notes.last())


def test_one_saved_note_changes_one_row(screen: TableScreen) -> None:
    model = screen.notes.view.notes
    inserted, reset = QSignalSpy(model.rowsInserted), QSignalSpy(model.modelReset)
    changed = QSignalSpy(model.dataChanged)
    say(screen, "3. #acc They told us")
    assert (inserted.count(), reset.count()) == (1, 0)
    assert changed.count() == 0
    assert inserted.at(0)[1:] == [model.rowCount() - 1] * 2


def test_the_newest_is_in_sight_unless_one_reads_further_up(
    screen: TableScreen, qtbot: QtBot
) -> None:
    view = screen.notes.view
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum() > 0)
    say(screen, "They told us")
    qtbot.wait(50)
    assert bar.value() == bar.maximum()
    bar.setValue(40)
    say(screen, "And then they went")
    qtbot.wait(50)
    assert bar.value() == 40
    assert screen.notes.newest.isVisible()
    screen.notes.newest.click()
    assert bar.value() == bar.maximum()
    qtbot.waitUntil(lambda: not screen.notes.newest.isVisible())


def test_up_edits_the_last(screen: TableScreen, qtbot: QtBot) -> None:
    say(screen, "3. +1 They told us")
    first = newest(screen)
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Up)
    editor = focused()
    assert editor is not screen.notes.entry.line
    qtbot.wait(20)
    QTest.keyClicks(editor, " all")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    after = newest(screen)
    assert after == replace(first, text="They told us all")
    assert QApplication.focusWidget() is screen.notes.entry.line


def test_an_edit_can_be_left(screen: TableScreen) -> None:
    say(screen, "They told us")
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Up)
    editor = focused()
    QTest.keyClicks(editor, " all")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert newest(screen).text == "They told us"
    assert screen.crew.editing.editor is None


def test_chips_and_themes_are_edited_too(screen: TableScreen, window: Window) -> None:
    say(screen, "3. #acc They told us")
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Up)
    editor = focused()
    QTest.keyClick(editor, Qt.Key.Key_Home)
    QTest.keyClicks(editor, "5. #dig ! ")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    shown = screen.notes.view.notes.at(screen.notes.view.notes.last())
    assert shown is not None
    assert (shown.note.seats, shown.note.kind, shown.themes) == (
        ("5",),
        "disagreement",
        ("ACC", "DIG"),
    )
    workspace_of(window).undo()
    assert newest(screen).seats == ("3",)


def test_a_letter_refiles_what_is_chosen(screen: TableScreen, window: Window) -> None:
    screen.go(screen.desk.by_code["1.3a"])  # type: ignore[union-attr]
    say(screen, "They told us")
    said, here = newest(screen), screen.prompt
    choose_newest(screen)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_C)
    assert said.text not in texts(screen)
    target = screen.desk.by_code["1.3c"]  # type: ignore[union-attr]
    [moved] = workspace_of(window).of(Note, "id", [said.id])
    assert moved == replace(said, prompt_id=target.id, first_prompt_id=here.id)  # type: ignore[union-attr]
    assert workspace_of(window).undo_name == (
        f"note of {said.noted_at.astimezone():%H:%M:%S} re-filed to 1.3c"  # type: ignore[union-attr]
    )
    window.services.actions["undo"].trigger()
    assert newest(screen) == said


def test_notes_are_removed_and_brought_back(screen: TableScreen, window: Window) -> None:
    say(screen, "#acc They told us")
    choose_newest(screen)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Delete)
    assert "They told us" not in texts(screen)
    window.services.actions["undo"].trigger()
    assert newest(screen).text == "They told us"
    shown = screen.notes.view.notes.at(screen.notes.view.notes.last())
    assert shown is not None
    assert shown.themes == ("ACC",)


def test_a_note_is_masked_for_good(screen: TableScreen, window: Window) -> None:
    say(screen, "3. #acc Ms Quillfeather told us")
    choose_newest(screen)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    box = screen.crew.editing.editor
    assert isinstance(box, MaskBox)
    assert not box.done.isEnabled()
    assert box.words.find("Ms Quillfeather")
    box.black.click()
    assert box.words.toPlainText() == f"{HOLE} told us"
    box.done.click()
    masked = newest(screen)
    assert (masked.text, masked.seats) == (f"{HOLE} told us", ("3",))
    assert masked.masks is not None
    workspace = workspace_of(window)
    assert not workspace.of(Note, "id", [masked.masks])
    assert "Quillfeather" not in "".join(each.content or "" for each in workspace.revisions())


def test_what_another_laptop_saved_is_not_overwritten(screen: TableScreen, window: Window) -> None:
    say(screen, "They told us")
    said, workspace = newest(screen), workspace_of(window)
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Up)
    editor = focused()
    QTest.keyClicks(editor, " all")
    workspace.edit(said, replace(said, text="They told nobody"))
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert newest(screen).text == "They told nobody"
    assert screen.crew.editing.editor is not None
    screen.crew.editing.leave()


def test_a_note_that_is_taken_back_while_it_is_edited(screen: TableScreen, window: Window) -> None:
    before = texts(screen)
    say(screen, "They told us")
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Up)
    QTest.keyClicks(focused(), " all")
    workspace_of(window).undo()
    assert texts(screen) == before
    assert screen.crew.editing.editor is None


def test_many_notes_that_come_at_once_are_listed_anew(screen: TableScreen, window: Window) -> None:
    desk, prompt = screen.desk, screen.prompt
    assert desk is not None
    assert prompt is not None
    many = [
        note(session_id=desk.session.id, table_id=desk.table.id, prompt_id=prompt.id)
        for _ in range(250)
    ]
    before = len(texts(screen))
    workspace_of(window).add(*many)
    assert len(texts(screen)) == before + 250


def test_keys_of_every_script_can_be_typed(screen: TableScreen) -> None:
    line = screen.notes.entry.line
    for number, letter in ((0x0411, "Б"), (0x05D0, "א"), (0x0628, "ب")):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, number, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(line, event)
    assert line.toPlainText() == "Бאب"


def test_ten_thousand_notes_stay_quick() -> None:
    model, many = NotesModel(), list(notes(MANY))
    model.show(many)
    assert model.count == MANY
    assert model.rowCount() == FIRST
    began = time.perf_counter()
    for shown in notes(200):
        later = replace(shown, note=replace(shown.note, noted_at=None))
        model.put(later.note.id, later)
        model.put(later.note.id, None)
    for shown in many[-200:]:
        model.put(shown.note.id, replace(shown, themes=("ACC",)))
    assert time.perf_counter() - began < 2
    assert model.reach_back()
    assert model.rowCount() == FIRST + AT_ONCE
    assert model.at(model.index(0, 0)) == many[-FIRST - AT_ONCE]


def test_what_is_not_listed_can_change_too() -> None:
    model, many = NotesModel(), list(notes(500))
    model.show(many)
    first, last = many[0], many[-1]
    model.put(first.note.id, replace(first, themes=("ACC",)))
    model.put(many[1].note.id, None)
    model.put(last.note.id, None)
    model.put(last.note.id, last)
    assert (model.count, model.rowCount()) == (499, FIRST)
    assert model.at(model.last()) == last
    while model.reach_back():
        pass
    assert model.rowCount() == 499
    found = model.at(model.index(0, 0))
    assert found is not None
    assert found.themes == ("ACC",)


def test_a_note_is_read_out_whole() -> None:
    [shown] = notes(1)
    loud = replace(
        shown,
        note=note(
            text="Yes", seats=("1", "2"), stance="for", strength=2, agreement="half", kind="count"
        ),
        themes=("ACC",),
    )
    words = told(loud)
    for part in ("seat 1, seat 2", "Count", "Yes", "For, clearly", "About half", "ACC"):
        assert part in words
    assert "unknown seat" in told(replace(shown, note=note()))
    assert "all seats" in told(replace(shown, note=note(seats=("*",))))
