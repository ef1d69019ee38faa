"""Drawings as SVG, for the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlab.graphics import renderSVG

from facilitator_app.charts.chart import REGULAR_NAME, STRONG_NAME

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

_FONTS = {
    REGULAR_NAME: {"family": "Noto Sans", "weight": "400"},
    STRONG_NAME: {"family": "Noto Sans", "weight": "600"},
}


def svg(drawing: Drawing) -> str:
    """Return a drawing as SVG."""
    # Without useClip the whole is put behind a path that Qt paints as a black box.
    found: str = renderSVG.drawToString(drawing, useClip=True, fontHacks=_FONTS)
    return found
