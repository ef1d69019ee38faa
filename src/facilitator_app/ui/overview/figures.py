"""How much there is, in figures that can be read from two metres."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column, row

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN = {
    "note": "Notes",
    "ballot": "Ballots",
    "headline": "Headlines",
    "table": "Tables",
    "participant": "Participants",
}


class Figures(QWidget):
    """A figure for each of a few kinds of record."""

    def __init__(self) -> None:
        super().__init__()
        self.figures = {kind: Label("0", "display") for kind in SHOWN}
        self.setLayout(
            row(
                *(
                    column(figure, Label(SHOWN[kind], "muted"), gap=0)
                    for kind, figure in self.figures.items()
                ),
                None,
                gap=32,
            )
        )

    def count(self, counts: Mapping[str, int]) -> None:
        """Show what has been counted."""
        for kind, figure in self.figures.items():
            figure.say(f"{counts.get(kind, 0):,}")
            figure.setAccessibleName(f"{counts.get(kind, 0):,} {SHOWN[kind].lower()}")
