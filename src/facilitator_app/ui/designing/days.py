"""The sessions that an agenda would add, day by day, as they would stand in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.domain.records import Prompt, Session, Workshop
from facilitator_app.ui.parts.dates import written_date
from facilitator_app.ui.parts.labels import Label, Line
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.moments import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Record

_KINDS = {
    "plenary": "plenary",
    "table": "at the tables",
    "individual": "each alone",
    "break": "break",
}


class Days(QWidget):
    """Each day under its name, with a line for each session."""

    def __init__(self) -> None:
        super().__init__()
        self._column = column(gap=2)
        self.setLayout(self._column)
        self.lines: list[str] = []

    def show_records(self, plan: Plan, records: Sequence[Record]) -> None:
        """Show what would be added."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        new = [each for each in records if isinstance(each, Workshop)]
        for day in (*plan.workshops, *new):
            there = [e for e in records if isinstance(e, Session) and e.workshop_id == day.id]
            if there:
                self._show_day(day, there, records, is_new=day in new)

    def _show_day(
        self, day: Workshop, there: Sequence[Session], records: Sequence[Record], *, is_new: bool
    ) -> None:
        names = [f"Day {day.position}", day.title]
        names += [written_date(day.held_on)] if day.held_on else []
        names += [] if is_new else ["added to what is there"]
        title = " · ".join(filter(None, names))
        self.lines.append(title)
        self._column.addWidget(Label(title, "strong"))
        lines, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(2, 1)
        for at, each in enumerate(there):
            asked = sum(isinstance(e, Prompt) and e.session_id == each.id for e in records)
            starts = f"{each.planned_start:%H:%M}" if each.planned_start else ""
            about = [_KINDS[each.kind], f"{each.minutes} min"]
            about += [counted(asked, "prompt")] if asked else []
            words = (starts, each.code, each.title, " · ".join(about))
            self.lines.append(" ".join(words))
            for place, word in enumerate(words):
                is_title = word is each.title
                grid.addWidget(Line(word) if is_title else Label(word, "muted"), at, place)
        lines.setLayout(grid)
        self._column.addWidget(lines)
