"""What every record has in common."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, ClassVar, Self
from uuid import UUID  # noqa: TC003 - the types of fields are read at run time

from facilitator_app.domain.identifiers import named_id, new_id


def now() -> datetime:
    """Return the time now, in UTC, so that laptops in a room agree."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Anything that a file holds: an immutable value, told from others by its id.

    A kind's name is never used again. A field that is added later has a default, and a field
    never changes its type: files and packs of every earlier version must go on being readable.
    """

    record_kind: ClassVar[str]
    """The name that the kind is stored under."""

    key: ClassVar[tuple[str, ...]] = ()
    """The fields that name the thing in the room, if it can exist only once."""

    refers_to: ClassVar[dict[str, str]] = {}
    """The fields that hold the id of another record, and the kind of that record."""

    is_secret: ClassVar[bool] = False
    """Whether nobody may ever learn when one was written, or after which other: a vote."""

    id: UUID = field(default_factory=new_id)

    @classmethod
    def id_of(cls, programme: UUID, *key: object) -> UUID:
        """Return the id that the thing of this natural key has on every laptop."""
        return named_id(programme, cls.record_kind, *key)

    @classmethod
    def named(cls, programme: UUID, **values: Any) -> Self:  # noqa: ANN401 - fields of its kind
        """Return a record whose id follows from its natural key, as it is first given."""
        return cls(id=cls.id_of(programme, *(values[name] for name in cls.key)), **values)

    def outranks(self, other: Record) -> bool:
        """Tell whether this version replaces another by what it says itself, whoever wrote it.

        Only content that is not a clock of ours may decide this (see Ballot.cast_at).
        """
        del other
        return False
