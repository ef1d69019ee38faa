"""How a session went at a table: what was asked, who came and went, what the lead must know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time  # noqa: TC003 - the types of fields are read at run time
from typing import ClassVar
from uuid import UUID  # noqa: TC003

from facilitator_app.domain.records.record import Record

COVERAGES = ("asked", "merged", "skipped")
SEAT_CHANGES = ("arrived", "left", "swapped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Record):
    """What became of a prompt at a table: it shows how far the talk followed the guide."""

    record_kind: ClassVar[str] = "coverage"
    key: ClassVar[tuple[str, ...]] = ("table_id", "prompt_id")
    refers_to: ClassVar[dict[str, str]] = {
        "table_id": "table",
        "prompt_id": "prompt",
        "merged_into": "prompt",
    }
    table_id: UUID
    prompt_id: UUID
    state: str = ""
    """One of COVERAGES, or nothing while it is not said."""
    merged_into: UUID | None = None
    """The prompt that it was asked together with."""
    reason: str = ""
    """Why it was merged or skipped."""
    stimulus_shown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatChange(Record):
    """That somebody came, went, or changed places, as it was seen at the table.

    The same entered on two laptops is one record; who sits where follows from all of them.
    """

    record_kind: ClassVar[str] = "seat change"
    key: ClassVar[tuple[str, ...]] = ("session_id", "table_id", "seat", "what", "other", "at")
    refers_to: ClassVar[dict[str, str]] = {"session_id": "session", "table_id": "table"}
    session_id: UUID
    table_id: UUID
    seat: str
    """The label of the seat, as on notes."""
    what: str
    """One of SEAT_CHANGES."""
    other: str = ""
    """The seat that it was swapped with."""
    at: time
    """By the clock in the room, to the minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WelfareEntry(Record):
    """An entry in the welfare log, sealed for the lead's key: no table can read it again."""

    record_kind: ClassVar[str] = "welfare entry"
    refers_to: ClassVar[dict[str, str]] = {"session_id": "session", "table_id": "table"}
    session_id: UUID
    table_id: UUID
    sealed: str
    """What was written, as age's armoured text."""
