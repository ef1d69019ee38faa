"""What is asked of who makes or opens the lead's key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Scrolled, column, row
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.start.panel import Field, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QLayout

_MAKING = (
    "It holds names and codes of persons, and opens the welfare log. It is kept in {name}, beside "
    "the programme. Do not copy it to the tables' laptops."
)
_WRITE_IT_DOWN = (
    "Write the passphrase down where only you find it: nobody can open the key without it."
)
_OPENING = "Once opened, {name} stays open in this window until you close it or the programme."


class Asking(Overlay):
    """Asks for a passphrase, and stays until it is right.

    `give` is told the passphrase, and returns why it will not do, or nothing.
    """

    def __init__(
        self, over: QWidget, title: str, *items: QWidget | QLayout, do: tuple[Button, ...]
    ) -> None:
        self.problem = Problem()
        content = QWidget()
        content.setLayout(column(*items, self.problem, row(None, *do), gap=8))
        super().__init__(over, title, Scrolled(content), 560)

    def hand_over(self, give: Callable[[str], str], field: Field) -> None:
        """Give what is typed, and close if it will do."""
        refusal = give(field.text())
        if refusal:
            self.refuse(refusal, field)
        else:
            self.close()

    def refuse(self, sentence: str, field: Field) -> None:
        """Say what is wrong, and let it be typed again."""
        self.problem.say(sentence)
        field.selectAll()
        field.setFocus()


class MakePanel(Asking):
    """Makes the key file of the open programme."""

    def __init__(self, over: QWidget, path: Path, give: Callable[[str], str]) -> None:
        self._to = give
        self.passphrase = Field("Passphrase", secret=True)
        self.again = Field("Once more", secret=True)
        show = Toggle("Show what I type")
        self.make = Button("Make the key", "primary", "check")
        super().__init__(
            over,
            "Make the lead's key",
            Paragraph(_MAKING.format(name=path.name), "muted"),
            column(self.passphrase.label, self.passphrase, gap=4),
            column(self.again.label, self.again, gap=4),
            show,
            Paragraph(_WRITE_IT_DOWN, "muted"),
            do=(self.make,),
        )
        show.toggled.connect(self.passphrase.show_letters)
        show.toggled.connect(self.again.show_letters)
        self.make.clicked.connect(self._give)
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._give)
        self.passphrase.setFocus()

    def _give(self) -> None:
        passphrase = self.passphrase.text()
        if not passphrase:
            self.refuse("Type a passphrase first.", self.passphrase)
        elif passphrase != self.again.text():
            self.refuse("The two passphrases differ. Type the second one again.", self.again)
        else:
            self.hand_over(self._to, self.passphrase)


class OpenPanel(Asking):
    """Opens a key file."""

    def __init__(
        self, over: QWidget, path: Path, give: Callable[[str], str], elsewhere: Callable[[], None]
    ) -> None:
        self._to = give
        self.passphrase = Field("Passphrase", secret=True)
        show = Toggle("Show what I type")
        self.other = Button("Another file…", icon="folder-open")
        self.open = Button("Open the key", "primary", "lock")
        super().__init__(
            over,
            "Open the lead's key",
            Paragraph(_OPENING.format(name=path.name), "muted"),
            column(self.passphrase.label, self.passphrase, gap=4),
            show,
            do=(self.other, self.open),
        )
        show.toggled.connect(self.passphrase.show_letters)
        self.open.clicked.connect(self._give)
        self.other.clicked.connect(elsewhere)
        self.passphrase.returnPressed.connect(self._give)
        self.passphrase.setFocus()

    def _give(self) -> None:
        if self.passphrase.text():
            self.hand_over(self._to, self.passphrase)
        else:
            self.refuse("Type the passphrase first.", self.passphrase)
