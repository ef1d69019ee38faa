"""A drawing while it is made: boxes with patterns, lines, and texts in their places."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from reportlab.graphics.shapes import Circle, Drawing, Line, Path, Rect, String
from reportlab.lib.colors import Color, HexColor

from facilitator_app.charts.chart import REGULAR_NAME, STRONG_NAME
from facilitator_app.charts.patterns import PATTERNS
from facilitator_app.typesetting import REGULAR, STRONG, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.charts.chart import Palette, Series
    from facilitator_app.typesetting import Typesetter

    _Shape: TypeAlias = "Circle | Line | Path | Rect | String"

SIZE = 9.0
LEADING = 12.0
_SWATCH = 11.0
_MOST, _MOST_LINES = 1000, 5
"""Of a longer text only the start is shown beside a chart; the table has all of it."""


class Sketch:
    """Draws from the upper edge downwards; the height is known at the end."""

    def __init__(self, width: float, palette: Palette, typesetter: Typesetter) -> None:
        self.width = width
        self.palette = palette
        self._typesetter = typesetter
        self._shapes: list[_Shape] = []
        self._height = 0.0

    def drawing(self) -> Drawing:
        """Return what was drawn."""
        found = Drawing(self.width, self._height)
        for shape in self._shapes:
            _lift(shape, self._height)
            found.add(shape)
        return found

    def reach(self, depth: float) -> None:
        """Make the drawing at least this high."""
        self._height = max(self._height, depth)

    def wrapped(self, text: str, width: float) -> list[str]:
        """Break a text into lines; of a long one only the first."""
        lines = self._typesetter.lines([Span(" ".join(text[:_MOST].split()))], SIZE, width)
        found = [
            "".join(" ".join(word.text for word in chunk.words) for chunk in line.chunks)
            for line in lines[:_MOST_LINES]
        ]
        return found if len(lines) <= _MOST_LINES else [*found[:-1], f"{found[-1][:-2]} …"]

    def length(self, text: str, *, strong: bool = False) -> float:
        """Return how long a line of text is."""
        return self._typesetter.width(text, SIZE, STRONG if strong else REGULAR)

    def text(
        self,
        text: str,
        x: float,
        depth: float,
        *,
        align: float = 0,
        strong: bool = False,
        muted: bool = False,
    ) -> None:
        """Write a line; `align` is 0 if it starts at x, 1/2 if x is its middle, 1 its end."""
        shape = String(x - align * self.length(text, strong=strong), depth, text)
        shape.fontName = STRONG_NAME if strong else REGULAR_NAME
        shape.fontSize = SIZE
        shape.fillColor = _colour(self.palette.muted if muted else self.palette.text)
        self._shapes.append(shape)

    def line(self, x1: float, depth1: float, x2: float, depth2: float) -> None:
        """Draw a thin line."""
        self._shapes.append(
            Line(x1, depth1, x2, depth2, strokeColor=_colour(self.palette.line), strokeWidth=0.7)
        )

    def box(self, x: float, depth: float, width: float, height: float, which: int) -> None:
        """Draw a box whose upper edge is at this depth, in the look of one series."""
        palette = self.palette
        at = which % len(palette.fills)
        edge = _colour(palette.edges[at])
        fill = _colour(palette.fills[at])
        self._shapes.append(
            Rect(
                x, depth + height, width, height, fillColor=fill, strokeColor=edge, strokeWidth=0.7
            )
        )
        for x1, y1, x2, y2 in PATTERNS[palette.patterns[at]](width, height):
            low = depth + height
            self._shapes.append(
                Line(x + x1, low - y1, x + x2, low - y2, strokeColor=edge, strokeWidth=0.7)
            )

    def dot(
        self, middle: tuple[float, float], radius: float, ink: str, *, filled: str, square: bool
    ) -> None:
        """Draw a dot, or a square of its size; `filled` is the colour within, if it has one."""
        x, depth = middle
        look = {
            "strokeColor": _colour(ink),
            "fillColor": _colour(filled) if filled else None,
            "strokeWidth": min(0.9, radius / 3),
        }
        side = 2 * radius
        self._shapes.append(
            Rect(x - radius, depth + radius, side, side, **look)
            if square
            else Circle(x, depth, radius, **look)
        )

    def bend(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        ink: str,
        width: float,
        dashes: Sequence[float] = (),
    ) -> None:
        """Draw a line from above to below that leaves and arrives upright."""
        (x1, depth1), (x2, depth2) = start, end
        middle = (depth1 + depth2) / 2
        path = Path(
            strokeColor=_colour(ink),
            strokeWidth=width,
            fillColor=None,
            strokeDashArray=list(dashes) or None,
        )
        path.moveTo(x1, depth1)
        path.curveTo(x1, middle, x2, middle, x2, depth2)
        self._shapes.append(path)

    def legend(self, series: Sequence[Series]) -> float:
        """Say what each look stands for; return the depth below it."""
        x, depth = 0.0, 0.0
        for which, one in enumerate(series):
            words = f"{one.name}, n = {one.n}"
            needed = _SWATCH + 6 + self.length(words) + 22
            if x and x + needed > self.width:
                x, depth = 0.0, depth + LEADING + 4
            self.box(x, depth, _SWATCH, _SWATCH, which)
            self.text(words, x + _SWATCH + 6, depth + SIZE)
            x += needed
        depth += LEADING + 8
        self.reach(depth)
        return depth


@cache
def _colour(written: str) -> Color:
    """Read a colour, once for all the dots that have it."""
    return HexColor(written)


def _lift(shape: _Shape, height: float) -> None:
    """Turn depths below the upper edge into heights above the lower one."""
    if isinstance(shape, Line):
        shape.y1, shape.y2 = height - shape.y1, height - shape.y2
    elif isinstance(shape, Circle):
        shape.cy = height - shape.cy
    elif isinstance(shape, Path):
        shape.points[1::2] = [height - depth for depth in shape.points[1::2]]
    else:
        shape.y = height - shape.y
