"""The sheet of every vote. No row says at which table or seat a ballot was cast."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.domain.records.voting import TEXTS
from facilitator_app.domain.results import (
    CONFLICT,
    NOT_VALID,
    UNKNOWN_METHOD,
    rounds_of,
    why_not_counted,
)
from facilitator_app.domain.votes import ABSTENTIONS, ALWAYS_ALLOWED, SPOILT
from facilitator_app.exports.sheets.common import REMOVED_CODE
from facilitator_app.exports.sheets.trade_offs import (
    MEANS_METHOD,
    MEANS_ROUND,
    MEANS_VERSION,
    METHODS,
    trade_offs,
)
from facilitator_app.exports.spreadsheet.columns import (
    UUID_TEXT,
    YES_NO,
    Column,
    Kind,
    Sheet,
    Tells,
    yes_no,
)
from facilitator_app.exports.spreadsheet.names import REMOVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from uuid import UUID

    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

ABSTAINED = "abstained"
GONE = "trade-off removed"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of one ballot, or a ballot that has none."""

    ballot: Ballot
    trade_off: TradeOff | None
    option: str
    mark: int | None
    why_not: str
    """Why the ballot is not counted; nothing if it is."""


def _marks(material: Material) -> list[Mark]:
    ballots: dict[UUID, list[Ballot]] = defaultdict(list)
    for ballot in material.snapshot.all(Ballot):
        ballots[ballot.trade_off_id].append(ballot)
    conflicts = material.snapshot.conflicts
    found: list[Mark] = []
    for trade_off in trade_offs(material):
        rounds = rounds_of(trade_off, ballots[trade_off.id])
        for ballot in _in_order(ballots[trade_off.id], rounds):
            found += _of_ballot(ballot, trade_off, _why_not(ballot, trade_off, conflicts))
    if material.extent is None:
        known = material.snapshot.by_id(TradeOff)
        for gone in sorted(ballots.keys() - known.keys(), key=lambda each: each.int):
            rounds = sorted({ballot.round for ballot in ballots[gone]})
            for ballot in _in_order(ballots[gone], rounds):
                found += _of_ballot(ballot, None, GONE)
    return found


def _code(row: Mark, _: Names) -> str:
    if row.trade_off is None:
        return f"{REMOVED} {row.ballot.trade_off_id}"
    return row.trade_off.code


def _in_order(ballots: Sequence[Ballot], rounds: Sequence[str]) -> list[Ballot]:
    """Sort by round and code: the order of arrival could tell who sat together."""
    rank = {name: at for at, name in enumerate(rounds)}
    return sorted(ballots, key=lambda e: (rank[e.round], in_order(e.code), e.code, e.id.int))


def _of_ballot(ballot: Ballot, trade_off: TradeOff | None, why_not: str) -> Iterator[Mark]:
    if not ballot.marks:
        yield Mark(ballot, trade_off, "", None, why_not)
    options = trade_off.options if trade_off is not None else ()
    rank = {option: at for at, option in enumerate(options)}
    for option in sorted(ballot.marks, key=lambda name: (rank.get(name, len(rank)), name)):
        yield Mark(ballot, trade_off, option, ballot.marks[option], why_not)


def _why_not(ballot: Ballot, trade_off: TradeOff, conflicts: frozenset[UUID]) -> str:
    """Return why a ballot is not counted, all abstentions in one word."""
    reason = why_not_counted(trade_off, ballot, conflicts)
    return ABSTAINED if reason in ABSTENTIONS else reason


_WRITTEN = {
    "why": "Why, as it is written on the paper",
    "other": "What else than the options, as it is written on the paper",
    "comment": "What is written on the paper besides",
}


def _written(name: str) -> Column[Mark]:
    return Column(
        name.capitalize(),
        _WRITTEN[name],
        "text, in each row of the ballot; blank if nothing is written",
        lambda row, _: row.ballot.texts.get(name, ""),
        widest=60,
        borrowed=True,
    )


VOTES: Sheet[Mark] = Sheet(
    "Votes long",
    "Every vote; one row for each ballot and mark",
    (
        Column(
            "Ballot id",
            "Names the ballot, which has a row for each of its marks",
            UUID_TEXT,
            lambda row, _: str(row.ballot.id),
            tells=Tells.BALLOT,
        ),
        Column(
            "Trade-off",
            "What was voted on; see the sheet Trade-offs",
            REMOVED_CODE,
            _code,
            borrowed=True,
        ),
        Column(
            "Version",
            MEANS_VERSION,
            "1 or more",
            lambda row, _: None if row.trade_off is None else row.trade_off.version,
            Kind.NUMBER,
        ),
        Column(
            "Method",
            MEANS_METHOD,
            METHODS,
            lambda row, _: None if row.trade_off is None else row.trade_off.method,
            borrowed=True,
        ),
        Column("Round", MEANS_ROUND, "text", lambda row, _: row.ballot.round, borrowed=True),
        Column(
            "Ballot code",
            "What is on the paper: not the code of a seat or a person, and the same on all days",
            "text",
            lambda row, _: row.ballot.code,
            tells=Tells.BALLOT,
            borrowed=True,
        ),
        Column(
            "Option",
            "What is marked",
            f"an option of the trade-off, “answer” if it has but one scale, or "
            f"{', '.join(ALWAYS_ALLOWED)}; blank if nothing is",
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
        *map(_written, TEXTS),
        Column(
            "Cast at (UTC)",
            "When it was cast elsewhere",
            "a date and time in UTC; blank unless it was imported and says so",
            lambda row, _: row.ballot.cast_at,
            Kind.MOMENT,
        ),
        Column(
            "Counted",
            "Whether the ballot is in n, on the sheet Votes summary",
            YES_NO,
            lambda row, _: yes_no(it_is=not row.why_not),
        ),
        Column(
            "Why not",
            "Why it is not",
            f"{CONFLICT} (a person must choose a version), {', '.join(SPOILT)}, {ABSTAINED} "
            f"(neither, don't know or decline), {NOT_VALID} (against the rules of the vote), "
            f"{UNKNOWN_METHOD}, {GONE}; blank if it is",
            lambda row, _: row.why_not,
        ),
    ),
    _marks,
)
