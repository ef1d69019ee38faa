"""The seats, and below them what there is to say of them: a question, a hint, who came and went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.tab_order import in_order
from facilitator_app.ui.table.seat_history import SeatHistory
from facilitator_app.ui.table.seats import Seats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import SeatChange


class Question(Ground):
    """Whether a seat arrived that is away, yet spoke."""

    answered = Signal(str, bool)

    def __init__(self) -> None:
        super().__init__("warn")
        self.setAccessibleName("Arrived?")
        self._label = ""
        self._words = Paragraph()
        self.yes, self.no = Button("Yes", keys="Alt+Y"), Button("No", "quiet")
        buttons = row(self.yes, self.no, None, gap=4)
        self.setLayout(column(self._words, buttons, gap=4, pad=(10, 6, 8, 6)))
        self.yes.clicked.connect(lambda: self.answered.emit(self._label, True))  # noqa: FBT003
        self.no.clicked.connect(lambda: self.answered.emit(self._label, False))  # noqa: FBT003

    def ask(self, label: str) -> None:
        """Ask about a seat."""
        if label != self._label:
            self._label = label
            self._words.say(f"Seat {label} was away, but spoke. Did it arrive?")
            self.yes.setAccessibleName(f"Yes, seat {label} arrived")
            self.no.setAccessibleName(f"No, seat {label} did not arrive")


class Hint(QWidget):
    """Who was not heard for a while: for the facilitator alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolTip("Only this screen says so; no print and no pack does.")
        self.words = Paragraph("", "", "muted")
        self.off = Button("", "icon", "x")
        self.off.setAccessibleName("Say no longer which seats are quiet")
        self.off.setToolTip("Say this no longer; the menu of a seat brings it back")
        self.setLayout(row(Glyph("ear"), (self.words, 1), self.off, gap=6))


class SeatPanel(QWidget):
    """All about the seats. What is seldom needed is built when it is first needed."""

    answered = Signal(str, bool)
    hint_dropped = Signal()
    put_right = Signal(object, object)
    taken_back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ring = Seats()
        self.question: Question | None = None
        self.hint: Hint | None = None
        self.history: SeatHistory | None = None
        self._swapping = Paragraph("", "", "muted")
        self._swapping.hide()
        self._below = column(gap=6)
        head = row(Label("Seats", "title"), Label("times heard", "muted"), None)
        self.setLayout(column(head, self.ring, self._swapping, self._below, gap=6))
        self.ring.holding.connect(self._tell_swap)

    @property
    def last(self) -> QWidget:
        """Where Tab leaves the seats."""
        return self._stops()[-1]

    def ask(self, label: str) -> None:
        """Ask whether a seat arrived; with no label, ask nothing."""
        if label and self.question is None:
            self.question = Question()
            self.question.answered.connect(self.answered)
            self._below.insertWidget(0, self.question)
            self._order()
        if self.question is not None:
            if label:
                self.question.ask(label)
            self._show(self.question, shown=bool(label))

    def say_hint(self, words: str) -> None:
        """Say who is quiet; with no words, nothing."""
        if words and self.hint is None:
            self.hint = Hint()
            self.hint.off.clicked.connect(self.hint_dropped)
            self._below.insertWidget(1 if self.question else 0, self.hint)
            self._order()
        if self.hint is not None:
            if words and words != self.hint.words.text():
                self.hint.words.say(words)
            self._show(self.hint, shown=bool(words))

    def show_changes(self, changes: Sequence[SeatChange]) -> None:
        """Show who came and went."""
        if changes and self.history is None:
            self.history = SeatHistory(self)
            self.history.put_right.connect(self.put_right)
            self.history.taken_back.connect(self.taken_back)
            self.history.left.connect(lambda change: self.ring.take_focus(change.seat))
            self.history.unfolded.connect(self._order)
            self._below.addWidget(self.history)
            self._order()
        if self.history is not None:
            self.history.show_changes(changes)

    def go_to_time(self, label: str) -> bool:
        """Go to the time of what was seen last of a seat, if anything was."""
        return self.history is not None and self.history.go_to(label)

    def _tell_swap(self, label: str) -> None:
        self._swapping.say(f"Swap seat {label} with: press the other seat. Esc leaves it.")
        self._swapping.setVisible(bool(label))

    def _show(self, widget: QWidget, *, shown: bool) -> None:
        """Show it or not; if what goes had the focus, the seats take it."""
        focused = QApplication.focusWidget()
        if not shown and focused is not None and widget.isAncestorOf(focused):
            self.ring.take_focus()
        widget.setVisible(shown)

    def _order(self) -> None:
        [first, *rest] = self._stops()
        in_order(first, rest)

    def _stops(self) -> list[QWidget]:
        """Return what Tab comes to."""
        found: list[QWidget] = [self.ring.cards[-1] if self.ring.cards else self.ring]
        if self.question is not None:
            found += [self.question.yes, self.question.no]
        if self.hint is not None:
            found.append(self.hint.off)
        if self.history is not None:
            found.append(self.history.newest)
            found += [each for one in self.history.rows for each in (one.time, one.back)]
        return found
