"""The notes of a table as people see them, and how one comes to each sight of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Consent, Seating
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.writing_page import WritingPage
from tests.ui.table.seated import (
    at_time,
    code_of,
    linked,
    say,
    sit,
    type_into,
    type_up,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window

    Come = Callable[[Window, Path], QWidget]

P = TypeVar("P", bound=WritingPage)


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


def at_edit(window: Window, demo: Path) -> QWidget:
    sit(window, demo).crew.editing.edit_last()
    return window


def at_links(window: Window, demo: Path) -> QWidget:
    linked(sit(window, demo))
    return window


def at_linking(window: Window, demo: Path) -> QWidget:
    QTest.keyClicks(linked(sit(window, demo)).notes.view, "&")
    return window


def at_mask(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    screen.notes.view.setCurrentIndex(screen.notes.view.notes.last())
    screen.crew.editing.mask()
    return window


def at_draft(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    screen.notes.offer_draft(
        "They told us it is all on the app now, and that nobody would be there"
    )
    return window


def at_seats(window: Window, demo: Path) -> QWidget:
    """Let somebody leave and yet speak, others swap, and some not consent; unfold all of it."""
    screen = sit(window, demo)
    assert screen.desk is not None
    workspace = screen.desk.workspace
    people = [each.participant for each in screen.desk.seats if each.participant]
    workspace.remove(*workspace.all(Consent))
    workspace.add(
        *(
            Consent.named(
                workspace.programme, participant_id=people[seat].id, item=item, given=False
            )
            for seat, item in ((1, "quotes"), (3, "notes"))
        )
    )
    screen.crew.keeping.toggle("7")
    screen.crew.keeping.toggle("5")
    screen.side.seats.swapped.emit("1", "6")
    say(screen, "5. I have to go home now")
    screen.side.people.say_hint("Seats 2, 3 and 8 quiet for 18 min")
    window.services.actions["seats"].trigger()
    QTest.keyClick(screen.side.seats.cards[0], Qt.Key.Key_T)
    screen.side.seats.hold("1")
    return window


def at_twelve_seats(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    assert screen.desk is not None
    workspace, desk = screen.desk.workspace, screen.desk
    workspace.add(
        *(
            Seating.named(
                workspace.programme, round=desk.session.round, table_id=desk.table.id, seat=seat
            )
            for seat in range(9, 13)
        )
    )
    screen.crew.keeping.toggle("12")
    window.services.actions["seats"].trigger()
    return window


def at_break(window: Window, demo: Path) -> QWidget:
    sit(window, demo, "L1")
    return window


def at_skipped(window: Window, demo: Path) -> QWidget:
    """Type why a prompt was skipped, and come back."""
    sit(window, demo)
    window.services.actions["prompt.skipped"].trigger()
    return window


def at_merged(window: Window, demo: Path) -> QWidget:
    sit(window, demo)
    window.services.actions["prompt.merged"].trigger()
    return window


def at_sheet(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    at_time(window, screen, 18, 4)
    type_up(screen, code_of(screen, "1.3b"), "1222")
    type_into(screen.notes.entry.line, "5. ! Not at all")
    return window


def at_wrong_sheet(window: Window, demo: Path) -> QWidget:
    type_up(sit(window, demo), "K7Q2-M4FO")
    return window


def at_last_minutes(window: Window, demo: Path) -> QWidget:
    at_time(window, sit(window, demo), 12, 57)
    return window
