"""Shorthand: the few letters that become words as notes are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import Shorthand
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import Findings, filled, title
from facilitator_app.ui.plan.editors.sheets import table_code, table_id
from facilitator_app.ui.plan.grid.panel import GridPanel
from facilitator_app.ui.plan.grid.records import RecordSheet
from facilitator_app.ui.plan.grid.sheet import Column

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner


class ShorthandSheet(RecordSheet[Shorthand]):
    """What letters stand for, everywhere or at one table."""

    name, one = "Shorthand", "shorthand"
    known_by, called = "short", "short form"

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return (
            Column("Short", 112),
            Column("Becomes"),
            Column("Table", 80, offers=lambda: [e.code for e in self.planner.plan.tables]),
        )

    def records(self) -> Sequence[Shorthand]:
        """Return the shorthand."""
        return self.planner.plan.shorthand

    def cell(self, record: Shorthand, column: int) -> str:
        """Return what stands in a cell."""
        return (record.short, record.text, table_code(self.planner, record.table_id))[column]

    def values(self, column: int, text: str) -> dict[str, Any]:
        """Return the field that a cell gives; what is typed for something is one word."""
        if column == 0 and len(text.split()) > 1:
            raise PlanError(f"The short form “{text}” has a space.", advice="Write it as one word.")
        if column == 2:  # noqa: PLR2004
            return {"table_id": table_id(self.planner, text)}
        return {("short", "text")[column]: text}

    def fresh(self, **values: Any) -> Shorthand:  # noqa: ANN401 - fields of a shorthand
        """Return a new one, that becomes nothing yet if nothing is said."""
        return self.planner.fresh(Shorthand, **{"table_id": None, "text": "", **values})

    def same_as(self, record: Shorthand) -> Hashable:
        """Let each table have a meaning of its own for the same letters."""
        return (record.short.casefold(), record.table_id)


class ShorthandEditor(Editor):
    """Lists the shorthand."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.found = Findings(most=2)
        self.panel = GridPanel(
            planner,
            ShorthandSheet(planner),
            "Type, or paste columns from a spreadsheet. Enter goes down, Tab goes on.",
        )
        about = (
            "Letters that become words as a note is typed: everywhere, or at one table if it is "
            "named. Note-takers can add their own."
        )
        self.setLayout(
            filled(title("Shorthand"), Paragraph(about, "muted"), (self.panel, 1), self.found)
        )
        planner.changed.connect(self._say)

    def show_record(self, record: Record | None) -> None:
        """Show the shorthand anew."""
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
        ids = {each.id for each in self.planner.plan.shorthand}
        self.found.say([e for e in self.planner.found if e.record_id in ids])
