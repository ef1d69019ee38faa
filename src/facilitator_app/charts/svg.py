"""Drawings as SVG, for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Circle, Line, Path, Rect, String

from facilitator_app.charts.chart import is_strong

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.graphics.shapes import Drawing
    from reportlab.lib.colors import Color


def svg(drawing: Drawing) -> str:
    """Return a drawing as SVG.

    reportlab's own writer takes a tenth of a second for a thousand dots, and gives Qt a clip path
    that it paints as a black box.
    """
    high = drawing.height
    shapes = "\n".join(_WRITTEN[type(shape)](shape, high) for shape in drawing.contents)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{drawing.width:g}" height="{high:g}" '
        f'viewBox="0 0 {drawing.width:g} {high:g}">\n{shapes}\n</svg>'
    )


def _line(shape: Line, high: float) -> str:
    return (
        f'<line x1="{shape.x1:.2f}" y1="{high - shape.y1:.2f}" x2="{shape.x2:.2f}" '
        f'y2="{high - shape.y2:.2f}" {_look(shape)}/>'
    )


def _rect(shape: Rect, high: float) -> str:
    top = high - shape.y - shape.height
    return (
        f'<rect x="{shape.x:.2f}" y="{top:.2f}" width="{shape.width:.2f}" '
        f'height="{shape.height:.2f}" {_look(shape)}/>'
    )


def _circle(shape: Circle, high: float) -> str:
    return (
        f'<circle cx="{shape.cx:.2f}" cy="{high - shape.cy:.2f}" r="{shape.r:.2f}" {_look(shape)}/>'
    )


def _path(shape: Path, high: float) -> str:
    """Write a path that goes to a place and on from there in one bend."""
    x, y, *bend = (f"{high - each if at % 2 else each:.2f}" for at, each in enumerate(shape.points))
    return f'<path d="M {x} {y} C {" ".join(bend)}" {_look(shape)}/>'


def _string(shape: String, high: float) -> str:
    weight = 600 if is_strong(shape.fontName) else 400
    return (
        f'<text x="{shape.x:.2f}" y="{high - shape.y:.2f}" font-family="Noto Sans" '
        f'font-size="{shape.fontSize:g}px" font-weight="{weight}" '
        f'fill="{_colour(shape.fillColor)}">{escape(shape.text)}</text>'
    )


def _look(shape: Any) -> str:  # noqa: ANN401 - what lines and boxes have in common
    fill = _colour(getattr(shape, "fillColor", None))
    dashes = getattr(shape, "strokeDashArray", None)
    dashed = f' stroke-dasharray="{" ".join(f"{each:g}" for each in dashes)}"' if dashes else ""
    return (
        f'fill="{fill}" stroke="{_colour(shape.strokeColor)}" '
        f'stroke-width="{shape.strokeWidth:.2f}"{dashed}'
    )


def _colour(colour: Color | None) -> str:
    return "none" if colour is None else f"#{colour.hexval()[2:]}"


_WRITTEN: dict[type, Callable[[Any, float], str]] = {
    Line: _line,
    Rect: _rect,
    Circle: _circle,
    Path: _path,
    String: _string,
}
