"""The session in which each round is voted on, if not that of the trade-off."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.choices import Toggle
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.plan.fields.choices import ChoiceField
from facilitator_app.ui.plan.fields.field import Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_WITH = "With the trade-off"


class HeldField(Field[dict[str, str]]):
    """A session for each round, by its id; nothing for the one of the trade-off."""

    def __init__(self) -> None:
        self.toggle = Toggle("Rounds in several sessions")
        self.choices: dict[str, ChoiceField] = {}
        self._sessions: dict[str, str] = {}
        inside = QWidget()
        self._column = column(gap=8)
        inside.setLayout(column(row(self.toggle, None), self._column, gap=4))
        super().__init__("Sessions of the rounds", inside, labelled=False)
        self.setFocusProxy(self.toggle)
        self.toggle.clicked.connect(self._turn)

    def suit(self, rounds: Sequence[str], sessions: Mapping[str, str]) -> None:
        """Have a choice for each round, among these sessions."""
        self._sessions = {"": _WITH, **sessions}
        held, was_typed = json.loads(self.text()), self.is_typed
        if [*self.choices] != [*rounds]:
            for gone in self.choices.values():
                self._column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
            self.choices = {name: self._choice(name) for name in rounds}
        for name, each in self.choices.items():
            each.offer(self._sessions)
            each.put(held.get(name, ""))
        if not was_typed:
            self._shown = self.text()  # rounds that came or went were not chosen by anybody here
        self._show()

    def stops(self) -> list[QWidget]:
        """Return what Tab leads to, from one to the next."""
        return [self.toggle, *(each.choice.combo for each in self.choices.values())]

    def begin(self, value: dict[str, str]) -> None:
        """Show the sessions of another trade-off."""
        super().begin(value)
        self.put(self.written(value))

    def text(self) -> str:
        """Return what is chosen, as it is kept while it is half typed."""
        return self.written({name: each.text() for name, each in self.choices.items()})

    def put(self, text: str) -> None:
        """Show what is chosen."""
        held = self.read(text)
        self.toggle.setChecked(bool(held))
        for name, each in self.choices.items():
            each.put(held.get(name, ""))
        self._show()

    def written(self, value: Mapping[str, str]) -> str:
        """Return the sessions as text; rounds that are held with the trade-off are left out."""
        return json.dumps({name: each for name, each in sorted(value.items()) if each})

    def read(self, text: str) -> dict[str, str]:
        """Return the sessions."""
        found: dict[str, str] = json.loads(text)
        return found

    # parts

    def _choice(self, name: str) -> ChoiceField:
        new = ChoiceField(f"Session of {name}", self._sessions)
        self._column.addWidget(new)
        new.left.connect(self.left)
        return new

    def _turn(self) -> None:
        """Take every round back to the session of the trade-off, once that is wanted."""
        if not self.toggle.isChecked():
            for each in self.choices.values():
                each.put("")
            self.left.emit()
        self._show()

    def _show(self) -> None:
        for each in self.choices.values():
            each.setVisible(self.toggle.isChecked())
