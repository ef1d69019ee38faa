"""What a room voted: for each version of a trade-off and each round, counts and who is missing."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.planning.rounds import balloted
from facilitator_app.domain.records import Ballot, ExpectedBallot, TradeOff
from facilitator_app.domain.results.plain import plain_item, plain_ranked
from facilitator_app.domain.results.shift import Answer, Shift, shifts
from facilitator_app.domain.results.support import Thresholds
from facilitator_app.domain.votes import ABSTENTIONS, ALWAYS_ALLOWED, SPOILT, VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.domain.votes.figures import ItemFigures
    from facilitator_app.domain.votes.ranked import Ranked


CONFLICT = "conflict"
UNKNOWN_METHOD = "method not known"
NOT_VALID = "not valid"
_APART = SPOILT + ABSTENTIONS
_ANSWERED = {"", *ABSTENTIONS}


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
    items: tuple[ItemFigures, ...] = ()
    """Median, support and whatever else follows for each item."""
    ranked: Ranked | None = None
    """Who wins by which rule, where items were ranked."""

    @property
    def spoilt(self) -> int:
        """Ballots that are blank or spoilt; they are among the missing."""
        return sum(self.counts.get(each, 0) for each in SPOILT)

    def plain(self, thresholds: Thresholds) -> dict[str, Any]:
        """Return the round as it is written to JSON."""
        return {
            "round": self.round,
            "n": self.n,
            "missing": self.missing,
            "abstained": self.abstained,
            "spoilt": self.spoilt,
            "conflicts": self.conflicts,
            "counts": self.counts,
            "items": [plain_item(each, thresholds) for each in self.items],
            **({"ranked": plain_ranked(self.ranked)} if self.ranked else {}),
        }


@dataclass(frozen=True, slots=True)
class VoteResult:
    """The rounds of one version of a trade-off."""

    trade_off: TradeOff
    rounds: tuple[RoundResult, ...]
    disputed: bool = False
    """Whether the trade-off itself has two versions, so that its scale is not settled."""
    shifts: tuple[Shift, ...] = ()
    """Each round compared with each later one."""

    def of_rounds(self, names: Collection[str]) -> VoteResult:
        """Return what is known of some rounds alone, such as those that were revealed."""
        return replace(
            self,
            rounds=tuple(each for each in self.rounds if each.round in names),
            shifts=tuple(e for e in self.shifts if e.start in names and e.end in names),
        )

    def plain(self, thresholds: Thresholds | None = None) -> dict[str, Any]:
        """Return the result as it is written to JSON; `disputed` is there only if it is."""
        found = thresholds or Thresholds()
        return {
            **({"disputed": True} if self.disputed else {}),
            "code": self.trade_off.code,
            "version": self.trade_off.version,
            "method": self.trade_off.method,
            "rounds": [each.plain(found) for each in self.rounds],
            "shifts": [each.plain() for each in self.shifts],
        }


@dataclass(slots=True, eq=False)
class _Alike:
    """The ballots of a vote that say the same: judged once."""

    answer: Answer
    why_not: str
    number: int = 0
    """How many there are in the round at hand."""


def results(snapshot: Snapshot) -> list[VoteResult]:
    """Return the result of every vote whose method this app knows, by code and version."""
    ballots: dict[UUID, list[Ballot]] = defaultdict(list)
    for ballot in snapshot.all(Ballot):
        ballots[ballot.trade_off_id].append(ballot)
    listed = frozenset(each.code for each in snapshot.all(ExpectedBallot))
    known = [each for each in snapshot.all(TradeOff) if each.method in VOTE_METHODS]
    return [
        result_of(each, ballots[each.id], listed, snapshot.conflicts)
        for each in sorted(known, key=lambda each: (in_order(each.code), each.version))
    ]


def rounds_of(trade_off: TradeOff, ballots: Iterable[Ballot]) -> list[str]:
    """Return the rounds of ballots that were planned, in order, and those voted in besides."""
    planned = [each for each in balloted(trade_off) if each]
    seen = dict.fromkeys(planned) | dict.fromkeys(
        sorted({ballot.round for ballot in ballots} - set(planned))
    )
    return list(seen)


def result_of(
    trade_off: TradeOff,
    ballots: Sequence[Ballot],
    listed: frozenset[str],
    conflicts: frozenset[UUID],
) -> VoteResult:
    """Return the result of one vote: `listed` are the codes that were handed out."""
    by_round: dict[str, list[Ballot]] = defaultdict(list)
    for ballot in ballots:
        by_round[ballot.round].append(ballot)
    expected = listed | {ballot.code for ballot in ballots}
    alike: dict[tuple[object, ...], _Alike] = {}
    rounds, answers = [], {}
    for name in rounds_of(trade_off, ballots):
        answers[name] = _sort_out(trade_off, by_round[name], conflicts, alike)
        rounds.append(_round(trade_off, name, alike.values(), len(expected)))
    return VoteResult(
        trade_off,
        tuple(rounds),
        disputed=trade_off.id in conflicts,
        shifts=shifts(trade_off, answers),
    )


def _sort_out(
    trade_off: TradeOff,
    ballots: Sequence[Ballot],
    conflicts: frozenset[UUID],
    alike: dict[tuple[object, ...], _Alike],
) -> Mapping[str, Answer]:
    """Put the ballots of one round to those that say the same; return what each code answers."""
    for each in alike.values():
        each.number = 0
    answers = {}
    for ballot in ballots:
        said = (ballot.id in conflicts, *ballot.marks.items())
        found = alike.get(said)
        if found is None:
            why_not = why_not_counted(trade_off, ballot, conflicts)
            found = alike[said] = _Alike(Answer(ballot.marks), why_not)
        found.number += 1
        if found.why_not in _ANSWERED:
            answers[ballot.code] = found.answer
    return answers


def _round(trade_off: TradeOff, name: str, alike: Iterable[_Alike], expected: int) -> RoundResult:
    reasons: Counter[str] = Counter()
    valid = []
    for each in alike:
        reasons[each.why_not] += each.number
        if not each.why_not and each.number:
            valid.append((each.answer.marks, each.number))
    method, n = VOTE_METHODS[trade_off.method], reasons[""]
    abstained = sum(reasons[option] for option in ABSTENTIONS)
    figures = method.figures(trade_off, valid)
    apart = {option: reasons[option] for option in ALWAYS_ALLOWED if reasons[option]}
    return RoundResult(
        round=name,
        n=n,
        missing=expected - n - abstained - reasons[CONFLICT],
        abstained=abstained,
        conflicts=reasons[CONFLICT],
        counts=dict(method.counts(trade_off, valid)) | apart,
        items=figures.items,
        ranked=figures.ranked,
    )


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
