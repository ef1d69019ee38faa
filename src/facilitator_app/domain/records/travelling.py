"""What travels between laptops: the kits that were made, and the packs that came back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - the types of fields are read at run time
from typing import ClassVar
from uuid import UUID  # noqa: TC003

from facilitator_app.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyBackup(Record):
    """That copies of the lead's key were made and read back: kits are made only then."""

    record_kind: ClassVar[str] = "key backup"
    key: ClassVar[tuple[str, ...]] = ("public",)
    public: str
    """The age recipient of the key."""
    file_read: bool = False
    """A copy of the key file was opened."""
    words_read: bool = False
    """The words on paper were typed in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit(Record):
    """That a kit was made for one table and one workshop; each later one is another record."""

    record_kind: ClassVar[str] = "kit"
    refers_to: ClassVar[dict[str, str]] = {"workshop_id": "workshop", "table_id": "table"}
    workshop_id: UUID
    table_id: UUID
    number: int = 1
    """The how many-th kit of this table and workshop it is."""
    stamp: str
    """A short code of the design that it brings: kits of one design have the same."""
    verify: str
    """The Ed25519 key, in hexadecimal digits, that tells the packs of whoever opened it."""
    made_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectedPack(Record):
    """That a table pack was taken in, and what was in it."""

    record_kind: ClassVar[str] = "collected pack"
    refers_to: ClassVar[dict[str, str]] = {"kit_id": "kit"}
    kit_id: UUID
    """The newest kit that had been opened on the laptop it came from."""
    laptop: str
    fingerprint: str
    """The SHA-256 of the file, in hexadecimal digits."""
    covers: str
    """What tells whether anything was entered since: a hash of the ids of all its revisions."""
    packed_at: datetime | None = None
    """By the clock of the laptop it came from."""
    collected_at: datetime | None = None
    drift: int = 0
    """By how many seconds that laptop's clock was ahead of the lead's, as far as that is known."""
    revisions: int = 0
    new: int = 0
    known: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    """How many revisions it has of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedGap(Record):
    """That something which a table owes will not come, and why: it is red no longer."""

    record_kind: ClassVar[str] = "accepted gap"
    key: ClassVar[tuple[str, ...]] = ("table_id", "session_id", "what")
    refers_to: ClassVar[dict[str, str]] = {"table_id": "table", "session_id": "session"}
    table_id: UUID
    session_id: UUID
    what: str
    """What is missing: a sort of gap, and the code of what it is of if there are several."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart(Record):
    """That two notes which seem to say the same do not: both stay, and nobody is asked again."""

    record_kind: ClassVar[str] = "kept apart"
    key: ClassVar[tuple[str, ...]] = ("note_id", "other_id")
    refers_to: ClassVar[dict[str, str]] = {"note_id": "note", "other_id": "note"}
    note_id: UUID
    other_id: UUID
    """Of the two ids the larger one."""
