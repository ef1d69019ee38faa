"""Chance that comes out the same from the same seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.identifiers import id_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from uuid import UUID

T = TypeVar("T")


class Dice(Random):
    """Everything in a demo that could be otherwise is drawn from one of these."""

    def often(self, chance: float) -> bool:
        """Say yes that often, from 0 never to 1 always."""
        return self.random() < chance

    def weighted(self, weights: Mapping[T, float]) -> T:
        """Return one of these, the heavier the likelier."""
        return self.choices(list(weights), list(weights.values()))[0]

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """Return these in any order."""
        found = list(things)
        self.shuffle(found)
        return found

    def dealt(self, things: Iterable[T]) -> Iterator[T]:
        """Deal these like cards: none comes again before all have come."""
        cards = list(things)
        while cards:
            yield from self.shuffled(cards)

    def id_at(self, moment: datetime) -> UUID:
        """Return the id of something that came into the world at that moment."""
        return id_from(int(moment.timestamp() * 1000), self.getrandbits(74))
