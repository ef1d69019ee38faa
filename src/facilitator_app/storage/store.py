"""Reads and writes the records of one open file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.errors import InUseError, OvertakenError
from facilitator_app.domain.history import Conflict, blanked, heads, standing
from facilitator_app.storage import (
    drafts,
    given,
    journal,
    migrations,
    projection,
    refusing,
    rounds,
    search,
    steps,
)
from facilitator_app.storage.replacing import choice, replaced
from facilitator_app.storage.undoing import restoring

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from facilitator_app.domain.changes import Change, Edit, Revision
    from facilitator_app.domain.records import Record
    from facilitator_app.storage.engine import Database
    from facilitator_app.storage.journal import Written

T = TypeVar("T", bound="Record")
_OWED = "backups owe erasing"


class Store:
    """The journal of one file, and the records as the journal has them now."""

    def __init__(self, database: Database, laptop: str) -> None:
        self.database = database
        self._laptop = laptop

    # what changes it, each in one transaction: all of it or nothing

    def apply(
        self,
        changes: Sequence[Change],
        edit: Edit,
        name: str,
        half_typed: str = "",
        *,
        imported: bool = False,
    ) -> None:
        """Write changes that a person made here, as one edit that can be undone by its name.

        What was half typed at a place goes with it: at no moment are there both, or neither.
        """
        records = [change.record for change in changes]
        refusing.orders(records)
        with self.database.writing():
            old = self._histories({each.id for each in records})
            revisions = [
                edit.revision(change, replaced(old.get(each.id, []), change))
                for change, each in zip(changes, records, strict=True)
            ]
            kept, written = journal.append(self.database, revisions, old)
            if kept != revisions:
                raise OvertakenError("This was erased for good, and cannot be entered again.")
            projection.write(self.database, changes)
            refusing.loose(self.database, changes)
            refusing.in_use(self.database, changes)
            keyed_in = "" if imported else rounds.keyed(self.database, changes)
            closed = rounds.follow(self.database, changes)
            steps.remember(self.database, self._laptop, name, written, keyed_in)
            if half_typed:
                drafts.drop(self.database, half_typed)
        if closed:
            self.forget_order()

    def write(self, revisions: Sequence[Revision], name: str) -> list[Change]:
        """Write revisions made here that say themselves what they replace, as one edit."""
        with self.database.writing():
            written, changes = self._take_in(revisions)
            steps.remember(self.database, self._laptop, name, written)
            return changes

    def merge(self, arrived: Iterable[Revision]) -> tuple[list[Revision], list[Change]]:
        """Add what is not here yet; return it, and what it changed in the records."""
        with self.database.writing():
            new = journal.unknown(self.database, arrived)
            return new, self._take_in(new)[1] if new else []

    def take_kit(self, brought: Iterable[Revision], about: str) -> list[Change]:
        """Add what a kit brings and is not here yet, and keep what it says of itself."""
        with self.database.writing():
            new = journal.unknown(self.database, brought)
            given.add(self.database, [each.id for each in new])
            given.set_kit(self.database, about)
            return self._take_in(new)[1] if new else []

    def resolve(self, conflict: Conflict, chosen: Record | None, edit: Edit) -> list[Change]:
        """Write the version that replaces every open version of a record in conflict."""
        with self.database.writing():
            found = heads(self._histories({conflict.record_id})[conflict.record_id])
            if {each.id for each in conflict.versions} != {each.id for each in standing(found)}:
                raise OvertakenError(
                    "Another version came in meanwhile.", advice="Look at all of them again."
                )
            refusing.erased(self.database, [conflict.record_id])
            change = choice(conflict, chosen)
            return self._take_in([edit.revision(change, found)])[1]

    def undo(self, edit: Edit) -> tuple[str, list[Change]] | None:
        """Take back the last edit made here; nothing if there is none."""
        with self.database.reading():
            step = steps.last_done(self.database, self._laptop)
            return None if step is None else (step.name, self._turn(step, edit, undone=True))

    def redo(self, edit: Edit) -> tuple[str, list[Change]] | None:
        """Do the last undone edit again; nothing if there is none."""
        with self.database.reading():
            step = steps.last_undone(self.database, self._laptop)
            return None if step is None else (step.name, self._turn(step, edit, undone=False))

    def times(self) -> Callable[[Record], datetime]:
        """Return what tells when a secret record was keyed, as far as anybody may know."""
        return rounds.times_of(self.database)

    def forget_order(self) -> None:
        """Forget in which order the ballots of closed rounds were keyed."""
        rounds.forget_order(self.database)

    def rebuild(self) -> None:
        """Make every record from the journal again."""
        migrations.derive_again(self.database)

    def owes_erasing(self) -> bool:
        """Tell whether there are orders to erase that may not have reached every backup."""
        with self.database.reading():
            return migrations.fact(self.database, _OWED) == "yes"

    def erasing_done(self) -> None:
        """Remember that every order to erase has reached every backup."""
        with self.database.writing():
            migrations.set_fact(self.database, _OWED, "no")

    def orders(self) -> list[Revision]:
        """Return every order to erase that has come."""
        with self.database.reading():
            return journal.all_orders(self.database)

    # what reads it

    def all(self, kind: type[T]) -> list[T]:
        """Return every record of one kind, in the order of arrival if that is not secret."""
        with self.database.reading():
            return projection.read(self.database, kind)

    def of(self, kind: type[T], field: str, ids: Collection[UUID], **others: UUID) -> list[T]:
        """Return the records of one kind that have one of these ids in a field, these in others."""
        with self.database.reading():
            return projection.ROWS[kind.record_kind].of(self.database, field, ids, **others)

    def history(self, record_ids: Collection[UUID]) -> list[Revision]:
        """Return every version of these records, those of one in the order of arrival."""
        with self.database.reading():
            return journal.history(self.database, record_ids)

    def revisions(self) -> Iterator[Revision]:
        """Return the whole journal, in the order of arrival."""
        parts = journal.each(self.database)
        while some := self._part(parts):
            yield from some

    def revision_count(self) -> int:
        """Return how many revisions the journal has."""
        with self.database.reading():
            return journal.count(self.database)

    def counts(self, *kinds: str) -> dict[str, int]:
        """Return how many records there are of each kind that there are any of, or of these."""
        with self.database.reading():
            return projection.counts(self.database, *kinds)

    def tally(self, kind: type[Record], field: str) -> dict[UUID, int]:
        """Return how many records of a kind have each id in a field."""
        with self.database.reading():
            return projection.tally(self.database, kind, field)

    def tallies(
        self, kind: type[Record], names: Sequence[str], field: str, ids: Collection[UUID]
    ) -> dict[tuple[Any, ...], int]:
        """Return how many records have the same in some fields, of those with these ids in one."""
        with self.database.reading():
            return projection.tallies(self.database, kind, names, field, ids)

    def conflicting(self) -> list[UUID]:
        """Return the records of which a person must choose a version."""
        with self.database.reading():
            return projection.conflicting(self.database)

    def conflicts(self) -> list[Conflict]:
        """Return the records in conflict, each with its open versions."""
        with self.database.reading():
            return projection.conflicts(self.database)

    def loose_ends(
        self, among: Mapping[str, Collection[UUID]] | None = None
    ) -> list[tuple[Record, UUID]]:
        """Return the records that refer to a record that is not there, and what they refer to."""
        with self.database.reading():
            return projection.loose_ends(self.database, among)

    def missing_parents(self, of: Iterable[Revision] | None = None) -> set[UUID]:
        """Return the versions that others replaced and that have not arrived themselves."""
        with self.database.reading():
            return journal.missing_parents(self.database, of)

    def search(self, words: str, limit: int) -> list[Record]:
        """Return the newest records that hold all of these words."""
        with self.database.reading():
            return projection.at(self.database, search.find(self.database, words, limit))

    def count_hits(self, words: str) -> int:
        """Return how many records hold all of these words."""
        with self.database.reading():
            return search.count(self.database, words)

    def undo_name(self) -> str | None:
        """Return the name of the edit that an undo would take back."""
        with self.database.reading():
            step = steps.last_done(self.database, self._laptop)
        return None if step is None else step.name

    def redo_name(self) -> str | None:
        """Return the name of the edit that a redo would do again."""
        with self.database.reading():
            step = steps.last_undone(self.database, self._laptop)
        return None if step is None else step.name

    def known(self, ids: Collection[UUID]) -> set[UUID]:
        """Return which of these revisions are here."""
        with self.database.reading():
            return journal.known(self.database, ids)

    def given(self) -> set[UUID]:
        """Return the revisions that came with a kit."""
        with self.database.reading():
            return given.ids(self.database)

    # parts

    def _part(self, parts: Iterator[list[Revision]]) -> list[Revision]:
        """Read the next part while nobody else uses the connection; between parts they may."""
        with self.database.reading():
            return next(parts, [])

    def _histories(self, record_ids: Collection[UUID]) -> projection.Histories:
        return projection.by_record(journal.history(self.database, record_ids))

    def _take_in(self, revisions: Sequence[Revision]) -> tuple[Written, list[Change]]:
        """Append revisions and bring the records to what the journal says then."""
        ordered = set(journal.orders(revisions))
        old = self._histories({each.record_id for each in revisions} | ordered)
        kept, written = journal.append(self.database, revisions, old)
        if ordered:
            migrations.set_fact(self.database, _OWED, "yes")
        for record_id in ordered & old.keys():
            old[record_id] = [blanked(each) for each in old[record_id]]
        return written, projection.refresh(self.database, kept, old)

    def _turn(self, step: steps.Step, edit: Edit, *, undone: bool) -> list[Change]:
        """Undo a step or do it again; one that can no longer be taken is dropped."""
        try:
            with self.database.writing():
                done = journal.named(self.database, step.written)
                histories = self._histories({each.record_id for each in done})
                revisions = restoring(done, histories, edit)
                refusing.erased(self.database, histories)
                written, changes = self._take_in(revisions)
                refusing.in_use(self.database, changes)
                refusing.asked(self.database, changes)
                closed = rounds.follow(self.database, changes)
                steps.turn(self.database, step, written, undone=undone)
        except (OvertakenError, InUseError):
            with self.database.writing():
                steps.forget(self.database, step)
            raise
        if closed:
            self.forget_order()
        return changes
