"""The screens on which ballots are keyed, and how one comes to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtTest import QTest

from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import BallotAccount, SecondKeying
from tests.ui.table.seated import sit, votes_of

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


def at_votes(window: Window, demo: Path) -> QWidget:
    screen = sit(window, demo, "2.3")
    screen.show_page("votes")
    return window


def at_wrong_vote(window: Window, demo: Path) -> QWidget:
    grid = votes_of(at_open_vote(window, demo)).grid
    grid.go_to(grid.ballots.sheet.rows[1])  # type: ignore[union-attr]
    QTest.keyClicks(grid, "9")
    assert grid.ballots.sheet.wrong  # type: ignore[union-attr]
    return window


def at_unsaved_vote(window: Window, demo: Path) -> QWidget:
    """Show a ballot that the disk has not taken."""
    grid = votes_of(at_open_vote(window, demo)).grid
    row = grid.ballots.sheet.rows[1]  # type: ignore[union-attr]
    row.unsaved = "Not saved yet. The disk is full. Make room on it. It is tried again by itself."
    grid.tell(row)
    grid.go_to(row)
    return window


def at_keyed_again(window: Window, demo: Path) -> QWidget:
    """Show what two people keyed differently, one ballot being keyed once only."""
    screen = at_open_vote(window, demo)
    page = votes_of(screen)
    page.twice.begin(None)
    QTest.keyClicks(page.grid, "12")
    page.twice.compare()
    assert page.comparing.cards
    return window


def at_closing_round(window: Window, demo: Path) -> QWidget:
    """Show an account that does not add up, of ballots of which but one was keyed again."""
    screen = at_open_vote(window, demo)
    page = votes_of(screen)
    saved = page.grid.ballots.sheet.rows[0].saved  # type: ignore[union-attr]
    about = {"trade_off_id": saved.trade_off_id, "round": saved.round, "code": saved.code}  # type: ignore[union-attr]
    screen._workspace.add(
        SecondKeying.named(screen._workspace.programme, **about, marks=saved.marks)  # type: ignore[union-attr]
    )
    page.close_round.click()
    assert page.closing.warning.isVisible()
    page.closing.fields["unreturned"].setText("")
    QTest.keyClicks(page.closing.fields["unreturned"], "7")
    assert page.closing.reason.isVisible()
    return window


def at_closed_round(window: Window, demo: Path) -> QWidget:
    page = votes_of(at_open_vote(window, demo))
    page.close_round.click()
    page.closing.take.click()
    assert page.banner.isVisible()
    return window


def at_typed_words(window: Window, demo: Path) -> QWidget:
    """Show a ballot that carries words, typed beside its mark."""
    screen = sit(window, demo, "2.3")
    desk = screen.desk
    vote = next(each for each in desk.votes() if each.method == "likert")  # type: ignore[union-attr]
    asking = replace(vote, id=new_id(), code="TO99", asks=("why", "comment"), options=())
    screen._workspace.add(asking)
    screen.show_page("votes", asking)
    QTest.keyClicks(votes_of(screen).grid, "4")
    votes_of(screen).grid.flush()
    return window


def at_open_vote(window: Window, demo: Path) -> TableScreen:
    """Sit at a choice that is voted on, its accounts being still to come."""
    screen = sit(window, demo, "1.5")
    screen._workspace.remove(*screen._workspace.all(BallotAccount))
    screen.show_page("votes", next(each for each in screen.desk.votes() if each.code == "TO3"))  # type: ignore[union-attr]
    return screen
