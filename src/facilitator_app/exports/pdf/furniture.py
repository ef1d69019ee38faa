"""What stands above and below the text on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.typesetting import Line, Span
from facilitator_app.typesetting.fonts import UNITS

if TYPE_CHECKING:
    from facilitator_app.exports.pdf.paper import Paper

_BETWEEN = 16
_ROOM_FOR_MORE = 14
_MOST = 1000
"""More signs than this stand on no line."""


class Furniture:
    """The running head and foot: which programme, how much of it, for whom, which page."""

    def __init__(
        self, paper: Paper, head: tuple[str, str], foot: str, pages: int, first: int = 0
    ) -> None:
        self._paper = paper
        self._first = first
        """The page that is the first of those that are counted."""
        self._look = paper.style.looks["running"]
        self._pages = pages
        half = (paper.style.page.text_width - _BETWEEN) / 2
        self._head = [self._fitted(text, half) for text in head]
        self._foot = self._fitted(foot, paper.style.page.text_width - 90)

    def draw(self) -> None:
        """Draw it on the page that is being drawn."""
        paper, page = self._paper, self._paper.style.page
        head, foot = page.height - page.head, page.foot
        number = self._fitted(
            f"Page {paper.page + 1 - self._first} of {self._pages}", page.text_width
        )
        with paper.furniture(repeated=True):
            paper.box(page.left, head - 6, page.text_width, 0.5, "line")
            paper.pen.begin(paper.code)
            self._line(self._head[0], 0, head)
            self._line(self._head[1], 1, head)
            self._line(self._foot, 0, foot)
            self._line(number, 1, foot)
            paper.code.append("ET")

    def _line(self, line: Line, align: int, y: float) -> None:
        page, size = self._paper.style.page, self._look.size
        x = page.left + align * (page.text_width - line.width * size / UNITS)
        self._paper.pen.line(self._paper.code, line, x, y, size)

    def _fitted(self, text: str, width: float) -> Line:
        """Return as much of a text as fits on one line."""
        line, *others = self._lines(text, width)
        if not others:
            return line
        start, *_ = self._lines(text, width - _ROOM_FOR_MORE)
        shown = "".join(" ".join(word.text for word in chunk.words) for chunk in start.chunks)
        line, *_ = self._lines(f"{shown} …", width)
        return line

    def _lines(self, text: str, width: float) -> list[Line]:
        shown = " ".join(text[:_MOST].split())
        span = Span(shown, self._look.weight, self._look.colour)
        return self._paper.pen.typesetter.lines([span], self._look.size, width)
