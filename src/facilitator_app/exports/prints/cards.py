"""Pages of cards, which are cut after they are printed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator_app.charts.cards import Box, Part, Ring, Stack, Words
from facilitator_app.exports.pdf.tags import Element
from facilitator_app.exports.prints.marks import PROOF, cut_marks, stamp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.exports.pdf.blocks import Row
    from facilitator_app.exports.pdf.paper import Goal, Paper

MARGIN, MARGIN_ABOVE = 22.0, 20.0
"""Between the edges of a card and what is on it: most printers leave as much white."""
_THICKNESS = 0.8


@dataclass(frozen=True, slots=True)
class Size:
    """How many cards stand on a page."""

    across: int
    down: int

    @property
    def words(self) -> str:
        """How much of a page one card takes."""
        return {1: "a whole page", 2: "half a page"}.get(self.across * self.down, "a quarter")


@dataclass(slots=True)
class Card:
    """What is on one card."""

    parts: list[Part]
    is_proof: bool = False
    bookmark: str = ""
    """What the outline calls it, if it is the first of its kind."""


@dataclass(slots=True, eq=False)
class CardPage:
    """A page of cards, each an element of its own."""

    cards: Sequence[Card]
    size: Size
    height: float
    element: Element
    before: float = 0
    keep_with_next: bool = False
    starts_page: bool = False
    head: Row | None = None
    goal: Goal | None = None
    heights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heights = [self.height]

    def may_break(self, strip: int) -> bool:
        """Never: it is a page."""
        del strip
        return False

    def draw(self, paper: Paper, strips: range, top: float) -> None:
        """Draw the cards from left to right and from top to bottom, and where to cut."""
        del strips
        size, page = self.size, paper.style.page
        width, height = page.width / size.across, page.height / size.down
        cut_marks(paper, size.across, size.down)
        for place, card in enumerate(self.cards):
            row, column = divmod(place, size.across)
            box = (column * width, top - (row + 1) * height, width, height)
            if card.is_proof:
                stamp(paper, PROOF, *box)
            if card.bookmark:
                paper.bookmark(card.bookmark, 0, top - row * height)
            self.draw_card(paper, card, Element("Sect", self.element), box)

    def draw_card(
        self, paper: Paper, card: Card, element: Element, box: tuple[float, float, float, float]
    ) -> None:
        """Draw one card into its part of the page."""
        x, low, _, height = box
        for part in Stack(card.parts).placed():
            draw_part(paper, part, element, x + MARGIN, low + height - MARGIN_ABOVE)


def draw_part(paper: Paper, part: Part, element: Element, left: float, top: float) -> None:
    """Draw a part of a card; what is to be marked is there for the eye alone."""
    if part.marks:
        with paper.furniture():
            paper.code.append(f"q 0 0 0 RG {_THICKNESS} w")
            for mark in part.marks:
                _draw_mark(paper, mark, left + mark.x, top - mark.depth)
            paper.code.append("Q")
    for lines in part.paragraphs:
        if any(line.line.chunks for line in lines):
            with paper.marked(Element(part.kind, element)):
                draw_lines_of(paper, lines, left, top)


def draw_lines_of(paper: Paper, lines: Sequence[Words], left: float, top: float) -> None:
    """Draw the lines of a paragraph."""
    paper.pen.begin(paper.code)
    for each in lines:
        paper.pen.line(paper.code, each.line, left + each.x, top - each.depth, each.size)
    paper.code.append("ET")


def _draw_mark(paper: Paper, mark: object, x: float, y: float) -> None:
    if isinstance(mark, Box):
        paper.code.append(f"{x:.2f} {y - mark.height:.2f} {mark.width:.2f} {mark.height:.2f} re S")
    elif isinstance(mark, Ring):
        paper.circle(x, y, mark.radius, stroke=1, fill=0)
    else:
        thickness, width = mark.thickness, mark.width  # type: ignore[attr-defined]
        paper.code.append(f"q {thickness} w {x:.2f} {y:.2f} m {x + width:.2f} {y:.2f} l S Q")
