"""Every screen of a table, and how one comes to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import SealingKey, Shorthand
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.closing_page import ClosingPage
from facilitator_app.ui.table.drafts_page import DraftsPage
from facilitator_app.ui.table.flipcharts_page import FlipchartsPage
from facilitator_app.ui.table.hands_panel import HandsPanel
from facilitator_app.ui.table.questions_page import QuestionsPage
from facilitator_app.ui.table.writing_page import WritingPage
from facilitator_app.workspace.key_file import LeadKey
from tests.ui.table.seated import (
    closing_of,
    linked,
    page_of,
    sit,
    welfare_of,
)
from tests.ui.table.shown_after import at_after, at_position
from tests.ui.table.shown_notes import (
    at_break,
    at_caution,
    at_draft,
    at_edit,
    at_entry,
    at_identifying,
    at_last_minutes,
    at_linking,
    at_links,
    at_many_signs,
    at_many_wrong_signs,
    at_mask,
    at_merged,
    at_notes,
    at_seats,
    at_sheet,
    at_skipped,
    at_slip,
    at_trouble,
    at_twelve_seats,
    at_wrong_entry,
    at_wrong_entry_with_an_offer,
    at_wrong_sheet,
)
from tests.ui.table.shown_votes import (
    at_closed_round,
    at_closing_round,
    at_keyed_again,
    at_typed_words,
    at_unsaved_vote,
    at_votes,
    at_wrong_vote,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window

    Come = Callable[[Window, Path], QWidget]

P = TypeVar("P", bound=WritingPage)


def at_shorthand(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    workspace, table = screen._workspace, screen.desk.table.id  # type: ignore[union-attr]
    for place, text in ((None, "general practice"), (table, "GP surgery")):
        made = Shorthand.named(workspace.programme, short="gp", table_id=place, text=text)
        workspace.add(made)
    screen.show_page("shorthand")
    return window


def at_history(window: Window, demo: Path) -> QWidget:
    linked(sit(window, demo))
    window.services.actions["note.history"].trigger()
    return window


def at_removed(window: Window, demo: Path) -> QWidget:
    linked(sit(window, demo)).crew.editing.remove()
    window.services.actions["removed"].trigger()
    return window


def at_closing(window: Window, demo: Path) -> QWidget:
    sit(window, demo).show_page("closing")
    return window


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
    screen._context.key.open(LeadKey(Path("Front Door to Care.key"), publics))
    return window


def at_welfare_without_key(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo)
    screen._workspace.remove(*screen._workspace.all(SealingKey))
    screen.show_page("welfare")
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
    "table, keyed again": at_keyed_again,
    "table, closing round": at_closing_round,
    "table, closed round": at_closed_round,
    "table, unsaved vote": at_unsaved_vote,
    "table, typed words": at_typed_words,
    "table, after the vote": at_after,
    "table, position": at_position,
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
