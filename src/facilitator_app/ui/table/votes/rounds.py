"""Which rounds are voted on in a session, and what each of them still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records import BallotAccount, VoteRound
from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.ui.table.votes import half_keyed
from facilitator_app.ui.table.votes.second import differences
from facilitator_app.ui.table.votes.sheet import VoteSheet

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table.desk import Desk


@dataclass(frozen=True, slots=True)
class Lack:
    """What a round lacks before a session is closed."""

    trade_off: TradeOff
    round: str
    wrong: int
    """Ballots that are half keyed or break the rule."""
    undecided: int
    """Ballots that were keyed twice and differ."""


def private_rounds(trade_off: TradeOff) -> tuple[str, ...]:
    """Return the rounds in which persons vote."""
    return tuple(each for each in trade_off.rounds if each != TABLE_POSITION)


def rounds_here(desk: Desk, trade_off: TradeOff) -> tuple[str, ...]:
    """Return the rounds in which persons vote in the session of a desk."""
    given = desk.workspace.of(VoteRound, "trade_off_id", [trade_off.id])
    elsewhere = {each.round: each.session_id for each in given}
    return tuple(
        each
        for each in private_rounds(trade_off)
        if elsewhere.get(each, trade_off.session_id) == desk.session.id
    )


def lacks_of(desk: Desk, trade_off: TradeOff) -> list[Lack]:
    """Return which rounds of a vote are open in a session, and what is to be put right first."""
    closed = {
        each.round
        for each in desk.workspace.of(BallotAccount, "trade_off_id", [trade_off.id])
        if each.table_id == desk.table.id
    }
    return [
        Lack(trade_off, each, _wrong(desk, trade_off, each), _undecided(desk, trade_off, each))
        for each in rounds_here(desk, trade_off)
        if each not in closed
    ]


def _wrong(desk: Desk, trade_off: TradeOff, vote_round: str) -> int:
    place = half_keyed.place(VoteSheet.place, trade_off, vote_round)
    return len(half_keyed.read(desk.workspace.draft(place)))


def _undecided(desk: Desk, trade_off: TradeOff, vote_round: str) -> int:
    found = differences(desk.workspace, trade_off, vote_round)
    return sum(not each.is_missing for each in found)
