"""The scope card: what the programme asks, and what can and cannot come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Programme
from facilitator_app.ui.plan.editors.page import scrolled
from facilitator_app.ui.plan.editors.record_editor import RecordEditor
from facilitator_app.ui.plan.fields.choices import TickField
from facilitator_app.ui.plan.fields.texts import LineField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner


class ScopeEditor(RecordEditor[Programme]):
    """Edits the programme's own record."""

    kind = Programme

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        add = self.form.add
        fields: list[QWidget] = [
            add("name", LineField("Name", needed="A programme needs a name: type one.")),
            add("question", TextField("Question", "What the public is asked, in one sentence.")),
            add("in_scope", TextField("In scope", "What people can change.")),
            add("out_of_scope", TextField("Out of scope", "What is decided elsewhere.")),
            add("promise", TextField("Promise", "What the commissioner will answer, by when.")),
            add("commissioner", LineField("Commissioner")),
            add(
                "fictional", TickField("Invented people and answers", "Said wherever it is shown.")
            ),
        ]
        self.setLayout(scrolled(self.title, self.found, *fields))

    def told(self, record: Programme) -> str:
        """Return what it is called."""
        del record
        return "scope card"

    def show_record(self, record: Record | None) -> None:
        """Show the programme, whatever else is asked for."""
        del record
        super().show_record(self.planner.plan.programme)
