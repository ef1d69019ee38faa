"""Parts of the page for the end of a session: headline, summary, and how to tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.gaps import SUMMARY_LINES
from facilitator_app.ui.parts.choices import Segmented, Tick
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QEvent

    from facilitator_app.domain.records import Headline, Prompt, ReadBack
    from facilitator_app.ui.table.words import Words

SCORES = {
    "energy": ("Energy", "1 flat, 5 lively"),
    "balance": ("Balance", "1 a few spoke, 5 all did"),
    "heat": ("Heat", "1 calm, 5 heated"),
}
_ONE_TO_FIVE = {str(number): str(number) for number in range(1, 6)}
_WORD = 80


class HeadlinePart(QWidget):
    """The one sentence, and whether it was read back to the table."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words, self.agreed = words, Tick("Read back and agreed")
        self.told = Paragraph("", "", "warn")
        self.setLayout(
            column(
                Label("Headline", "title"),
                Paragraph("The one sentence the table agrees on.", "muted"),
                words,
                row(self.agreed, None),
                self.told,
                gap=6,
            )
        )

    def tell(self, headline: Headline | None, read_back: ReadBack | None) -> None:
        """Say whether these very words were read back."""
        agreed = headline is not None and read_back is not None and read_back.text == headline.text
        self.agreed.setChecked(agreed)
        changed = read_back is not None and not agreed
        self.say(
            f"Changed since it was read back; then it was “{read_back.text}” "
            "Read it back again, and tick it once they agree."
            if read_back and changed
            else ""
        )

    def say(self, words: str) -> None:
        """Say what is to be done about it, if anything is."""
        self.told.say(words)
        self.told.setVisible(bool(words))


class SummaryPart(QWidget):
    """Three lines about a prompt, or about the session."""

    def __init__(
        self, title: str, about: str, prompt: Prompt | None, field: Callable[[str, str], Words]
    ) -> None:
        super().__init__()
        self.prompt = prompt
        self.lines = [
            field(field_name(prompt, at), f"{title}, line {at + 1} of {SUMMARY_LINES}")
            for at in range(SUMMARY_LINES)
        ]
        rows = [
            row(Label(str(at), "muted"), (line, 1), gap=12) for at, line in enumerate(self.lines, 1)
        ]
        self.setLayout(column(Label(title, "title"), Paragraph(about, "muted"), *rows, gap=6))

    @property
    def first(self) -> Words:
        """The first line that is not written yet."""
        return next((each for each in self.lines if not each.text()), self.lines[0])


class Scores(QWidget):
    """What the team gives a session, from 1 to 5."""

    def __init__(self, save: Callable[[str, int], None]) -> None:
        super().__init__()
        self.all = {name: Segmented(word, _ONE_TO_FIVE) for name, (word, _) in SCORES.items()}
        self._words = [Label(word) for word, _ in SCORES.values()]
        rows = [
            row(word, score, Label(about, "muted"), None, gap=12)
            for word, score, (_, about) in zip(
                self._words, self.all.values(), SCORES.values(), strict=True
            )
        ]
        self.setLayout(column(*rows, gap=8))
        for name, score in self.all.items():
            score.chosen.connect(lambda value, name=name: save(name, int(value)))
        self._line_up()

    def tell(self, given: Mapping[str, int]) -> None:
        """Show what was given."""
        for name, score in self.all.items():
            score.choose(str(given.get(name, 0)))

    def changeEvent(self, event: QEvent) -> None:
        """Line up again when the text grows."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange:
            self._line_up()

    def _line_up(self) -> None:
        for each in self._words:
            each.setMinimumWidth(current().px(_WORD))


def field_name(prompt: Prompt | None, at: int) -> str:
    """Return what a line of a summary is called among the fields of the page."""
    return f"summary {prompt.id if prompt else 'session'} {at}"
