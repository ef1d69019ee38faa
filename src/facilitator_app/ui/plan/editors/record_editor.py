"""An editor of one record: fields in a form, a title, and what the checks found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import Record
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import Findings, title
from facilitator_app.ui.plan.fields.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.plan.planner import Planner

R = TypeVar("R", bound=Record)


class RecordEditor(Editor, Generic[R]):
    """Shows a record of one kind, and follows it whoever changes it."""

    kind: type[R]

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.form: Form[R] = Form(planner, self, self.told)
        self.title = title()
        self.found = Findings()
        self.form.shown.connect(self._say)
        planner.changed.connect(self._follow)

    def told(self, record: R) -> str:
        """Return what a record is called where one speaks of it."""
        return f"{self.kind.record_kind} {getattr(record, 'code', '')}".strip()

    def lay_out(self, record: R) -> None:
        """Show what follows from the record and is not in its fields."""

    def show_record(self, record: Record | None) -> None:
        """Show another record, or the same one as it is now."""
        self.form.show(record if isinstance(record, self.kind) else None)

    def first(self) -> QWidget:
        """Return the first field that is usually filled in."""
        return self.form.first()

    def flush(self) -> None:
        """Save what is still being typed, and keep what cannot be saved."""
        self.form.flush()

    def _follow(self) -> None:
        before = self.form.record
        if before is not None:
            found = self.planner.workspace.of(self.kind, "id", [before.id])
            if found:
                self.show_record(found[0])
            else:
                self.form.forget()

    def _say(self, record: R) -> None:
        """Say what stands over the fields."""
        told = self.told(record)
        self.title.say(told[:1].upper() + told[1:])
        self.found.say([e for e in self.planner.found if e.record_id == record.id])
        self.lay_out(record)


def refuse_taken(code: str, record: Record, others: Iterable[Any], what: str) -> None:
    """Refuse a code that another one of its kind has: nobody could tell them apart."""
    taken = (each.code.strip().casefold() for each in others if each.id != record.id)
    if code.strip().casefold() in taken:
        raise PlanError(f"Another {what} has the code {code}.", advice="Choose another one.")
