"""One seat as it is seen: its number, how often it was heard, and a word where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.painting import RIGHT, badge, box, painter_for, write
from facilitator_app.ui.parts.plainly import tip
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.register import about

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.attendance import Seat

WIDE, HIGH = 78, 58
ASKED = "arrived?"
_ICON = 14
_REFUSED = {"notes": "no notes", "quotes": "no quote"}
"""What of a seat must not be kept, in words that its card has room for."""


class SeatCard(QAbstractButton):
    """One seat. Pressing it puts the seat on the entry, or off."""

    keyed = Signal(object)
    """A key was pressed that the seats may know: whoever takes it accepts the event."""
    menu_wanted = Signal(object)
    """Where on the screen."""

    def __init__(self, seat: Seat, parent: QWidget) -> None:
        super().__init__(parent)
        self.seat = seat
        self._heard, self._most = 0, 1
        self._asked = self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name()

    def show_seat(self, seat: Seat) -> None:
        """Show how the seat stands now."""
        if seat != self.seat:
            self.seat = seat
            self._name()

    def tell(self, heard: int, most: int, *, asked: bool = False) -> None:
        """Say how often it was heard, and the seat that was heard most; whether it is asked for."""
        if (heard, max(1, most), asked) != (self._heard, self._most, self._asked):
            self._heard, self._most, self._asked = heard, max(1, most), asked
            self._name()

    def hold(self, *, held: bool) -> None:
        """Show whether it is about to be swapped."""
        self._held = held
        self.update()

    @property
    def word(self) -> str:
        """What must be seen of it at a glance."""
        seat = self.seat
        if self._asked:
            return ASKED
        if not seat.there:
            return f"left {seat.since:%H:%M}" if seat.since else "away"
        return next((word for what, word in _REFUSED.items() if what in seat.refuses), "")

    def sizeHint(self) -> QSize:
        """Have room for a number, a count and a word."""
        return QSize(current().px(WIDE), current().px(HIGH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Offer the key to the seats first."""
        event.ignore()
        self.keyed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all that can be done, in words."""
        self.setFocus()
        self.menu_wanted.emit(self.mapToGlobal(self.rect().center()))
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint badge, count, icon, word or bar."""
        theme, painter = current(), painter_for(self)
        there = self.seat.there
        line, width = ("focus", 2) if self.hasFocus() else ("line", 1)
        if self._held and not self.hasFocus():
            line, width = "accent", 2
        elif theme.name == "contrast" and not self.hasFocus():
            line = "edge"
        ground = "sunken" if self.underMouse() else "surface" if there else "canvas"
        box(painter, self.rect(), "accent_soft" if self._held else ground, line, 6, width)
        side = theme.size["badge"]
        square = QRectF(6, 5, side, side)
        if there:
            badge(painter, square, self.seat.label)
        else:
            box(painter, square, "", "edge")
            write(painter, square, self.seat.label, "text_muted")
        room = QRectF(6 + side, 5, self.width() - 13 - side, side)
        write(painter, room, str(self._heard), "text" if there else "text_muted", RIGHT)
        self._paint_icon(painter, square)
        self._paint_foot(painter)

    def _paint_icon(self, painter: QPainter, square: QRectF) -> None:
        """Paint that somebody came late or changed places: words say when."""
        seat, side = self.seat, current().px(_ICON)
        icon = "arrow-left-right" if seat.swapped else "clock" if seat.since else ""
        if icon and seat.there:
            place = QPointF(square.right() + 5, square.top() + (square.height() - side) / 2)
            painter.drawPixmap(place, icons.pixmap(icon, "text_muted", side))

    def _paint_foot(self, painter: QPainter) -> None:
        """Paint the word; where there is none, the bar."""
        theme, word = current(), self.word
        if word:
            ink = "text_muted" if not self._asked and not self.seat.there else "warn"
            foot = theme.px(24)
            write(painter, QRectF(1, self.height() - foot - 2, self.width() - 2, foot), word, ink)
            return
        foot = self.height() - theme.px(15)
        track = QRectF(7, foot, self.width() - 14, 6)
        box(painter, track, "sunken", "edge" if theme.name == "contrast" else "", 3)
        if self._heard:
            track.setWidth(max(6, track.width() * self._heard / self._most))
            box(painter, track, "text_muted", "", 3)

    def _name(self) -> None:
        seat = self.seat
        known = [*about(seat), *(["spoke since: arrived?"] if self._asked else [])]
        times = "once" if self._heard == 1 else f"{self._heard} times"
        self.setAccessibleName(", ".join((f"Seat {seat.label}", f"heard {times}", *known)))
        key = f", or Alt+{seat.label}" if len(seat.label) == 1 else ""
        lines = [f"Seat {seat.label}: press to put it on the entry{key}", *known]
        self.setToolTip(tip("\n".join(lines)))
        self.update()
