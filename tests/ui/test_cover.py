"""The cover: nothing is seen, heard, typed or commanded through it, and nothing is lost."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from facilitator_app.domain.records import Note
from facilitator_app.ui.parts.digits import Digits
from facilitator_app.workspace import Workspace
from tests.ui.acting import button, press, write
from tests.ui.conftest import current, is_open
from tests.ui.screens import cover_of, do
from tests.ui.table.seated import closing_of, sit, workspace_of
from tests.ui.walking import interface, shown

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.covering.cover import Cover
    from facilitator_app.ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def cover(window: Window) -> Cover:
    window.services.digits.choose("2580")
    do(window, "cover")
    return cover_of(window)


def uncover(window: Window, qtbot: QtBot) -> None:
    write("2580")
    qtbot.waitUntil(lambda: not window.services.actions.are_held)


def read_aloud(widget: QWidget) -> list[str]:
    """Return the names that a screen reader finds in a widget, from what is not hidden."""
    found = []
    waiting = [interface(widget)]
    while waiting:
        each = waiting.pop()
        if each.state().invisible:
            continue
        found.append(each.text(QAccessible.Text.Name))
        waiting += filter(None, (each.child(at) for at in range(each.childCount())))
    return found


def test_nothing_of_the_content_can_be_seen_or_read(window: Window, demo: Path) -> None:
    sit(window, demo)
    said = workspace_of(window).all(Note)[0].text
    assert said
    cover(window)
    on_it = cover_of(window)
    assert window.windowTitle() == "Facilitator"
    for each in shown(window):
        assert each is on_it or on_it.isAncestorOf(each), each
    assert on_it.geometry() == window.rect()
    names = " ".join(read_aloud(window))
    assert "Covered" in names
    assert "Front Door" not in names
    assert "Seats" not in names


def test_no_key_and_no_shortcut_works_through_it(window: Window, demo: Path) -> None:
    screen = sit(window, demo)
    QTest.keyClicks(screen.notes.entry.line, "They told us")
    notes = len(workspace_of(window).all(Note))
    cover(window)
    field = cover_of(window).field
    for key in (Qt.Key.Key_W, Qt.Key.Key_N, Qt.Key.Key_Z, Qt.Key.Key_P, Qt.Key.Key_K, Qt.Key.Key_Q):
        QTest.keyClick(field, key, CTRL)
    QTest.keyClick(field, Qt.Key.Key_Return)
    write("abc")
    for name in ("close", "palette", "undo", "plan", "quit", "look", "notes"):
        do(window, name)
    assert not workspace_of(window).read_only, "the programme is still open"
    assert window.isVisible()
    assert cover_of(window).isVisible()
    assert window.overlay is None
    assert len(workspace_of(window).all(Note)) == notes
    assert screen.notes.entry.line.toPlainText() == "They told us"


def test_what_was_half_typed_is_there_afterwards_and_goes_on(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    screen = sit(window, demo)
    write('3. "They told')
    cover(window)
    uncover(window, qtbot)
    assert is_open(window)
    assert window.windowTitle() != "Facilitator"
    assert QApplication.focusWidget() is screen.notes.entry.line
    write(" us")
    assert screen.notes.entry.line.toPlainText() == "They told us"
    assert screen.notes.entry.entry.said.seats == ("3",)
    do(window, "closing")
    closing_of(screen).headline.clear()
    QTest.keyClicks(closing_of(screen).headline, "Half a head")
    do(window, "cover")
    uncover(window, qtbot)
    assert closing_of(screen).headline.text() == "Half a head"


def test_a_note_that_is_being_edited_is_still_open(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    screen = sit(window, demo)
    screen.crew.editing.edit_last()
    write(" and more")
    editor = QApplication.focusWidget()
    cover(window)
    uncover(window, qtbot)
    assert QApplication.focusWidget() is editor
    press(Qt.Key.Key_Return)
    assert any(each.text.endswith(" and more") for each in workspace_of(window).all(Note))


def test_the_first_time_it_asks_for_the_digits_in_place(window: Window, qtbot: QtBot) -> None:
    do(window, "cover")
    on_it = cover_of(window)
    assert "Choose four digits" in on_it.words.text()
    write("14")
    write("92")
    assert on_it.isVisible(), "it covers from the moment the digits are known"
    assert "Type the four digits" in on_it.words.text()
    assert not on_it.back.isVisible()
    write("1492")
    qtbot.waitUntil(lambda: not window.services.actions.are_held)
    do(window, "cover")
    assert "Type the four digits" in cover_of(window).words.text()


def test_whoever_chooses_none_is_not_covered(window: Window, qtbot: QtBot) -> None:
    do(window, "cover")
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.services.actions.are_held)
    do(window, "cover")
    cover_of(window).back.click()
    assert not window.services.actions.are_held
    assert not window.services.digits.are_chosen


def test_escape_does_not_lift_it(window: Window) -> None:
    on_it = cover(window)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Return)
    assert on_it.isVisible()
    assert window.services.actions.are_held


def test_wrong_digits_wait_longer_each_time_and_never_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    found = Digits()
    assert not found.are_chosen
    found.choose("2580")
    waits = []
    for _ in range(9):
        assert not found.fit("1111")
        waits.append(found.wait())
        assert not found.fit("2580"), "no try is taken while it waits"
        now[0] += found.wait()
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert found.fit("2580")
    assert found.wait() == 0
    assert b"2580" not in found._hash
    assert "2580" not in str(vars(found))


def test_a_wrong_try_is_said_and_the_right_one_lifts_it(window: Window, qtbot: QtBot) -> None:
    on_it = cover(window)
    write("1111")
    assert "not the digits" in on_it.problem.text()
    write("2580")
    assert on_it.field.text() == "", "no try is taken while it waits"
    qtbot.waitUntil(lambda: on_it.problem.text() == "Try again.", timeout=3000)
    uncover(window, qtbot)


def test_other_windows_of_the_app_go_under_it_and_come_back(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    sit(window, demo)
    before = QMessageBox(QMessageBox.Icon.NoIcon, "Words", "They told us", parent=window)
    before.open()
    menu = QMenu(window)
    menu.addAction("They told us")
    menu.popup(window.mapToGlobal(window.rect().center()))
    cover(window)
    assert not before.isVisible()
    assert not menu.isVisible()
    meanwhile = QMessageBox(QMessageBox.Icon.NoIcon, "More words", "And us", parent=window)
    meanwhile.open()
    qtbot.waitUntil(lambda: not meanwhile.isVisible())
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    uncover(window, qtbot)
    assert before.isVisible()
    assert meanwhile.isVisible()
    for each in (before, meanwhile):
        each.close()


def test_what_opens_in_the_window_meanwhile_stays_under_it(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    on_it = cover(window)
    window.asked_to_open.emit(demo)
    window.services.messages.say("61 notes are new")
    assert window.windowTitle() == "Facilitator"
    for each in shown(window):
        assert each is on_it or on_it.isAncestorOf(each), each
    qtbot.wait(50)
    assert QApplication.focusWidget() is on_it.field
    uncover(window, qtbot)
    assert is_open(window)
    assert "London" in window.windowTitle()


def test_the_window_closes_from_under_it_and_nothing_is_lost(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    sit(window, demo)
    write("Half of a sentence")
    cover(window)
    button(window, "Close Facilitator").click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert b"Half of a sentence" in demo.read_bytes()


def test_the_digits_are_written_nowhere(
    window: Window, demo: Path, tmp_path: Path, home: Path
) -> None:
    window.services.digits.choose("739146850"[:4])
    sit(window, demo)
    do(window, "cover")
    window.close()
    for folder in (tmp_path, home):
        for each in folder.rglob("*.json"):
            assert b"7391" not in each.read_bytes()


def test_no_file_that_is_dropped_on_it_is_opened(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    sit(window, demo)
    Workspace.create(other := tmp_path / "other.facilitator", "Other").close()
    cover(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    move, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(300, 300), move, data, left, none)
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), move, data, left, none))
    assert current(window).path == demo
