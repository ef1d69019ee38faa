"""Drawings in pages: as lines and letters, which stay sharp at any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportlab.graphics.renderPDF import _PDFRenderer
from typing_extensions import override

from facilitator_app.charts import is_strong
from facilitator_app.exports.pdf.tags import figure_attributes
from facilitator_app.typesetting import REGULAR, STRONG, Span

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing, String
    from reportlab.lib.colors import Color

    from facilitator_app.exports.pdf.blocks import Row
    from facilitator_app.exports.pdf.paper import Goal, Paper
    from facilitator_app.exports.pdf.tags import Element

_FONT = {"fontName", "fontSize"}
_NO_END = 1_000_000


class Figure:
    """A drawing among the blocks."""

    def __init__(self, drawing: Drawing, alternative: str, element: Element) -> None:
        self.before = 12.0
        self.keep_with_next = False
        self.starts_page = False
        self.head: Row | None = None
        self.goal: Goal | None = None
        self.heights = [float(drawing.height)]
        self._drawing = drawing
        self._alternative = alternative
        self._element = element

    def may_break(self, strip: int) -> bool:
        """Never: it has one strip."""
        del strip
        return False

    def draw(self, paper: Paper, strips: range, top: float) -> None:
        """Draw it."""
        del strips
        left, bottom = paper.style.page.left, top - self._drawing.height
        box = (left, bottom, left + self._drawing.width, top)
        self._element.attributes = figure_attributes(self._alternative, box)
        with paper.marked(self._element):
            _Renderer(paper).draw(self._drawing, paper, left, bottom, showBoundary=False)


class _Renderer(_PDFRenderer):
    """Draws shapes as reportlab does, and texts with our fonts in every script."""

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper

    @override
    def applyStateChanges(self, delta: dict[str, Any], newState: Any) -> None:
        ours = {name: value for name, value in delta.items() if name not in _FONT}
        super().applyStateChanges(ours, newState)

    @override
    def drawString(self, stringObj: String) -> None:
        pen, code = self._paper.pen, self._paper.code
        state = self._tracker.getState()
        weight = STRONG if is_strong(state["fontName"]) else REGULAR
        span = Span(stringObj.text, weight, self._colour(state["fillColor"]))
        (line,) = pen.typesetter.lines([span], state["fontSize"], _NO_END)
        pen.begin(code)
        pen.line(code, line, stringObj.x, stringObj.y, state["fontSize"])
        code.append("ET")

    def _colour(self, fill: Color) -> str:
        """Return the name of a colour in the style sheet."""
        asked = f"#{fill.hexval()[2:]}".upper()
        named = self._paper.style.colours.items()
        return next((name for name, colour in named if colour.upper() == asked), "text")
