"""What goes into a kit: the whole design, and of the people those who sit at its table.

Every version of a record goes along, so that what is made at the table finds what it was made
from; but only those that stand have content. The table learns what is asked, not what was asked
before. Of participants there is the code and where they are to sit, no field, and of the list of
ballot codes nothing that tells when or after which other one a code was made: both have versions
of their own in a kit, which are nowhere else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.changes import NO_TIME, Revision
from facilitator_app.domain.content import decode, encode
from facilitator_app.domain.history import blanked, heads
from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.records import (
    Briefing,
    Consent,
    Duty,
    Erasure,
    ExpectedBallot,
    Issued,
    Participant,
    PlaceWording,
    Presence,
    Programme,
    Prompt,
    Record,
    SealingKey,
    Seating,
    Session,
    Shorthand,
    Staff,
    Table,
    Theme,
    TradeOff,
    VoteRound,
    Workshop,
)
from facilitator_app.domain.references import reference

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.workspace.reader import Reader

T = TypeVar("T", bound=Record)

DESIGN: tuple[type[Record], ...] = (
    Programme,
    Workshop,
    Session,
    Prompt,
    Table,
    Staff,
    Duty,
    Briefing,
    SealingKey,
    Theme,
    TradeOff,
    VoteRound,
    PlaceWording,
    Issued,
)
"""What every table is given, whichever it is and whatever day."""

USES = ("notes", "quotes")
"""Which consents a note-taker must know."""

STAMPED: tuple[type[Record], ...] = (
    *(kind for kind in DESIGN if kind is not Issued),
    Consent,
    Seating,
)
"""What the stamp tells of besides ballot codes: every kit locks its questions itself."""

_IN_A_KIT = "in a kit"

Histories = dict[str, list[list[Revision]]]
"""By kind of record, the versions of each, those of one record in the order of arrival."""


@dataclass(frozen=True, slots=True)
class KitContents:
    """What the kits of one workshop are cut from, read once for all tables."""

    programme: UUID
    workshop: Workshop
    rounds: frozenset[str]
    """The rounds of seating of that workshop."""
    histories: Histories
    orders: tuple[Revision, ...]
    codes: tuple[str, ...]
    """The ballot codes that are expected, sorted."""

    @classmethod
    def read(cls, reader: Reader, workshop: Workshop) -> KitContents:
        """Read what the kits of a workshop hold."""
        sessions = reader.of(Session, "workshop_id", [workshop.id])
        kinds: tuple[type[Record], ...] = (
            *DESIGN,
            Shorthand,
            Participant,
            Consent,
            Presence,
            Seating,
        )
        return cls(
            programme=reader.programme,
            workshop=workshop,
            rounds=frozenset(each.round for each in sessions),
            histories={kind.record_kind: _histories(reader, kind) for kind in kinds},
            orders=tuple(reader.versions(Erasure)),
            codes=tuple(sorted(each.code for each in reader.all(ExpectedBallot))),
        )

    @property
    def stamp(self) -> str:
        """A short code that changes with what any kit of this workshop holds."""
        found = hashlib.sha256()
        for kind in STAMPED:
            for history in self._of(kind):
                for each in heads(history):
                    found.update(f"{each.record_id} {each.content}\n".encode())
        found.update("\n".join(self.codes).encode())
        return reference(named_id(self.programme, "stamp", found.hexdigest()))

    def of_table(self, table: Table) -> list[Revision]:
        """Return all that the kit of one table holds."""
        seats = self._chosen(Seating, lambda seat: self._is_at(seat, table))
        people = {each.participant_id for each in _standing(seats, Seating)}
        consents = self._chosen(
            Consent, lambda each: each.participant_id in people and each.item in USES
        )
        presences = self._chosen(
            Presence,
            lambda each: each.participant_id in people and each.workshop_id == self.workshop.id,
        )
        shorthand = self._chosen(Shorthand, lambda each: each.table_id in (None, table.id))
        return [
            *self.orders,
            *(each for kind in DESIGN for each in _cut(self._of(kind))),
            *_cut([*shorthand, *seats, *consents, *presences]),
            *self._participants(people),
            *self._expected(),
        ]

    def _is_at(self, seat: Seating, table: Table) -> bool:
        return seat.table_id == table.id and seat.round in self.rounds

    def _of(self, kind: type[Record]) -> list[list[Revision]]:
        return self.histories[kind.record_kind]

    def _chosen(self, kind: type[T], is_wanted: Callable[[T], bool]) -> list[list[Revision]]:
        """Return the histories of the records that are wanted, by what they last said."""
        return [
            history
            for history in self._of(kind)
            if isinstance(last := _last(history), kind) and is_wanted(last)
        ]

    def _participants(self, people: set[UUID | None]) -> Iterator[Revision]:
        """Return the versions of participants, without what no table needs to know."""
        for history in self._of(Participant):
            if history[0].record_id in people:
                standing = {each.id for each in heads(history)}
                for each in history:
                    yield self._plain(each, with_content=each.id in standing)

    def _plain(self, version: Revision, *, with_content: bool) -> Revision:
        record = version.record if with_content else None
        return replace(
            version,
            id=self._id(version.id),
            parents=tuple(map(self._id, version.parents)),
            edit=self._id(version.edit),
            made_at=NO_TIME,
            content=(
                encode(replace(record, fields={})) if isinstance(record, Participant) else None
            ),
        )

    def _id(self, version: UUID) -> UUID:
        return named_id(self.programme, _IN_A_KIT, version)

    def _expected(self) -> Iterator[Revision]:
        for code in self.codes:
            record = ExpectedBallot.named(self.programme, code=code)
            yield Revision(
                id=self._id(record.id),
                record_id=record.id,
                kind=record.record_kind,
                parents=(),
                edit=named_id(self.programme, _IN_A_KIT, record.record_kind),
                laptop="lead",
                role="lead",
                made_at=NO_TIME,
                content=encode(record),
            )


def _histories(reader: Reader, kind: type[Record]) -> list[list[Revision]]:
    found: dict[UUID, list[Revision]] = {}
    for each in reader.versions(kind):
        found.setdefault(each.record_id, []).append(each)
    return list(found.values())


def _last(history: Sequence[Revision]) -> Record | None:
    """Return what a record says, or said last before it was removed."""
    versions = [*heads(history), *reversed(history)]
    found = next((each for each in versions if each.content is not None), None)
    return None if found is None else decode(found.record_id, found.kind, found.content)


def _standing(histories: Iterable[list[Revision]], kind: type[Seating]) -> Iterator[Seating]:
    for history in histories:
        for each in heads(history):
            if isinstance(record := each.record, kind):
                yield record


def _cut(histories: Iterable[list[Revision]]) -> Iterator[Revision]:
    """Return every version, with the content of those alone that none replaces."""
    for history in histories:
        standing = {each.id for each in heads(history)}
        yield from (each if each.id in standing else blanked(each) for each in history)
