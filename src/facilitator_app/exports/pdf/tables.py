"""Tables, whose head stands on every page that they reach."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from facilitator_app.exports.pdf.blocks import Row
from facilitator_app.exports.pdf.tags import COLUMN_HEAD, ROW_HEAD, Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.blocks import Cell
    from facilitator_app.exports.pdf.composer import Composer, Text
    from facilitator_app.exports.pdf.style import Look

_SPACE, _SPACE_ABOVE = 5, 4
"""Between the edges of a cell and its text."""
_TO_WRITE_ON = "muted"
"""What lines are drawn in that must be seen on every copy."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    title: str
    share: float = 1
    """How wide it is, compared to the others."""
    is_number: bool = False
    names_row: bool = False
    """Whether what stands in it says what the row is about."""


class Table:
    """A table while its rows are added."""

    def __init__(self, composer: Composer, columns: Sequence[Column]) -> None:
        self._composer = composer
        self._columns = columns
        self._element = Element("Table", composer.at)
        whole = sum(column.share for column in columns)
        self._widths = [composer.width * column.share / whole for column in columns]
        self._walls = tuple(accumulate(self._widths[:-1]))
        self._head = self._row([column.title for column in columns], "head", is_head=True)
        self._head.fill, self._head.keep_with_next, self._head.before = "band", True, 14
        composer.add(self._head)

    def add(self, texts: Sequence[Text], room: float = 0) -> None:
        """Add a row, with room below its texts if something is to be written there."""
        row = self._row(texts, "cell", is_head=False)
        row.head = self._head
        if room:
            row.heights[-1] += room
            row.walls, row.rule = self._walls, _TO_WRITE_ON
        self._composer.add(row)

    def _row(self, texts: Sequence[Text], look: str, *, is_head: bool) -> Row:
        element = Element("TR", self._element)
        chosen = self._composer.style.looks[look]
        cells, x = [], 0.0
        for column, text, width in zip(self._columns, texts, self._widths, strict=True):
            cells.append(
                self._cell(column, text, chosen, _of(element, column, is_head), (x, width))
            )
            x += width
        return Row(cells, above=_SPACE_ABOVE, below=_SPACE_ABOVE, rule="line", breaks_early=False)

    def _cell(
        self, column: Column, text: Text, look: Look, element: Element, place: tuple[float, float]
    ) -> Cell:
        x, width = place
        cell = self._composer.cell(text, look, element, x + _SPACE, width - 2 * _SPACE)
        cell.align_right = column.is_number
        return cell


def _of(row: Element, column: Column, is_head: bool) -> Element:  # noqa: FBT001
    if is_head:
        return Element("TH", row, COLUMN_HEAD)
    return Element("TH", row, ROW_HEAD) if column.names_row else Element("TD", row)
