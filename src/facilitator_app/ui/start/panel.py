"""What the panels of the start screen have in common: one question, asked in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.messages import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QLayout


class Panel(Ground):
    """A card with a title, what it is about, and what can be done; Escape goes back."""

    left = Signal()

    def __init__(self, title: str, about: str = "") -> None:
        super().__init__("card")
        self.setAccessibleName(title)
        self.about = Paragraph(about, "muted")
        if not about:
            self.about.hide()
        self.problem = Problem()
        self.back = Button("Back", "quiet", "arrow-left")
        self.back.clicked.connect(self.left)
        self._title = Label(title, "title")

    def fill(self, *items: QWidget | QLayout, do: tuple[Button, ...] = ()) -> None:
        """Lay out what the panel asks for, and its buttons below."""
        self.setLayout(
            column(
                self._title,
                self.about,
                4,
                *items,
                self.problem,
                4,
                row(self.back, None, *do),
                gap=8,
                pad=(24, 20, 24, 20),
            )
        )

    def first(self) -> QWidget:
        """Return what has the focus when the panel comes."""
        return self.back

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Problem(QWidget):
    """What is wrong, in place: hidden until something is."""

    def __init__(self) -> None:
        super().__init__()
        self._words = Paragraph("", "", "bad")
        self.setLayout(row(Glyph("circle-alert", "bad"), (self._words, 1)))
        self.hide()

    def say(self, text: str) -> None:
        """Say what is wrong; nothing, if nothing is."""
        self._words.say(text)
        self.setVisible(bool(text))
        if text:
            announce(self, text)

    @property
    def text(self) -> str:
        """What is said to be wrong."""
        return self._words.text()


class Field(QLineEdit):
    """A field with its label above."""

    def __init__(self, name: str, *, secret: bool = False) -> None:
        super().__init__()
        self.label = Label(name, "strong")
        self.label.setBuddy(self)
        self.setAccessibleName(name)
        if secret:
            self.setEchoMode(QLineEdit.EchoMode.Password)

    def show_letters(self, shown: bool) -> None:  # noqa: FBT001 - what a toggle says
        """Show what is typed, or hide it."""
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
