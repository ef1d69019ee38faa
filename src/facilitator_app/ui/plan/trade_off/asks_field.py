"""Which texts the card asks for: each a line or two to write on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.records import TEXTS
from facilitator_app.ui.parts.choices import Tick
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.plan.fields.field import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS = {
    "why": "The main reason",
    "other": "Something else that should be here",
    "comment": "What somebody wants to add",
}


class AsksField(Field[tuple[str, ...]]):
    """Some of the texts; saved as each is ticked."""

    def __init__(self) -> None:
        self.ticks = {name: Tick(_WORDS[name]) for name in TEXTS}
        inside = QWidget()
        inside.setLayout(column(*(row(each, None) for each in self.ticks.values()), gap=0))
        super().__init__("Lines to write on", inside)
        self.setFocusProxy(next(iter(self.ticks.values())))
        for each in self.ticks.values():
            each.clicked.connect(self.left)

    def stops(self) -> Sequence[QWidget]:
        """Return what Tab leads to, from one to the next."""
        return [*self.ticks.values()]

    def text(self) -> str:
        """Return the names of what is ticked."""
        return self.written(tuple(name for name in TEXTS if self.ticks[name].isChecked()))

    def put(self, text: str) -> None:
        """Show what is ticked."""
        for name, each in self.ticks.items():
            each.setChecked(name in self.read(text))

    def written(self, value: tuple[str, ...]) -> str:
        """Return the names, a line for each."""
        return "\n".join(value)

    def read(self, text: str) -> tuple[str, ...]:
        """Return the names."""
        return tuple(text.split("\n")) if text else ()
