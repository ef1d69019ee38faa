"""Who sits here, how often each was heard, and what this session still owes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column
from facilitator_app.ui.parts.painting import LEFT, RIGHT, box, painter_for, width_of, write
from facilitator_app.ui.parts.plainly import tip
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.owing import APART, owed
from facilitator_app.ui.table.seat_panel import SeatPanel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.owing import Owed

_TELLING = 80
"""So much of a vote's title says something; less of it does not."""


class OwedRow(QAbstractButton):
    """One thing that is owed, and how it stands. Pressing it goes to where it is done."""

    def __init__(self, owed: Owed) -> None:
        super().__init__()
        self._what, self._state, self.is_done = owed.what, owed.state, owed.done
        self._optional = owed.optional
        self.setAccessibleName(f"{owed.what}: {owed.state}")
        self.setToolTip(tip(owed.what))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be a row high."""
        return QSize(self.minimumSizeHint().width(), current().size["row"])

    def minimumSizeHint(self) -> QSize:
        """Cut the words rather than the state."""
        wide = min(width_of(self._what), current().px(64)) + width_of(self._state)
        return QSize(wide + current().px(18) + 30, current().size["row"])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint sign, words and state."""
        theme, painter = current(), painter_for(self)
        if self.underMouse():
            box(painter, self.rect(), "sunken", "", 6)
        side = theme.px(18)
        open_sign = "minus" if self._optional else "circle"
        icon, ink = ("circle-check", "good") if self.is_done else (open_sign, "text_muted")
        top = (self.height() - side) / 2
        painter.drawPixmap(QPointF(6, top), icons.pixmap(icon, ink, side))
        wide = width_of(self._state)
        left = side + 14
        words = QRectF(left, 0, self.width() - left - wide - 16, self.height())
        ink = "text_muted" if self.is_done or self._optional else "text"
        write(painter, words, self._within(words.width()), ink, LEFT)
        state = QRectF(self.width() - wide - 8, 0, wide + 2, self.height())
        write(painter, state, self._state, "text_muted", RIGHT)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self.hasFocus():
            box(painter, self.rect(), "", "focus", 6, 2)

    def _within(self, wide: float) -> str:
        """Return what it is called, of a vote the code alone where its title has no room."""
        code = self._what.partition(APART)[0]
        few = width_of(code) + current().px(_TELLING)
        return self._what if width_of(self._what) <= wide or few <= wide else code


class Side(Ground):
    """Seats above, what is owed below."""

    wanted = Signal(str, object)
    """The command of a page, and what it is to show."""

    def __init__(self) -> None:
        super().__init__("right")
        self.setAccessibleName("Seats and what is owed")
        self.people = SeatPanel()
        self.seats = self.people.ring
        self.rows: list[OwedRow] = []
        self._title, self._list = Label("This session owes", "title"), column(gap=0)
        inside = QWidget()
        inside.setLayout(
            column(
                self.people,
                12,
                self._title,
                self._list,
                None,
                gap=6,
                pad=(16, 12, 8, 12),
            )
        )
        self._scrolled = Scrolled(inside)
        self.setLayout(column((self._scrolled, 1)))
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusObjectChanged.connect(self._bring_into_sight)
        self._scrolled.verticalScrollBar().rangeChanged.connect(self._bring_into_sight)

    def tell_owed(self, desk: Desk) -> None:
        """Say what is there and what is not."""
        for each in self.rows:
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = [self._row(each) for each in owed(desk)]
        self._title.setVisible(bool(self.rows))
        in_order(self.people.last, self.rows)

    def _bring_into_sight(self) -> None:
        """Show what a key has gone to, also when it has got its place a moment later."""
        focused = QApplication.focusWidget()
        if focused is not None and self._scrolled.isAncestorOf(focused):
            self._scrolled.ensureWidgetVisible(focused)

    def _row(self, owed: Owed) -> OwedRow:
        found = OwedRow(owed)
        found.clicked.connect(lambda: self.wanted.emit(owed.page, owed.about))
        self._list.addWidget(found)
        return found
