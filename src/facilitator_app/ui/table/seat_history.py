"""Who came, went and changed places in a session: one quiet line, which unfolds into all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.planning.clock import clock
from facilitator_app.ui.parts.buttons import Button, LineButton
from facilitator_app.ui.parts.labels import Line, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.table.register import happened, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import time

    from PySide6.QtGui import QKeyEvent

    from facilitator_app.domain.records import SeatChange


class TimeLine(QLineEdit):
    """A time of day; Enter puts it right, Esc leaves it as it was."""

    left = Signal()

    def __init__(self, name: str, at: time) -> None:
        super().__init__(f"{at:%H:%M}")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as a time."""
        wide = self.fontMetrics().horizontalAdvance("00:00 ") + 28
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Never cut the time."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class SeenRow(QWidget):
    """One thing that was seen, and when: the time can be put right where it stands."""

    put_right = Signal(object, object)
    """What was seen, and the right time."""
    taken_back = Signal(object)
    left = Signal(object)

    def __init__(self, change: SeatChange) -> None:
        super().__init__()
        self.change = change
        what = happened(change)
        self.time = TimeLine(f"When {what}", change.at)
        self.back = Button("", "icon", "x")
        self.back.setAccessibleName(f"Take back: {told(change)}")
        self.back.setToolTip("It was not so: take it back")
        self._wrong = Paragraph("", "", "bad")
        self._wrong.hide()
        words = Line(f"{what[0].upper()}{what[1:]}")
        line = row((words, 1), self.time, self.back, gap=4)
        self.setLayout(column(line, self._wrong, gap=2))
        self.time.editingFinished.connect(self._read)
        self.time.left.connect(self._leave)
        self.back.clicked.connect(lambda: self.taken_back.emit(change))

    def _read(self) -> None:
        """Take the time as it is typed, or say what is wrong with it."""
        try:
            at = clock(self.time.text().strip())
        except FacilitatorError as error:
            self._wrong.say(error.sentence())
            self._wrong.show()
            announce(self.time, error.sentence())
            return
        self._wrong.hide()
        self.time.setText(f"{at:%H:%M}")
        if at != self.change.at:
            self.put_right.emit(self.change, at)

    def _leave(self) -> None:
        self.time.setText(f"{self.change.at:%H:%M}")
        self._wrong.hide()
        self.left.emit(self.change)


class SeatHistory(QWidget):
    """What was seen last; when it is pressed, all of it."""

    put_right = Signal(object, object)
    taken_back = Signal(object)
    left = Signal(object)
    unfolded = Signal()

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self.setAccessibleName("Who came and went")
        self.newest = LineButton("history", "quiet")
        self.newest.clicked.connect(self._turn)
        self.rows: list[SeenRow] = []
        self._open = False
        self._changes: list[SeatChange] = []
        self._list = column(gap=2)
        self.setLayout(column(self.newest, self._list, gap=2))

    def show_changes(self, changes: Sequence[SeatChange]) -> None:
        """Show what was seen, the newest first."""
        self._changes = list(reversed(changes))
        self.setVisible(bool(changes))
        if changes:
            last = told(self._changes[0])
            words = f"{last[0].upper()}{last[1:]}"
            more = f", {len(changes)} in all" if len(changes) > 1 else ""
            self.newest.say(words, f"Who came and went: {words}{more}")
        self._fill()

    def go_to(self, label: str) -> bool:
        """Give the focus to the time of what was seen last of a seat, if there is anything."""
        known = any(label in (each.seat, each.other) for each in self._changes)
        if known:
            self._open = True
            self._fill()
            [first, *_] = [e for e in self.rows if label in (e.change.seat, e.change.other)]
            first.time.setFocus(Qt.FocusReason.ShortcutFocusReason)
            first.time.selectAll()
        return known

    def _turn(self) -> None:
        self._open = not self._open
        self._fill()

    def _fill(self) -> None:
        """List all of it, if it is unfolded; what is listed already stays."""
        wanted = self._changes if self._open else []
        self.newest.setAccessibleDescription("Unfolded" if self._open else "Folded")
        if [each.change for each in self.rows] == wanted:
            return
        for each in self.rows:
            each.time.blockSignals(True)  # noqa: FBT003 - Qt's own signature
            self._list.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = [self._row(each) for each in wanted]
        in_order(self.newest, [each for one in self.rows for each in (one.time, one.back)])
        self.unfolded.emit()

    def _row(self, change: SeatChange) -> SeenRow:
        found = SeenRow(change)
        found.put_right.connect(self.put_right)
        found.taken_back.connect(self.taken_back)
        found.left.connect(self.left)
        self._list.addWidget(found)
        return found
