"""How a person comes to a table's screen, and types there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.planning.sheets import sheet_code
from facilitator_app.domain.records import Consent, Prompt, SealingKey, Seating, Shorthand, Table
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.closing_page import ClosingPage
from facilitator_app.ui.table.drafts_page import DraftsPage
from facilitator_app.ui.table.flipcharts_page import FlipchartsPage
from facilitator_app.ui.table.hands_panel import HandsPanel
from facilitator_app.ui.table.questions_page import QuestionsPage
from facilitator_app.ui.table.vote_page import VotePage
from facilitator_app.ui.table.welfare_page import WelfarePage
from facilitator_app.ui.table.writing_page import WritingPage
from facilitator_app.workspace.key_file import LeadKey
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


def welfare_of(screen: TableScreen) -> WelfarePage:
    page = screen.page("welfare")
    assert isinstance(page, WelfarePage)
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
    sit(window, demo).crew.editing.edit_last()
    return window


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


def at_links(window: Window, demo: Path) -> QWidget:
    linked(sit(window, demo))
    return window


def at_linking(window: Window, demo: Path) -> QWidget:
    QTest.keyClicks(linked(sit(window, demo)).notes.view, "&")
    return window


def at_history(window: Window, demo: Path) -> QWidget:
    linked(sit(window, demo))
    window.services.actions["note.history"].trigger()
    return window


def at_removed(window: Window, demo: Path) -> QWidget:
    linked(sit(window, demo)).editing.remove()
    window.services.actions["removed"].trigger()
    return window


def at_mask(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    screen.notes.view.setCurrentIndex(screen.notes.view.notes.last())
    screen.crew.editing.mask()
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


def page_of(screen: TableScreen, kind: type[P]) -> P:
    """Return a page of the centre, gone to."""
    screen.show_page(kind.command)
    page = screen.page(kind.command)
    assert isinstance(page, kind)
    return page


def at_gaps(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    for by in (-1, -1, 1):
        screen.step(by)
    assert screen.notes.gaps.isVisible()
    return window


def at_session_gaps(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo, "1.2")
    screen.show_page("closing")
    assert closing_of(screen).gaps.isVisible()
    return window


def at_changed_headline(window: Window, demo: Path) -> QWidget:
    page = page_of(sit(window, demo), ClosingPage)
    page.reading.agreed.click()
    QTest.keyClicks(page.headline, "Still: ")
    page.reading.agreed.setFocus()
    assert page.reading.told.isVisible()
    return window


def at_prompt_summary(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    asked = screen.desk.prompts[0]  # type: ignore[union-attr]
    screen._workspace.edit(asked, replace(asked, summary=True))
    screen.show_page("closing", asked)
    return window


def at_questions(window: Window, demo: Path) -> QWidget:
    page = page_of(sit(window, demo, "1.2"), QuestionsPage)
    next(iter(page.cards.values())).agreed.click()  # type: ignore[attr-defined]
    return window


def at_drafts(window: Window, demo: Path) -> QWidget:
    page_of(sit(window, demo, "3.3"), DraftsPage)
    return window


def at_flipcharts(window: Window, demo: Path) -> QWidget:
    page = page_of(sit(window, demo), FlipchartsPage)
    QTest.keyClicks(page.first, "What a good way in needs")
    QTest.keyClick(page.first, Qt.Key.Key_Return)
    return window


def at_hands(window: Window, demo: Path) -> QWidget:
    sit(window, demo).show_part("hands")
    [panel] = window.findChildren(HandsPanel)
    return panel


def at_welfare(window: Window, demo: Path) -> QWidget:
    """Show a sealed entry, and one that is half typed."""
    screen = sit(window, demo)
    screen.show_page("welfare")
    page = welfare_of(screen)
    page.words.setPlainText("A man in seat 3 felt faint and sat outside for a while.")
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    page.words.setPlainText("He went home at three")
    return window


def at_opened_welfare(window: Window, demo: Path) -> QWidget:
    at_welfare(window, demo)
    [screen] = window.findChildren(TableScreen)
    publics = tuple(each.public for each in screen._workspace.all(SealingKey))
    screen._context.key.open(LeadKey("Front Door to Care.key", publics))
    return window


def at_welfare_without_key(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    screen._workspace.remove(*screen._workspace.all(SealingKey))
    screen.show_page("welfare")
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
    "table, links": at_links,
    "table, linking": at_linking,
    "table, history": at_history,
    "table, removed": at_removed,
    "table, votes": at_votes,
    "table, wrong vote": at_wrong_vote,
    "table, closing": at_closing,
    "table, gaps": at_gaps,
    "table, session gaps": at_session_gaps,
    "table, changed headline": at_changed_headline,
    "table, prompt summary": at_prompt_summary,
    "table, questions": at_questions,
    "table, drafts": at_drafts,
    "table, flipcharts": at_flipcharts,
    "table, skipped": at_skipped,
    "table, merged": at_merged,
    "table, last minutes": at_last_minutes,
    "table, sheet": at_sheet,
    "table, wrong sheet": at_wrong_sheet,
    "table, hands": at_hands,
    "table, welfare": at_welfare,
    "table, welfare opened": at_opened_welfare,
    "table, welfare without key": at_welfare_without_key,
    "table, draft": at_draft,
    "table, seats": at_seats,
    "table, twelve seats": at_twelve_seats,
    "table, break": at_break,
}
