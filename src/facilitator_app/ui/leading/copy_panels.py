"""What is asked of who reads the copies of the lead's key back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.travel.words import KEY_WORDS
from facilitator_app.ui.leading.panels import Asking
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.lines import TextArea
from facilitator_app.ui.parts.word_help import WordHelp
from facilitator_app.ui.start.panel import Field

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QVBoxLayout, QWidget

_READING = "{name} is opened as it would be if the laptop with the key were lost."
_AGAIN = (
    "For when {name} is lost. The words on paper are the key itself; names that the file held "
    "are not in them."
)
_TYPING = "From the paper, in their order. The first four letters of each are enough, in any case."


class ReadBackPanel(Asking):
    """Reads back a copy of the key file."""

    def __init__(self, over: QWidget, path: Path, give: Callable[[str], str]) -> None:
        self._to = give
        self.passphrase = Field("Passphrase of the copy", secret=True)
        show = Toggle("Show what I type")
        self.read = Button("Read it back", "primary", "check")
        super().__init__(
            over,
            "Read the copy of the key back",
            Paragraph(_READING.format(name=path.name), "muted"),
            column(self.passphrase.label, self.passphrase, gap=4),
            show,
            do=(self.read,),
        )
        show.toggled.connect(self.passphrase.show_letters)
        self.read.clicked.connect(self._give)
        self.passphrase.returnPressed.connect(self._give)
        self.passphrase.setFocus()

    def _give(self) -> None:
        if self.passphrase.text():
            self.hand_over(self._to, self.passphrase)
        else:
            self.refuse("Type the passphrase first.", self.passphrase)


class WordsPanel(Asking):
    """Takes the words that are on paper."""

    def __init__(self, over: QWidget, give: Callable[[str], str]) -> None:
        self._to = give
        self.words = TextArea("The 24 words", 4)
        self.take = Button("These are the words", "primary", "check")
        super().__init__(
            over,
            "Type the 24 words back in",
            Paragraph(_TYPING, "muted"),
            _typed(self.words),
            do=(self.take,),
        )
        self.take.clicked.connect(self._give)
        self.words.setFocus()

    def _give(self) -> None:
        refusal = self._to(self.words.toPlainText())
        if refusal:
            self.problem.say(refusal)
            self.words.setFocus()
        else:
            self.close()


class AgainPanel(Asking):
    """Makes the key file again from the words that are on paper."""

    def __init__(self, over: QWidget, path: Path, give: Callable[[str, str], str]) -> None:
        self._to = give
        self.words = TextArea("The 24 words", 3)
        self.passphrase = Field("A new passphrase", secret=True)
        self.again = Field("Once more", secret=True)
        self.make = Button("Make the key again", "primary", "check")
        super().__init__(
            over,
            "Make the key again from its words",
            Paragraph(_AGAIN.format(name=path.name), "muted"),
            _typed(self.words),
            column(self.passphrase.label, self.passphrase, gap=4),
            column(self.again.label, self.again, gap=4),
            do=(self.make,),
        )
        self.passphrase.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._give)
        self.make.clicked.connect(self._give)
        self.words.setFocus()

    def _give(self) -> None:
        if not self.passphrase.text():
            self.refuse("Type a passphrase first.", self.passphrase)
        elif self.passphrase.text() != self.again.text():
            self.refuse("The two passphrases differ. Type the second one again.", self.again)
        elif refusal := self._to(self.words.toPlainText(), self.passphrase.text()):
            self.problem.say(refusal)
            self.words.setFocus()
        else:
            self.close()


def _typed(words: TextArea) -> QVBoxLayout:
    """Return a field for words with its label above, and what helps to type them below."""
    label = Label(words.accessibleName(), "strong")
    label.setBuddy(words)
    help_with = WordHelp(KEY_WORDS)
    words.textChanged.connect(lambda: help_with.follow(words.toPlainText()))
    return column(label, words, help_with, gap=4)
