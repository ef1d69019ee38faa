"""What is said at a table, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - the types of fields are read at run time
from typing import ClassVar
from uuid import UUID  # noqa: TC003

from facilitator_app.domain.records.record import Record, now

NOTE_KINDS = (
    "point",
    "quote",
    "count",
    "question",
    "condition",
    "disagreement",
    "non-verbal",
    "parking lot",
    "changed mind",
)
WORDINGS = ("exact", "near", "paraphrase")
STANCES = ("for", "against", "mixed", "neutral")
AGREEMENTS = ("one", "few", "half", "most", "all")
EVERY_SEAT = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """One thing said at a table.

    What the table's words mean is kept apart from the note: themes, links, approvals and
    read-backs are records of their own, so that people at different laptops do not edit one thing.
    """

    record_kind: ClassVar[str] = "note"
    refers_to: ClassVar[dict[str, str]] = {
        "session_id": "session",
        "table_id": "table",
        "prompt_id": "prompt",
        "first_prompt_id": "prompt",
    }
    session_id: UUID
    table_id: UUID
    prompt_id: UUID | None = None
    first_prompt_id: UUID | None = None
    """Where the note was filed when it was taken, if it has been filed elsewhere since."""
    seats: tuple[str, ...] = ()
    """Labels of the seats that spoke: none if unknown, EVERY_SEAT for the whole table."""
    kind: str = "point"
    """One of NOTE_KINDS."""
    wording: str = "paraphrase"
    """One of WORDINGS: only exact words are printed in quotation marks."""
    stance: str = ""
    """One of STANCES, or nothing."""
    strength: int = 0
    """1 slightly, 2 clearly, 3 strongly; 0 if not said."""
    agreement: str = ""
    """One of AGREEMENTS: how many at this table, in fixed words and never as a number."""
    text: str
    noted_at: datetime | None = field(default_factory=now)
    """When it was said, by the laptop's clock; nothing if an imported note does not say."""
    imported_id: str = ""
    """What the note was called where it was imported from."""
    masks: UUID | None = None
    """The erased note that this one stands for, with identifying words taken out."""
    transcribed: bool = False
    """Typed up later from a sheet of paper, with the time that stands on it."""
    sheet: str = ""
    """The code printed on that sheet."""


LINKS = ("agrees", "disagrees", "builds on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """How one note answers another: deliberation is what people make of each other's words."""

    record_kind: ClassVar[str] = "link"
    key: ClassVar[tuple[str, ...]] = ("note_id", "other_id", "how")
    refers_to: ClassVar[dict[str, str]] = {"note_id": "note", "other_id": "note"}
    note_id: UUID
    """The note that answers."""
    other_id: UUID
    how: str
    """One of LINKS."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Star(Record):
    """That a note is worth finding again."""

    record_kind: ClassVar[str] = "star"
    key: ClassVar[tuple[str, ...]] = ("note_id",)
    refers_to: ClassVar[dict[str, str]] = {"note_id": "note"}
    note_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Record):
    """A theme of the code frame."""

    record_kind: ClassVar[str] = "theme"
    key: ClassVar[tuple[str, ...]] = ("code",)
    code: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding(Record):
    """A theme given to a note; `coder` tells a second coder's from the first's."""

    record_kind: ClassVar[str] = "coding"
    key: ClassVar[tuple[str, ...]] = ("note_id", "theme_id", "coder")
    refers_to: ClassVar[dict[str, str]] = {"note_id": "note", "theme_id": "theme"}
    note_id: UUID
    theme_id: UUID
    coder: str = ""
