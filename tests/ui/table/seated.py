"""How a person comes to a table's screen, and types there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Shorthand
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.closing_page import ClosingPage
from facilitator_app.ui.table.vote_page import VotePage
from tests.ui.conftest import current

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Note, Session
    from facilitator_app.ui.context import Place
    from facilitator_app.ui.table.line import EntryLine
    from facilitator_app.ui.window import Window
    from facilitator_app.workspace import Workspace

    Come = Callable[[Window, Path], QWidget]


def session_of(place: Place, code: str) -> Session:
    every = (each for day in place.workshops for each in place.sessions_of(day))
    return next(each for each in every if each.code == code)


def sit(window: Window, demo: Path, code: str = "1.3", table: str = "C") -> TableScreen:
    """Open the demo at a table in a session."""
    window.asked_to_open.emit(demo)
    window.services.actions["table"].trigger()
    [screen] = window.findChildren(TableScreen)
    screen._context.place.go(session_of(screen._context.place, code))
    screen.choose_table(next(each for each in screen._tables() if each.code == table))
    return screen


def votes_of(screen: TableScreen) -> VotePage:
    page = screen.page("votes")
    assert isinstance(page, VotePage)
    return page


def closing_of(screen: TableScreen) -> ClosingPage:
    page = screen.page("closing")
    assert isinstance(page, ClosingPage)
    return page


def workspace_of(window: Window) -> Workspace:
    return current(window).workspace


def type_into(line: EntryLine, text: str) -> None:
    """Type as a person does: a line break is Shift+Enter."""
    for part in text.splitlines(keepends=True):
        QTest.keyClicks(line, part.rstrip("\n"))
        if part.endswith("\n"):
            QTest.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


def say(screen: TableScreen, text: str) -> None:
    """Type an entry and press Enter."""
    type_into(screen.notes.entry.line, text)
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)


def texts(screen: TableScreen) -> list[str]:
    notes = screen.notes.view.notes
    return [notes._all[at].note.text for at in range(notes.count)]


def newest(screen: TableScreen) -> Note:
    shown = screen.notes.view.notes.at(screen.notes.view.notes.last())
    assert shown is not None
    return shown.note


def at_notes(window: Window, demo: Path) -> QWidget:
    sit(window, demo)
    return window


def at_entry(window: Window, demo: Path) -> QWidget:
    type_into(sit(window, demo).notes.entry.line, '3,5. " +2 :half #acc They told us')
    return window


def at_many_signs(window: Window, demo: Path) -> QWidget:
    """Type more signs than fit into two rows."""
    screen = sit(window, demo)
    signs = '3,5. " ? +2 :half #acc #dig #equ #tri '
    type_into(screen.notes.entry.line, f"{signs}They told us")
    screen.notes.offer_draft("Nobody would be there")
    return window


def at_many_wrong_signs(window: Window, demo: Path) -> QWidget:
    type_into(sit(window, demo).notes.entry.line, '9. " ? +2 :half #acc #dig #equ #tri They')
    return window


def at_wrong_entry_with_an_offer(window: Window, demo: Path) -> QWidget:
    at_many_wrong_signs(window, demo)
    [screen] = window.findChildren(TableScreen)
    screen.notes.offer_draft("Nobody would be there, and nobody had ever been there before")
    return window


def at_wrong_entry(window: Window, demo: Path) -> QWidget:
    type_into(sit(window, demo).notes.entry.line, "9. They told us")
    return window


def at_slip(window: Window, demo: Path) -> QWidget:
    type_into(sit(window, demo).notes.entry.line, "3.They told us it is all on the app")
    return window


def at_identifying(window: Window, demo: Path) -> QWidget:
    words = '3. " ? +2 Ring 07700 900123 or write to jo@example.org, at SW1A 1AA.'
    type_into(sit(window, demo).notes.entry.line, words)
    return window


def at_caution(window: Window, demo: Path) -> QWidget:
    entry = sit(window, demo).notes.entry
    entry.room = replace(entry.room, no_quotes={"3": "Seat 3 did not agree to be quoted."})
    type_into(entry.line, '3,5. "They told us')
    return window


def at_trouble(window: Window, demo: Path) -> QWidget:
    """Enter what the disk does not take, and change it: it waits for Enter."""
    screen = sit(window, demo)
    gone = demo.rename(demo.with_name("gone"))
    say(screen, "3. They told us")
    type_into(screen.notes.entry.line, " so")
    gone.rename(demo)
    return window


def at_shorthand(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    workspace, table = screen._workspace, screen.desk.table.id  # type: ignore[union-attr]
    for place, text in ((None, "general practice"), (table, "GP surgery")):
        made = Shorthand.named(workspace.programme, short="gp", table_id=place, text=text)
        workspace.add(made)
    screen.show_page("shorthand")
    return window


def at_edit(window: Window, demo: Path) -> QWidget:
    sit(window, demo).editing.edit_last()
    return window


def at_mask(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    screen.notes.view.setCurrentIndex(screen.notes.view.notes.last())
    screen.editing.mask()
    return window


def at_votes(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo, "2.3")
    screen.show_page("votes")
    return window


def at_wrong_vote(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo, "1.5")
    screen.show_page("votes", next(each for each in screen.desk.votes() if each.code == "TO3"))  # type: ignore[union-attr]
    grid = votes_of(screen).grid
    grid.go_to(grid.ballots.sheet.rows[1])  # type: ignore[union-attr]
    QTest.keyClicks(grid, "9")
    return window


def at_closing(window: Window, demo: Path) -> QWidget:
    sit(window, demo).show_page("closing")
    return window


def at_draft(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    screen.notes.offer_draft(
        "They told us it is all on the app now, and that nobody would be there"
    )
    return window


def at_break(window: Window, demo: Path) -> QWidget:
    sit(window, demo, "L1")
    return window


TAB_MENDS = {
    "table, many wrong signs",
    "table, wrong entry with an offer",
    "table, wrong entry",
    "table, slip",
}
TABLE_SCREENS: dict[str, Come] = {
    "table, notes": at_notes,
    "table, entry": at_entry,
    "table, many signs": at_many_signs,
    "table, many wrong signs": at_many_wrong_signs,
    "table, wrong entry with an offer": at_wrong_entry_with_an_offer,
    "table, wrong entry": at_wrong_entry,
    "table, slip": at_slip,
    "table, identifying": at_identifying,
    "table, caution": at_caution,
    "table, trouble": at_trouble,
    "table, shorthand": at_shorthand,
    "table, edit": at_edit,
    "table, mask": at_mask,
    "table, votes": at_votes,
    "table, wrong vote": at_wrong_vote,
    "table, closing": at_closing,
    "table, draft": at_draft,
    "table, break": at_break,
}
