"""One question for the experts: whether it is agreed, to whom it goes, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from facilitator_app.domain.records import ExpertQuestion
from facilitator_app.ui.parts.choices import Segmented, Tick
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.painting import box, painter_for, write
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.cards_page import Card

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from facilitator_app.ui.table.words import Words

STATES = {"": "Waits", "asked": "Asked", "answered": "Answered", "parked": "Parked"}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BY_KEY = {Qt.Key.Key_1: "asked", Qt.Key.Key_2: "answered", Qt.Key.Key_3: "parked"}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WORD = 60
_BOTH = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
KEYS = {
    "Ctrl+Enter": "agreed, or not",
    "Ctrl+1": "asked",
    "Ctrl+2": "answered",
    "Ctrl+3": "parked",
    "Alt+Shift+Up": "earlier",
    "Alt+Shift+Down": "later",
}


class Grip(QWidget):
    """The place of a question, by which it is dragged to another one."""

    dragged = Signal(int)
    """Where the pointer is, up and down on the screen."""
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._drags = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag it to another place")

    def say(self, number: int) -> None:
        """Show another place; none, if it is not agreed."""
        self._number = number
        self.update()

    def sizeHint(self) -> QSize:
        """Be as large as what can be pressed."""
        return QSize(current().px(28), current().px(32))

    def minimumSizeHint(self) -> QSize:
        """Never be smaller."""
        return self.sizeHint()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Take hold of it."""
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where it is dragged to."""
        self._drags = True
        self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._drags:
            self._drags = False
            self.dropped.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the number, or two lines to take hold of."""
        painter, theme = painter_for(self), current()
        if self._number:
            box(painter, self.rect(), "accent_soft", "", 6)
            write(painter, self.rect(), str(self._number), "accent_ink", face="strong")
            return
        middle = self.height() // 2
        for at in (middle - 3, middle + 3):
            painter.fillRect(8, at, self.width() - 16, 2, theme.colour("text_muted"))


class QuestionCard(Card[ExpertQuestion]):
    """The words of a question, and all that is known about it."""

    agreed_wanted = Signal(bool)
    state_wanted = Signal(str)
    step_wanted = Signal(int)

    def __init__(self, key: str, field: Callable[[str, str], Words]) -> None:
        super().__init__(key)
        self.grip, self.agreed = Grip(), Tick("Agreed")
        self.state = Segmented("What became of it", STATES)
        self.words = {
            "text": field(f"{key}.text", "Question for the experts"),
            "routed_to": field(f"{key}.routed_to", "Who is to answer"),
            "answer": field(f"{key}.answer", "Answer"),
        }
        self.words["text"].setPlaceholderText("A question for the experts")
        self._before = [Label("Goes to", "muted"), Label("Answer", "muted")]
        self._answer = QWidget()
        self._answer.setLayout(row(self._before[1], (self.words["answer"], 1), gap=12))
        self._facts = QWidget()
        goes_to = row(self._before[0], (self.words["routed_to"], 1), gap=12)
        self._facts.setLayout(
            column(row(self.agreed, self.state, None, self.remove), goes_to, gap=6)
        )
        inside = column((self.words["text"], 0), self._facts, self._answer, gap=6)
        self.setLayout(row(column(self.grip, None), (inside, 1), gap=12, pad=(12, 10, 8, 10)))
        self.agreed.clicked.connect(self.agreed_wanted)
        self.state.chosen.connect(self.state_wanted)
        self._line_up()

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        states = self.state.findChildren(QRadioButton)
        words = self.words
        return [
            words["text"], self.agreed, *states, self.remove, words["routed_to"], words["answer"],
        ]  # fmt: skip

    def show_record(self, record: ExpertQuestion | None, number: int) -> None:
        """Show what is not typed; of one that is not written yet, only where it goes."""
        agreed = record is not None and record.agreed
        self.grip.say(number if agreed else 0)
        self.agreed.setChecked(agreed)
        self.state.choose(record.status if record and record.status in STATES else "")
        self._facts.setVisible(record is not None)
        self.grip.setEnabled(record is not None)
        self._answer.setVisible(
            record is not None and bool(record.status == "answered" or record.answer)
        )

    def changeEvent(self, event: QEvent) -> None:
        """Line up again when the text grows."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange and hasattr(self, "_before"):
            self._line_up()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by key what is done with the card, wherever on it somebody types."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        keypad = Qt.KeyboardModifier.KeypadModifier
        control = modifiers & ~keypad == Qt.KeyboardModifier.ControlModifier
        if control and key in _ENTERS:
            self.agreed_wanted.emit(not self.agreed.isChecked())
        elif control and key in _BY_KEY:
            state = _BY_KEY[key]
            self.state_wanted.emit("" if state == self.state.value else state)
        elif modifiers & ~keypad == _BOTH and key in _STEPS:
            self.step_wanted.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _line_up(self) -> None:
        for each in self._before:
            each.setMinimumWidth(current().px(_WORD))
