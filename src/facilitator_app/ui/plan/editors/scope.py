"""The scope card: what the programme asks, and what can and cannot come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Programme
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.plan.editors.page import Beside, scrolled
from facilitator_app.ui.plan.editors.record_editor import RecordEditor
from facilitator_app.ui.plan.fields.choices import TickField
from facilitator_app.ui.plan.fields.stepped import NumberField
from facilitator_app.ui.plan.fields.texts import LineField, TextField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner


_THRESHOLDS = (
    "Shares of those who answer: from the first on an item is called supported, from the second on "
    "those who differ are asked for a minority view."
)


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
            Label("When a result is called supported", "strong"),
            Beside(
                add("support_percent", _share("Supported from")),
                add("minority_percent", _share("Minority heard from")),
            ),
            Paragraph(_THRESHOLDS, "muted"),
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


def _share(name: str) -> NumberField:
    return NumberField(name, unit="%", least=1, most=100)
