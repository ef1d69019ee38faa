"""Several sessions at once: what is changed here is changed in all of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.days import in_words, lengthened
from facilitator_app.domain.records import Record, Session
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import scrolled, title
from facilitator_app.ui.plan.editors.session import KINDS
from facilitator_app.ui.plan.fields.choices import ChoiceField
from facilitator_app.ui.plan.fields.stepped import MinutesField
from facilitator_app.ui.plan.fields.texts import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.plan.fields.field import Field
    from facilitator_app.ui.plan.planner import Planner

_YES, _NO = "yes", "no"
_MIXED = "not the same in all"


class SessionsEditor(Editor):
    """Changes kind, length, protection and round of all that are selected, as one edit each."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.title, self.about = title(), Paragraph("", "muted")
        self._ids: list[UUID] = []
        self.kind = ChoiceField("Kind", KINDS, nothing=_MIXED)
        self.minutes = MinutesField("Length of each")
        words = {_YES: "Protected", _NO: "Not protected"}
        self.protected = ChoiceField("When the day runs late", words, nothing=_MIXED)
        self.round = LineField("Round of seating", wide=10)
        self._fields: dict[str, Field[Any]] = {
            "kind": self.kind,
            "minutes": self.minutes,
            "protected": self.protected,
            "round": self.round,
        }
        self.setLayout(scrolled(self.title, self.about, *self._fields.values()))
        for name, field in self._fields.items():
            field.left.connect(lambda name=name: self._save(name))
        planner.changed.connect(lambda: self._show(begin=False))

    def show_record(self, record: Record | None) -> None:
        """Show one alone."""
        self.show_records([record] if record is not None else [])

    def show_records(self, records: Sequence[Record]) -> None:
        """Show what several sessions have in common."""
        self.flush()
        self._ids = [each.id for each in records if isinstance(each, Session)]
        self._show(begin=True)

    def first(self) -> QWidget:
        """Return the choice of kinds."""
        return self.kind.choice.first

    def flush(self) -> None:
        """Save what is still being typed."""
        for name in self._fields:
            self._save(name)

    # parts

    def _sessions(self) -> list[Session]:
        return [each for each in self.planner.plan.sessions if each.id in set(self._ids)]

    def _show(self, *, begin: bool) -> None:
        sessions = self._sessions()
        self.title.say(counted(len(sessions), "session"))
        total = in_words(sum(each.minutes for each in sessions))
        codes = ", ".join(each.code for each in sessions)
        self.about.say(f"{codes}: {total} in all. What is changed here is changed in each of them.")
        for name, field in self._fields.items():
            found = {_as_text(getattr(each, name)) for each in sessions}
            shared = next(iter(found)) if len(found) == 1 else ""
            if begin or not field.is_typed:
                field.show_text(shared)

    def _save(self, name: str) -> None:
        """Save one field in every session; an empty one says nothing."""
        field = self._fields[name]
        sessions = self._sessions()
        if not field.is_typed or not sessions:
            return
        try:
            value = field.value()
            done = self._save_minutes(value) if name == "minutes" else self._save_as(name, value)
        except PlanError as error:
            field.complain(error.sentence())
            return
        if done:
            field.complain("")
            self._show(begin=True)

    def _save_as(self, name: str, value: str) -> bool:
        sessions = self._sessions()
        given = value == _YES if name == "protected" else value
        pairs = [(each, replace(each, **{name: given})) for each in sessions]  # type: ignore[arg-type]
        what = self._fields[name].name.lower() if name != "protected" else "protection"
        return self.planner.change(pairs, f"{what} of {counted(len(sessions), 'session')}")

    def _save_minutes(self, minutes: int) -> bool:
        """Give each the same length, day by day; what comes later follows."""
        before = [*self.planner.plan.sessions]
        after: list[Session] = []
        for workshop in self.planner.plan.workshops:
            day = self.planner.plan.day(workshop)
            for each in [each for each in day if each.id in set(self._ids)]:
                now = next(session for session in day if session.id == each.id)
                day = lengthened(day, now, minutes)
            after += day
        name = f"{counted(len(self._ids), 'session')} of {minutes} min each"
        return self.planner.day_edited(before, after, name)


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return _YES if value else _NO
    return str(value)
