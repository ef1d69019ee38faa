"""A vote as the pack has it, and which of its ballots count."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

ABSTENTIONS = ("neither", "dont_know", "decline")
APART = ("blank", "spoilt", *ABSTENTIONS)
IN_FORCE = {"Enough support": "80", "Minority heard from": "10"}
BOUNDS = {"likert": (1, 5), "slider": (0, 10), "gradient": (1, 5), "comfort": (1, 5)}
METHODS = {*BOUNDS, "choice", "ranking", "points", "dots", "conditions"}
LONGEST, HUNDRED = 101, 100
BANDS = 11
REACHED = {"support": "enough support", "minority": "minority triggered"}
Key = tuple[object, ...]
Ballot = tuple[str, dict[str, int], str]
"""The code on it, its marks, and why the pack does not count it."""
Shares = tuple[Fraction, Fraction]
"""In percent: what is enough support, and from when on a minority is heard."""


@dataclass
class Vote:
    """One version of a trade-off."""

    key: tuple[str, int]
    method: str
    options: list[str]
    scale: list[int]
    labels: list[str]
    rounds: list[str]
    ballots: dict[str, dict[str, Ballot]] = field(default_factory=dict)
    """Of each round the ballots by id."""

    @property
    def bounds(self) -> tuple[int, int]:
        """The lowest and the highest number against one thing."""
        fixed = {"ranking": (1, len(self.options)), "points": (0, 100), "conditions": (1, 1)}
        fixed["choice"] = (1, max(1, len(self.labels)))
        fixed["dots"] = (0, min(self.scale, default=2))
        if self.method in fixed:
            return fixed[self.method]
        return (min(self.scale), max(self.scale)) if self.scale else BOUNDS[self.method]

    @property
    def rated(self) -> list[str]:
        """What is given a number."""
        on_scale = self.method in BOUNDS
        alone = on_scale and (not self.options or "answer" in self.options)
        return ["answer"] if alone else self.options


def why_not(vote: Vote, ballot: Ballot) -> str:
    """Return why a ballot does not count; of two versions of one only the pack can know."""
    _, marks, told = ballot
    if told == "conflict":
        return told
    for each in APART:
        if each in marks:
            return each
    return (
        "" if marks and marks.keys() <= _offered(vote) and _is_valid(vote, marks) else "not valid"
    )


def _offered(vote: Vote) -> set[str]:
    return set(vote.options or vote.rated)


def _is_valid(vote: Vote, marks: dict[str, int]) -> bool:
    values, (low, high) = sorted(marks.values()), vote.bounds
    if marks.keys() - set(vote.rated):
        return values == [1]
    return (
        all(low <= each <= high for each in values)
        and (vote.method != "choice" or len(values) == 1)
        and (vote.method != "ranking" or _is_ranking(vote, values))
        and (vote.method != "points" or sum(values) == HUNDRED)
        and (vote.method != "dots" or 0 < sum(values) <= max(vote.scale, default=5))
    )


def _is_ranking(vote: Vote, ranks: list[int]) -> bool:
    count = len(vote.options)
    least, most = min(vote.scale, default=1), max(vote.scale, default=count)
    in_a_row = ranks == list(range(1, len(ranks) + 1))
    return in_a_row and min(least, count) <= len(ranks) <= most


def counts_of(vote: Vote, valid: list[dict[str, int]]) -> dict[str, int]:
    """Return how many gave each answer."""
    items, (low, high) = vote.rated, vote.bounds
    if vote.method in ("choice", "conditions"):
        return {item: sum(item in marks for marks in valid) for item in items}
    shares_out = vote.method in ("points", "dots")
    given: Counter[Key] = Counter()
    if high - low < LONGEST and not shares_out:
        given.update({(item, value): 0 for item in items for value in range(low, high + 1)})
    for item in items:
        given.update({(item, 0): 0} if shares_out else {})
        has = [each.get(item, 0) for each in valid if shares_out or item in each]
        given.update((item, value) for value in has)
    alone = len(items) == 1 and not shares_out
    found = {str(v) if alone else f"{item}: {v}": n for (item, v), n in given.items()}
    beside = [each for each in vote.options if each not in items]
    return found | {each: sum(each in marks for marks in valid) for each in beside}
