"""What people say in the demo: phrases that were written by hand, joined by a small grammar.

A *strand* is one line of argument. Its phrases fit each other: any `because`, `then` and `provided`
can follow any `say`. Each phrase that can open a note is a card, and a table draws its cards for a
prompt from one shuffled deck, so that it does not say the same thing twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from facilitator_app.demo.design import demo_data
from facilitator_app.resource_files import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from facilitator_app.demo.dice import Dice

_SLOT = re.compile(r"\{(\w+)\}")
_KIND_OF = {
    "say": "point",
    "quotes": "quote",
    "provided": "condition",
    "split": "disagreement",
    "asks": "question",
    "hands": "count",
    "turned": "changed mind",
}
"""The kind of note that each sort of phrase opens."""
_ANYWHERE = {"non_verbal": "non-verbal", "parking_lot": "parking lot"}
_SHARE_ANYWHERE = 0.045
_FOLLOWED_BY = {
    "non_verbal": "seen_when",
    "parking_lot": "parked_how",
    "split": "after_a_split",
    "turned": "after_a_turn",
}
"""Where to look for what can follow a phrase of a sort."""
_SHAPES = {
    "{say}": 20,
    "{say}, because {because}": 7,
    "{say} because {because}": 4,
    "{say}: {because}": 3,
    "{say} - {because}": 5,
    "{say}. {then}": 17,
    "{say}. {Because}": 9,
    "{say}. {Because}. {then}": 5,
    "{say}, because {because}. {then}": 4,
    "{say}. {tail}": 7,
    "{opener}{low}": 8,
    "{opener}{low}. {then}": 5,
    "{opener}{low}. {Because}": 3,
}
"""The shapes of a point, and how common each is."""


@dataclass(frozen=True, slots=True)
class Card:
    """One phrase that opens a note, and the strand it belongs to."""

    sort: str
    phrase: str
    strand: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """What was said, before a note-taker has written it down."""

    kind: str
    text: str
    strand: Mapping[str, Any]


class Talk:
    """All that can be said, by prompt."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self.everywhere = demo_data("everywhere")
        self._strands = [
            strand
            for path in sorted(resource("demo", "talk").glob("*.toml"))
            for strand in demo_data(f"talk/{path.stem}")["strand"]
        ]

    def deck(self, prompt: str, topics: tuple[str, ...] = ()) -> Iterator[Card]:
        """Deal what can be said about a prompt; if there are topics, about no other topics."""
        cards = []
        for strand in self._strands:
            if prompt in strand["prompts"] and strand.get("topic", "") in ("", *topics):
                for sort in _KIND_OF:
                    cards += [Card(sort, each, strand) for each in strand.get(sort, ())]
                # Notes are mostly points, and points can be put in the most ways.
                cards += [Card("say", each, strand) for each in strand["say"]]
        return self._dice.dealt(cards)

    def said(self, deck: Iterator[Card], people: int) -> Said:
        """Return the next thing that is said at a table of so many."""
        if self._dice.often(_SHARE_ANYWHERE):
            sort = self._dice.choice(list(_ANYWHERE))
            card = Card(sort, self._any_of(sort), {})
            return Said(_ANYWHERE[sort], self._filled(self._followed(card)), {})
        card = next(deck)
        text = self._ways[card.sort](card, people)
        return Said(_KIND_OF[card.sort], self._filled(text), card.strand)

    @cached_property
    def _ways(self) -> dict[str, Callable[[Card, int], str]]:
        """How each sort of phrase is put, given how many sit at the table."""
        return {
            "say": self._point,
            "quotes": self._quote,
            "provided": self._condition,
            "asks": self._question,
            "hands": self._count,
            "split": self._followed,
            "turned": self._followed,
        }

    def _point(self, card: Card, _: int) -> str:
        parts = {"say": card.phrase, "low": self._lowered(card.phrase)}
        for name in ("because", "then"):
            parts[name] = self._dice.choice(card.strand[name])
        for name in ("tail", "opener"):
            parts[name] = self._any_of(f"{name}s")
        parts["Because"] = _raised(parts["because"])
        shape = self._dice.weighted(_SHAPES)
        if card.phrase.endswith("?"):  # after which nothing can be joined on
            shape = "{say} {then}"
        return _joined(shape, parts)

    def _quote(self, card: Card, _: int) -> str:
        start, end = self._any_of("quote_starts"), self._any_of("quote_ends")
        phrase = self._lowered(card.phrase) if start else card.phrase
        return f"{start}{phrase}{'' if phrase.endswith(('?', '!')) else end}"

    def _condition(self, card: Card, _: int) -> str:
        return _joined(self._any_of("conditions"), {"x": card.phrase})

    def _question(self, card: Card, _: int) -> str:
        return self._any_of("asked_how") + card.phrase

    def _count(self, card: Card, people: int) -> str:
        everybody = max(2, people)
        counted = {"n": str(self._dice.randint(2, everybody)), "all": str(everybody)}
        return _joined(self._any_of("counts"), {**counted, "x": card.phrase})

    def _followed(self, card: Card, _: int = 0) -> str:
        return card.phrase + self._any_of(_FOLLOWED_BY[card.sort])

    def _any_of(self, name: str) -> str:
        found: list[str] = self.everywhere[name]
        return self._dice.choice(found)

    def _filled(self, text: str) -> str:
        """Put a word into every place that is left open for one, the same for the same name."""
        words: dict[str, list[str]] = self.everywhere["words"]
        drawn: dict[str, str] = {}

        def word(found: re.Match[str]) -> str:
            name = found.group(1)
            low = name.lower()
            if low not in drawn:
                drawn[low] = self._dice.choice(words[low])
            return _raised(drawn[low]) if name[0].isupper() else drawn[low]

        return _SLOT.sub(word, text)

    def _lowered(self, text: str) -> str:
        """Return a sentence as it goes on after a colon, names and short forms as they are."""
        word = re.split(r"[\s,:']", text, maxsplit=1)[0]
        is_a_name = word in self._names or not word.isalpha() or not word.istitle()
        return text if is_a_name else text[0].lower() + text[1:]

    @cached_property
    def _names(self) -> frozenset[str]:
        words = self.everywhere["words"]
        return frozenset(chain(self.everywhere["names"], words["area"], words["area2"]))


def _joined(shape: str, parts: Mapping[str, str]) -> str:
    """Put phrases into a shape; words that are drawn later keep their places."""
    return _SLOT.sub(lambda found: parts.get(found.group(1), found.group()), shape)


def _raised(text: str) -> str:
    return text[:1].upper() + text[1:]
