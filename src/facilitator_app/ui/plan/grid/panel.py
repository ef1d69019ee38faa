"""A grid with what can be done to its rows, and a line that says what was refused."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.plan.grid.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Hashable

    from facilitator_app.ui.plan.grid.sheet import Sheet
    from facilitator_app.ui.plan.planner import Planner

HINT = "Type or paste from a spreadsheet. Enter goes down, Tab goes on."


class GridPanel(QWidget):
    """Keeps what is half typed into a cell in the file, and puts it back after a crash."""

    def __init__(self, planner: Planner, sheet: Sheet, hint: str = HINT) -> None:
        super().__init__()
        self._sheet, self._messages = sheet, planner.context.messages
        self._refused = planner.context.changes.refused
        self.grid = Grid(sheet)
        self.wrong = Paragraph()
        self._in_strip = row((self.wrong, 1), pad=(12, 6, 12, 6))
        self._strip = Ground("bad", self._in_strip)
        self._strip.hide()
        self.away = Button("Remove", "quiet", "x")
        self.away.setAccessibleName(f"Remove {sheet.one}")
        self.away.setToolTip("Ctrl+Delete")
        if not sheet.grows:
            self.away.hide()
        foot = row((Paragraph(hint, "muted"), 1), self.away)
        self.setLayout(column((self.grid, 1), self._strip, foot, gap=6))
        self.setFocusProxy(self.grid)
        self._keeper = DraftKeeper(
            planner.workspace, planner.context.changes, planner.context.jobs, self
        )
        self.away.clicked.connect(self.grid.remove)
        self.grid.model().refused.connect(self.complain)
        self.grid.typed.connect(self._note)
        self.grid.chosen.connect(self._weigh)
        planner.changed.connect(self.follow)
        planner.context.changes.closing.connect(self.flush)

    def show_sheet(self, place: str = "") -> None:
        """Show the rows anew; what was half typed stands in its cell again."""
        self.complain("")
        self.grid.lay_out()
        self._weigh()
        left = self._keeper.begin(f"cell of {self._sheet.name} {place}".strip())
        with suppress(ValueError, TypeError):
            key, at, text = json.loads(left) if left else ("", 0, "")
            if text and self.grid.model().put_back(_key(key), at, text):
                self._messages.say(
                    f"“{text}”, half typed in {self._sheet.name}, stands in its cell again.", "warn"
                )

    def flush(self) -> None:
        """Save the cell that is open."""
        self.grid.end_typing()
        self._keeper.flush()

    def complain(self, sentence: str) -> None:
        """Say what was refused, or that nothing is."""
        self.wrong.say(sentence)
        self._strip.setVisible(bool(sentence))
        if sentence:
            self._refused.emit()
            announce(self.grid, sentence)

    def offer(self, way_out: QWidget) -> None:
        """Offer a way out beside what is said to be wrong."""
        way_out.hide()
        self._in_strip.addWidget(way_out)

    def follow(self) -> None:
        """Show the rows as they are now."""
        self.grid.model().follow()
        self.grid.fit()
        self._weigh()

    def _weigh(self) -> None:
        self.away.setEnabled(bool(self.grid.keys))

    def _note(self, key: Hashable, at: int, text: str) -> None:
        self._keeper.note(json.dumps([str(key), at, text]) if text else "")


def _key(text: str) -> Hashable:
    """Return a key as it was before it was kept."""
    with suppress(ValueError):
        return UUID(text)
    return text
