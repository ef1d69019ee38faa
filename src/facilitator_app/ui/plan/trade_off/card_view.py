"""A ballot card on the screen, drawn by what prints it, in the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String

from facilitator_app.charts import Palette, is_strong
from facilitator_app.charts.cards import card_drawing
from facilitator_app.typesetting import Typesetter
from facilitator_app.ui.parts.painting import box, painter_for
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from reportlab.graphics.shapes import Shape

    from facilitator_app.charts.cards import BallotCard

_WIDE = 270.0
"""How wide a card is between its margins, in points: four of them go on a page."""
_PAD = 16
_PIXELS = 1.12
"""Pixels at 100 % text to a point of the card."""


class CardView(QWidget):
    """Shows one card; a screen reader is told all that stands on it."""

    def __init__(self) -> None:
        super().__init__()
        self._card: BallotCard | None = None
        self._typesetter = Typesetter()
        self._drawing = Drawing(_WIDE, 0)
        self.setAccessibleName("Ballot card")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All that stands on the card."""
        return " ".join(each.text for each in self._drawing.contents if isinstance(each, String))

    def show_card(self, card: BallotCard) -> None:
        """Show another card, or the same one as it is typed."""
        self._card = card
        self._draw()

    def sizeHint(self) -> QSize:
        """Be as large as the card."""
        margin, unit = 2 * current().px(_PAD), _PIXELS * current().scale
        wide, high = self._drawing.width * unit, self._drawing.height * unit
        return QSize(round(wide) + margin, round(high) + margin)

    def minimumSizeHint(self) -> QSize:
        """Never cut the card."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._card is not None:
            self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper and what stands on it."""
        painter, theme = painter_for(self), current()
        box(painter, self.rect(), "surface", "edge", theme.radius["small"])
        margin, unit = theme.px(_PAD), _PIXELS * theme.scale
        painter.translate(margin, margin)
        painter.scale(unit, unit)
        for shape in self._drawing.contents:
            _paint(painter, shape, self._drawing.height)

    def _draw(self) -> None:
        if self._card is None:
            return
        theme = current()
        ink, muted = theme.colours["text"], theme.colours["text_muted"]
        inks = Palette((ink,), (ink,), ("solid",), ink, muted, theme.colours["edge"])
        self._drawing = card_drawing(self._card, _WIDE, inks, self._typesetter)
        self.setAccessibleDescription(self.words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.updateGeometry()
        self.update()


def _paint(painter: QPainter, shape: Shape, height: float) -> None:
    """Paint a shape of a drawing, whose heights are told from its lower edge."""
    if isinstance(shape, String):
        font = QFont(current().font())
        font.setPixelSize(_FINE)
        font.setWeight(QFont.Weight.DemiBold if is_strong(shape.fontName) else QFont.Weight.Normal)
        painter.save()
        painter.setFont(font)
        painter.setPen(_colour(shape.fillColor))
        painter.translate(shape.x, height - shape.y)
        painter.scale(shape.fontSize / _FINE, shape.fontSize / _FINE)
        painter.drawText(QPointF(0, 0), shape.text)
        painter.restore()
        return
    painter.setPen(QPen(_colour(shape.strokeColor), shape.strokeWidth))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if isinstance(shape, Line):
        painter.drawLine(QPointF(shape.x1, height - shape.y1), QPointF(shape.x2, height - shape.y2))
    elif isinstance(shape, Circle):
        painter.drawEllipse(QPointF(shape.cx, height - shape.cy), shape.r, shape.r)
    elif isinstance(shape, Rect):
        top = height - shape.y - shape.height
        painter.drawRect(QRectF(shape.x, top, shape.width, shape.height))


_FINE = 100
"""Letters are measured at this size: at their own, their widths would be rounded."""


def _colour(colour: object) -> QColor:
    return QColor(*(round(255 * part) for part in colour.rgb()))  # type: ignore[attr-defined]
