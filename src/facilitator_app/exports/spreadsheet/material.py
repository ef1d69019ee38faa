"""What the rows of a workbook are taken from: the part of a programme that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.records import Seating, Session, Workshop
from facilitator_app.domain.results import results

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from facilitator_app.domain.records import Record
    from facilitator_app.domain.results import VoteResult
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.scope import Extent, Scope
    from facilitator_app.exports.spreadsheet.names import Names

T = TypeVar("T", bound="Record")

_END = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Material:
    """A snapshot, how much of it is wanted, and the names in it."""

    snapshot: Snapshot
    names: Names
    scope: Scope
    extent: Extent | None

    @cached_property
    def results(self) -> list[VoteResult]:
        """The result of every vote that this app can count, by code and version."""
        return results(self.snapshot)

    def holds(self, session_id: UUID | None) -> bool:
        """Tell whether what belongs to this session is wanted."""
        return self.extent is None or session_id in self.extent.sessions

    def workshops(self) -> list[Workshop]:
        """Return the days, in their order."""
        wanted = self.extent
        return sorted(
            (e for e in self.snapshot.all(Workshop) if wanted is None or e.id in wanted.workshops),
            key=lambda each: self.names.workshop_rank[each.id],
        )

    def sessions(self) -> list[Session]:
        """Return the sessions, in the order of the days and the clock."""
        return [each for each in self.names.sessions if self.holds(each.id)]

    def seatings(self) -> list[Seating]:
        """Return who sits where, by round, table and seat."""
        rounds = {each.round for each in self.sessions()}
        ranks, tables = self.names.round_rank, self.names.table_rank
        return sorted(
            (e for e in self.snapshot.all(Seating) if self.extent is None or e.round in rounds),
            key=lambda each: (
                ranks.get(each.round, len(ranks)),
                each.round,
                tables[each.table_id],
                each.seat,
                each.id.int,
            ),
        )

    def at_tables(self, kind: type[T], inside: Callable[[T], object] = lambda _: 0) -> list[T]:
        """Return the records of one kind: by session, table, time and id, always in one order.

        `inside` sorts those of one table first, by what their kind has.
        """
        sessions, tables = self.names.session_rank, self.names.table_rank
        found: list[Any] = list(self.snapshot.all(kind))
        return sorted(
            (each for each in found if self.holds(each.session_id)),
            key=lambda each: (
                sessions[each.session_id],
                tables[each.table_id],
                inside(each),
                getattr(each, "position", 0),
                getattr(each, "noted_at", None) or _END,
                each.id.int,
            ),
        )
