"""The seats as they sit round the table, and how often each was heard."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator_app.ui.parts.painting import RIGHT, badge, box, painter_for, write
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

    from facilitator_app.ui.table.desk import Seat

_WIDE, _HIGH, _GAP, _ACROSS = 62, 58, 8, 3


class SeatCard(QAbstractButton):
    """One seat. Pressing it puts the seat on the entry, or off."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.seat = seat
        self._heard, self._most = 0, 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(f"Seat {seat.label}: press to put it on the entry, or Alt+{seat.label}")
        self.tell(0, 1)

    def tell(self, heard: int, most: int) -> None:
        """Say how often it was heard, and how often the seat that was heard most."""
        self._heard, self._most = heard, max(1, most)
        away = "" if self.seat.there else ", away"
        self.setAccessibleName(f"Seat {self.seat.label}, heard {heard} times{away}")
        self.update()

    def sizeHint(self) -> QSize:
        """Have room for a number, a count and a bar."""
        return QSize(current().px(_WIDE), current().px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint badge, count and bar."""
        theme, painter = current(), painter_for(self)
        there = self.seat.there
        line, width = ("focus", 2) if self.hasFocus() else ("line", 1)
        if theme.name == "contrast" and not self.hasFocus():
            line = "edge"
        ground = "sunken" if self.underMouse() else "surface" if there else "canvas"
        box(painter, self.rect(), ground, line, 6, width)
        side = theme.size["badge"]
        square = QRectF(6, 6, side, side)
        if there:
            badge(painter, square, self.seat.label)
        else:
            box(painter, square, "", "edge")
            write(painter, square, self.seat.label, "text_muted")
        room = QRectF(6 + side, 6, self.width() - 12 - side, side)
        write(painter, room, str(self._heard), "text" if there else "text_muted", RIGHT)
        self._paint_foot(painter)

    def _paint_foot(self, painter: QPainter) -> None:
        """Paint the bar; of an empty seat, the word."""
        theme = current()
        foot = self.height() - theme.px(15)
        if not self.seat.there and not self._heard:
            low = QRectF(4, foot - 8, self.width() - 8, theme.px(20))
            write(painter, low, "away", "text_muted")
            return
        track = QRectF(6, foot, self.width() - 12, 6)
        box(painter, track, "sunken", "edge" if theme.name == "contrast" else "", 3)
        if self._heard:
            track.setWidth(max(6, track.width() * self._heard / self._most))
            box(painter, track, "text_muted", "", 3)


class Seats(QWidget):
    """The seats, clockwise round the table from the upper left."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Seats")
        self.cards: list[SeatCard] = []
        self._words = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_seats(self, seats: Sequence[Seat], table: str) -> None:
        """Show the seats of a table."""
        for card in self.cards:
            card.hide()
            card.deleteLater()
        here = sum(each.there for each in seats)
        self._words = (table, f"{here} here")
        self.cards = [self._card(each) for each in seats]
        in_order(self, self.cards)
        self._place()

    def tell(self, heard: Mapping[str, int]) -> None:
        """Say how often each was heard."""
        most = max((heard.get(each.seat.label, 0) for each in self.cards), default=0)
        for card in self.cards:
            card.tell(heard.get(card.seat.label, 0), most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the seats along."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the table in the middle."""
        theme, painter = current(), painter_for(self)
        if len(self.cards) <= _ACROSS:
            return
        wide, high = theme.px(84), theme.px(52)
        rect = QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)
        box(painter, rect, "sunken", "edge" if theme.name == "contrast" else "", 10)
        half = rect.height() / 2
        upper = QRectF(rect.left() + 4, rect.top() + 3, rect.width() - 8, half)
        write(painter, upper, self._words[0], face="strong")
        write(painter, upper.translated(0, half - 5), self._words[1], "text_muted")

    def _card(self, seat: Seat) -> SeatCard:
        card = SeatCard(seat, self)
        card.clicked.connect(lambda: self.pressed.emit(seat.label))
        card.show()
        return card

    def _place(self) -> None:
        """Put the seats round the table: three above, three below, the others at its sides."""
        theme, count = current(), len(self.cards)
        wide, high = theme.px(_WIDE), theme.px(_HIGH)
        sides = max(0, ceil((count - 2 * _ACROSS) / 2))
        rows = 1 if count <= _ACROSS else 2 + max(1, sides)
        self.setFixedHeight(max(1, rows) * (high + _GAP) - _GAP)
        step = max(wide + _GAP, (self.width() - wide) / 2 - 4)
        middle = (self.width() - wide) / 2
        for card, (across, down) in zip(self.cards, ring(count), strict=True):
            card.setGeometry(round(middle + (across - 1) * step), down * (high + _GAP), wide, high)


def ring(count: int) -> list[tuple[int, int]]:
    """Return column and row of each seat, clockwise from the upper left."""
    top = [(column, 0) for column in range(min(count, _ACROSS))]
    left = max(0, count - 2 * _ACROSS)
    right = ceil(left / 2)
    last = 1 + max(1, right)
    sides = [(_ACROSS - 1, 1 + row) for row in range(right)]
    below = [(column, last) for column in reversed(range(min(_ACROSS, count - len(top))))]
    back = [(0, right - row) for row in range(left - right)]
    return [*top, *sides, *below, *back][:count]
