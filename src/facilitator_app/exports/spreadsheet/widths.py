"""How wide a column is to be, from its title and a sample of what stands in it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.exports.spreadsheet.columns import Column
    from facilitator_app.exports.spreadsheet.names import Names

Row = TypeVar("Row")

SAMPLE = 100
NARROWEST = 7
_FOR_THE_ARROW = 3
"""What the button that filters a column takes from its title."""


def sample_of(rows: Sequence[Row]) -> Sequence[Row]:
    """Return some rows from all over a sheet."""
    return rows[:: max(1, len(rows) // SAMPLE)]


def width_of(column: Column[Row], sample: Iterable[Row], names: Names) -> float:
    """Return the width of a column in characters; its title and its texts may be wrapped."""
    words = (_width(word) + _FOR_THE_ARROW for word in column.title.split())
    title = min(_width(column.title) + _FOR_THE_ARROW, 2 * max(words))
    needed = max(title, NARROWEST, *(_needed(column.of(row, names)) for row in sample), 0)
    return float(min(needed, max(column.widest, NARROWEST)))


def _needed(value: object) -> int:
    if not isinstance(value, str):
        return 0
    lines = value[:1000].splitlines()
    return max((_width(line) + 2 for line in lines), default=0)


def _width(text: str) -> int:
    """Count the places that a text takes up: two for a wide sign, none for a mark on another."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
