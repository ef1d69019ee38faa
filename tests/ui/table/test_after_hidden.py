"""After the vote: nothing tells how people voted before that may be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import BallotAccount, Reason, Reveal
from facilitator_app.ui.table.after_votes import MINORITY
from tests.ui.table.after_vote import owes, vote
from tests.ui.table.seated import sit

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    screen = sit(window, demo, "1.5")
    workspace = screen._workspace
    workspace.remove(*workspace.all(Reason), *workspace.all(BallotAccount))
    workspace.remove(*workspace.all(Reveal))
    return screen


def is_asked(screen: TableScreen) -> bool:
    return "Minority view on TO3: not yet" in owes(screen)


def test_who_differs_is_not_told_while_a_round_is_open_and_hidden(screen: TableScreen) -> None:
    assert not is_asked(screen), "the ballots differ, and nobody may know"
    programme = screen._workspace.programme
    reveal = Reveal.named(programme, trade_off_id=vote(screen, "TO3").id, round="after")
    screen._workspace.add(reveal)
    assert is_asked(screen)
    screen._workspace.remove(reveal)
    assert not is_asked(screen)


def test_a_minority_is_asked_for_as_soon_as_the_round_is_closed_here(screen: TableScreen) -> None:
    assert screen.desk is not None
    account = BallotAccount.named(
        screen._workspace.programme,
        trade_off_id=vote(screen, "TO3").id,
        round="after",
        table_id=screen.desk.table.id,
        issued=8,
        returned=8,
        spoilt=0,
        unreturned=0,
    )
    screen._workspace.add(account)
    assert is_asked(screen)
    screen.show_page("after", (vote(screen, "TO3"), MINORITY))
    screen._workspace.remove(account)
    assert not is_asked(screen)
