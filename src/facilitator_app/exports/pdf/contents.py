"""The list of what is on which page, each line a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.exports.pdf.blocks import Cell, Row
from facilitator_app.exports.pdf.tags import Element

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.composer import Composer, Heading

_INDENT = 14
_NUMBER = 44


class Contents:
    """The contents, whose numbers are filled in when the pages are known."""

    def __init__(self, composer: Composer, headings: Sequence[Heading]) -> None:
        self._composer = composer
        self._numbers: list[tuple[Cell, Heading]] = []
        composer.new_page()
        composer.paragraph("Contents", "chapter", kind="H1")
        with composer.within("TOC"):
            for heading in headings:
                self._add(heading)

    def fill_in(self) -> None:
        """Write the numbers of the pages."""
        for cell, heading in self._numbers:
            spans = f"{heading.goal.page + 1}"
            filled = self._composer.cell(
                spans, cell.lines[0].look, cell.element, cell.x, cell.width
            )
            cell.lines = filled.lines

    def _add(self, heading: Heading) -> None:
        composer = self._composer
        look = composer.style.looks[f"entry_{heading.level}"]
        link = Element("Link", Element("Reference", Element("TOCI", composer.at)))
        x = (heading.level - 1) * _INDENT
        title = composer.cell(heading.text, look, link, x, composer.width - x - _NUMBER - _INDENT)
        title.link = heading.goal
        number = Cell(composer.width - _NUMBER, _NUMBER, [], link, align_right=True)
        number.lines = composer.cell("0", look, link, 0, _NUMBER).lines
        number.link = heading.goal
        self._numbers.append((number, heading))
        row = Row([title, number], before=look.before)
        row.breaks_early = False
        composer.add(row)
