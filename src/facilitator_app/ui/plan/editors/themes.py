"""The code frame: the themes that notes are coded with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import Findings, filled, title
from facilitator_app.ui.plan.editors.sheets import ThemeSheet
from facilitator_app.ui.plan.grid.panel import GridPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner


class ThemesEditor(Editor):
    """Lists the themes."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.found = Findings(most=2)
        self.panel = GridPanel(
            planner,
            ThemeSheet(planner),
            "Type, or paste two columns from a spreadsheet. Enter goes down, Tab goes on.",
        )
        about = "Note-takers type a code after # in the entry line, such as #acc."
        self.setLayout(
            filled(title("Themes"), Paragraph(about, "muted"), (self.panel, 1), self.found)
        )
        planner.changed.connect(self._say)

    def show_record(self, record: Record | None) -> None:
        """Show the themes anew."""
        del record
        self.panel.show_sheet()
        self._say()

    def first(self) -> QWidget:
        """Return the grid."""
        return self.panel.grid

    def flush(self) -> None:
        """Save the cell that is open."""
        self.panel.flush()

    def _say(self) -> None:
        ids = {each.id for each in self.planner.plan.themes}
        self.found.say([e for e in self.planner.found if e.record_id in ids])
