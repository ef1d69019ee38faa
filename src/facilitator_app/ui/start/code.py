"""Asks for the six words on the card of a table."""

from __future__ import annotations

from facilitator_app.domain.errors import PackError
from facilitator_app.travel.words import tidy_code
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.chips import Bar
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.word_help import WordHelp
from facilitator_app.ui.start.obstacles import AskingPanel
from facilitator_app.ui.start.panel import Field


class CodePanel(AskingPanel):
    """Asks until the words can be a code, hands that over tidied, and shows how far one is."""

    def __init__(self, title: str, about: str) -> None:
        super().__init__(title, about, Field("The six words on the card"))
        self.help = WordHelp()
        self.bar, self.said = Bar("Progress"), Label("", "muted")
        self.open = Button("Open", "primary", "lock")
        self.fill(
            column(self.field.label, self.field, self.help, gap=4),
            self.said,
            self.bar,
            do=(self.open,),
        )
        self.field.textChanged.connect(self.help.follow)
        self.field.returnPressed.connect(self._give)
        self.open.clicked.connect(self._give)
        self._wait("")

    def progress(self, done: int, total: int) -> None:
        """Show how far the opening is; until it is over nothing else can be typed."""
        if self.field.isEnabled():
            self.back.setFocus()
        self._wait("The kit is being opened. This takes a few seconds.")
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def refuse(self, sentence: str) -> None:
        """Say that these were not the words, and let them be typed again."""
        self._wait("")
        super().refuse(sentence)

    def _wait(self, words: str) -> None:
        self.said.say(words)
        for each in (self.said, self.bar):
            each.setVisible(bool(words))
        for control in (self.field, self.open):
            control.setEnabled(not words)

    def _give(self) -> None:
        self.problem.say("")
        try:
            code = tidy_code(self.field.text())
        except PackError as error:
            self.refuse(error.sentence())
        else:
            self.given.emit(code)
