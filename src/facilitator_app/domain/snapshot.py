"""A programme as it stood at one moment: what results, checks and session packs are made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from facilitator_app.domain.history import Conflict
    from facilitator_app.domain.records import Record

T = TypeVar("T", bound="Record")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Immutable, so that it can be read on any thread."""

    records: Mapping[str, tuple[Record, ...]]
    """Every record, by the name of its kind, in the order of arrival."""
    conflicts: frozenset[UUID]
    """The records of which a person must still choose a version."""
    disputes: tuple[Conflict, ...] = ()
    """All open versions of these records."""

    def all(self, kind: type[T]) -> tuple[T, ...]:
        """Return every record of one kind."""
        return self.records.get(kind.record_kind, ())  # type: ignore[return-value]

    def by_id(self, kind: type[T]) -> dict[UUID, T]:
        """Return every record of one kind, to be looked up."""
        return {record.id: record for record in self.all(kind)}
