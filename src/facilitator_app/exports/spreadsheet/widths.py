"""How wide a column and how high a row is to be."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.exports.spreadsheet.columns import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.exports.spreadsheet.columns import Column
    from facilitator_app.exports.spreadsheet.names import Names

Row = TypeVar("Row")

SAMPLE = 100
NARROWEST = 7
_WIDTHS = {Kind.NUMBER: 7, Kind.SHARE: 9, Kind.DATE: 13, Kind.TIME: 8, Kind.MOMENT: 22}
HIGHEST = 409.0
"""The most points that a row can have."""
_POINTS_A_LINE = 15.0
_LETTERS_A_DIGIT = 1.1
_FOR_THE_ARROW = 3
"""What the button that filters a column takes from its title."""


def sample_of(rows: Sequence[Row]) -> Sequence[Row]:
    """Return some rows from all over a sheet."""
    return rows[:: max(1, len(rows) // SAMPLE)]


def width_of(column: Column[Row], sample: Iterable[Row], names: Names) -> float:
    """Return the width of a column in characters; its title and its texts may be wrapped."""
    words = (_width(word) + _FOR_THE_ARROW for word in column.title.split())
    title = min(_width(column.title) + _FOR_THE_ARROW, 2 * max(words))
    title = max(title, NARROWEST)
    if column.kind is not Kind.TEXT:
        return float(max(title, _WIDTHS[column.kind]))
    needed = max((_needed(column.of(row, names)) for row in sample), default=0)
    return float(max(title, min(needed, column.widest)))


def letters_in(width: float) -> int:
    """Return how many letters go into a line: more than digits, by which a width is counted."""
    return int(width * _LETTERS_A_DIGIT)


def lines_of(text: str, width: int) -> int:
    """Return about how many lines a text takes up; rather one too many."""
    return sum(max(1, -(-len(line) // width)) for line in text.split("\n"))


def height_of(lines: int) -> float:
    """Return the height of a row in points.

    Excel would find it out by itself, LibreOffice would not.
    """
    return min(HIGHEST, lines * _POINTS_A_LINE)


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
