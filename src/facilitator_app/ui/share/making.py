"""What the pack will hold, its making, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label
from facilitator_app.ui.parts.layouts import Ground, Rule, column, row
from facilitator_app.ui.parts.making import MadeFile, MakingPanel
from facilitator_app.ui.parts.moments import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator_app.apart.packs import Pack
    from facilitator_app.exports import Exported

_ICONS = {
    "Sessions": "calendar",
    "Notes": "messages-square",
    "Headlines": "quote",
    "Votes": "list-checks",
    "Ballots": "inbox",
}

_NAMED = 3
"""So many changed texts are named; the file lists them all."""


class Making(MakingPanel):
    """Makes the pack, under what it will hold."""

    def __init__(self) -> None:
        self.counts: dict[str, Label] = {}
        held = QWidget()
        held.setLayout(column(Label("What the pack holds", "title"), self._card(), gap=12))
        super().__init__("canvas", held, Button("Make the pack", "primary", "package"), noun="pack")

    def count(self, counts: Mapping[str, int]) -> None:
        """Say what it will hold."""
        for name, label in self.counts.items():
            label.say(f"{counts.get(name, 0):,}")

    def list_packs(self, packs: Sequence[Pack]) -> None:
        """List what was written, each with its folder."""
        self.list_files(
            [
                MadeFile(
                    each.path,
                    counted(sum(each.exported.rows.values()), each.exported.noun),
                    _changed(each.exported),
                )
                for each in packs
            ]
        )

    def _card(self) -> Ground:
        lines: list[QWidget] = []
        for name, icon in _ICONS.items():
            self.counts[name] = Label("", "strong")
            line = QWidget()
            line.setLayout(
                row(Glyph(icon), (Label(name), 1), self.counts[name], gap=12, pad=(16, 9, 16, 9))
            )
            lines += [Rule(), line] if lines else [line]
        return Ground("card", column(*lines, gap=0, pad=(1, 2, 1, 2)))


def _changed(exported: Exported) -> tuple[str, ...]:
    """Say which texts could not be written as they are, and where the file says so."""
    named = [each.id for each in exported.changed]
    if not named:
        return ()
    codes = ", ".join(named[:_NAMED]) + (", …" if len(named) > _NAMED else "")
    count = counted(len(named), "text")
    return (f"{count} changed to fit: {codes}. See {exported.changes_in}.",)
