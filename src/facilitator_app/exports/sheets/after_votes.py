"""The sheets of what tables said after their votes: reasons, and where a table stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Reason, TablePosition
from facilitator_app.domain.records.voting import REASON_SORTS
from facilitator_app.exports.sheets.common import (
    IN_CONFLICT,
    REMOVED_CODE,
    SESSION_CODE,
    TABLE,
    WORKSHOP,
    id_column,
)
from facilitator_app.exports.sheets.trade_offs import MEANS_ROUND, MEANS_VERSION
from facilitator_app.exports.spreadsheet.columns import Column, Kind, Sheet
from facilitator_app.exports.spreadsheet.names import REMOVED

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

R = TypeVar("R", Reason, TablePosition)


@dataclass(frozen=True, slots=True)
class Said(Generic[R]):
    """What a table said to a vote, and the vote, if that is still there."""

    record: R
    trade_off: TradeOff | None

    @property
    def id(self) -> UUID:
        """The record's own."""
        return self.record.id

    @property
    def session_id(self) -> UUID | None:
        """The session of the vote."""
        return self.trade_off.session_id if self.trade_off else None

    @property
    def table_id(self) -> UUID:
        """The table."""
        return self.record.table_id


def said(material: Material, kind: type[R], inside: Callable[[R], object]) -> list[Said[R]]:
    """Return what tables said: by session, vote and table, then by what their kind has."""
    votes, names = material.names.trade_offs, material.names
    found = (Said(each, votes.get(each.trade_off_id)) for each in material.snapshot.all(kind))

    def place(each: Said[R]) -> tuple[object, ...]:
        vote = each.trade_off
        return (
            names.session_rank[each.session_id],
            (in_order(vote.code), vote.version) if vote else ([], 0),
            names.table_rank[each.table_id],
            inside(each.record),
            each.id.int,
        )

    return sorted((e for e in found if material.holds(e.session_id)), key=place)


def reasons(material: Material) -> list[Said[Reason]]:
    """Return the reasons of each table by their sort, in the order in which they were written."""
    ranks = {sort: place for place, sort in enumerate(REASON_SORTS)}
    return said(material, Reason, lambda e: (ranks.get(e.sort, len(ranks)), e.position))


def positions(material: Material) -> list[Said[TablePosition]]:
    """Return where the tables stand, round by round."""
    return said(material, TablePosition, lambda each: each.round)


def code_of(row: Said[R], _: Names) -> str:
    """Return the code of a vote, or say that it is gone."""
    return row.trade_off.code if row.trade_off else f"{REMOVED} {row.record.trade_off_id}"


CODE: Column[Said[Any]] = Column(
    "Trade-off", "What was voted on; see the sheet Trade-offs", REMOVED_CODE, code_of, borrowed=True
)
VERSION: Column[Said[Any]] = Column(
    "Version",
    MEANS_VERSION,
    "1 or more",
    lambda row, _: row.trade_off.version if row.trade_off else None,
    Kind.NUMBER,
)

REASONS: Sheet[Said[Reason]] = Sheet(
    "Reasons",
    "What tables said after their votes; one row for each reason. It says nothing about who voted "
    "what",
    (
        id_column("Reason"),
        WORKSHOP,
        SESSION_CODE,
        CODE,
        VERSION,
        TABLE,
        Column("Sort", "What it is", ", ".join(REASON_SORTS), lambda row, _: row.record.sort),
        Column(
            "Side",
            "The end or option that it speaks for",
            "text; blank if it speaks for none",
            lambda row, _: row.record.option,
            borrowed=True,
        ),
        Column("Text", "What was said", "text", lambda row, _: row.record.text, widest=60),
        IN_CONFLICT,
    ),
    reasons,
    only_if_filled=True,
)


@dataclass(frozen=True, slots=True)
class Placed(Said[TablePosition]):
    """One mark of a table's position, or a position in words alone."""

    option: str
    mark: int | None


def _placed(material: Material) -> list[Placed]:
    return [
        Placed(each.record, each.trade_off, option, mark)
        for each in positions(material)
        for option, mark in each.record.marks.items() or [("", None)]
    ]


TABLE_POSITIONS: Sheet[Placed] = Sheet(
    "Table positions",
    "Where tables stand as a whole; one row for each mark. They are never added to the votes of "
    "persons, and are on no other sheet",
    (
        id_column("Position"),
        WORKSHOP,
        SESSION_CODE,
        CODE,
        VERSION,
        Column("Round", MEANS_ROUND, "text", lambda row, _: row.record.round),
        TABLE,
        Column(
            "Option",
            "What the table marked",
            "an option of the trade-off, “answer” if it has but one scale, or neither, dont_know, "
            "decline; blank if the table said it in words alone",
            lambda row, _: row.option,
            borrowed=True,
        ),
        Column(
            "Mark",
            "The number against it",
            "1 for what is chosen, or how strongly; a number of the scale, a rank, points, dots",
            lambda row, _: row.mark,
            Kind.NUMBER,
        ),
        Column(
            "Words",
            "What the table said to it",
            "text; blank if nothing",
            lambda row, _: row.record.text,
            widest=60,
            borrowed=True,
        ),
        IN_CONFLICT,
    ),
    _placed,
    only_if_filled=True,
)
