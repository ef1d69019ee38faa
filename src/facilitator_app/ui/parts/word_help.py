"""What is said under a field that takes the words of a code, while they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.travel.words import CODE_WORDS, spelling
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.messages import announce

if TYPE_CHECKING:
    from facilitator_app.travel.words import Spelling


class WordHelp(QWidget):
    """Says which words are understood, what the last may become, and which are none."""

    def __init__(self, number: int = CODE_WORDS) -> None:
        super().__init__()
        self._number = number
        self.understood, self.wrong = Paragraph("", "muted"), Paragraph("", "", "bad")
        self.setLayout(column(self.understood, self.wrong, gap=2))
        self.follow("")

    def follow(self, typed: str) -> None:
        """Say what is to be said of what is typed."""
        found = spelling(typed)
        before = self.wrong.text()
        self.understood.say(self._said(found))
        self.wrong.say(found.wrong)
        self.wrong.setVisible(bool(found.wrong))
        if found.wrong and found.wrong != before:
            announce(self, found.wrong)

    def _said(self, found: Spelling) -> str:
        if found.offers:
            return f"The next one may be: {', '.join(found.offers)}"
        if not found.words:
            return f"{self._number} words; the first four letters of each are enough."
        told = f"{len(found.words)} of {self._number}"
        return f"{told}: {' · '.join(found.words[-CODE_WORDS:])}"
