"""What a lead designs: the programme, its workshops, sessions and prompts, tables and staff."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time  # noqa: TC003 - the types of fields are read at run time
from typing import ClassVar
from uuid import UUID  # noqa: TC003

from facilitator_app.domain.records.record import Record

SESSION_KINDS = ("plenary", "table", "individual", "break")
ROLES = ("lead", "data lead", "facilitator", "note-taker", "expert", "observer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Record):
    """A programme of workshops and its scope card; its id is the programme's id everywhere."""

    record_kind: ClassVar[str] = "programme"
    name: str
    question: str = ""
    in_scope: str = ""
    out_of_scope: str = ""
    promise: str = ""
    """What the commissioner has promised to answer, and by when."""
    commissioner: str = ""
    fictional: bool = False
    """Invented people and answers, as in the demo: said wherever it is shown."""
    support_percent: int = 80
    """The share of those who answer that an item needs to be called supported."""
    minority_percent: int = 10
    """The share of those who differ from which on a minority must be heard."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop(Record):
    """One day of a programme."""

    record_kind: ClassVar[str] = "workshop"
    key: ClassVar[tuple[str, ...]] = ("code",)
    code: str
    title: str = ""
    position: int = 0
    """The day's number in the programme, from 1."""
    held_on: date | None = None
    doors: time | None = None
    venue: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Record):
    """A timed part of a day."""

    record_kind: ClassVar[str] = "session"
    key: ClassVar[tuple[str, ...]] = ("code",)
    refers_to: ClassVar[dict[str, str]] = {"workshop_id": "workshop"}
    workshop_id: UUID
    code: str
    title: str = ""
    kind: str = "table"
    """One of SESSION_KINDS."""
    planned_start: time | None = None
    minutes: int = 0
    minimum_minutes: int = 0
    protected: bool = False
    """Not moved when the day runs late, as lunch, a vote and the close."""
    round: str = ""
    """The round of seating in force."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt(Record):
    """A question put to the tables."""

    record_kind: ClassVar[str] = "prompt"
    key: ClassVar[tuple[str, ...]] = ("session_id", "code")
    refers_to: ClassVar[dict[str, str]] = {"session_id": "session"}
    session_id: UUID
    code: str
    question: str = ""
    probes: tuple[str, ...] = ()
    stimulus: str = ""
    record_what: str = ""
    """What the note-taker is asked to record."""
    must_ask: bool = False
    minutes: int = 0
    position: int = 0
    summary: bool = False
    """A summary in three lines is asked for under this prompt, not only of the session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Record):
    """One table of participants."""

    record_kind: ClassVar[str] = "table"
    key: ClassVar[tuple[str, ...]] = ("code",)
    code: str
    title: str = ""
    seats: int = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff(Record):
    """One member of the team, by code: names are in the key file."""

    record_kind: ClassVar[str] = "staff"
    refers_to: ClassVar[dict[str, str]] = {"table_id": "table"}
    code: str
    role: str
    """One of ROLES, or another that the team has a word for."""
    table_id: UUID | None = None
    """Where they work, unless a Duty says otherwise for a session."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Record):
    """Where one member of the team works in one session, and at what, if not as always."""

    record_kind: ClassVar[str] = "duty"
    key: ClassVar[tuple[str, ...]] = ("staff_id", "session_id")
    refers_to: ClassVar[dict[str, str]] = {
        "staff_id": "staff",
        "session_id": "session",
        "table_id": "table",
    }
    staff_id: UUID
    session_id: UUID
    table_id: UUID | None = None
    task: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing(Record):
    """What everyone in one role is told before the day, on one page."""

    record_kind: ClassVar[str] = "briefing"
    key: ClassVar[tuple[str, ...]] = ("role",)
    role: str
    text: str = ""
    """Paragraphs, one to a line; a line that begins with "- " is an item of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shorthand(Record):
    """What a few letters stand for as a note is typed: everywhere, or at one table."""

    record_kind: ClassVar[str] = "shorthand"
    key: ClassVar[tuple[str, ...]] = ("short", "table_id")
    refers_to: ClassVar[dict[str, str]] = {"table_id": "table"}
    short: str
    table_id: UUID | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SealingKey(Record):
    """The public half of the lead's key: what is sealed for it only the key file opens."""

    record_kind: ClassVar[str] = "sealing key"
    key: ClassVar[tuple[str, ...]] = ("public",)
    public: str
    """An age recipient."""
    verify: str = ""
    """The Ed25519 key, in hexadecimal digits, that tells what the lead has signed."""
