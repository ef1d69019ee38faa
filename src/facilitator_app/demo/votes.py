"""The ballots of the demo: people lean one way or another, and some of them move."""

from __future__ import annotations

from itertools import accumulate
from math import exp, sqrt
from statistics import NormalDist, fmean
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot
from facilitator_app.domain.votes import ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from facilitator_app.demo.design import Day, Design, Vote
    from facilitator_app.demo.dice import Dice
    from facilitator_app.demo.people import People
    from facilitator_app.demo.room import Room
    from facilitator_app.domain.records import Table, TradeOff

_APART = {"": 926, "dont_know": 30, "decline": 12, "neither": 12, "blank": 12, "spoilt": 8}
_MISSING, _WRITES = 0.02, 0.25
_TOGETHER = 0.85
"""How many go along with their table when it has talked."""
_STEP = 5
_DOTS, _DOTS_ON_ONE = 5, 2
_NORMAL = NormalDist()


class Voters:
    """The people of the demo when they vote: each has a bent of their own on every question."""

    def __init__(
        self, design: Design, people: People, room: Room, dice: Dice, writing: Dice
    ) -> None:
        self._design = design
        self._people = people
        self._room = room
        self._dice = dice
        self._writing = writing
        self.cast: list[Ballot] = []
        """The ballots of the day at hand."""
        self._bents: dict[tuple[UUID, str], list[float]] = {}
        self._ways: dict[str, Callable[[Vote, list[float]], dict[str, int]]] = {
            "slider": self._on_a_scale,
            "likert": self._on_a_scale,
            "comfort": self._on_a_scale,
            "gradient": self._on_the_gradient,
            "choice": self._one_option,
            "points": self._points,
            "ranking": self._ranks,
            "dots": self._dots,
        }

    def records(self, day: Day) -> Iterator[Ballot]:
        """Return the ballots of a day, those of a vote by code: their order tells no table."""
        self.cast = []
        for vote in day.votes:
            cast = [each for table in self._design.tables for each in self._at_table(vote, table)]
            self.cast += sorted(cast, key=lambda each: each.code)
        yield from self.cast

    def _at_table(self, vote: Vote, table: Table) -> Iterator[Ballot]:
        seated = self._room.at_table(vote.session, table.id).values()
        codes = [self._people.ballot_codes[each.code] for each in seated]
        bents = {code: self._bent(vote.trade_off, code) for code in codes}
        # Tables differ as much as people do, though the mean of eight people hardly would.
        common = [fmean(some) * sqrt(len(some)) for some in zip(*bents.values(), strict=True)]
        for code in codes:
            if self._dice.often(_MISSING):
                continue
            together = vote.round == "table" and self._dice.often(_TOGETHER)
            yield Ballot.named(
                self._design.id,
                trade_off_id=vote.trade_off.id,
                round=vote.round,
                code=code,
                marks=self._marks(vote, common if together else self._now(bents[code])),
                texts=self._texts(vote),
            )

    def _texts(self, vote: Vote) -> dict[str, str]:
        """Return what is written on a ballot beside its marks."""
        if vote.why and self._writing.often(_WRITES):
            return {"why": self._writing.choice(vote.why)}
        return {}

    def _bent(self, trade_off: TradeOff, code: str) -> list[float]:
        """Return how far somebody stands from the middle of the room on each thing to mark."""
        return self._bents.setdefault(
            (trade_off.id, code), [self._dice.gauss() for _ in trade_off.options or (ANSWER,)]
        )

    def _now(self, bent: list[float]) -> list[float]:
        """Return a bent as it is today."""
        return [each + self._dice.gauss(0, 0.35) for each in bent]

    def _marks(self, vote: Vote, bent: list[float]) -> dict[str, int]:
        apart = self._dice.weighted(_APART)
        # "Neither" is one of the options of a choice here, and is not on offer a second time.
        if apart and not (apart == "neither" and vote.trade_off.method == "choice"):
            return {apart: 1}
        return self._ways[vote.trade_off.method](vote, bent)

    def _on_a_scale(self, vote: Vote, bent: list[float]) -> dict[str, int]:
        items = vote.trade_off.options or (ANSWER,)
        low, high = vote.trade_off.scale
        spread = 0.26 * (high - low)
        found = {
            item: min(high, max(low, round(middle + spread * own)))
            for item, middle, own in zip(items, vote.lean, bent, strict=True)
        }
        if len(items) > 1 and self._dice.often(0.06):  # one line of the card was left out
            del found[self._dice.choice(items)]
        return found

    def _on_the_gradient(self, vote: Vote, bent: list[float]) -> dict[str, int]:
        middle, unsure = vote.lean
        answer, more = vote.trade_off.options
        if self._dice.often(unsure / 100):
            return {more: 1}
        low, high = vote.trade_off.scale
        return {answer: min(high, max(low, round(middle + 1.1 * bent[0])))}

    def _one_option(self, vote: Vote, bent: list[float]) -> dict[str, int]:
        """Choose by one's bent, so that whoever votes twice moves only if the room does."""
        place = _NORMAL.cdf(bent[0] / 1.06) * sum(vote.lean)
        ends = zip(vote.trade_off.options, accumulate(vote.lean), strict=True)
        strongest = max(1, len(vote.trade_off.scale_labels))
        strength = min(strongest, 1 + round(abs(bent[0])))
        return {next(option for option, end in ends if place <= end): strength}

    def _points(self, vote: Vote, bent: list[float]) -> dict[str, int]:
        """Share out 100 in fives, as people do."""
        weights = [middle * exp(0.6 * own) for middle, own in zip(vote.lean, bent, strict=True)]
        steps = 100 // _STEP
        exact = [steps * weight / sum(weights) for weight in weights]
        found = [int(each) for each in exact]
        places = sorted(range(len(exact)), key=lambda place: found[place] - exact[place])
        for place in places[: steps - sum(found)]:
            found[place] += 1
        shares = (each * _STEP for each in found)
        return dict(zip(vote.trade_off.options, shares, strict=True))

    def _ranks(self, vote: Vote, bent: list[float]) -> dict[str, int]:
        liked = {
            item: middle + own
            for item, middle, own in zip(vote.trade_off.options, vote.lean, bent, strict=True)
        }
        order = sorted(liked, key=lambda item: liked[item])
        return {item: order.index(item) + 1 for item in vote.trade_off.options}

    def _dots(self, vote: Vote, bent: list[float]) -> dict[str, int]:
        weights = {
            item: middle * exp(0.7 * own)
            for item, middle, own in zip(vote.trade_off.options, vote.lean, bent, strict=True)
        }
        found: dict[str, int] = {}
        for _ in range(_DOTS - self._dice.often(0.06)):
            item = self._dice.weighted(weights)
            found[item] = found.get(item, 0) + 1
            if found[item] == _DOTS_ON_ONE:
                del weights[item]
        return found
