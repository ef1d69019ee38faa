"""A month over the window, from which a day is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.painting import MIDDLE, box, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QPainter

_SIDE = 320
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class Month(QCalendarWidget):
    """The days of a month, painted in the theme's colours."""

    def __init__(self, name: str, at: date) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setLocale(_ENGLISH)
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        plain = QTextCharFormat()
        plain.setForeground(current().colour("text_muted"))
        for day in _WEEKEND:
            self.setWeekdayTextFormat(day, plain)
        for each in self.findChildren(QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                each.setAccessibleName(f"{name}: day")
        self.setMinimumSize(current().px(_SIDE), current().px(_SIDE))
        self.setSelectedDate(QDate(at.year, at.month, at.day))

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """Paint a day: the chosen one on the accent, those of other months muted."""
        chosen = day == self.selectedDate()
        if chosen:
            box(painter, rect.adjusted(2, 2, -2, -2), "accent", "", 6)
        other = day.month() != self.monthShown()
        ink = "accent_text" if chosen else "text_muted" if other else "text"
        write(painter, rect, str(day.day()), ink, MIDDLE, "strong" if chosen else "body")


class Calendar(Ground):
    """A month with the ways to other months; Enter or a press takes a day, Esc none."""

    taken = Signal(QDate)

    def __init__(self, over: QWidget, name: str, at: date) -> None:
        self.month = Month(name, at)
        self._title = Label("", "strong")
        before, after = Button("", "icon", "arrow-left"), Button("", "icon", "arrow-right")
        before.setAccessibleName("Month before")
        after.setAccessibleName("Next month")
        head = row(before, None, self._title, None, after)
        super().__init__("panel", column(head, self.month, gap=4, pad=(8, 8, 8, 8)))
        self.setParent(over, Qt.WindowType.Popup)
        self.setAccessibleName(f"{name}: calendar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        before.clicked.connect(self.month.showPreviousMonth)
        after.clicked.connect(self.month.showNextMonth)
        self.month.currentPageChanged.connect(lambda *_: self._say())
        self.month.activated.connect(self.taken)
        self.month.clicked.connect(self.taken)
        self._say()

    def show_below(self, control: QWidget) -> None:
        """Show it below a control, on the same screen."""
        self.adjustSize()
        screen = control.screen().availableGeometry()
        place = control.mapToGlobal(QPoint(0, control.height()))
        place.setX(min(place.x(), screen.right() - self.width()))
        if place.y() + self.height() > screen.bottom():
            above = control.mapToGlobal(QPoint(0, 0)).y() - self.height()
            place.setY(max(above, screen.top()))
        self.move(place)
        self.show()
        self.month.setFocus()

    def _say(self) -> None:
        shown = QDate(self.month.yearShown(), self.month.monthShown(), 1)
        self._title.say(_ENGLISH.toString(shown, "MMMM yyyy"))
