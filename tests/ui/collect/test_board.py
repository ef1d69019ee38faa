"""The completeness board in the window: it follows the day, and what is missing can be accepted."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.board import LATER, ON, board_of
from facilitator_app.domain.changes import Change
from facilitator_app.domain.records import AcceptedGap, Headline, Note, ReadBack, Session
from facilitator_app.ui.collect.board.reading import BoardReader
from facilitator_app.ui.plan.prints import PrintsEditor
from tests.ui.collect.boarded import (
    at_nothing_yet,
    board_in,
    card_of,
    cell_of,
    lacking,
    page_in,
    press,
    settle,
    stand,
)
from tests.ui.conftest import current

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.collect.board import BoardPage
    from facilitator_app.ui.window import Window
    from facilitator_app.workspace import Workspace

AFTER = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
WHY = "They had to leave."


@pytest.fixture
def page(window: Window, demo: Path) -> BoardPage:
    window.services.clock.read = lambda: AFTER
    return board_in(window, demo)


def workspace_in(window: Window) -> Workspace:
    return current(window).workspace


def headline_of(page: BoardPage, window: Window) -> Headline:
    facts = cell_of(page, "A", "1.1").facts
    return Headline.named(
        workspace_in(window).programme,
        session_id=facts.session.id,
        table_id=facts.table.id,
        text="Keep the desk open.",
    )


def accept(page: BoardPage, key: str, why: str = WHY) -> None:
    card_of(page, key).accept.click()
    QTest.keyClicks(card_of(page, key).why.line, why)
    press(card_of(page, key).why.line, Qt.Key.Key_Return)


def test_it_shows_the_workshop_at_hand_as_the_file_has_it(page: BoardPage, window: Window) -> None:
    found = page.grid.boards.board
    assert found is not None
    place = page._context.place
    assert found.workshop == place.workshop
    assert found == board_of(workspace_in(window).snapshot(), found.workshop, AFTER)
    assert page.told.text() == f"{found.missing} things missing at 12 tables."
    other = place.workshops[2]
    place.go(place.sessions_of(other)[3])
    settle(page)
    assert page.grid.boards.board is not None
    assert page.grid.boards.board.workshop == other


def test_arrows_go_from_cell_to_cell_and_enter_to_what_is_said(page: BoardPage) -> None:
    page.grid.setFocus()
    stand(page, "A", "1.1")
    press(page.grid, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert page.grid.cell == cell_of(page, "B", "1.2")
    assert page.details.title.accessibleName() == "Table B, 1.2"
    press(page.grid, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.details.cards[0].copy
    press(None, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.grid


def test_a_cell_is_read_out_in_words_with_what_is_missing(page: BoardPage) -> None:
    stand(page, "A", "1.1")
    model, index = page.grid.boards, page.grid.currentIndex()
    words = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Table A, 1.1, 1 missing, no headline, ")
    assert words.endswith("quotes")
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert model.headerData(1, across, Qt.ItemDataRole.AccessibleTextRole).startswith("1.1 Who")
    assert model.headerData(1, across).endswith("over")
    assert model.headerData(0, down) == "Table A"
    assert model.data(QModelIndex()) is None


def test_the_words_to_say_can_be_copied(page: BoardPage) -> None:
    stand(page, "A", "1.1")
    card_of(page, "headline").copy.click()
    assert QGuiApplication.clipboard().text() == (
        "Table A: the headline of 1.1 is missing. "
        "Ask: what would you tell the commissioner in one sentence?"
    )


def test_what_will_not_come_is_accepted_with_a_reason(page: BoardPage, window: Window) -> None:
    stand(page, "A", "1.1")
    before = page.told.text()
    accept(page, "headline")
    workspace = workspace_in(window)
    [gap] = workspace.all(AcceptedGap)
    assert (gap.what, gap.reason) == ("headline", WHY)
    assert lacking(page, "A", "1.1") == []
    assert page.told.text() != before
    card = card_of(page, "headline")
    assert card.ask.text() == f"Accepted: {WHY}"
    assert QApplication.focusWidget() is card.back
    assert workspace.undo_name == "table A, 1.1: no headline accepted"
    window.services.actions["undo"].trigger()
    assert lacking(page, "A", "1.1") == ["headline"]
    window.services.actions["redo"].trigger()
    card_of(page, "headline").back.click()
    assert workspace.all(AcceptedGap) == []
    assert lacking(page, "A", "1.1") == ["headline"]
    assert page.told.text() == before


def test_nothing_is_accepted_without_a_reason(page: BoardPage, window: Window) -> None:
    stand(page, "A", "1.1")
    card = card_of(page, "headline")
    card.accept.click()
    assert not card.why.take.isEnabled()
    press(card.why.line, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert workspace_in(window).all(AcceptedGap) == []
    press(card.why.line, Qt.Key.Key_Escape)
    assert not card.is_asking
    assert QApplication.focusWidget() is card.accept


def test_half_a_reason_is_there_again(page: BoardPage) -> None:
    stand(page, "A", "1.1")
    card_of(page, "headline").accept.click()
    QTest.keyClicks(card_of(page, "headline").why.line, "They had")
    stand(page, "A", "1.2")
    card_of(page, "headline").accept.click()
    assert card_of(page, "headline").why.line.text() == ""
    stand(page, "A", "1.1")
    assert not card_of(page, "headline").is_asking
    card_of(page, "headline").accept.click()
    assert card_of(page, "headline").why.line.text() == "They had"
    press(card_of(page, "headline").why.line, Qt.Key.Key_Escape)
    card_of(page, "headline").accept.click()
    assert card_of(page, "headline").why.line.text() == ""


def test_what_somebody_types_stays_while_the_board_follows(page: BoardPage, window: Window) -> None:
    stand(page, "A", "1.1")
    card_of(page, "headline").accept.click()
    QTest.keyClicks(card_of(page, "headline").why.line, "They had")
    facts = cell_of(page, "A", "1.1").facts
    note = Note(session_id=facts.session.id, table_id=facts.table.id, text="Wait.")
    workspace_in(window).add(note)
    card = card_of(page, "headline")
    assert page.details.cards == [card]
    assert card.why.line.text() == "They had"
    assert QApplication.focusWidget() is card.why.line


def test_it_follows_what_is_entered_elsewhere(page: BoardPage, window: Window) -> None:
    workspace, facts = workspace_in(window), cell_of(page, "A", "1.1").facts
    note = Note(session_id=facts.session.id, table_id=facts.table.id, text="Wait.", kind="quote")
    workspace.add(note)
    now = cell_of(page, "A", "1.1").facts
    assert (now.notes, now.quotes) == (facts.notes + 1, facts.quotes + 1)
    workspace.remove(note)
    assert cell_of(page, "A", "1.1").facts.notes == facts.notes
    headline = headline_of(page, window)
    workspace.add(headline)
    assert lacking(page, "A", "1.1") == ["read-back"]
    workspace.add(ReadBack.named(workspace.programme, headline_id=headline.id, text=headline.text))
    assert lacking(page, "A", "1.1") == []
    found = page.grid.boards.board
    assert found is not None
    assert found == board_of(workspace.snapshot(), found.workshop, AFTER)


def test_what_changes_while_it_is_not_seen_is_there_when_it_is(
    page: BoardPage, window: Window
) -> None:
    before = cell_of(page, "A", "1.1").facts
    window.services.actions["overview"].trigger()
    workspace_in(window).add(
        Note(session_id=before.session.id, table_id=before.table.id, text="Wait."),
        headline_of(page, window),
    )
    window.services.actions["collect.board"].trigger()
    assert cell_of(page, "A", "1.1").facts.notes == before.notes + 1
    assert lacking(page, "A", "1.1") == ["read-back"]


def test_where_there_is_much_to_count_nobody_waits(page: BoardPage, window: Window) -> None:
    workspace, found = workspace_in(window), page.grid.boards.board
    assert found is not None
    reader = BoardReader(workspace, turn=0)
    assert reader.board(found.workshop, AFTER) is None
    noted = [cell.facts for cell in found.rows[0].cells if cell.facts.notes]
    new = [Note(session_id=each.session.id, table_id=each.table.id, text="Wait.") for each in noted]
    workspace.add(*new)
    assert reader.heed([Change(None, each) for each in new])
    board = None
    while board is None:
        board = reader.board(found.workshop, AFTER)
    counted = [cell.facts.notes for cell in board.rows[0].cells if cell.facts.notes]
    assert counted == [each.notes + 1 for each in noted]


def test_another_session_on_the_day_is_another_column(page: BoardPage, window: Window) -> None:
    workspace, found = workspace_in(window), page.grid.boards.board
    assert found is not None
    before = page.grid.boards.columnCount()
    workspace.add(
        Session.named(workspace.programme, workshop_id=found.workshop.id, code="1.9", kind="table")
    )
    settle(page)
    assert page.grid.boards.columnCount() == before + 1
    assert cell_of(page, "A", "1.9").facts.notes == 0


def test_only_what_is_missing_can_be_shown(page: BoardPage, window: Window) -> None:
    stand(page, "A", "1.1")
    accept(page, "headline")
    found = page.grid.boards.board
    assert found is not None
    page.only.click()
    for place, row in enumerate(found.rows):
        assert page.grid.isRowHidden(place) == (row.missing == 0)
    gaps = [
        AcceptedGap.named(
            workspace_in(window).programme,
            table_id=cell.facts.table.id,
            session_id=cell.facts.session.id,
            what=each.key,
            reason=WHY,
        )
        for cell in found.cells()
        for each in cell.open
    ]
    workspace_in(window).add(*gaps)
    assert page.told.text() == "Nothing that is due is missing."
    assert page.grid.is_bare
    page.only.click()
    assert not page.grid.is_bare


def test_the_clock_says_what_is_due(page: BoardPage, window: Window) -> None:
    found = page.grid.boards.board
    assert found is not None
    held_on = found.workshop.held_on
    assert held_on is not None
    clock = window.services.clock
    start = found.sessions[1].planned_start
    assert start is not None
    early = datetime.combine(held_on, start, UTC).replace(hour=0)
    clock.read = lambda: early
    clock.ticked.emit()
    board = page.grid.boards.board
    assert board is not None
    assert {each.state for each in board.cells()} == {LATER}
    header = page.grid.boards.headerData(1, Qt.Orientation.Horizontal)
    assert header == f"1.1  at {start:%H:%M}"
    clock.read = lambda: datetime.combine(held_on, start, UTC)
    clock.ticked.emit()
    assert cell_of(page, "A", "1.1").state == ON
    assert page.grid.boards.headerData(1, Qt.Orientation.Horizontal) == "1.1  on now"


def test_it_can_be_printed_and_begun_with(page: BoardPage, window: Window, demo: Path) -> None:
    page.print_out.click()
    assert any(each.isVisible() for each in window.findChildren(PrintsEditor))
    at_nothing_yet(window, demo)
    assert not page_in(window).grid.isVisible()
