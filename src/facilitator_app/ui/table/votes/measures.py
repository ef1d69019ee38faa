"""How wide and high the cells of the grid are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.votes.columns import TEXT
from facilitator_app.ui.parts.painting import width_of
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.votes.columns import Column

_CODE, _LEAST, _MOST, _WORDS, _LINE, _BESIDE = 140, 72, 130, 150, 22, 16


@dataclass(frozen=True, slots=True)
class Measures:
    """The widths of all columns from the codes on, and the height of their headings."""

    widths: tuple[int, ...]
    heading: int


def measured(columns: Sequence[Column], names: Sequence[str], room: int) -> Measures:
    """Make cells as wide as a number or a few words need, and the last column as what is left."""
    theme = current()
    code, least = theme.px(_CODE), theme.px(_LEAST)
    words = sum(each.sort == TEXT for each in columns)
    numbers = len(columns) - words
    left = room - code - words * theme.px(_WORDS)
    wide = min(max(left // (numbers + 1), least), theme.px(_MOST))
    of_words = max(theme.px(_WORDS), (room - code - (numbers + 1) * least) // max(words, 1))
    wide = least if words else wide
    widths = [
        of_words if each.sort == TEXT else max(wide, _longest(name) + _BESIDE)
        for each, name in zip(columns, names, strict=True)
    ]
    lines = (_lines(name, each - _BESIDE) for name, each in zip(names, widths, strict=True))
    last = max(least, room - code - sum(widths))
    return Measures((code, *widths, last), max(lines) * theme.px(_LINE) + 14)


def _longest(words: str) -> int:
    """Return the width of a heading's longest word, of which nothing may be cut."""
    return min(max(map(width_of, words.split()), default=0), current().px(_MOST))


def _lines(words: str, wide: int) -> int:
    """Return how many lines a heading takes."""
    lines, used = 1, 0
    for word in words.split():
        need = width_of(f"{word} ")
        if used and used + need > wide:
            lines, used = lines + 1, 0
        used += need
    return lines
