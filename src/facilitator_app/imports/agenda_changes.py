"""Puts an agenda that was read into a programme: its days and sessions, as one edit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.content import cleaned
from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.planning import naming
from facilitator_app.domain.planning.days import moment_of
from facilitator_app.domain.records import Prompt, Record, Session, Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.imports.agenda import Agenda
    from facilitator_app.imports.agenda_rows import AgendaDay, AgendaSession

T = TypeVar("T", bound=Record)


def records_of(plan: Plan, agenda: Agenda, into: Workshop | None = None) -> list[Record]:
    """Return what an agenda adds to a design, or raise and add nothing.

    A day goes into the workshop of its code, title or date, if there is one; an agenda that names
    no days goes into the one that is given; else a new one is made.
    """
    agenda.refuse()
    return list(_Adding(plan, into).records(agenda))


class _Adding:
    """Makes records for a plan, with codes that are free in it."""

    def __init__(self, plan: Plan, into: Workshop | None) -> None:
        self._plan, self._into = plan, into
        self._codes = {each.code for each in plan.sessions}
        self._workshops = list(plan.workshops)
        self._ids = {each.id for each in (*plan.workshops, *plan.sessions, *plan.prompts)}

    def records(self, agenda: Agenda) -> Iterator[Record]:
        """Return all of them, each after what it points to."""
        given = [each.code for day in agenda.days for each in day.sessions if each.code]
        if taken := sorted(self._codes.intersection(given)):
            raise ImportFileError(
                f"There are sessions of these codes already: {', '.join(taken)}.",
                advice="Give the rows other codes, or remove those sessions first.",
            )
        self._codes.update(given)
        for day in agenda.days:
            known = len(self._workshops)
            workshop = self._workshop(day)
            yield from self._workshops[known:]
            for each in day.sessions:
                yield from self._session(workshop, each)

    def _workshop(self, day: AgendaDay) -> Workshop:
        if not day.name and self._into is not None:
            return self._into
        name = day.name.casefold()
        for each in self._workshops:
            if name and name in (each.code.casefold(), each.title.casefold()):
                return each
            if day.held_on is not None and day.held_on == each.held_on:
                return each
        code = naming.workshop_code(each.code for each in self._workshops)
        position = max((each.position for each in self._workshops), default=0) + 1
        title = "" if day.held_on else day.name
        made = self._new(Workshop, code=code, title=title, position=position, held_on=day.held_on)
        self._workshops.append(made)
        return made

    def _session(self, workshop: Workshop, told: AgendaSession) -> Iterator[Record]:
        code = told.code or self._free_code(workshop, told.kind)
        fixed = told.kind == "break"
        session = self._new(
            Session,
            workshop_id=workshop.id,
            code=code,
            title=told.title,
            kind=told.kind,
            planned_start=moment_of(told.start),
            minutes=told.minutes,
            minimum_minutes=told.minutes if fixed else 0,
            protected=fixed,
            round=told.round,
        )
        yield session
        count, codes = len(told.prompts), list[str]()
        for place, question in enumerate(told.prompts):
            codes.append(naming.prompt_code(code, codes))
            yield self._new(
                Prompt,
                session_id=session.id,
                code=codes[-1],
                question=question,
                minutes=told.minutes // count + (place < told.minutes % count),
                position=place + 1,
            )

    def _free_code(self, workshop: Workshop, kind: str) -> str:
        """Return the next code of a kind that is free, such as P1.2 for the second plenary."""
        code = naming.session_code(naming.day_number(workshop), kind, self._codes)
        self._codes.add(code)
        return code

    def _new(self, sort: type[T], /, **values: Any) -> T:  # noqa: ANN401 - fields of its kind
        """Return a new record, with the id of its name unless something else has that."""
        record = cleaned(sort.named(self._plan.programme.id, **values))
        return replace(record, id=new_id()) if record.id in self._ids else record
