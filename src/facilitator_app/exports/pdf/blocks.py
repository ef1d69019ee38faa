"""What pages are filled with: rows of texts side by side, and drawings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from facilitator_app.typesetting.fonts import UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.paper import Goal, Paper
    from facilitator_app.exports.pdf.style import Look
    from facilitator_app.exports.pdf.tags import Element
    from facilitator_app.typesetting import Line

_ASCENT, _DESCENT = 1069, 293
"""Of the first font, in thousandths of the size; a line is set in the middle of its leading."""

_UNBROKEN = 8
"""Rows of a table with no more lines than this stay on one page."""


class Block(Protocol):
    """A part of a page, cut into strips that may fall on different pages."""

    before: float
    """The space above it, unless it starts a page."""
    keep_with_next: bool
    starts_page: bool

    head: Row | None
    """What is drawn once more above it where it goes on on another page."""
    goal: Goal | None
    """What links that lead here know it by."""
    heights: list[float]
    """How high each strip is."""

    def may_break(self, strip: int) -> bool:
        """Tell whether a page may end above this strip."""
        ...

    def draw(self, paper: Paper, strips: range, top: float) -> None:
        """Draw some of its strips."""
        ...


@dataclass(slots=True)
class CellLine:
    """A line and how it is set."""

    line: Line
    look: Look


@dataclass(slots=True)
class Cell:
    """Lines below each other."""

    x: float
    """From the left edge of the text."""
    width: float
    lines: list[CellLine]
    element: Element
    align_right: bool = False
    is_repeated: bool = False
    """Whether it is shown once more, for the eye alone, where the row goes on on another page."""
    link: Goal | None = None
    """Where it leads to, if anywhere."""


@dataclass(slots=True, eq=False)
class Row:
    """Cells side by side, or a paragraph, which is a row of one."""

    cells: list[Cell]
    before: float = 0
    above: float = 0
    """The space between its upper edge and its first line."""
    below: float = 0
    fill: str = ""
    """The colour behind it."""
    rule: str = ""
    """The colour of the line under it."""
    bar: str = ""
    """The colour of the bar on its left."""
    walls: tuple[float, ...] = ()
    """Where upright lines part what is to be written, from the left edge of the text."""
    keep_with_next: bool = False
    starts_page: bool = False
    breaks_early: bool = True
    """Whether few lines may be parted; if not, as in tables, only many are."""
    head: Row | None = None
    goal: Goal | None = None
    bookmark: tuple[str, int] | None = None
    """What the outline calls it, and on which level."""
    heights: list[float] = field(default_factory=list)
    baselines: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = max(len(cell.lines) for cell in self.cells)
        for at in range(count):
            looks = [cell.lines[at].look for cell in self.cells if at < len(cell.lines)]
            self.heights.append(max(look.leading for look in looks))
            self.baselines.append(max(map(_baseline, looks)))
        self.heights[0] += self.above
        self.baselines[0] += self.above
        self.heights[-1] += self.below

    def may_break(self, strip: int) -> bool:
        """Tell whether a page may end above this strip: never with one line apart from others."""
        count = len(self.heights)
        if not self.breaks_early and count <= _UNBROKEN:
            return False
        return 1 < strip < count - 1

    def draw(self, paper: Paper, strips: range, top: float) -> None:
        """Draw some of its strips."""
        left = paper.style.page.left
        height = sum(self.heights[strip] for strip in strips)
        if self.fill or self.rule or self.bar or self.walls:
            self._draw_ground(paper, top, height, is_end=strips.stop == len(self.heights))
        if self.bookmark is not None and strips.start == 0:
            paper.bookmark(*self.bookmark, top)
        tops = [top]
        for strip in strips:
            tops.append(tops[-1] - self.heights[strip])
        for cell in self.cells:
            lines = cell.lines[strips.start : strips.stop]
            if not lines and cell.is_repeated:
                with paper.furniture():
                    self._draw_lines(paper, cell, cell.lines, 0, tops)
            elif lines:
                with paper.marked(cell.element):
                    self._draw_lines(paper, cell, lines, strips.start, tops)
                if cell.link is not None:
                    box = (left + cell.x, top - height, left + cell.x + cell.width, top)
                    paper.link(cell.element, box, cell.link)

    def draw_again(self, paper: Paper, top: float) -> None:
        """Draw it above what goes on on another page, for the eye alone."""
        height = sum(self.heights)
        self._draw_ground(paper, top, height, is_end=True)
        tops = [top]
        for strip_height in self.heights:
            tops.append(tops[-1] - strip_height)
        with paper.furniture():
            for cell in self.cells:
                self._draw_lines(paper, cell, cell.lines, 0, tops)

    def _draw_ground(self, paper: Paper, top: float, height: float, *, is_end: bool) -> None:
        page = paper.style.page
        with paper.furniture():
            if self.fill:
                paper.box(page.left, top - height, page.text_width, height, self.fill)
            if self.rule and is_end:
                paper.box(page.left, top - height, page.text_width, 0.5, self.rule)
            for wall in self.walls:
                paper.box(page.left + wall, top - height, 0.5, height, self.rule or "line")
            if self.bar:
                paper.box(page.left, top - height, 3, height, self.bar)

    def _draw_lines(
        self, paper: Paper, cell: Cell, lines: Sequence[CellLine], first: int, tops: Sequence[float]
    ) -> None:
        code, left = paper.code, paper.style.page.left + cell.x
        paper.pen.begin(code)
        for at, (line, look) in enumerate((each.line, each.look) for each in lines):
            x = left
            if cell.align_right or line.leftwards:
                x += cell.width - line.width * look.size / UNITS
            paper.pen.line(code, line, x, tops[at] - self.baselines[first + at], look.size)
        code.append("ET")


def _baseline(look: Look) -> float:
    """Return how far below the upper edge of a line its letters stand."""
    room = look.leading - (_ASCENT + _DESCENT) * look.size / UNITS
    return room / 2 + _ASCENT * look.size / UNITS
