from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot, BallotAccount, ExpectedBallot
from tests.ui.table.seated import sit, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table.owed import OwedRow
    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.window import Window


def vote(screen: TableScreen, code: str) -> OwedRow:
    return next(each for each in screen.side.rows if each.accessibleName().startswith(code))


def test_a_vote_is_done_when_everybody_has_a_ballot_and_its_rounds_are_closed(
    window: Window, demo: Path
) -> None:
    screen = sit(window, demo, "1.5")
    workspace = workspace_of(window)
    [trade_off] = [each for each in screen.desk.votes() if each.code == "TO2"]  # type: ignore[union-attr]
    assert trade_off.session_id == screen.desk.session.id  # type: ignore[union-attr]
    workspace.remove(*workspace.all(BallotAccount))
    ballots = workspace.of(Ballot, "trade_off_id", [trade_off.id])
    first = [each for each in ballots if each.round == trade_off.rounds[0]]
    workspace.remove(*[each for each in ballots if each not in first[:40]])
    workspace.remove(*workspace.all(BallotAccount))
    screen.side.tell_owed(screen.desk)  # type: ignore[arg-type]
    zeros = " and 0" * (len(trade_off.rounds) - 1)
    assert vote(screen, "TO2").accessibleName().endswith(f": 40{zeros} of 100")
    assert not vote(screen, "TO2").is_done
    listed = [each.code for each in workspace.all(ExpectedBallot)]
    workspace.add(
        *(
            Ballot(trade_off_id=trade_off.id, round=each, code=code, marks=first[0].marks)
            for each in trade_off.rounds
            for code in listed
            if (each, code) not in {(ballot.round, ballot.code) for ballot in first[:40]}
        )
    )
    screen.side.tell_owed(screen.desk)  # type: ignore[arg-type]
    assert vote(screen, "TO2").accessibleName().endswith(": to be closed")
    assert not vote(screen, "TO2").is_done
    table = screen.desk.table.id  # type: ignore[union-attr]
    workspace.add(
        *(
            BallotAccount(
                trade_off_id=trade_off.id, round=each, table_id=table,
                issued=100, returned=100, spoilt=0, unreturned=0,
            )
            for each in trade_off.rounds
        )
    )  # fmt: skip
    assert vote(screen, "TO2").accessibleName().endswith(": closed")
    assert vote(screen, "TO2").is_done
