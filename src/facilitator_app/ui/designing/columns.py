"""The columns of a spreadsheet, each with its first cells and a list of what it may be."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.imports.agenda import FIELDS, guess
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.labels import Label, Line

if TYPE_CHECKING:
    from facilitator_app.imports.agenda import Preview
    from facilitator_app.settings import Settings

_WORDS = {
    "": "left out",
    "time": "begins",
    "end": "ends",
    "minutes": "minutes",
    "title": "title",
    "kind": "kind",
    "code": "code",
    "day": "day",
    "prompt": "prompts",
    "round": "round",
}
_CELLS = 4
_LONGEST = 400


class Columns(QWidget):
    """Matches columns once: what somebody says of headings is remembered on this laptop."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._key = ""
        self.combos: list[Combo] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for place, share in enumerate((2, 2, 3)):
            self._grid.setColumnStretch(place, share)
        self.setLayout(self._grid)

    @property
    def mapping(self) -> dict[str, int]:
        """The place of the column that says each thing."""
        said = [str(each.currentData()) for each in self.combos]
        return {field: place for place, field in enumerate(said) if field}

    def show_columns(self, preview: Preview) -> None:
        """Show the columns of another file, matched as before or as their headings suggest."""
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._key = f"agenda {' | '.join(preview.headings)}"[:_LONGEST]
        mapping = self._remembered(len(preview.headings)) or guess(preview.headings)
        fields = {place: field for field, place in mapping.items()}
        self.combos = []
        for at, words in enumerate(("Column", "What it is", "Its first cells")):
            self._grid.addWidget(Label(words, "muted"), 0, at)
        for place, heading in enumerate(preview.headings):
            filled = [" ".join(row[place].split()) for row in preview.rows]
            cells = list(filter(None, filled))[:_CELLS]
            combo = Combo(f"What is in the column {heading}")
            for field, word in _WORDS.items():
                combo.addItem(word, field)
            combo.setCurrentIndex(list(_WORDS).index(fields.get(place, "")))
            combo.activated.connect(lambda _=0, combo=combo: self._take(combo))
            self.combos.append(combo)
            shown = (Line(heading, "strong"), combo, Line(" · ".join(cells), "muted"))
            for at, widget in enumerate(shown):
                self._grid.addWidget(widget, place + 1, at)

    def _take(self, combo: Combo) -> None:
        """Let one column be another thing; none is two columns."""
        for each in self.combos:
            if each is not combo and each.currentData() == combo.currentData():
                each.setCurrentIndex(0)
        told = json.dumps(self.mapping)
        self._settings.change(choices={self._key: told})
        self.changed.emit()

    def _remembered(self, count: int) -> dict[str, int]:
        """Return what was said of these headings before, if it still makes sense."""
        kept = self._settings.preferences.choices.get(self._key, "")
        with suppress(ValueError, TypeError, AttributeError):
            found = {str(field): int(place) for field, place in json.loads(kept).items()}
            if found.keys() <= FIELDS.keys() and all(0 <= each < count for each in found.values()):
                return found
        return {}
