"""The shortcut sheet: every command that can be done now and has a key, group by group."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.ui.parts.labels import KeyCap, Label
from facilitator_app.ui.parts.layouts import Scrolled, row
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from facilitator_app.ui.actions import Actions, Command

_TWO_COLUMNS = 900


class ShortcutSheet(Overlay):
    """Lists keys; Escape puts it away."""

    def __init__(self, over: QWidget, actions: Actions) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        columns = 2 if over.width() / current().scale >= _TWO_COLUMNS else 1
        groups = [
            (name, [each for each in some if each.keys])
            for name, some in groupby(actions.offered(), key=lambda each: each.group)
        ]
        ends = [0] * columns
        for name, commands in groups:
            if commands:
                side = ends.index(min(ends))
                ends[side] = self._group(grid, ends[side], side, name, commands)
        grid.setRowStretch(max(ends), 1)
        scrolled = Scrolled(page, "Shortcuts")
        super().__init__(over, "Shortcuts", scrolled, 900 if columns > 1 else 520)
        scrolled.setFocus()

    def _group(
        self, grid: QGridLayout, start: int, side: int, name: str, commands: list[Command]
    ) -> int:
        """Write one group from a row on; return the row after it."""
        grid.addWidget(Label(name, "strong"), start, 2 * side, 1, 2)
        for line, command in enumerate(commands, start + 1):
            caps = row(None, *(KeyCap(keys) for keys in command.keys[:2]), gap=6)
            grid.addWidget(Label(command.words.removesuffix("…")), line, 2 * side)
            grid.addLayout(caps, line, 2 * side + 1)
        end = start + len(commands) + 1
        grid.setRowMinimumHeight(end, 12)
        return end + 1
