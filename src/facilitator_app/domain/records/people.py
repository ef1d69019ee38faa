"""Who takes part, by code; where they sit, and when they are there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time  # noqa: TC003 - the types of fields are read at run time
from typing import ClassVar
from uuid import UUID  # noqa: TC003

from facilitator_app.domain.records.record import Record

HALF_DAYS = ("morning", "afternoon")
CONSENTS = ("take part", "notes", "quotes", "audio", "photo", "recontact", "demographics")


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """A recruited member of the public: a code and fields, never a name."""

    record_kind: ClassVar[str] = "participant"
    code: str
    fields: dict[str, str] = field(default_factory=dict)
    """Quota fields and their values."""
    seating_instruction: str = ""
    """What the room must know ("front, near the interpreter"), without a diagnosis."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating(Record):
    """Who sits on one seat in one round."""

    record_kind: ClassVar[str] = "seating"
    key: ClassVar[tuple[str, ...]] = ("round", "table_id", "seat")
    refers_to: ClassVar[dict[str, str]] = {"table_id": "table", "participant_id": "participant"}
    round: str
    table_id: UUID
    seat: int
    participant_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence(Record):
    """Whether one person was there in one half-day, and from when to when if not for all of it."""

    record_kind: ClassVar[str] = "presence"
    key: ClassVar[tuple[str, ...]] = ("participant_id", "workshop_id", "half_day")
    refers_to: ClassVar[dict[str, str]] = {
        "participant_id": "participant",
        "workshop_id": "workshop",
    }
    participant_id: UUID
    workshop_id: UUID
    half_day: str
    """One of HALF_DAYS."""
    present: bool = True
    arrived: time | None = None
    left: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent(Record):
    """Whether one person agreed to one use of what they say; who was not asked has none."""

    record_kind: ClassVar[str] = "consent"
    key: ClassVar[tuple[str, ...]] = ("participant_id", "item")
    refers_to: ClassVar[dict[str, str]] = {"participant_id": "participant"}
    participant_id: UUID
    item: str
    """One of CONSENTS."""
    given: bool
