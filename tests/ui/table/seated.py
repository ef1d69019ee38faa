"""How a person comes to a table's screen, and types there."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.planning.sheets import sheet_code
from facilitator_app.domain.records import Prompt, Table
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.closing_page import ClosingPage
from facilitator_app.ui.table.votes.page import VotePage
from facilitator_app.ui.table.welfare_page import WelfarePage
from facilitator_app.ui.table.writing_page import WritingPage
from tests.ui.conftest import current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Note, Session
    from facilitator_app.ui.context import Place
    from facilitator_app.ui.table.line import EntryLine
    from facilitator_app.ui.table.sheet_bar import SheetBar
    from facilitator_app.ui.window import Window
    from facilitator_app.workspace import Workspace

    Come = Callable[[Window, Path], QWidget]

P = TypeVar("P", bound=WritingPage)


def session_of(place: Place, code: str) -> Session:
    every = (each for day in place.workshops for each in place.sessions_of(day))
    return next(each for each in every if each.code == code)


def sit(window: Window, demo: Path, code: str = "1.3", table: str = "C") -> TableScreen:
    """Open the demo at a table in a session."""
    window.asked_to_open.emit(demo)
    window.services.actions["table"].trigger()
    [screen] = window.findChildren(TableScreen)
    screen._context.hands.are_known = True  # who types is asked in test_hands.py
    screen._context.place.go(session_of(screen._context.place, code))
    screen.choose_table(next(each for each in screen.whereabouts.tables() if each.code == table))
    return screen


def votes_of(screen: TableScreen) -> VotePage:
    page = screen.page("votes")
    assert isinstance(page, VotePage)
    return page


def closing_of(screen: TableScreen) -> ClosingPage:
    page = screen.page("closing")
    assert isinstance(page, ClosingPage)
    return page


def welfare_of(screen: TableScreen) -> WelfarePage:
    page = screen.page("welfare")
    assert isinstance(page, WelfarePage)
    return page


def workspace_of(window: Window) -> Workspace:
    return current(window).workspace


def page_of(screen: TableScreen, kind: type[P]) -> P:
    """Return a page of the centre, gone to."""
    screen.show_page(kind.command)
    page = screen.page(kind.command)
    assert isinstance(page, kind)
    return page


def type_into(line: EntryLine, text: str) -> None:
    """Type as a person does: a line break is Shift+Enter."""
    for part in text.splitlines(keepends=True):
        QTest.keyClicks(line, part.rstrip("\n"))
        if part.endswith("\n"):
            QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


def say(screen: TableScreen, text: str) -> None:
    """Type an entry and press Enter, then see what follows from it."""
    type_into(screen.notes.entry.line, text)
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)
    QApplication.processEvents()


def texts(screen: TableScreen) -> list[str]:
    notes = screen.notes.view.notes
    return [notes._all[at].note.text for at in range(notes.count)]


def newest(screen: TableScreen) -> Note:
    shown = screen.notes.view.notes.at(screen.notes.view.notes.last())
    assert shown is not None
    return shown.note


def linked(screen: TableScreen) -> TableScreen:
    """Link and star some notes, and choose the newest."""
    desk, view = screen.desk, screen.notes.view
    assert desk is not None
    filing = desk.filing
    view.selectAll()
    notes = [each.note for each in reversed(view.chosen())]
    filing.link(notes[0], notes[1], "builds on")
    filing.link(notes[0], notes[2], "disagrees")
    filing.star(notes[:2])
    view.setFocus()
    view.setCurrentIndex(view.notes.last())
    return screen


def at_time(window: Window, screen: TableScreen, hour: int, minute: int) -> None:
    """Let it be a time on the day of the session."""
    workshop = screen._context.place.workshop
    assert workshop is not None
    assert workshop.held_on is not None
    moment = datetime.combine(workshop.held_on, time(hour, minute)).astimezone()
    window.services.clock.read = lambda: moment
    window.services.clock.ticked.emit()


def code_of(screen: TableScreen, code: str, table: str = "C") -> str:
    """Return the code of the sheet of a prompt at a table."""
    workspace = screen._workspace
    [prompt] = [each for each in workspace.all(Prompt) if each.code == code]
    [place] = [each for each in workspace.all(Table) if each.code == table]
    return sheet_code(workspace.programme, place.id, prompt.session_id, prompt.id)


def type_up(screen: TableScreen, code: str, moment: str = "") -> SheetBar:
    """Begin to type up a sheet."""
    screen._context.actions["sheet"].trigger()
    bar = screen.crew.paper.bar
    assert bar is not None
    QTest.keyClicks(bar.code, code)
    QTest.keyClick(bar.code, Qt.Key.Key_Return)
    if moment:
        QTest.keyClicks(bar.time, moment)
        QTest.keyClick(bar.time, Qt.Key.Key_Return)
    return bar
