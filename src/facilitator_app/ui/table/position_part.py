"""Where a table stands as a whole: what one ballot could say, with a field for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.planning.formats import worded
from facilitator_app.domain.votes import ABSTENTIONS, ANSWER, VOTE_METHODS
from facilitator_app.ui.parts.choices import Tick
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.votes.ballot_row import WORDS, in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QLayout

    from facilitator_app.domain.records import TablePosition, TradeOff
    from facilitator_app.ui.table.words import Words

TEXT = "text"
_NUMBER, _BEFORE = 90, 190
"""How wide a number and the words before a field are, at 100 % text."""
_ABOUT = (
    "Say where the table stands as a whole. It is marked as the table's own, and never added to "
    "the votes of persons."
)


class PositionPart(QWidget):
    """Offers what a ballot offers: one option, ticks, or numbers; and the table's own words."""

    changed = Signal()
    """Something was chosen."""

    def __init__(
        self,
        trade_off: TradeOff,
        wordings: Mapping[int, str],
        field: Callable[[str, str], Words],
    ) -> None:
        super().__init__()
        self.trade_off, self._method = trade_off, VOTE_METHODS[trade_off.method]
        self._options = self._method.options(trade_off)
        self._words = worded(trade_off, wordings) or self._options
        self.numbers: dict[str, Words] = {}
        self.ticks: dict[str, Tick] = {}
        self.option, self.strength = Combo("Option of the table"), Combo("How strongly")
        self.apart = Combo("No position on the scale")
        self.text = field(TEXT, "In the table's own words")
        self.text.setPlaceholderText("In the table's own words")
        self.told = Paragraph("", "", "bad")
        self._shown: tuple[TablePosition | None, ...] = ()
        self._before = [Paragraph("Or no position", "muted"), Paragraph("In words", "muted")]
        self.apart.addItem("The table takes a position", "")
        for each in ABSTENTIONS:
            self.apart.addItem(WORDS[each].capitalize(), each)
        self.apart.activated.connect(self._set_apart)
        self.told.hide()
        rows = [self._choice()] if self._method.only_one else self._lines(field)
        self.setLayout(
            column(
                Label("Table position", "title"),
                Paragraph(_ABOUT, "muted"),
                Paragraph(self._legend(), "muted"),
                *rows,
                row(self._before[0], (self.apart, 1), gap=12),
                row(self._before[1], (self.text, 1), gap=12),
                self.told,
                gap=6,
            )
        )
        self._measure()

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.stops()[0]

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        strength = [self.strength] if self.trade_off.scale_labels else []
        chosen = [self.option, *strength] if self._method.only_one else []
        lines = [self.numbers.get(each) or self.ticks.get(each) for each in self._options]
        return [*chosen, *filter(None, lines), self.apart, self.text]

    def marks(self) -> dict[str, int]:
        """Return what is filled in; raise InvalidBallotError if that breaks the rules."""
        found: dict[str, int] = {}
        if self.apart.currentData():
            return {self.apart.currentData(): 1}
        if self.option.currentData():
            if self.trade_off.scale_labels and not self.strength.currentIndex():
                raise InvalidBallotError("Say how strongly, too.")
            found[self.option.currentData()] = max(1, self.strength.currentIndex())
        for option, field in self.numbers.items():
            if field.text():
                found[option] = _whole(field.text())
        found.update({option: 1 for option, tick in self.ticks.items() if tick.isChecked()})
        if found:
            self._method.check(found, self.trade_off)
        return found

    def saved(self, position: TablePosition | None) -> dict[str, str]:
        """Return what is saved in each field, by what it is called."""
        marks = position.marks if position else {}
        found = {self.numbers[e].name: str(marks.get(e, "")) for e in self.numbers}
        return {**found, self.text.name: position.text if position else ""}

    def show_position(self, position: TablePosition | None) -> None:
        """Show what is chosen, if that is news: what is half chosen stays."""
        if self._shown == (position,):
            return
        self._shown = (position,)
        marks = position.marks if position else {}
        apart = next((each for each in ABSTENTIONS if each in marks), "")
        self.apart.setCurrentIndex(max(0, self.apart.findData(apart)))
        for option, tick in self.ticks.items():
            tick.setChecked(option in marks)
        if self._method.only_one:
            option = next((each for each in marks if each in self._options), "")
            self.option.setCurrentIndex(max(0, self.option.findData(option)))
            self.strength.setCurrentIndex(marks.get(option, 0) if self.strength.count() > 1 else 0)

    def say(self, error: InvalidBallotError | None) -> None:
        """Say what is against the rules of the vote, if anything is."""
        words = in_words(error.sentence()) if error else ""
        for paper in ("Key the ballot as spoilt", "Look at the paper again"):
            words = words.partition(paper)[0].strip()
        self.told.say(words)
        self.told.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:
        """Line up again when the text grows."""
        super().changeEvent(event)
        if event.type() == event.Type.StyleChange and hasattr(self, "_before"):
            self._measure()

    # parts

    def _choice(self) -> QLayout:
        """Return the list of options, with that of the strengths if the vote has them."""
        self.option.addItem("No option yet", "")
        for option, words in zip(self._options, self._words, strict=True):
            self.option.addItem(words, option)
        self.strength.addItem("How strongly?")
        self.strength.addItems(list(self.trade_off.scale_labels))
        for each in (self.option, self.strength):
            each.activated.connect(self._choose)
        if not self.trade_off.scale_labels:
            return row((self.option, 1))
        return row((self.option, 2), (self.strength, 1))

    def _lines(self, field: Callable[[str, str], Words]) -> list[QLayout]:
        """Return a line for each thing that can be marked."""
        numbered = () if self._method.is_ticked else self._method.items(self.trade_off)
        return [
            self._number(option, words, field) if option in numbered else self._tick(option, words)
            for option, words in zip(self._options, self._words, strict=True)
        ]

    def _number(self, option: str, words: str, field: Callable[[str, str], Words]) -> QLayout:
        said = "The table's number" if option == ANSWER else words
        self.numbers[option] = made = field(f"{self._options.index(option)}", f"{said}: a number")
        return row(made, (Paragraph(said), 1), gap=12)

    def _tick(self, option: str, words: str) -> QLayout:
        tick = self.ticks[option] = Tick("")
        tick.setAccessibleName(words)
        tick.clicked.connect(self._choose)
        return row(tick, (Paragraph(words[:1].upper() + words[1:]), 1), gap=12)

    def _legend(self) -> str:
        """Return which numbers there are, and what they mean."""
        if self._method.is_ticked:
            return "Choose one option." if self._method.only_one else "Tick what must hold."
        low, high = self._method.bounds_of(self.trade_off)
        labels = self.trade_off.scale_labels
        if len(labels) == high - low + 1:
            words = [f"{low + at} {each}".replace(" ", "\u00a0") for at, each in enumerate(labels)]
            return "   ".join(words)
        ends = f": {low} is {labels[0]}, {high} is {labels[-1]}" if labels else ""
        return f"Whole numbers from {low} to {high}{ends}."

    def _choose(self) -> None:
        self.apart.setCurrentIndex(0)
        self.changed.emit()

    def _set_apart(self) -> None:
        """Take out all that stands against it: neither is no place on the scale."""
        if self.apart.currentData():
            for each in (self.option, self.strength):
                each.setCurrentIndex(0)
            for tick in self.ticks.values():
                tick.setChecked(False)
        self.changed.emit()

    def _measure(self) -> None:
        for each in self.numbers.values():
            each.setFixedWidth(current().px(_NUMBER))
        for before in self._before:
            before.setFixedWidth(current().px(_BEFORE))


def _whole(text: str) -> int:
    """Return a whole number, or say that it is none."""
    try:
        return int(text.replace("\u2212", "-"))
    except ValueError:
        raise InvalidBallotError(f"“{text}” is no whole number.") from None
