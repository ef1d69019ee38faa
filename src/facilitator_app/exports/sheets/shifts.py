"""The sheet of who moved between two rounds, as numbers: no row tells of a single ballot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.exports.sheets.trade_offs import MEANS_CODE, MEANS_ROUND, MEANS_VERSION
from facilitator_app.exports.spreadsheet.columns import UUID_TEXT, Column, Kind, Sheet

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.results import Moves, Shift
    from facilitator_app.domain.results.shift import Place
    from facilitator_app.exports.spreadsheet.material import Material

_PLACES = (
    "an option, a number, not ranked, 0 for what is given or ticked nothing, neither, dont_know, "
    "decline"
)


@dataclass(frozen=True, slots=True)
class Move:
    """How many went from one place to another."""

    trade_off: TradeOff
    shift: Shift
    moves: Moves
    start: Place
    end: Place
    count: int


def _moves(material: Material) -> list[Move]:
    return [
        Move(result.trade_off, shift, moves, start, end, count)
        for result in material.results
        if material.holds(result.trade_off.session_id)
        for shift in result.shifts
        for moves in shift.items
        for (start, end), count in moves.table.items()
    ]


VOTE_SHIFTS: Sheet[Move] = Sheet(
    "Votes shift",
    "Who moved between two rounds of one version; one row for each place left and each reached. "
    "Only those are in it who answered in both",
    (
        Column(
            "Trade-off id",
            "The version that was voted on; see the sheet Trade-offs",
            UUID_TEXT,
            lambda row, _: str(row.trade_off.id),
        ),
        Column("Trade-off", MEANS_CODE, "text", lambda row, _: row.trade_off.code, borrowed=True),
        Column(
            "Version", MEANS_VERSION, "1 or more", lambda r, _: r.trade_off.version, Kind.NUMBER
        ),
        Column("From round", MEANS_ROUND, "text", lambda row, _: row.shift.start, borrowed=True),
        Column("To round", MEANS_ROUND, "text", lambda row, _: row.shift.end, borrowed=True),
        Column(
            "n paired",
            "Codes that answered in both rounds, abstentions included",
            "0 or more",
            lambda row, _: row.shift.paired,
            Kind.NUMBER,
        ),
        Column(
            "n unpaired",
            "Codes that answered in one of them only, and are in no row",
            "0 or more",
            lambda row, _: row.shift.unpaired,
            Kind.NUMBER,
        ),
        Column("Item", "What it is about", "text", lambda row, _: row.moves.item, borrowed=True),
        Column("From", "Where they stood", _PLACES, lambda row, _: str(row.start), borrowed=True),
        Column("To", "Where they stand", _PLACES, lambda row, _: str(row.end), borrowed=True),
        Column("Count", "How many", "1 or more", lambda row, _: row.count, Kind.NUMBER),
        Column(
            "Net change of the item",
            "The mean change of those who gave it a number both times",
            "a number; blank where nobody did",
            lambda row, _: row.moves.net_change,
            Kind.NUMBER,
        ),
    ),
    _moves,
    only_if_filled=True,
)
