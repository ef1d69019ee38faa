"""What the line understood so far, as chips that can be pressed to take them off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator_app.domain.records.discussion import EVERY_SEAT
from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.layouts import Scrolled
from facilitator_app.ui.parts.painting import LEFT, badge, box, painter_for, width_of, write
from facilitator_app.ui.parts.plainly import tip
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.marks import SEATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QPaintEvent, QResizeEvent

    from facilitator_app.ui.table.marks import Mark

_HIGH, _ICON, _GAP = 32, 18, 6


class MarkChip(QAbstractButton):
    """One mark. Pressing it takes it off."""

    reached = Signal()
    """It has the focus now."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.setAccessibleName(mark.word)
        heed = mark.wrong or mark.caution
        self.setAccessibleDescription(heed or "Press to take it off")
        self.setToolTip(tip(heed or f"{mark.word}: press to take it off"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Be as wide as the badges, the icon and the word."""
        theme = current()
        seats = self._seats()
        wide = len(seats) * theme.px(_HIGH - 6) + 6 if seats else width_of(self.mark.word) + 20
        if self._icon():
            wide += theme.px(_ICON) + 6
        return QSize(wide, theme.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that it should be in sight."""
        super().focusInEvent(event)
        self.reached.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, badges or icon, and the word."""
        theme, painter, mark = current(), painter_for(self), self.mark
        ink = "bad" if mark.wrong else "warn" if mark.caution else "accent_ink"
        line, width = ("focus", 2) if self.hasFocus() else ("", 1)
        if theme.name == "contrast" and not line:
            line = ink
        ground = "bad_soft" if mark.wrong else "warn_soft" if mark.caution else "accent_soft"
        box(painter, self.rect(), ground, line, theme.radius["small"], width)
        seats = self._seats()
        side = theme.px(_HIGH - 10)
        for place, seat in enumerate(seats):
            left = 5 + place * theme.px(_HIGH - 6)
            badge(painter, QRectF(left, (self.height() - side) / 2, side, side), seat)
        left = 8 + len(seats) * theme.px(_HIGH - 6)
        if icon := self._icon():
            side = theme.px(_ICON)
            top = (self.height() - side) / 2
            painter.drawPixmap(QPointF(left, top), icons.pixmap(icon, ink, side))
            left += side + 6
        if not seats:
            rect = QRectF(left, 0, self.width() - left - 4, self.height())
            write(painter, rect, mark.word, ink, LEFT)

    def _icon(self) -> str:
        return "triangle-alert" if self.mark.caution else self.mark.icon

    def _seats(self) -> list[str]:
        wrong = self.mark.slot != SEATS or self.mark.wrong or self.mark.value == EVERY_SEAT
        return [] if wrong else self.mark.value.split(",")


class MarkRow(QWidget):
    """The chips of an entry, beside each other and then below."""

    taken_off = Signal(object)
    reached = Signal(QWidget)
    fitted = Signal()
    """It has become higher or lower."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Understood so far")
        self.chips: list[MarkChip] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._place()

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Show what is understood now."""
        if [each.mark for each in self.chips] == list(marks):
            return
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(mark) for mark in marks]
        in_order(self, self.chips)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay them out for the new width."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def _chip(self, mark: Mark) -> MarkChip:
        chip = MarkChip(mark)
        chip.setParent(self)
        chip.clicked.connect(lambda: self.taken_off.emit(replace(mark, caution="")))
        chip.reached.connect(lambda: self.reached.emit(chip))
        chip.show()
        return chip

    def _place(self) -> None:
        high, at = current().px(_HIGH), QPoint(0, 0)
        for chip in self.chips:
            size = chip.sizeHint()
            if at.x() and at.x() + size.width() > self.width():
                at = QPoint(0, at.y() + high + _GAP)
            chip.setGeometry(QRect(at, size))
            at += QPoint(size.width() + _GAP, 0)
        if self.height() != at.y() + high:
            self.setFixedHeight(at.y() + high)
            self.fitted.emit()


class MarkArea(Scrolled):
    """Where the chips are: all of them if there is room, else those of one row or more.

    A screen in large text has no room for every row. They are scrolled then, since a layout that
    is short of room puts what cannot shrink on top of each other.
    """

    def __init__(self, marks: MarkRow) -> None:
        super().__init__(marks)
        self._marks = marks
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        marks.fitted.connect(self.updateGeometry)
        marks.reached.connect(self._show)
        self.verticalScrollBar().rangeChanged.connect(self._after_range)

    def sizeHint(self) -> QSize:
        """Ask for every row."""
        high = self._marks.height() + 2 * self.frameWidth()
        return QSize(self.minimumSizeHint().width(), high)

    def minimumSizeHint(self) -> QSize:
        """Be content with one row."""
        high = current().px(_HIGH) + 2 * self.frameWidth()
        return QSize(2 * high, high)

    def _show(self, chip: QWidget) -> None:
        self.ensureWidgetVisible(chip, 0, 0)

    def _after_range(self, _least: int, most: int) -> None:
        """Show the newest chip."""
        self.verticalScrollBar().setValue(most)
