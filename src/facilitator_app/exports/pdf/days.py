"""The chapters of a pack: each day at a glance, then its sessions one after the other."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any

from facilitator_app.exports.pdf.pack import by_session
from facilitator_app.exports.pdf.parts import PARTS
from facilitator_app.exports.pdf.tables import Column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from facilitator_app.domain.records import Session, Workshop
    from facilitator_app.exports.pdf.pack import Pack
    from facilitator_app.exports.pdf.parts.part import Part

_MINUTES_A_DAY = 24 * 60
_AGENDA = (
    Column("Time", 1.5),
    Column("Session", 1.1, names_row=True),
    Column("What", 4.2),
    Column("Who", 1.1),
    Column("Minutes", 0.9, is_number=True),
)
WHO = {"plenary": "everyone", "table": "tables", "individual": "each alone", "break": "break"}
"""Who works in a session of each kind."""

Sorted = list[tuple["Part", dict["UUID | None", list[Any]]]]


class Days:
    """Writes the days, and at the end what belongs to no session that is there."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._sorted: Sorted = [(part, by_session(part.records(pack))) for part in PARTS]

    @property
    def total(self) -> int:
        """How many records there are to write."""
        return sum(len(each) for _, sessions in self._sorted for each in sessions.values())

    @property
    def parts(self) -> list[Part]:
        """The parts that have something to write."""
        return [part for part, sessions in self._sorted if sessions]

    def write(self) -> None:
        """Write everything."""
        for part in self.parts:
            self._pack.counts[part.title] = 0  # so that they are listed in this order
        material = self._pack.material
        sessions = material.sessions()
        for workshop in material.workshops():
            self._day(workshop, [each for each in sessions if each.workshop_id == workshop.id])
        known = {workshop.id for workshop in material.workshops()}
        self._without_a_day([each for each in sessions if each.workshop_id not in known])
        self._without_a_session({each.id for each in sessions})

    def _day(self, workshop: Workshop, sessions: Sequence[Session]) -> None:
        pack, composer = self._pack, self._pack.composer
        composer.new_page()
        with composer.within("Sect"):
            composer.heading(day_title(workshop), 1)
            where = [day_date(workshop.held_on), clock("doors", workshop.doors), workshop.venue]
            told = ", ".join(part for part in where if part)
            if told:
                composer.paragraph(told[0].upper() + told[1:] + ".", "lead")
            if sessions:
                composer.heading("The day at a glance", 2)
                composer.table(_AGENDA, [_agenda_row(session) for session in sessions])
            pack.note_missing("Agenda", workshop)
            for session in sessions:
                self._session(session)

    def _session(self, session: Session) -> None:
        found = [(part, each[session.id]) for part, each in self._sorted if session.id in each]
        if found:
            self._chapter(f"{session.code} {session.title}", session, found)

    def _chapter(
        self, title: str, session: Session | None, found: Sequence[tuple[Part, list[Any]]]
    ) -> None:
        with self._pack.composer.within("Sect"):
            self._pack.composer.heading(title, 2)
            if session is not None:
                self._pack.note_missing("Sessions", session)
            for part, records in found:
                part.write(self._pack, records)

    def _without_a_day(self, sessions: Sequence[Session]) -> None:
        if any(session.id in each for session in sessions for _, each in self._sorted):
            self._pack.composer.new_page()
            self._pack.composer.heading("Sessions of a day that is not here", 1)
        for session in sessions:
            self._session(session)

    def _without_a_session(self, known: set[UUID]) -> None:
        gone = {each for _, sessions in self._sorted for each in sessions if each not in known}
        if not gone:
            return
        composer = self._pack.composer
        composer.new_page()
        composer.heading("Without a session", 1)
        composer.paragraph(
            "What follows belongs to no session, or to one that was removed or has not arrived yet."
        )
        for session_id in sorted(gone, key=str):
            title = self._pack.names.session[session_id] or "No session"
            found = [(part, each[session_id]) for part, each in self._sorted if session_id in each]
            self._chapter(title, None, found)


def day_title(workshop: Workshop) -> str:
    """Return what a day is called."""
    number = f"Day {workshop.position}" if workshop.position else workshop.code
    return f"{number}: {workshop.title}" if workshop.title else number


def day_date(day: date | None) -> str:
    """Return a date in words, or nothing."""
    return "" if day is None else f"{day:%A} {day.day} {day:%B %Y}"


def _agenda_row(session: Session) -> list[str]:
    return [
        from_to(session.planned_start, session.minutes),
        session.code,
        session.title,
        WHO.get(session.kind, session.kind),
        str(session.minutes or ""),
    ]


def from_to(start: time | None, minutes: int) -> str:
    """Return when something begins and ends, as far as that is known."""
    if start is None:
        return ""
    if not minutes:
        return f"{start:%H:%M}"
    end = (start.hour * 60 + start.minute + minutes) % _MINUTES_A_DAY
    return f"{start:%H:%M} to {time(end // 60, end % 60):%H:%M}"


def clock(what: str, moment: time | None) -> str:
    """Return what happens at a time of day, or nothing if it has none."""
    return "" if moment is None else f"{what} {moment:%H:%M}"
