"""The line above: the programme, the workshop and session at hand, the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QSizePolicy

from facilitator_app.ui.parts import plainly
from facilitator_app.ui.parts.buttons import LineButton
from facilitator_app.ui.parts.chips import Chip
from facilitator_app.ui.parts.labels import Glyph, KeyCap, Line
from facilitator_app.ui.parts.layouts import Ground, is_narrow, row
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from facilitator_app.domain.records import Programme, Session, Workshop
    from facilitator_app.ui.context import Place

_FIELD, _NARROW_FIELD = 310, 200
_PAUSE = 150
"""Milliseconds without a key after which is searched."""


class TopLine(Ground):
    """Says where one is, and lets one go elsewhere."""

    searched = Signal(str)
    """Words to look for; nothing, if the search is over."""

    def __init__(self, programme: Programme | None, place: Place, at_table: str = "") -> None:
        super().__init__("bar", height="bar")
        self._place, self._at_table = place, at_table
        self.name = Line("", "strong")
        self.name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.mark = Chip("Demo", tone="info")
        self.where = LineButton("calendar")
        self.field = SearchField()
        self.setLayout(
            row(
                self.name,
                self.mark,
                Glyph("chevron-right"),
                (self.where, 1),
                self.field,
                pad=(16, 0, 12, 0),
            )
        )
        self.call(programme)
        self.where.clicked.connect(self.choose_session)
        self.field.searched.connect(self.searched)
        place.changed.connect(self._say_place)
        self._say_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the session beside a long name."""
        super().resizeEvent(event)
        narrow = is_narrow(self)
        self.name.setMaximumWidth(self.width() // (4 if narrow else 3))
        self.field.setMaximumWidth(current().px(_NARROW_FIELD if narrow else _FIELD))

    def call(self, programme: Programme | None) -> None:
        """Say which programme this is."""
        name = programme.name if programme else "A programme without a name"
        self.name.say(" · ".join(filter(None, (self._at_table, name))))
        self.mark.setVisible(programme is not None and programme.fictional)

    def choose_session(self) -> None:
        """List the days, and under each its sessions."""
        menu = QMenu(self)
        menu.setAccessibleName("Sessions")
        for workshop in self._place.workshops:
            day = menu.addMenu(plainly.entry(day_words(workshop)))
            for session in self._place.sessions_of(workshop):
                action = day.addAction(plainly.entry(session_words(session)))
                action.setCheckable(True)
                action.setChecked(session == self._place.session)
                action.triggered.connect(self._going(session))
            if workshop == self._place.workshop:
                menu.setActiveAction(day.menuAction())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.where.mapToGlobal(self.where.rect().bottomLeft()))

    def _going(self, session: Session) -> Callable[[], None]:
        return lambda: self._place.go(session)

    def _say_place(self) -> None:
        session, workshop = self._place.session, self._place.workshop
        day = f"Day {workshop.position or workshop.code}" if workshop else ""
        words = " · ".join(filter(None, (day, session_words(session) if session else "")))
        self.where.say(words or "No session yet", f"Session at hand: {words or 'none'}")
        self.where.setEnabled(bool(session))


class SearchField(QLineEdit):
    """Searches while one types; Escape ends it."""

    searched = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "search")
        self.setAccessibleName("Search everything said")
        self.setPlaceholderText("Search everything said")
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(self._wait)
        self.returnPressed.connect(self._search)
        self._cap = KeyCap("Ctrl+F")
        inner = QHBoxLayout(self)
        inner.setContentsMargins(10, 0, 8, 0)
        inner.addWidget(Glyph("search"))
        inner.addStretch(1)
        inner.addWidget(self._cap)
        self.textChanged.connect(self._show_cap)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._measure()

    def stop(self) -> None:
        """End the search."""
        self.clear()
        self._search()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End the search with Escape."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.stop()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if hasattr(self, "_cap"):
            self._measure()

    def sizeHint(self) -> QSize:
        """Have room for what is searched."""
        return QSize(current().px(_FIELD), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key out where there is no room for it."""
        super().resizeEvent(event)
        self._show_cap()

    def _show_cap(self) -> None:
        self._cap.setVisible(not self.text() and self.width() >= current().px(300))

    def _measure(self) -> None:
        self.setTextMargins(current().size["icon"] + 6, 0, 0, 0)
        self.setMinimumWidth(current().px(140))
        self.updateGeometry()

    def _wait(self) -> None:
        self._timer.start()

    def _search(self) -> None:
        self._timer.stop()
        self.searched.emit(self.text() if self.text().strip() else "")


def day_words(workshop: Workshop) -> str:
    """Return what a workshop is called in a list of days."""
    number = f"Day {workshop.position}" if workshop.position else workshop.code
    return f"{number} · {workshop.title}" if workshop.title else number


def session_words(session: Session) -> str:
    """Return what a session is called."""
    return f"{session.code} {session.title}".strip()
