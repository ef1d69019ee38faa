"""A round is closed with an account of its cards, and a session not without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Ballot, BallotAccount, Table
from facilitator_app.ui.results import ResultsScreen
from tests.ui.table.seated import closing_of, workspace_of
from tests.ui.table.votes.keyed import press, sheet_of, vote

if TYPE_CHECKING:
    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.votes.page import VotePage
    from facilitator_app.ui.window import Window


def fields(page: VotePage) -> list[str]:
    return [each.text() for each in page.closing.fields.values()]


def type_into(page: VotePage, name: str, text: str) -> None:
    field = page.closing.fields[name]
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def test_what_can_be_counted_stands_in_the_fields(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "gradient")
    press(page, "4.s")
    page.close_round.click()
    assert page.closing.title.text() == "Close TO9 before"
    assert fields(page) == ["4", "2", "1", "1"]
    assert page.closing.told.text() == "It adds up."
    page.closing.take.click()
    [account] = workspace_of(window).all(BallotAccount)
    kept = (account.issued, account.returned, account.spoilt, account.unreturned, account.reason)
    assert kept == (4, 2, 1, 1, "")
    assert page.banner.words.text() == (
        "Closed: 4 handed out, 2 handed in, 1 spoilt, 1 not handed in."
    )


def test_what_does_not_add_up_needs_a_reason(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "gradient")
    press(page, "43")
    page.close_round.click()
    type_into(page, "unreturned", "0")
    assert page.closing.told.text().startswith("2 cards handed out and not accounted for.")
    assert not page.closing.take.isEnabled()
    QTest.keyClicks(page.closing.reason, "Two were taken home")
    page.closing.take.click()
    [account] = workspace_of(window).all(BallotAccount)
    assert (account.unreturned, account.reason) == (0, "Two were taken home")


@pytest.mark.parametrize("typed", ["", "-1", "2.5", "two"])
def test_what_is_no_number_of_cards_is_said(screen: TableScreen, typed: str) -> None:
    page = vote(screen, "gradient")
    page.close_round.click()
    type_into(page, "issued", typed)
    assert page.closing.told.text().startswith(f"“{typed}” is no number of cards.")
    assert not page.closing.take.isEnabled()


def test_a_half_typed_account_is_there_again(screen: TableScreen) -> None:
    page = vote(screen, "gradient")
    page.close_round.click()
    type_into(page, "issued", "7")
    QTest.keyClicks(page.closing.reason, "Three more")
    page.closing.back.click()
    page.close_round.click()
    assert fields(page)[0] == "7"
    assert page.closing.reason.text() == "Three more"


def test_a_closed_round_takes_no_key_until_it_is_opened(
    screen: TableScreen, window: Window
) -> None:
    page = vote(screen, "gradient")
    press(page, "4")
    page.close_round.click()
    page.closing.take.click()
    press(page, "3\b")
    assert page.told.text().startswith("This round is closed.")
    assert [each.marks for each in workspace_of(window).all(Ballot)] == [{"Proposal": 4}]
    assert not page.close_round.isVisible()
    page.banner.act.click()
    assert workspace_of(window).all(BallotAccount) == []
    assert workspace_of(window).undo_name == "TO9 before opened again"
    press(page, "\n3")
    assert len(workspace_of(window).all(Ballot)) == 2


def test_results_are_one_step_from_a_closed_round(screen: TableScreen, window: Window) -> None:
    page = vote(screen, "gradient")
    press(page, "4")
    page.close_round.click()
    page.closing.take.click()
    assert page.banner.other.accessibleName() == "Results"
    page.banner.other.click()
    [results] = window.findChildren(ResultsScreen)
    assert results.isVisible()
    assert not page.isVisible()


def test_a_round_with_a_wrong_ballot_is_not_closed(screen: TableScreen) -> None:
    page = vote(screen, "gradient")
    press(page, "94")
    page.close_round.click()
    assert not page.closing.isVisible()
    assert "to be put right before the round is closed" in page.told.text()
    assert page.grid.currentIndex().row() == 0


def test_the_count_leaves_out_what_other_tables_accounted_for(
    screen: TableScreen, window: Window
) -> None:
    page, workspace = vote(screen, "gradient"), workspace_of(window)
    press(page, "43")
    page.close_round.click()
    page.closing.take.click()
    [own] = workspace.all(BallotAccount)
    other = Table.named(workspace.programme, code="B")
    workspace.remove(own)
    workspace.add(other)
    workspace.add(
        BallotAccount.named(
            workspace.programme, trade_off_id=own.trade_off_id, round="before",
            table_id=other.id, issued=1, returned=1, spoilt=0, unreturned=0,
        )
    )  # fmt: skip
    screen.choose_table(next(e for e in screen.whereabouts.tables() if e.code == "A"))
    page = vote(screen, "gradient")
    page.close_round.click()
    assert fields(page) == ["4", "1", "0", "3"]


def test_the_session_is_not_closed_silently(screen: TableScreen) -> None:
    page = vote(screen, "points")
    press(page, "60\n50\n\n\n")
    screen.show_page("closing")
    closing = closing_of(screen)
    assert closing.votes.isVisible()
    assert "TO7 before (1 to put right)" in closing.votes.words.text()
    said = {each.accessibleName() for each in screen.side.rows}
    assert "TO1  strength: 0 and 0 of 4" in said
    closing.votes.go.click()
    assert page.isVisible()
    assert page.trade_off is not None
    assert page.trade_off.code == "TO1"


def test_a_vote_is_done_when_all_its_rounds_are_closed(screen: TableScreen) -> None:
    page = vote(screen, "gradient")
    for name in ("before", "after"):
        assert page.rounds is not None
        page.rounds.choose(name)
        page.rounds.chosen.emit(name)
        press(page, "1234")
        page.close_round.click()
        page.closing.take.click()
    row = next(each for each in screen.side.rows if each.accessibleName().startswith("TO9 "))
    assert row.accessibleName() == "TO9  gradient: closed"
    assert row.is_done
    assert sheet_of(page).is_closed
