"""What can be said of the prompt at hand: asked, merged, skipped, and why; its stimulus shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QSizePolicy, QWidget

from facilitator_app.domain.coverage import ASKED, MERGED, SKIPPED
from facilitator_app.ui.parts.choices import Tick
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.painting import MIDDLE, box, painter_for, width_of, write
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.prompt_card import paint_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from facilitator_app.ui.table.prompt_card import Course

WORDS = {ASKED: ("Asked", "Alt+K"), MERGED: ("Merged", "Alt+M"), SKIPPED: ("Skipped", "Alt+X")}
_ABOVE = 20
"""Pixels that the card begins above this, where the words of its prompt are."""


class StateButton(QAbstractButton):
    """What became of the prompt: pressed once it is said, pressed again it is taken back."""

    def __init__(self, word: str, keys: str) -> None:
        super().__init__()
        self.setText(word)
        self.setAccessibleName(word)
        self.setAccessibleDescription(f"Shortcut {keys}")
        self.setToolTip(keys)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Have room for the bold word, so that nothing moves when it is pressed."""
        return QSize(width_of(self.text(), "strong") + 8, current().size["target"])

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word, on paper and in a frame if it is so."""
        painter, on = painter_for(self), self.isChecked()
        if on:
            box(painter, self.rect(), "accent_soft", "accent", 5, 2)
        else:
            box(painter, self.rect(), "pressed" if self.underMouse() else "sunken", "", 5)
            if current().name == "contrast":
                box(painter, self.rect(), "", "edge", 5)
        if self.hasFocus():
            box(painter, self.rect(), "", "focus", 5, 2)
        write(painter, self.rect(), self.text(), "text", MIDDLE, "strong" if on else "body")


class ReasonLine(QLineEdit):
    """Why, in one line: Enter keeps it, Esc leaves it as it was."""

    entered = Signal()
    dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Why")
        self.setPlaceholderText("Why?")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that go back to the notes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class PromptActs(QWidget):
    """Goes on below the words of the prompt at hand."""

    turned = Signal(str)
    into_chosen = Signal(object)
    shown_turned = Signal()
    reason_typed = Signal(str)
    reason_left = Signal()
    reason_entered = Signal()
    reason_dropped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What became of the prompt")
        self.buttons = {state: StateButton(*words) for state, words in WORDS.items()}
        self.shown = Tick("Stimulus shown")
        self.shown.setToolTip("Alt+I")
        self.shown.hide()
        self.into: Combo | None = None
        self.why: ReasonLine | None = None
        self._reasons = row(gap=4)
        self.setLayout(
            column(
                self.shown,
                row(*self.buttons.values(), gap=4),
                self._reasons,
                gap=4,
                pad=(14, 2, 8, 8),
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for state, button in self.buttons.items():
            button.clicked.connect(lambda _=False, state=state: self.turned.emit(state))
        self.shown.clicked.connect(self.shown_turned)

    @property
    def stops(self) -> list[QWidget]:
        """What Tab comes to, one after the other."""
        beside = [each for each in (self.into, self.why) if each is not None]
        return [self.shown, *self.buttons.values(), *beside]

    def tell(self, course: Course, *, has_stimulus: bool) -> None:
        """Show what was said."""
        for state, button in self.buttons.items():
            button.setChecked(state == course.state)
        self.shown.setVisible(has_stimulus)
        self.shown.setChecked(course.shown)
        asks_why = course.state in (MERGED, SKIPPED)
        if asks_why and self.why is None:
            self._make_reason()
        if self.why is not None and self.into is not None:
            self.why.setVisible(asks_why)
            self.into.setVisible(course.state == MERGED)

    def offer_into(self, others: Sequence[tuple[str, UUID]], chosen: UUID | None) -> None:
        """Offer the prompts that this one can have been merged into, by their letters."""
        if self.into is None:
            return
        self.into.clear()
        for letter, prompt_id in others:
            self.into.addItem(letter, prompt_id)
        place = next((at for at, (_, each) in enumerate(others) if each == chosen), -1)
        self.into.setCurrentIndex(place)

    def say_why(self, text: str) -> None:
        """Show the reason."""
        if self.why is not None and self.why.text() != text:
            self.why.setText(text)
            self.why.setCursorPosition(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lower part of the card."""
        rect = QRectF(self.rect())
        paint_card(painter_for(self), rect, rect.adjusted(0, -_ABOVE, 0, 0))

    def _make_reason(self) -> None:
        """Make the field for it, when it is first asked for."""
        self.into, self.why = Combo("Merged into"), ReasonLine()
        self.into.setMinimumContentsLength(2)
        self.into.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._reasons.addWidget(self.into)
        self._reasons.addWidget(self.why, 1)
        into = self.into
        into.activated.connect(lambda place: self.into_chosen.emit(into.itemData(place)))
        self.why.textEdited.connect(self.reason_typed)
        self.why.editingFinished.connect(self.reason_left)
        self.why.entered.connect(self.reason_entered)
        self.why.dropped.connect(self.reason_dropped)
