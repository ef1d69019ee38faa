"""The demo as a session pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import (
    BallotAccount,
    Coverage,
    DraftExpectation,
    ExpertQuestion,
    Flipchart,
    Headline,
    Note,
    Reason,
    Reflection,
    SeatChange,
    SecondKeying,
    Summary,
    TablePosition,
    TradeOff,
)
from facilitator_app.exports import Scope, export
from tests.exports.pdf.aloud import faults

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot


def test_holds_everything_and_meets_both_standards(snapshot: Snapshot, tmp_path: Path) -> None:
    path = tmp_path / "demo.pdf"
    done = export("pdf", snapshot, Scope(), path)
    assert not faults(path)
    assert not done.changed
    assert done.rows == {
        "Headlines": len(snapshot.all(Headline)),
        "Summaries": len(snapshot.all(Summary)),
        "Notes": len(snapshot.all(Note)),
        "Expert questions": len(snapshot.all(ExpertQuestion)),
        "Trade-offs": len(snapshot.all(TradeOff)),
        "Reasons": len(snapshot.all(Reason)),
        "Table positions": len(snapshot.all(TablePosition)),
        "Ballot accounts": len({(e.trade_off_id, e.round) for e in snapshot.all(BallotAccount)}),
        "Keyed again": len(snapshot.all(SecondKeying)),
        "Drafts": len(snapshot.all(DraftExpectation)),
        "Flipcharts": len(snapshot.all(Flipchart)),
        "Seat changes": len(snapshot.all(SeatChange)),
        "Reflections": len(snapshot.all(Reflection)),
        "Coverage": len(snapshot.all(Coverage)),
    }
