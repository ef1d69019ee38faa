"""One day of the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.planning.checks import day_sum
from facilitator_app.domain.planning.days import in_words
from facilitator_app.domain.records import Workshop
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.editors.page import Beside, scrolled
from facilitator_app.ui.plan.editors.record_editor import RecordEditor, refuse_taken
from facilitator_app.ui.plan.fields.dates import DateField
from facilitator_app.ui.plan.fields.stepped import NumberField, TimeField
from facilitator_app.ui.plan.fields.texts import LineField

if TYPE_CHECKING:
    from facilitator_app.ui.plan.planner import Planner


class WorkshopEditor(RecordEditor[Workshop]):
    """Edits a workshop, and says what its sessions add up to."""

    kind = Workshop

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.sum = Paragraph("", "muted")
        add = self.form.add
        code = add(
            "code",
            LineField("Code", needed="A workshop needs a code, such as D1.", wide=6),
            check=lambda record, code: refuse_taken(
                code, record, planner.plan.workshops, "workshop"
            ),
        )
        self.setLayout(
            scrolled(
                self.title,
                self.sum,
                self.found,
                Beside(code, add("title", LineField("Title")), last_wide=True),
                add("held_on", DateField("Date")),
                Beside(
                    add("doors", TimeField("Doors open")),
                    add("position", NumberField("Day number", least=1, most=99)),
                ),
                add("venue", LineField("Venue")),
            )
        )

    def lay_out(self, record: Workshop) -> None:
        """Say what the day adds up to."""
        found = day_sum(self.planner.plan, record)
        count = counted(len(self.planner.plan.day(record)), "session")
        times = f", {found.start:%H:%M} to {found.end:%H:%M}" if found.start and found.end else ""
        talk = f", {in_words(found.table_minutes)} of them at tables" if found.table_minutes else ""
        self.sum.say(f"{count}{times}: {in_words(found.minutes)}{talk}.")
