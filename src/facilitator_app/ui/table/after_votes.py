"""What a table says after its votes, read from the file, and what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.planning.formats import sides_of
from facilitator_app.domain.records import BallotAccount, Reason, Reveal, TablePosition, VoteRound
from facilitator_app.domain.records.voting import REASON_SORTS, TABLE_POSITION
from facilitator_app.domain.results import anybody_differs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Ballot, TradeOff
    from facilitator_app.ui.table.desk import Desk

REASON, CONDITION, CHANGE, MINORITY = REASON_SORTS
POSITION = "position"
"""What the page can be gone to for besides."""

Group = tuple[str, str]
"""A sort of reason, and the end or option that it speaks for, if any."""


def reasons_of(desk: Desk, trade_off: TradeOff) -> list[Reason]:
    """Return what this table has said about a vote, in the order in which it was written."""
    found = desk.workspace.of(Reason, "trade_off_id", [trade_off.id], table_id=desk.table.id)
    return sorted(found, key=lambda each: (each.position, each.id))


def position_of(desk: Desk, trade_off: TradeOff) -> TablePosition | None:
    """Return where this table stands as a whole, if it has said so."""
    found = desk.workspace.of(TablePosition, "trade_off_id", [trade_off.id], table_id=desk.table.id)
    return next((each for each in found if each.round == TABLE_POSITION), None)


def takes_position(desk: Desk, trade_off: TradeOff, ballots: Sequence[Ballot]) -> bool:
    """Tell whether a table says where it stands: in a round of its own, or for want of ballots."""
    planned = TABLE_POSITION in trade_off.rounds
    return planned or not ballots or position_of(desk, trade_off) is not None


def is_anchor(desk: Desk, trade_off: TradeOff) -> bool:
    """Tell whether a vote is a poll whose rounds lie apart, with all the talk of a day between."""
    return bool(desk.workspace.of(VoteRound, "trade_off_id", [trade_off.id]))


def asks_minority(desk: Desk, trade_off: TradeOff, ballots: Sequence[Ballot]) -> bool:
    """Tell whether a minority is to be heard: somebody differs, and tables talk about the vote.

    That somebody does is a result: it is told of rounds that are closed here, or revealed.
    """
    if is_anchor(desk, trade_off):
        return False
    of, about = desk.workspace.of, [trade_off.id]
    rounds = {each.round for each in of(Reveal, "trade_off_id", about)}
    closed = of(BallotAccount, "trade_off_id", about, table_id=desk.table.id)
    rounds.update(each.round for each in closed)
    return anybody_differs(trade_off, [each for each in ballots if each.round in rounds])


def groups_of(trade_off: TradeOff, reasons: Sequence[Reason]) -> list[Group]:
    """Return under what a table's reasons stand: each side, those that are gone, and the rest."""
    sides = list(sides_of(trade_off))
    gone = {each.option: None for each in reasons if each.sort == REASON}
    sides += [each for each in gone if each not in sides]
    return [*((REASON, each) for each in sides), (CONDITION, ""), (CHANGE, ""), (MINORITY, "")]


def group_of(reason: Reason) -> Group:
    """Return under what a reason stands."""
    return reason.sort, reason.option if reason.sort == REASON else ""
