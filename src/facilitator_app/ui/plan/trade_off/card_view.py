"""A ballot card on the screen, laid out by what prints it, in the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.charts.cards import Box, Ring, Rule, Words, parts_of
from facilitator_app.charts.cards.parts import Stack
from facilitator_app.domain.shown import marked
from facilitator_app.typesetting import STRONG, Typesetter
from facilitator_app.typesetting.fonts import UNITS
from facilitator_app.ui.parts.painting import box, painter_for
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPaintEvent

    from facilitator_app.charts.cards import BallotCard

_WIDE = 270.0
"""How wide a card is between its margins, in points: four of them go on a page."""
_PAD = 16
_MOST, _LEAST = 1.5, 0.5
"""Pixels to a point of the card, at most at 100 % text."""
_FINE = 100
"""Letters are drawn from this size: at their own, their widths would be rounded."""
_THICKNESS = 0.8


class CardView(QWidget):
    """Shows one card; a screen reader is told all that stands on it."""

    def __init__(self) -> None:
        super().__init__()
        self._stack = Stack([])
        self._typesetter = Typesetter()
        self._room, self._unit = 0, 1.0
        self.setAccessibleName("Ballot card")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All that stands on the card."""
        return " ".join(
            text
            for part in self._stack.parts
            for line in part.shapes()
            if isinstance(line, Words)
            for _, text, _ in _pieces(line)
        )

    def show_card(self, card: BallotCard) -> None:
        """Show another card, or the same one as it is typed."""
        head, body = parts_of(card, _WIDE, self._typesetter)
        self._stack = Stack([*head, *body])
        self.setAccessibleDescription(self.words)
        change = QAccessible.Event.DescriptionChanged
        QAccessible.updateAccessibility(QAccessibleEvent(self, change))
        self.fit(self._room)
        self.update()

    def fit(self, room: int) -> None:
        """Be as wide as there is room for, and as high as the card is then."""
        self._room = room
        margin = 2 * current().px(_PAD)
        self._unit = max(min((room - margin) / _WIDE, _MOST * current().scale), _LEAST)
        wide, high = _WIDE * self._unit, self._stack.height * self._unit
        self.setFixedSize(round(wide) + margin, round(high) + margin)

    def changeEvent(self, event: QEvent) -> None:
        """Take the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit(self._room)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the paper and what stands on it."""
        painter, theme = painter_for(self), current()
        box(painter, self.rect(), "surface", "edge", theme.radius["small"])
        painter.translate(theme.px(_PAD), theme.px(_PAD))
        painter.scale(self._unit, self._unit)
        for part in self._stack.placed():
            for shape in part.shapes():
                if isinstance(shape, Words):
                    _write(painter, shape)
                else:
                    _draw(painter, shape)


def _draw(painter: QPainter, shape: Box | Ring | Rule) -> None:
    thick = shape.thickness if isinstance(shape, Rule) else _THICKNESS
    painter.setPen(QPen(current().colour("text"), thick))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    start = QPointF(shape.x, shape.depth)
    if isinstance(shape, Ring):
        painter.drawEllipse(start, shape.radius, shape.radius)
    elif isinstance(shape, Box):
        painter.drawRect(QRectF(shape.x, shape.depth, shape.width, shape.height))
    else:
        painter.drawLine(start, start + QPointF(shape.width, 0))


def _write(painter: QPainter, line: Words) -> None:
    for x, text, (strong, muted) in _pieces(line):
        font = QFont(current().font(strong=strong))
        font.setPixelSize(_FINE)
        painter.save()
        painter.setFont(font)
        painter.setPen(current().colour("text_muted" if muted else "text"))
        painter.translate(x, line.depth)
        painter.scale(line.size / _FINE, line.size / _FINE)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()


def _pieces(line: Words) -> Iterator[tuple[float, str, tuple[bool, bool]]]:
    """Give the pieces of a line: where each begins, what it says, if strong, if muted."""
    for chunk in line.line.chunks:
        text, _ = marked(" ".join(word.text for word in chunk.words))
        look = chunk.span.weight == STRONG, chunk.span.colour == "muted"
        if text.strip():
            yield line.x + chunk.x * line.size / UNITS, text, look
