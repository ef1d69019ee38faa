"""Fields that are chosen, not typed: one of several, or on and off. Each is saved at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from facilitator_app.ui.parts.choices import Segmented, Toggle
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.plan.fields.field import Field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent


class Choice(QWidget):
    """Words side by side where there is room for them, else a list that opens."""

    chosen = Signal(str)

    def __init__(self, name: str, *, beside: bool) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._beside = beside
        self._words: dict[str, str] = {}
        self.segments, self.combo = Segmented(name, {}), Combo(name)
        self.setLayout(column(row(self.segments, None), self.combo, gap=0))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.segments.chosen.connect(self.chosen)
        self.combo.activated.connect(lambda at: self.chosen.emit(self.combo.itemData(at)))

    def offer(self, words: dict[str, str], value: str) -> None:
        """Offer words, each under its value, one of them chosen."""
        if words != self._words:
            self._words = dict(words)
            self.combo.clear()
            for each, word in words.items():
                self.combo.addItem(word, each)
        self.combo.setCurrentIndex([*words].index(value))
        if self._beside:
            self.segments.offer(words, value)
        self._arrange()

    @property
    def first(self) -> QWidget:
        """What takes the focus."""
        if self.combo.isVisibleTo(self):
            return self.combo
        buttons = self.segments.findChildren(QRadioButton)
        return next((each for each in buttons if each.isChecked()), self.combo)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the list that opens."""
        return QSize(self.combo.minimumSizeHint().width(), current().size["target"] + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the words side by side, or not."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()

    def _arrange(self) -> None:
        fits = self._beside and self.segments.sizeHint().width() <= self.width()
        self.segments.setVisible(fits)
        self.combo.setVisible(not fits)


class ChoiceField(Field[str]):
    """One of several: a few lie side by side, more are in a list that opens.

    A value that is not among them is offered as well, and stays until another one is chosen.
    """

    def __init__(
        self,
        name: str,
        words: Mapping[str, str],
        about: str = "",
        *,
        beside: bool = False,
        labelled: bool = True,
        nothing: str = "not chosen",
    ) -> None:
        self._words = dict(words)
        self._nothing = nothing
        self.choice = Choice(name, beside=beside)
        self._value = ""
        super().__init__(name, self.choice, about, labelled=labelled)
        self.choice.chosen.connect(self.choose)
        self.offer(words)

    def offer(self, words: Mapping[str, str]) -> None:
        """Offer other words, each under its value."""
        self._words = dict(words)
        self._fill()

    def choose(self, value: str) -> None:
        """Choose one, and save."""
        self.put(value)
        self.left.emit()

    def text(self) -> str:
        """Return the value that is chosen."""
        return self._value

    def put(self, text: str) -> None:
        """Show another one as chosen."""
        self._value = text
        self._fill()

    def read(self, text: str) -> str:
        """Return the value."""
        return text

    def _fill(self) -> None:
        words = self._words if self._value in self._words else {**self._words, self._value: ""}
        told = {value: word or value or self._nothing for value, word in words.items()}
        self.choice.offer(told, self._value)


class TickField(Field[bool]):
    """On or off."""

    def __init__(self, name: str, about: str = "") -> None:
        self.toggle = Toggle(name)
        super().__init__(name, self.toggle, about, labelled=False)
        self.toggle.clicked.connect(self.left)

    def text(self) -> str:
        """Return "yes" or nothing."""
        return self.written(self.toggle.isChecked())

    def put(self, text: str) -> None:
        """Show it on or off."""
        self.toggle.setChecked(bool(text))

    def read(self, text: str) -> bool:
        """Return whether it is on."""
        return bool(text)

    def written(self, value: bool) -> str:  # noqa: FBT001 - the value of this field
        """Return "yes" or nothing."""
        return "yes" if value else ""
