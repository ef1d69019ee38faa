"""Cards that are folded, so that they stand and are read from both sides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator_app.charts.cards import Stack
from facilitator_app.exports.prints.cards import MARGIN, Card, CardPage, draw_lines_of, draw_part
from facilitator_app.exports.prints.marks import draw_lines

if TYPE_CHECKING:
    from facilitator_app.charts.cards import Part
    from facilitator_app.exports.pdf.paper import Paper
    from facilitator_app.exports.pdf.tags import Element

_ABOVE = 14.0


@dataclass(slots=True)
class Tent(Card):
    """A card with another side, upside down above the fold."""

    back: list[Part] = field(default_factory=list)


class TentPage(CardPage):
    """A page of cards to cut and to fold."""

    def draw_card(
        self, paper: Paper, card: Card, element: Element, box: tuple[float, float, float, float]
    ) -> None:
        """Draw both sides of one card, and the line to fold it by."""
        x, low, width, height = box
        fold = low + height / 2
        draw_lines(paper, [(x + MARGIN / 2, fold, x + width - MARGIN / 2, fold)], 0.5, "3 3")
        for part in Stack(card.parts).placed():
            draw_part(paper, part, element, x + MARGIN, fold - _ABOVE)
        if isinstance(card, Tent):
            _draw_back(paper, card.back, x + width - MARGIN, fold + _ABOVE)


def _draw_back(paper: Paper, parts: list[Part], right: float, low: float) -> None:
    """Draw the other side, turned round: it says nothing that this one does not say."""
    with paper.furniture():
        paper.code.append(f"q -1 0 0 -1 {right:.2f} {low:.2f} cm")
        for part in Stack(parts).placed():
            for lines in part.paragraphs:
                draw_lines_of(paper, lines, 0, 0)
        paper.code.append("Q")
