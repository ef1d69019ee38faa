"""The sheets of what was planned: the agenda, the prompts, who sits where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Prompt, Seating, Session, Workshop
from facilitator_app.domain.records.programme import SESSION_KINDS
from facilitator_app.exports.sheets.common import (
    IN_CONFLICT,
    REMOVED_CODE,
    SESSION_CODE,
    TABLE,
    WORKSHOP,
    id_column,
)
from facilitator_app.exports.spreadsheet.columns import (
    UUID_TEXT,
    YES_NO,
    Column,
    Kind,
    Sheet,
    Tells,
    yes_no,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.exports.spreadsheet.columns import Value
    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A session and its day; either may be missing."""

    workshop: Workshop | None
    session: Session | None


def _agenda(material: Material) -> list[AgendaRow]:
    sessions = material.sessions()
    known = material.names.workshops
    found = [AgendaRow(known.get(each.workshop_id), each) for each in sessions]
    filled = {each.workshop_id for each in sessions}
    empty = [each for each in material.workshops() if each.id not in filled]
    found += [AgendaRow(each, None) for each in empty]
    # A stable sort: the sessions of a day keep their order.
    ranks = material.names.workshop_rank
    return sorted(found, key=lambda row: ranks[None if row.workshop is None else row.workshop.id])


def _of_day(of: Callable[[Workshop], Value]) -> Callable[[AgendaRow, Names], Value]:
    return lambda row, _: None if row.workshop is None else of(row.workshop)


def _of_session(of: Callable[[Session], Value]) -> Callable[[AgendaRow, Names], Value]:
    return lambda row, _: None if row.session is None else of(row.session)


def _id(row: AgendaRow, _: Names) -> str:
    return str(next(each.id for each in (row.session, row.workshop) if each is not None))


def _workshop_code(row: AgendaRow, names: Names) -> str:
    if row.workshop is not None:
        return row.workshop.code
    return "" if row.session is None else names.workshop[row.session.workshop_id]


def _end(row: AgendaRow, _: Names) -> time | None:
    if row.session is None or row.session.planned_start is None or not row.session.minutes:
        return None
    start = row.session.planned_start
    minute = (start.hour * 60 + start.minute + row.session.minutes) % _MINUTES_A_DAY
    return time(minute // 60, minute % 60, start.second)


AGENDA: Sheet[AgendaRow] = Sheet(
    "Agenda",
    "The days and their sessions as planned; one row for each session",
    (
        Column(
            "Session id", "Names the row; a day without sessions has its own id", UUID_TEXT, _id
        ),
        Column(
            "Day",
            "The day's number in the programme",
            "1 or more",
            _of_day(lambda day: day.position),
            Kind.NUMBER,
        ),
        Column("Workshop", "The day", REMOVED_CODE, _workshop_code),
        Column(
            "Workshop title",
            "What the day is called",
            "text",
            _of_day(lambda day: day.title),
        ),
        Column(
            "Date",
            "When the day is held",
            "a date",
            _of_day(lambda day: day.held_on),
            Kind.DATE,
        ),
        Column(
            "Doors",
            "When the doors open",
            "a time on the clock in the room",
            _of_day(lambda day: day.doors),
            Kind.TIME,
        ),
        Column("Venue", "Where", "text", _of_day(lambda day: day.venue)),
        Column(
            "Session code",
            "What the session is called for short",
            "text; blank for a day without sessions",
            _of_session(lambda session: session.code),
        ),
        Column(
            "Session title",
            "What the session is about",
            "text",
            _of_session(lambda session: session.title),
        ),
        Column(
            "Kind",
            "Who does something in it",
            ", ".join(SESSION_KINDS),
            _of_session(lambda session: session.kind),
        ),
        Column(
            "Planned start",
            "When it is to start",
            "a time on the clock in the room",
            _of_session(lambda session: session.planned_start),
            Kind.TIME,
        ),
        Column(
            "Planned end",
            "When it is to end: the start and the minutes",
            "a time on the clock in the room",
            _end,
            Kind.TIME,
        ),
        Column(
            "Minutes",
            "How long it is to be",
            "minutes",
            _of_session(lambda session: session.minutes),
            Kind.NUMBER,
        ),
        Column(
            "Minimum minutes",
            "How far it may be shortened",
            "minutes",
            _of_session(lambda session: session.minimum_minutes),
            Kind.NUMBER,
        ),
        Column(
            "Protected",
            "Whether it is not moved when the day runs late",
            YES_NO,
            _of_session(lambda session: yes_no(it_is=session.protected)),
        ),
        Column(
            "Round",
            "The round of seating in force; see the sheet Tables by round",
            "text",
            _of_session(lambda session: session.round),
        ),
    ),
    _agenda,
)


def _prompts(material: Material) -> list[Prompt]:
    ranks = material.names.prompt_rank
    return sorted(
        (each for each in material.snapshot.all(Prompt) if material.holds(each.session_id)),
        key=lambda each: ranks[each.id],
    )


PROMPTS: Sheet[Prompt] = Sheet(
    "Prompts",
    "What the tables are asked; one row for each prompt",
    (
        id_column("Prompt"),
        WORKSHOP,
        SESSION_CODE,
        Column("Prompt code", "What it is called for short", "text", lambda row, _: row.code),
        Column("Question", "What is asked", "text", lambda row, _: row.question, widest=60),
        Column(
            "Probes",
            "What is asked besides",
            "text, each on a line of its own",
            lambda row, _: "\n".join(row.probes),
            widest=60,
        ),
        Column("Stimulus", "What is shown with it", "text", lambda row, _: row.stimulus),
        Column(
            "Record", "What the note-taker is to record", "text", lambda row, _: row.record_what
        ),
        Column(
            "Must ask",
            "Whether every table has to be asked",
            YES_NO,
            lambda row, _: yes_no(it_is=row.must_ask),
        ),
        Column(
            "Minutes", "How long it is to take", "minutes", lambda row, _: row.minutes, Kind.NUMBER
        ),
        Column(
            "Summary asked",
            "Whether a summary in three lines is asked for under it, not only of the session",
            YES_NO,
            lambda row, _: yes_no(it_is=row.summary),
        ),
        IN_CONFLICT,
    ),
    _prompts,
)


def _participant(row: Seating, names: Names) -> str:
    if row.participant_id is None:
        return ""
    return names.participant[row.participant_id]


def _instruction(row: Seating, names: Names) -> str:
    found = names.participants.get(row.participant_id) if row.participant_id else None
    return "" if found is None else found.seating_instruction


SEATS: Sheet[Seating] = Sheet(
    "Tables by round",
    "Who sits where; one row for each seat in each round",
    (
        id_column("Seating"),
        Column("Round", "The round of seating", "text", lambda row, _: row.round),
        TABLE,
        Column(
            "Seat",
            "The seat at the table",
            "1 or more",
            lambda row, _: row.seat,
            Kind.NUMBER,
            tells=Tells.SEAT,
        ),
        Column(
            "Participant code",
            "Who sits there",
            f"{REMOVED_CODE}; blank if nobody does",
            _participant,
            tells=Tells.PERSON,
        ),
        Column(
            "Seating instruction",
            "What the room must know, without a diagnosis",
            "text",
            _instruction,
            widest=60,
        ),
        IN_CONFLICT,
    ),
    lambda material: material.seatings(),
)
