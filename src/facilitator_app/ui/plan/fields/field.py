"""What every field has: a label, a control, a line of help and one for what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row, say_again
from facilitator_app.ui.parts.messages import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from facilitator_app.ui.parts.layouts import Item

V = TypeVar("V")


class Field(QWidget, Generic[V]):
    """One value of the design; what is typed stays as typed until it can be saved."""

    left = Signal()
    """It was left, or Enter was pressed: what stands in it is to be saved."""
    typed = Signal(str)
    """Somebody typed, and this stands in it now."""
    taken_back = Signal()
    """What was typed is gone again."""

    def __init__(
        self, name: str, control: QWidget, about: str = "", *beside: QWidget, labelled: bool = True
    ) -> None:
        super().__init__()
        self.name, self.control = name, control
        self._about = about
        self._shown = ""
        self._wrong = Paragraph("", "", "bad")
        self._wrong.hide()
        if not control.accessibleName():
            control.setAccessibleName(name)
        control.setAccessibleDescription(about)
        inside: QLayout = row(*_beside(control, beside), gap=4)
        self._label = Label(name, "strong") if labelled else None
        above = [self._label] if self._label else []
        below = [Paragraph(about, "muted")] if about else []
        self.setLayout(column(*above, inside, *below, self._wrong, gap=4))
        self.setFocusProxy(control)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # what each kind of field says

    def text(self) -> str:
        """Return what stands in it."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Let something stand in it, as if it had been typed."""
        raise NotImplementedError

    def read(self, text: str) -> V:
        """Return what a text means, or refuse it with a PlanError."""
        raise NotImplementedError

    def written(self, value: V) -> str:
        """Return a value as it stands in the field."""
        return str(value)

    # what they share

    def call(self, name: str) -> None:
        """Take another name: what it is for has changed."""
        self.name = name
        if self._label is not None:
            self._label.say(name)
        self.control.setAccessibleName(name)

    @property
    def is_typed(self) -> bool:
        """Whether something else stands in it than what is saved."""
        return self.text() != self._shown

    @property
    def wrong(self) -> str:
        """What is wrong with what stands in it, in a sentence."""
        return self._wrong.text()

    def value(self) -> V:
        """Return what stands in it, or refuse it with a PlanError."""
        return self.read(self.text())

    def begin(self, value: V) -> None:
        """Show the value of another record."""
        self.settle(value)
        self.complain("")

    def follow(self, value: V) -> None:
        """Show what is saved now, unless somebody is typing."""
        if not self.is_typed:
            self.settle(value)
            self.complain("")
        self._shown = self.written(value)

    def settle(self, value: V) -> None:
        """Show a value as it is written, whatever stood there."""
        self.show_text(self.written(value))

    def show_text(self, text: str) -> None:
        """Show what is saved, as it is written."""
        self._shown = text
        if self.text() != text:
            self.put(text)

    def take_back(self) -> bool:
        """Drop what is typed; return whether there was any."""
        if not self.is_typed:
            return False
        self.put(self._shown)
        self.complain("")
        self.taken_back.emit()
        return True

    def complain(self, sentence: str) -> None:
        """Say below the control what is wrong, or that nothing is."""
        if sentence == self.wrong:
            return
        self._wrong.say(sentence)
        self._wrong.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self._about)
        if isinstance(self.control, QLineEdit | QPlainTextEdit):
            self.control.setProperty("state", "bad" if sentence else "")
            say_again(self.control)
        if sentence:
            announce(self.control, f"{self.name}: {sentence}")

    def check(self) -> None:
        """Say what is wrong with what stands in it, if anything is."""
        try:
            self.value()
        except PlanError as error:
            self.complain(error.sentence())


def _beside(control: QWidget, beside: tuple[QWidget, ...]) -> list[Item]:
    """Return a control that takes the room there is, or one that leaves it free behind it."""
    narrow = control.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Maximum
    return [control, *beside, None] if narrow else [(control, 1), *beside]
