"""The votes of a session are those of which a round is held there, the one at hand preselected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import (
    TABLE_POSITION,
    BallotAccount,
    Session,
    Table,
    TradeOff,
    VoteRound,
    Workshop,
)
from facilitator_app.ui.table.desk import Desk
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "poll.facilitator", "Poll") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        first, last = (
            Session.named(programme, code=code, workshop_id=day.id) for code in ("1.1", "1.9")
        )
        poll, other = (
            TradeOff.named(
                programme, code=code, version=1, method="likert", rounds=rounds, session_id=first.id
            )
            for code, rounds in (
                ("AN1", ("T0", "T1")),
                ("TO1", ("before", TABLE_POSITION, "after")),
            )
        )
        held = VoteRound.named(programme, trade_off_id=poll.id, round="T1", session_id=last.id)
        workspace.add(day, first, last, Table.named(programme, code="A"), poll, other, held)
        yield workspace


def desk_in(workspace: Workspace, code: str) -> Desk:
    [table] = workspace.all(Table)
    session = next(each for each in workspace.all(Session) if each.code == code)
    return Desk(workspace, session, table)


def vote(workspace: Workspace, code: str) -> TradeOff:
    return next(each for each in workspace.all(TradeOff) if each.code == code)


def test_a_poll_comes_back_in_its_later_session(workspace: Workspace) -> None:
    poll = vote(workspace, "AN1")
    first, last = (desk_in(workspace, code) for code in ("1.1", "1.9"))
    assert [each.code for each in first.votes_here()] == ["AN1", "TO1"]
    assert [each.code for each in last.votes_here()] == ["AN1"]
    assert [each.code for each in last.votes()] == ["AN1", "TO1"], "the others come after it"
    assert (first.round_at_hand(poll), last.round_at_hand(poll)) == ("T0", "T1")


def test_the_round_at_hand_is_the_first_that_is_not_closed(workspace: Workspace) -> None:
    desk, other = desk_in(workspace, "1.1"), vote(workspace, "TO1")
    assert desk.round_at_hand(other) == "before"
    counts = {"issued": 8, "returned": 8, "spoilt": 0, "unreturned": 0}
    for name, then in (("before", "after"), ("after", "before")):
        about = {"trade_off_id": other.id, "round": name, "table_id": desk.table.id}
        workspace.add(BallotAccount.named(workspace.programme, **about, **counts))
        assert desk.round_at_hand(other) == then, "no ballots are keyed of a table position"
