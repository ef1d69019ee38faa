"""What the rounds of a session still lack before it can be closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.owing import still_open
from facilitator_app.domain.planning.versions import called, is_replaced
from facilitator_app.domain.records import BallotAccount
from facilitator_app.ui.table.votes import half_keyed
from facilitator_app.ui.table.votes.second import differences
from facilitator_app.ui.table.votes.sheet import VoteSheet

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table.desk import Desk


@dataclass(frozen=True, slots=True)
class Lack:
    """A round that is open, and what is to be put right in it first."""

    trade_off: TradeOff
    round: str
    wrong: int
    """Ballots that are half keyed or break the rule."""
    undecided: int
    """Ballots that were keyed twice and differ."""
    once: int
    """Ballots that were not keyed a second time, though others were."""

    @property
    def words(self) -> str:
        """What it lacks, in a few words."""
        parts = [
            f"{self.wrong} to put right" if self.wrong else "",
            f"{self.undecided} to decide" if self.undecided else "",
            f"{self.once} not keyed a second time" if self.once else "",
        ]
        return ", ".join(filter(None, parts)) or "open"


def lacks_of(desk: Desk, trade_off: TradeOff) -> list[Lack]:
    """Return which rounds of a vote are open at a table in its session."""
    closed = {
        each.round
        for each in desk.workspace.of(BallotAccount, "trade_off_id", [trade_off.id])
        if each.table_id == desk.table.id
    }
    here = desk.rounds_of(trade_off)
    return [
        Lack(trade_off, each, _wrong(desk, trade_off, each), *_of_second(desk, trade_off, each))
        for each in still_open(trade_off, here, closed)
    ]


def open_rounds(desk: Desk) -> list[Lack]:
    """Return all open rounds of a session at a table; a version that was replaced has none."""
    votes = desk.votes_here()
    return [each for vote in votes if not is_replaced(vote, votes) for each in lacks_of(desk, vote)]


def told(desk: Desk, lacks: list[Lack]) -> str:
    """Return in a sentence which rounds are open, and what they lack."""
    votes = desk.votes_here()
    words = (
        f"{called(each.trade_off, votes)} {each.round}".strip()
        + (f" ({each.words})" if each.words != "open" else "")
        for each in lacks
    )
    return f"Open votes: {', '.join(words)}. Close each of them before the session ends."


def _wrong(desk: Desk, trade_off: TradeOff, vote_round: str) -> int:
    place = half_keyed.place(VoteSheet.place, trade_off, vote_round)
    return len(half_keyed.read(desk.workspace.draft(place)))


def _of_second(desk: Desk, trade_off: TradeOff, vote_round: str) -> tuple[int, int]:
    """Return how many are to be decided, and how many were keyed once only."""
    found = differences(desk.workspace, trade_off, vote_round)
    once = sum(each.is_missing for each in found)
    return len(found) - once, once
