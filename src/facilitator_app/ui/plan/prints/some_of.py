"""A field for all of something, or for those that are ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QRadioButton, QSizePolicy, QWidget

from facilitator_app.ui.parts.choices import Segmented, Tick
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.tab_order import in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

ALL, SOME = "all", "some"


class SomeOf(QWidget):
    """All of them, or some: then each can be ticked."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._noun = name.lower()
        self.extent = Segmented(name, {ALL: "All", SOME: "Only some"}, ALL)
        self.ticks = _Ticks()
        self.setLayout(column(Label(name, "strong"), row(self.extent, None), self.ticks, gap=4))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.ticks.hide()
        self.extent.chosen.connect(self._turn)

    def offer(self, words: Mapping[str, str]) -> None:
        """Offer others, each under its value: what was ticked and is there still stays so."""
        new = self.ticks.offer(words)
        for each in new:
            each.toggled.connect(self.changed)
        in_order(self.extent.findChildren(QRadioButton)[-1], new)

    def chosen(self) -> list[str]:
        """Return the values that are ticked; nothing stands for all."""
        return self.ticks.chosen() if self.extent.value == SOME else []

    def choose(self, values: list[str]) -> None:
        """Tick some."""
        self.extent.choose(SOME)
        self.ticks.tick(values)
        self._turn()

    @property
    def lacking(self) -> str:
        """What is to be done first, if some are wanted and none is ticked."""
        none = self.extent.value == SOME and not self.ticks.chosen()
        return f"Tick some {self._noun} first, or choose All." if none else ""

    def _turn(self) -> None:
        self.ticks.setVisible(self.extent.value == SOME)
        self.changed.emit()


class _Ticks(QWidget):
    """Ticks in as many columns as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, str] = {}
        self._ticks: dict[str, Tick] = {}
        self._places: list[tuple[int, int]] = []
        """Row and column of each."""
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self.setLayout(self._grid)

    def offer(self, words: Mapping[str, str]) -> list[Tick]:
        """Offer others; return the ticks that are new."""
        if words == self._words:
            return []
        before = self.chosen()
        for each in self._ticks.values():
            self._grid.removeWidget(each)
            each.hide()
            each.deleteLater()
        self._words, self._places = dict(words), []
        self._ticks = {value: Tick(word) for value, word in words.items()}
        self.tick(before)
        self._arrange()
        return list(self._ticks.values())

    def chosen(self) -> list[str]:
        """Return the values that are ticked."""
        return [value for value, each in self._ticks.items() if each.isChecked()]

    def tick(self, values: list[str]) -> None:
        """Tick these."""
        for value, each in self._ticks.items():
            each.setChecked(value in values)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as there is room for now."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_ticks"):
            self._arrange()

    def _arrange(self) -> None:
        if not self._ticks:
            return
        widest = max(each.sizeHint().width() for each in self._ticks.values())
        columns = max(1, (self.width() + 4) // (widest + 4))
        places = [divmod(at, columns) for at in range(len(self._ticks))]
        if places == self._places:
            return
        self._places = places
        for each, place in zip(self._ticks.values(), places, strict=True):
            self._grid.addWidget(each, *place)
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)
        self._grid.setColumnStretch(columns, 1)
