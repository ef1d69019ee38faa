"""What a file says of the kit that it was made of: where it belongs, and how it signs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from facilitator_app.domain.codes import new_code
from facilitator_app.storage import given

if TYPE_CHECKING:
    from facilitator_app.domain.changes import Author
    from facilitator_app.storage.engine import Database
    from facilitator_app.travel.kit_file import OpenedKit

ROLE = "note-taker"
"""Who works on a table's file, until somebody says who types."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KitFacts:
    """A kit as the file of a table knows it; the file is always encrypted."""

    kit: UUID
    workshop: UUID
    workshop_code: str
    table: UUID
    table_code: str
    number: int
    stamp: str
    made_at: str
    """By the lead's clock, in ISO 8601."""
    signer: str
    """The key that the lead signed it with; the next one must be signed with the same."""
    leads: tuple[tuple[str, str], ...]
    """The public halves of the lead's keys: what packs are sealed for, what receipts are held
    against."""
    seed: str = field(repr=False)
    """What packs are signed with, in hexadecimal digits."""
    laptop: str
    """The name that this copy signs its edits with: no two copies of a kit have the same."""
    drift: int | None = None
    """By how many seconds this laptop's clock is ahead of the lead's, once it was compared."""

    @classmethod
    def of(cls, opened: OpenedKit, laptop: str = "", drift: int | None = None) -> Self:
        """Return what is kept of a kit, under the name that the laptop has, or a new one."""
        head = opened.head
        return cls(
            kit=head.kit,
            workshop=head.workshop,
            workshop_code=head.workshop_code,
            table=head.table,
            table_code=head.table_code,
            number=head.number,
            stamp=head.stamp,
            made_at=head.made_at.isoformat(),
            signer=opened.signer,
            leads=head.leads,
            seed=head.seed.hex(),
            laptop=laptop or f"Table {head.table_code} {new_code(3)}",
            drift=drift,
        )

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what a file has kept."""
        plain: dict[str, Any] = json.loads(text)
        ids = {name: UUID(plain[name]) for name in ("kit", "workshop", "table")}
        leads = tuple((public, verify) for public, verify in plain["leads"])
        return cls(**{**plain, **ids, "leads": leads})

    def text(self) -> str:
        """Return it as it is kept."""
        return json.dumps(asdict(self), default=str, sort_keys=True)


def kit_of(database: Database) -> KitFacts | None:
    """Return what a file says of its kit; nothing if it is no table's file."""
    with database.reading():
        text = given.kit(database)
    return None if text is None else KitFacts.read(text)


def author_of(database: Database, author: Author) -> Author:
    """Return who works on a file: at a table under the name that its copy of the kit has."""
    kit = kit_of(database)
    return author if kit is None else replace(author, laptop=kit.laptop, role=ROLE)
