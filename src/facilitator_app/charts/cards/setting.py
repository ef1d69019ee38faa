"""Sets the texts of cards: nothing smaller than ten points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.charts.cards.parts import Box, Part, Stack, Words
from facilitator_app.typesetting import REGULAR, STRONG, Span
from facilitator_app.typesetting.fonts import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.typesetting import Line, Typesetter

_LEADING = 1.34
_BASELINE = 0.388
"""How far letters stand below the middle of their line, in sizes."""
TICK = 13.0
"""How wide a box is that is ticked."""
INDENT = 21.0
"""Where texts begin that have such a box."""
LOWER = 1.2
"""How far boxes stand below the middle of a line, where small letters have theirs."""
_BETWEEN = 18.0


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set."""

    size: float
    strong: bool = False
    muted: bool = False

    @property
    def leading(self) -> float:
        """How far its lines are apart."""
        return self.size * _LEADING

    def span(self, text: str) -> Span:
        """Return a text in this type."""
        return Span(text, STRONG if self.strong else REGULAR, "muted" if self.muted else "text")


BODY, SMALL, STRONG_BODY = Type(10.5), Type(10, muted=True), Type(10.5, strong=True)
NUMBER = Type(10)


class Setting:
    """Sets texts in a width."""

    def __init__(self, typesetter: Typesetter, width: float) -> None:
        self._typesetter = typesetter
        self.width = width

    def narrower(self, width: float) -> Setting:
        """Return one for a part of the width."""
        return Setting(self._typesetter, width)

    def lines(self, text: str, style: Type, width: float | None = None) -> list[Line]:
        """Break a text into lines."""
        shown = "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
        return self._typesetter.lines([style.span(shown)], style.size, width or self.width)

    def length(self, text: str, style: Type) -> float:
        """Return how long a text is on one line."""
        return self._typesetter.width(text, style.size, style.span("").weight)

    def text(self, text: str, style: Type = BODY, *, align: float = 0, x: float = 0) -> Part:
        """Return a paragraph; `align` is 0 at the left, 1/2 in the middle, 1 at the right."""
        width = self.width - x
        found = []
        for place, line in enumerate(self.lines(text, style, width)):
            free = width - line.width * style.size / UNITS
            where = 1 - align if line.leftwards and align in {0, 1} else align
            depth = place * style.leading + baseline(style)
            found.append(Words(line, x + where * free, depth, style.size))
        return Part(len(found) * style.leading, (tuple(found),))

    def ticked(self, text: str, style: Type = BODY) -> Part:
        """Return a box to tick with what it stands for; it stands where the text begins."""
        words = self.text(text, style, x=INDENT)
        middle = style.leading / 2 + 1 + LOWER
        part = Part(
            words.height + 2,
            words.at(0, 1).paragraphs,
            (Box(0, middle - TICK / 2, TICK, TICK),),
            before=5,
        )
        return part.turned(self.width, INDENT) if part.goes_leftwards else part

    def ticks(self, texts: Iterable[str]) -> Part:
        """Return boxes to tick, as many beside each other as there is room for."""
        found: list[Part] = []
        x = depth = lowest = 0.0
        for text in texts:
            wanted = min(INDENT + self.length(text, BODY) + 1, self.width)
            if x and x + wanted > self.width:
                x, depth = 0.0, lowest + 5
            part = self.narrower(wanted).ticked(text).at(x, depth)
            lowest = max(lowest, part.height)
            found.append(part)
            x += wanted + _BETWEEN
        return Part(
            lowest,
            tuple(each for part in found for each in part.paragraphs),
            tuple(each for part in found for each in part.marks),
        )

    def longest_word(self, texts: Sequence[str], style: Type) -> float:
        """Return how long the longest word is."""
        words = (word for text in texts for word in text.split())
        return max((self.length(word, style) for word in words), default=0)


def stacked(*parts: Part, before: float = 0) -> Part:
    """Return parts below each other as one that is not cut."""
    placed = Stack(list(parts)).placed()
    return Part(
        max((each.height for each in placed), default=0),
        tuple(texts for each in placed for texts in each.paragraphs),
        tuple(mark for each in placed for mark in each.marks),
        before=before,
    )


def baseline(style: Type) -> float:
    """Return how far below the upper edge of a line its letters stand."""
    return style.leading / 2 + _BASELINE * style.size
