"""The wordings of numbered places, given on the day, once."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.plan.fields.field import Field
from facilitator_app.ui.plan.trade_off.words import Words

OPEN = "The cards carry the numbers. Give each its wording on the day: that is no new version."
LOCKED = (
    "The first ballot is in, so the wordings stay as they were given. One that is missing can "
    "still be given, once."
)


class WordingsField(Field[tuple[str, ...]]):
    """A line for each place; many lines that are pasted go to a place each."""

    def __init__(self) -> None:
        self.rows: list[Words] = []
        self._labels: list[Label] = []
        self._given: tuple[str, ...] = ()
        self._putting = self.is_locked = False
        self.state = Paragraph(OPEN, "muted")
        self._inside, self._column = QWidget(), column(gap=4)
        self._column.addWidget(Label("Give the wordings", "strong"))
        self._column.addWidget(self.state)
        self._inside.setLayout(self._column)
        super().__init__("Wordings", self._inside, labelled=False)

    def suit(self, names: tuple[str, ...], given: tuple[str, ...], *, locked: bool) -> None:
        """Have a line for each place; what was given cannot be changed once it is locked."""
        self.is_locked = locked
        self._given = given
        self.state.say(LOCKED if locked else OPEN)
        while len(self.rows) > len(names):
            self._drop()
        while len(self.rows) < len(names):
            self._add()
        for area, label, name, text in zip(self.rows, self._labels, names, given, strict=True):
            label.say(name)
            area.setAccessibleName(f"Wording of {name}")
            area.setReadOnly(locked and bool(text))

    def text(self) -> str:
        """Return what stands in it, as it is kept while it is half typed."""
        return self.written(tuple(each.said() for each in self.rows))

    def put(self, text: str) -> None:
        """Let something stand in it, where there is still a place for it."""
        self._putting = True
        for area, words in zip(self.rows, json.loads(text), strict=False):
            if area.toPlainText() != words:
                area.setPlainText(words)
        self._putting = False

    def written(self, value: tuple[str, ...]) -> str:
        """Return the wordings as text."""
        return json.dumps(value, ensure_ascii=False)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the wordings."""
        return tuple(json.loads(text))

    def typed_by_number(self) -> dict[int, str]:
        """Return what stands at each place, by its number."""
        return {number: each.said() for number, each in enumerate(self.rows, 1)}

    # parts

    def _add(self) -> None:
        area, label = Words(""), Label("", "strong")
        area.owner = self
        area.textChanged.connect(self._tell)
        area.left.connect(self.left)
        area.entered.connect(lambda: self._go_on(area))
        area.many.connect(lambda lines: self._paste(area, lines))
        self.rows.append(area)
        self._labels.append(label)
        self._column.addWidget(label)
        self._column.addWidget(area)

    def _drop(self) -> None:
        area, label = self.rows.pop(), self._labels.pop()
        area.blockSignals(True)  # noqa: FBT003 - it is left as it goes, and must not be saved
        for each in (area, label):
            self._column.removeWidget(each)
            each.hide()
            each.deleteLater()

    def _go_on(self, at: Words) -> None:
        following = self.rows[self.rows.index(at) + 1 :]
        if following:
            following[0].setFocus()

    def _paste(self, at: Words, lines: list[str]) -> None:
        following = self.rows[self.rows.index(at) + 1 :]
        for area, words in zip(following, lines, strict=False):
            if not area.isReadOnly():
                area.setPlainText(words)

    def _tell(self) -> None:
        if not self._putting:
            self.typed.emit(self.text())
