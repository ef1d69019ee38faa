"""What a room voted: for each version of a trade-off and each round, counts and who is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.records import Ballot, ExpectedBallot, TradeOff
from facilitator_app.domain.votes import ABSTENTIONS, ALWAYS_ALLOWED, SPOILT, VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.domain.snapshot import Snapshot


CONFLICT = "conflict"
UNKNOWN_METHOD = "method not known"
NOT_VALID = "not valid"
_APART = SPOILT + ABSTENTIONS


@dataclass(frozen=True, slots=True)
class RoundResult:
    """One round of one vote. n + abstained + missing + conflicts is everybody expected or seen."""

    round: str
    n: int
    """Ballots with a valid mark."""
    missing: int
    """Codes that were expected and have none: nothing handed in, blank, spoilt or not valid."""
    abstained: int
    """Ballots that say neither, don't know or decline."""
    conflicts: int
    """Ballots of which two versions came in: counted when a person has chosen one."""
    counts: dict[str, int]
    """How many gave each answer; what is always allowed is named where it was given."""


@dataclass(frozen=True, slots=True)
class VoteResult:
    """The rounds of one version of a trade-off."""

    trade_off: TradeOff
    rounds: tuple[RoundResult, ...]
    disputed: bool = False
    """Whether the trade-off itself has two versions, so that its scale is not settled."""

    def plain(self) -> dict[str, Any]:
        """Return the result as it is written to JSON; `disputed` is there only if it is."""
        return {
            **({"disputed": True} if self.disputed else {}),
            "code": self.trade_off.code,
            "version": self.trade_off.version,
            "method": self.trade_off.method,
            "rounds": [
                {
                    "round": each.round,
                    "n": each.n,
                    "missing": each.missing,
                    "abstained": each.abstained,
                    "conflicts": each.conflicts,
                    "counts": each.counts,
                }
                for each in self.rounds
            ],
        }


def results(snapshot: Snapshot) -> list[VoteResult]:
    """Return the result of every vote whose method this app knows, by code and version."""
    ballots: dict[UUID, list[Ballot]] = defaultdict(list)
    for ballot in snapshot.all(Ballot):
        ballots[ballot.trade_off_id].append(ballot)
    listed = frozenset(each.code for each in snapshot.all(ExpectedBallot))
    known = [each for each in snapshot.all(TradeOff) if each.method in VOTE_METHODS]
    return [
        VoteResult(
            each,
            _rounds(each, ballots[each.id], listed, snapshot.conflicts),
            disputed=each.id in snapshot.conflicts,
        )
        for each in sorted(known, key=lambda each: (in_order(each.code), each.version))
    ]


def rounds_of(trade_off: TradeOff, ballots: Iterable[Ballot]) -> list[str]:
    """Return the rounds that were planned, in order, and those that were voted in besides."""
    seen = dict.fromkeys(trade_off.rounds) | dict.fromkeys(
        sorted({ballot.round for ballot in ballots} - set(trade_off.rounds))
    )
    return list(seen)


def _rounds(
    trade_off: TradeOff,
    ballots: Sequence[Ballot],
    listed: frozenset[str],
    conflicts: frozenset[UUID],
) -> tuple[RoundResult, ...]:
    by_round: dict[str, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        by_round[ballot.round].append(ballot)
    expected = listed | {ballot.code for ballot in ballots}
    return tuple(
        _round(trade_off, name, by_round[name], expected, conflicts)
        for name in rounds_of(trade_off, ballots)
    )


def _round(
    trade_off: TradeOff,
    name: str,
    ballots: Sequence[Ballot],
    expected: frozenset[str],
    conflicts: frozenset[UUID],
) -> RoundResult:
    sorted_out = list(zip(_reasons(trade_off, ballots, conflicts), ballots, strict=True))
    reasons = Counter(reason for reason, _ in sorted_out)
    valid = [ballot.marks for reason, ballot in sorted_out if not reason]
    abstained = sum(reasons[option] for option in ABSTENTIONS)
    counted = VOTE_METHODS[trade_off.method].counts(trade_off, valid)
    return RoundResult(
        round=name,
        n=len(valid),
        missing=len(expected) - len(valid) - abstained - reasons[CONFLICT],
        abstained=abstained,
        conflicts=reasons[CONFLICT],
        counts=dict(counted) | {each: reasons[each] for each in ALWAYS_ALLOWED if reasons[each]},
    )


def _reasons(
    trade_off: TradeOff, ballots: Iterable[Ballot], conflicts: frozenset[UUID]
) -> Iterator[str]:
    """Return why each ballot does not count; ballots that say the same are checked once."""
    found: dict[tuple[object, ...], str] = {}
    for ballot in ballots:
        said = (ballot.id in conflicts, *ballot.marks.items())
        if said not in found:
            found[said] = why_not_counted(trade_off, ballot, conflicts)
        yield found[said]


def why_not_counted(trade_off: TradeOff, ballot: Ballot, conflicts: frozenset[UUID]) -> str:
    """Return why a ballot does not count in n; nothing if it does.

    It is CONFLICT, UNKNOWN_METHOD, NOT_VALID, or what the ballot says apart from the scale, what is
    wrong with the paper first.
    """
    if ballot.id in conflicts:
        return CONFLICT
    if trade_off.method not in VOTE_METHODS:
        return UNKNOWN_METHOD
    for option in _APART:
        if option in ballot.marks:
            return option
    try:
        VOTE_METHODS[trade_off.method].check(ballot.marks, trade_off)
    except InvalidBallotError:
        return NOT_VALID
    return ""
