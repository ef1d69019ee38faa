"""The sheets of how ballots were keyed.

No row is of one table: a card that is spoilt or missing at a table of eight would say who had it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Ballot, BallotAccount, SecondKeying
from facilitator_app.domain.records.voting import DECISIONS
from facilitator_app.domain.results import rounds_of
from facilitator_app.exports.sheets.common import SESSION_CODE, WORKSHOP
from facilitator_app.exports.sheets.trade_offs import MEANS_CODE, MEANS_ROUND, MEANS_VERSION
from facilitator_app.exports.sheets.trade_offs import trade_offs as voted_on
from facilitator_app.exports.spreadsheet.columns import UUID_TEXT, Column, Kind, Sheet, Tells

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from uuid import UUID

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.exports.spreadsheet.material import Material

_LINES = "text, each on a line of its own"


@dataclass(frozen=True, slots=True)
class OfRound:
    """Something about one round of one vote."""

    trade_off: TradeOff
    round: str

    @property
    def id(self) -> UUID:
        """That of the vote."""
        return self.trade_off.id

    @property
    def session_id(self) -> UUID | None:
        """The session of the vote."""
        return self.trade_off.session_id


@dataclass(frozen=True, slots=True)
class Accounted(OfRound):
    """What became of the cards of a round, at all tables together."""

    accounts: tuple[BallotAccount, ...]

    def total(self, name: str) -> int:
        """Return a number of all tables together."""
        return sum(getattr(each, name) for each in self.accounts)

    @property
    def reasons(self) -> list[str]:
        """Why the numbers do not add up, sorted so that they say nothing of tables."""
        return sorted(each.reason for each in self.accounts if each.reason)


@dataclass(frozen=True, slots=True)
class KeyedAgain(OfRound):
    """A ballot that a second person keyed."""

    again: SecondKeying
    counted: Ballot | None

    @property
    def differs(self) -> bool:
        """Whether the two keyed other marks."""
        before = self.again.first or (self.counted.marks if self.counted else {})
        return self.again.marks != before

    @property
    def outcome(self) -> str:
        """What became of it."""
        if not self.differs:
            return "same"
        return self.again.decision or "open"


def accounted(material: Material) -> list[Accounted]:
    """Return the accounts of each round in the order of votes and rounds."""
    found: dict[tuple[UUID, str], list[BallotAccount]] = defaultdict(list)
    for each in material.snapshot.all(BallotAccount):
        found[each.trade_off_id, each.round].append(each)
    return [
        Accounted(trade_off, name, tuple(found[trade_off.id, name]))
        for trade_off, name in _rounds(material, found)
    ]


def keyed_again(material: Material) -> list[KeyedAgain]:
    """Return the ballots that were keyed again, by vote, round and code."""
    again: dict[tuple[UUID, str], list[SecondKeying]] = defaultdict(list)
    for each in material.snapshot.all(SecondKeying):
        again[each.trade_off_id, each.round].append(each)
    votes = {trade_off for trade_off, _ in again}
    counted = {
        (each.trade_off_id, each.round, each.code): each
        for each in material.snapshot.all(Ballot)
        if each.trade_off_id in votes
    }
    return [
        KeyedAgain(trade_off, name, each, counted.get((trade_off.id, name, each.code)))
        for trade_off, name in _rounds(material, again)
        for each in sorted(again[trade_off.id, name], key=lambda e: (in_order(e.code), e.code))
    ]


def _rounds(
    material: Material, found: Collection[tuple[UUID, str]]
) -> Iterator[tuple[TradeOff, str]]:
    """Return the rounds of which there is something, in the order of votes and rounds."""
    for trade_off in voted_on(material):
        there = [name for vote, name in found if vote == trade_off.id]
        order = [*rounds_of(trade_off, ()), *sorted(there)]
        yield from ((trade_off, name) for name in dict.fromkeys(order) if name in there)


def _marks(marks: dict[str, int]) -> str:
    return "\n".join(f"{option}: {mark}" for option, mark in sorted(marks.items()))


def _number(title: str, meaning: str, name: str) -> Column[Accounted]:
    return Column(title, meaning, "0 or more", lambda row, _: row.total(name), Kind.NUMBER)


_CODE: Column[OfRound] = Column(
    "Trade-off", MEANS_CODE, "text", lambda row, _: row.trade_off.code, borrowed=True
)
_VERSION: Column[OfRound] = Column(
    "Version", MEANS_VERSION, "1 or more", lambda row, _: row.trade_off.version, Kind.NUMBER
)
_ROUND: Column[OfRound] = Column(
    "Round", MEANS_ROUND, "text", lambda row, _: row.round, borrowed=True
)

BALLOT_ACCOUNTS: Sheet[Accounted] = Sheet(
    "Ballot accounts",
    "What became of the cards; one row for each round, all tables together. Issued is returned + "
    "spoilt + unreturned, or the reasons say why not",
    (
        Column(
            "Trade-off id",
            "The version that was voted on; see the sheet Trade-offs",
            UUID_TEXT,
            lambda row, _: str(row.id),
        ),
        WORKSHOP,
        SESSION_CODE,
        _CODE,
        _VERSION,
        _ROUND,
        Column(
            "Tables",
            "How many tables have closed the round",
            "1 or more",
            lambda row, _: len(row.accounts),
            Kind.NUMBER,
        ),
        _number("Issued", "Cards that were handed out", "issued"),
        _number("Returned", "Cards that were handed in, blank ones among them", "returned"),
        _number("Spoilt", "Cards that were handed in and say what cannot be", "spoilt"),
        _number("Unreturned", "Cards that were not handed in", "unreturned"),
        Column(
            "Reasons",
            "Why the numbers do not add up",
            f"{_LINES}; blank where they do",
            lambda row, _: "\n".join(row.reasons),
            widest=60,
        ),
    ),
    accounted,
    only_if_filled=True,
)

KEYED_AGAIN: Sheet[KeyedAgain] = Sheet(
    "Keyed again",
    "Ballots that a second person keyed from the same paper; one row for each",
    (
        Column(
            "Keying id",
            "Names the row, and stays the same from one export to the next",
            UUID_TEXT,
            lambda row, _: str(row.again.id),
        ),
        _CODE,
        _VERSION,
        _ROUND,
        Column(
            "Ballot code",
            "What is on the paper; see the sheet Votes long",
            "text",
            lambda row, _: row.again.code,
            tells=Tells.BALLOT,
            borrowed=True,
        ),
        Column(
            "Outcome",
            "What became of it",
            "same (both keyed the same), "
            f"{', '.join(DECISIONS)} (what was decided to count: what was keyed first, second, or "
            "something else that the paper says), open (they differ, and nobody has decided)",
            lambda row, _: row.outcome,
        ),
        Column(
            "Keyed first",
            "What had been keyed first",
            f"{_LINES}; blank if both are the same",
            lambda row, _: _marks(row.again.first),
        ),
        Column(
            "Keyed second",
            "What the second person keyed",
            f"{_LINES}; blank if both are the same",
            lambda row, _: _marks(row.again.marks) if row.differs else "",
        ),
        Column(
            "Decided by",
            "Who decided, by what they do: their own code could name a table",
            "a role; blank if nothing was to be decided",
            lambda row, names: names.role[row.again.decided_by],
        ),
    ),
    keyed_again,
    only_if_filled=True,
)
