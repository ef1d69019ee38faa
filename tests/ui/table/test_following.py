"""What follows from an entry comes once the line is free, and before anybody could miss it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Note
from facilitator_app.workspace import Workspace
from tests.ui.conftest import current
from tests.ui.table.seated import texts, type_into, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.window import Window


def enter(screen: TableScreen, text: str) -> None:
    """Press Enter, and look before the window does anything else."""
    type_into(screen.notes.entry.line, text)
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)


def noted(screen: TableScreen) -> int:
    """Return how many notes the guide counts under the prompt at hand."""
    [card] = [each for each in screen.guide.cards if each.isChecked()]
    return card.course.notes


def test_the_counts_follow_once_the_line_is_free(screen: TableScreen) -> None:
    enter(screen, "They told us")
    assert not screen.notes.entry.line.toPlainText()
    assert texts(screen) == ["They told us"]
    QApplication.processEvents()
    assert screen.notes.count.text() == "1 note"
    assert noted(screen) == 1


def test_ctrl_z_takes_back_what_was_entered_a_moment_before(screen: TableScreen) -> None:
    enter(screen, "They told us")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Z, control)
    assert texts(screen) == []
    QApplication.processEvents()
    assert screen.notes.count.text() == "0 notes"
    assert noted(screen) == 0


def test_two_entries_at_once_are_both_counted(screen: TableScreen) -> None:
    enter(screen, "3. They told us")
    enter(screen, "3. They told us again")
    QApplication.processEvents()
    assert screen.notes.count.text() == "2 notes"
    [seat] = [each for each in screen.side.seats.cards if each.seat.label == "3"]
    assert "heard 2 times" in seat.accessibleName()


def test_an_edit_from_elsewhere_waits_for_nothing(screen: TableScreen, window: Window) -> None:
    enter(screen, "They told us")
    workspace = workspace_of(window)
    workspace.remove(*(each for each in workspace.all(Note) if each.text == "They told us"))
    assert screen.notes.count.text() == "0 notes"


def test_closing_right_after_an_entry_loses_nothing(screen: TableScreen, window: Window) -> None:
    enter(screen, "They told us")
    path: Path = current(window).path
    window.close()
    QApplication.processEvents()
    with Workspace.open(path) as again:
        assert "They told us" in [each.text for each in again.all(Note)]
