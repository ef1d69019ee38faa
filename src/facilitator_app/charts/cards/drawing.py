"""A card as a drawing, for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor

from facilitator_app.charts.cards.ballot import BallotCard, parts_of
from facilitator_app.charts.cards.parts import Box, Ring, Stack, Words
from facilitator_app.charts.chart import REGULAR_NAME, STRONG_NAME
from facilitator_app.domain.shown import marked
from facilitator_app.typesetting import STRONG
from facilitator_app.typesetting.fonts import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.graphics.shapes import Shape as Drawn

    from facilitator_app.charts.cards.parts import Shape
    from facilitator_app.charts.chart import Palette
    from facilitator_app.typesetting import Typesetter

_THICKNESS = 0.8


def card_drawing(
    card: BallotCard, width: float, palette: Palette, typesetter: Typesetter, columns: int = 1
) -> Drawing:
    """Draw a card as wide as this and as high as it takes, as it will be printed."""
    head, body = parts_of(card, width, typesetter, columns)
    stack = Stack([*head, *body])
    drawing = Drawing(width, stack.height)
    for part in stack.placed():
        for shape in part.shapes():
            for each in _drawn(shape, stack.height, palette):
                drawing.add(each)
    return drawing


def _drawn(shape: Shape, height: float, palette: Palette) -> Iterator[Drawn]:
    if isinstance(shape, Words):
        yield from _texts(shape, height, palette)
        return
    ink = HexColor(palette.text)
    if isinstance(shape, Box):
        low = height - shape.depth - shape.height
        yield Rect(
            shape.x,
            low,
            shape.width,
            shape.height,
            fillColor=None,
            strokeColor=ink,
            strokeWidth=_THICKNESS,
        )
    elif isinstance(shape, Ring):
        yield Circle(
            shape.x,
            height - shape.depth,
            shape.radius,
            fillColor=None,
            strokeColor=ink,
            strokeWidth=_THICKNESS,
        )
    else:
        y = height - shape.depth
        yield Line(
            shape.x, y, shape.x + shape.width, y, strokeColor=ink, strokeWidth=shape.thickness
        )


def _texts(shape: Words, height: float, palette: Palette) -> Iterator[String]:
    """Give the pieces of a line, each where it stands, so that no other program orders them."""
    for chunk in shape.line.chunks:
        text, _ = marked(" ".join(word.text for word in chunk.words))
        if not text.strip():
            continue
        drawn = String(shape.x + chunk.x * shape.size / UNITS, height - shape.depth, text)
        drawn.fontName = STRONG_NAME if chunk.span.weight == STRONG else REGULAR_NAME
        drawn.fontSize = shape.size
        drawn.fillColor = HexColor(palette.muted if chunk.span.colour == "muted" else palette.text)
        yield drawn
