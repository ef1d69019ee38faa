"""Shows what has no editor of its own yet."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.plan.editors.editor import Editor

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner


class Plain(Editor):
    """The name of a record, to be read."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self._heading, self._field = Label("", "title"), QLineEdit()
        self._field.setReadOnly(True)
        self._field.setAccessibleName("Title")
        self.setLayout(column(self._heading, self._field, None, pad=(20, 12, 20, 12)))

    def show_record(self, record: Record | None) -> None:
        """Show another record."""
        values = (
            {each.name: getattr(record, each.name) for each in fields(record)} if record else {}
        )
        named = next((values[e] for e in ("title", "question", "name") if values.get(e)), "")
        self._heading.setText(record.record_kind.capitalize() if record else "Part")
        self._field.setText(str(named))

    def first(self) -> QWidget:
        """Return the field."""
        return self._field
