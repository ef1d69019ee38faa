"""One timed part of a day: when it starts or how long it is moves what comes after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.planning.days import begun, end_of, in_words, lengthened
from facilitator_app.domain.records import Session
from facilitator_app.domain.records.programme import SESSION_KINDS
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.editors.page import Beside, scrolled
from facilitator_app.ui.plan.editors.record_editor import RecordEditor, refuse_taken
from facilitator_app.ui.plan.fields.choices import ChoiceField, TickField
from facilitator_app.ui.plan.fields.stepped import MinutesField, TimeField
from facilitator_app.ui.plan.fields.texts import LineField

if TYPE_CHECKING:
    from facilitator_app.ui.plan.planner import Planner

KINDS = {"plenary": "Plenary", "table": "At tables", "individual": "Each alone", "break": "Break"}
_HOUR = 60


class SessionEditor(RecordEditor[Session]):
    """Edits a session."""

    kind = Session

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.sum = Paragraph("", "muted")
        self.setLayout(
            scrolled(self.title, self.sum, self.found, *self._what(), *self._when(), *self._how())
        )

    def lay_out(self, record: Session) -> None:
        """Say when it ends, and what its prompts take of it."""
        end = end_of(record)
        ends = f"Ends at {end // _HOUR % 24:02}:{end % _HOUR:02}. " if end is not None else ""
        prompts = self.planner.plan.prompts_of(record)
        taken = sum(each.minutes for each in prompts)
        sums = f"{taken} of {in_words(record.minutes)}"
        self.sum.say(f"{ends}{counted(len(prompts), 'prompt')}: {sums}." if prompts else ends)
        self.sum.setVisible(bool(self.sum.text()))

    def _what(self) -> list[Beside | ChoiceField]:
        add, plan = self.form.add, self.planner
        code = add(
            "code",
            LineField("Code", needed="A session needs a code, such as 1.3.", wide=6),
            check=lambda record, code: refuse_taken(code, record, plan.plan.sessions, "session"),
        )
        kinds = {each: KINDS[each] for each in SESSION_KINDS}
        return [
            Beside(code, add("title", LineField("Title")), last_wide=True),
            add("kind", ChoiceField("Kind", kinds, beside=True)),
        ]

    def _when(self) -> list[Beside]:
        add = self.form.add
        return [
            Beside(
                add("planned_start", TimeField("Start"), save=self._start),
                add("minutes", MinutesField("Length"), save=self._lengthen),
                add("minimum_minutes", MinutesField("At least")),
            )
        ]

    def _how(self) -> list[TickField | LineField]:
        add = self.form.add
        about = "Kept in its place when the day runs late, as lunch, a vote and the close."
        seats = "Who sits where: sessions of one round share their seats."
        return [
            add("protected", TickField("Protected", about)),
            add("round", LineField("Round of seating", seats, wide=10)),
        ]

    def _start(self, before: Session, after: Session) -> bool:
        at = after.planned_start
        if at is None:
            return self.planner.edit(before, after, f"start of {self.told(after)}")
        day = self._day(before)
        name = f"{self.told(after)} starts at {at:%H:%M}"
        return self.planner.day_edited(day, begun(day, before, at), name)

    def _lengthen(self, before: Session, after: Session) -> bool:
        day = self._day(before)
        how = "lengthened" if after.minutes > before.minutes else "shortened"
        name = f"{self.told(after)} {how} to {after.minutes} min"
        return self.planner.day_edited(day, lengthened(day, before, after.minutes), name)

    def _day(self, session: Session) -> list[Session]:
        plan = self.planner.plan
        return [each for each in plan.sessions if each.workshop_id == session.workshop_id]
