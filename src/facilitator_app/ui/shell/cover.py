"""The cover: nothing of what lies under it can be seen, heard, typed into or commanded."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from shiboken6 import isValid

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.digits_field import DigitsField
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayout

    from facilitator_app.ui.parts.digits import Digits
    from facilitator_app.ui.window import Window

_WIDE = 420
_CHOOSE = "Choose four digits. They uncover the screen until this window is closed."
_TYPE = "Type the four digits to go on."
_NOT_CLOSED = (
    "Not closed: what is half typed cannot be kept, because the file cannot be written to. "
    "Closing once more drops it."
)


class Cover(Ground):
    """Lies over the whole window until the digits are typed; the first time it asks for them."""

    lifted = Signal()

    def __init__(self, window: Window, digits: Digits) -> None:
        super().__init__("canvas")
        self.setParent(window)
        self.setAccessibleName("Covered screen")
        self._window, self._digits = window, digits
        self._before = QApplication.focusWidget()
        self._others: list[QWidget] = []
        self.field = DigitsField("Four digits")
        self.words, self.problem = Paragraph("", "muted"), Paragraph("", "", "bad")
        self.back = Button("Do not cover", "quiet", "arrow-left")
        self.leave = Button("Close Facilitator", "quiet", "x")
        self._card = Ground("card", self._laid_out())
        self.setLayout(column(None, row(None, self._card, None), None))
        self._timer = QTimer(self, interval=250)
        self._timer.timeout.connect(self._tell_wait)
        self.field.complete.connect(self._take)
        self.back.clicked.connect(self.lift)
        self.leave.clicked.connect(window.close)
        self._measure()
        self._lay()

    def lift(self) -> None:
        """Show what was there before, as it was."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        self._window.removeEventFilter(self)
        window = self._window
        window.services.actions.are_held = False
        window.tell_title()
        self.hide()
        window.body.show()
        for each in filter(isValid, self._others):
            each.show()
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        self.lifted.emit()
        self.deleteLater()

    def tell_not_closed(self) -> None:
        """Say why the window did not close, without a word of what is in it."""
        self._say(_NOT_CLOSED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape while nothing has been chosen yet."""
        if event.key() == Qt.Key.Key_Escape and not self._digits.are_chosen:
            self.lift()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_card"):
            self._measure()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go round among what lies on the cover."""
        stops = [each for each in (self.field, self.back, self.leave) if each.isVisible()]
        stops = [each for each in stops if each.isEnabled()]
        now = QApplication.focusWidget()
        place = stops.index(now) if now in stops else -1  # type: ignore[arg-type]
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size, and keep under the cover whatever opens meanwhile."""
        kind = event.type()
        if watched is self._window and kind == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        elif kind == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            if watched is not self._window:
                QTimer.singleShot(0, self, lambda: self._put_under(watched))
        return super().eventFilter(watched, event)

    # parts

    def _lay(self) -> None:
        QToolTip.hideText()
        window = self._window
        for each in QApplication.topLevelWidgets():
            if each is not window and each.isVisible():
                self._put_under(each)
        window.services.actions.are_held = True
        window.tell_title()
        window.body.hide()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self._ask()
        self.show()
        self.raise_()
        self.field.setFocus()

    def _put_under(self, other: QWidget) -> None:
        """Hide another window until the cover is lifted; what passes by anyway is closed."""
        if not other.isVisible() or other.window() is self._window:
            return
        passing = other.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip)
        if passing:
            other.close()
        else:
            self._others.append(other)
            other.hide()

    def _ask(self) -> None:
        chosen = self._digits.are_chosen
        self.words.say(_TYPE if chosen else _CHOOSE)
        # They are seen as they are chosen: mistyped, they would keep everybody out.
        mode = QLineEdit.EchoMode
        self.field.setEchoMode(mode.Password if chosen else mode.Normal)
        self.back.setVisible(not chosen)
        self._say("")
        self._tell_wait()

    def _take(self, digits: str) -> None:
        self.field.clear()
        if not self._digits.are_chosen:
            self._digits.choose(digits)
            self._ask()
            announce(self, "Covered")
        elif self._digits.fit(digits):
            self.lift()
        else:
            self._tell_wait()

    def _tell_wait(self) -> None:
        """Count down to the next try."""
        left = ceil(self._digits.wait())
        waiting = left > 0
        if waiting:
            self._say(f"These are not the digits. Try again in {left} s.")
            self._timer.start()
        elif self._timer.isActive():
            self._timer.stop()
            self._say("Try again.")
        self.field.setReadOnly(waiting)

    def _say(self, text: str) -> None:
        self.problem.say(text)
        self.problem.setVisible(bool(text))

    def _measure(self) -> None:
        self._card.setFixedWidth(min(current().px(_WIDE), self._window.width() - 32))

    def _laid_out(self) -> QLayout:
        head = row(Glyph("eye-off", size=24), Label("Covered", "title"), None)
        return column(
            head,
            self.words,
            4,
            self.field.label,
            self.field,
            self.problem,
            4,
            row(self.back, None, self.leave),
            gap=8,
            pad=(24, 20, 24, 20),
        )
