"""What can be read from an open file."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.errors import DamagedFileError
from facilitator_app.domain.history import current
from facilitator_app.domain.records import Record
from facilitator_app.domain.snapshot import Snapshot
from facilitator_app.storage import (
    Store,
    checking,
    journal,
    migrations,
    opening,
    parcels,
    projection,
)
from facilitator_app.storage.passphrase import is_encrypted as _is_encrypted
from facilitator_app.workspace.kit_facts import KitFacts, kit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.history import Conflict
    from facilitator_app.storage.opening import OpenFile

T = TypeVar("T", bound=Record)
FIRST_EDIT = "new programme"
"""What the edit is called that names a programme: nobody means to undo that."""


def is_encrypted(path: Path) -> bool:
    """Tell whether a file needs a passphrase; one that is not there needs none."""
    return path.is_file() and _is_encrypted(path)


@contextmanager
def copy_of(path: Path, passphrase: str | None, laptop: str) -> Iterator[Reader]:
    """Read a whole copy of a file, also if somebody else has it open."""
    with opening.copied(path, passphrase) as file:
        yield Reader(file, laptop)


def unpacked(packed: Iterable[bytes]) -> Snapshot:
    """Return what another process of ours packed of the file that it has open."""
    return parcels.unpacked(packed)


class Reader:
    """An open file, to be read; what is read is true until it is changed."""

    def __init__(self, file: OpenFile, laptop: str) -> None:
        self._file = file
        self._store = Store(file.database, laptop)

    @property
    def programme(self) -> UUID:
        """The id of the programme, which names of things are derived in."""
        return self._file.programme

    @property
    def path(self) -> Path | None:
        """Where the file lies; nothing if it is in memory alone."""
        return self._file.database.path

    @property
    def sort(self) -> str:
        """What the file is: `programme` or `key`."""
        return self._file.sort

    @property
    def read_only(self) -> bool:
        """Whether the file lies where nothing can be written."""
        return self._file.lock is None

    @property
    def kit(self) -> KitFacts | None:
        """The kit that this is a table's file of; nothing if it is the lead's."""
        return kit_of(self._file.database)

    def made_here(self) -> list[Revision]:
        """Return what was made since the kit was opened; of the lead's file, all there is."""
        given = self._store.given()
        return [each for each in self._store.revisions() if each.id not in given]

    def all(self, kind: type[T]) -> list[T]:
        """Return every record of one kind, in the order of arrival."""
        return self._store.all(kind)

    def of(self, kind: type[T], field: str, ids: Collection[UUID], **others: UUID) -> list[T]:
        """Return the records of one kind that have one of these ids in a field, these in others."""
        return self._store.of(kind, field, ids, **others)

    def history(self, *record_ids: UUID) -> list[Revision]:
        """Return every version of these records, those of one in the order of arrival."""
        return self._store.history(record_ids)

    def of_edit(self, edit: UUID) -> list[Revision]:
        """Return the versions that one edit wrote: what was removed with a note, for instance."""
        with self._file.database.reading():
            return journal.of_edit(self._file.database, edit)

    def versions(self, kind: type[Record]) -> list[Revision]:
        """Return every version of every record of a kind; that reads the whole journal."""
        with self._file.database.reading():
            return journal.of_kind(self._file.database, kind)

    def origins(self, kind: type[Record]) -> dict[UUID, str]:
        """Return on which laptop each record of a kind was first saved."""
        with self._file.database.reading():
            return journal.origins(self._file.database, kind)

    def removed(self, kind: type[Record]) -> list[list[Revision]]:
        """Return the histories of the records of a kind that were removed, and stay so."""
        with self._file.database.reading():
            gone = journal.removed(self._file.database, kind)
            histories = projection.by_record(journal.history(self._file.database, gone))
        return [each for each in histories.values() if current(each) is None]

    def revisions(self) -> Iterator[Revision]:
        """Return the whole journal, in the order of arrival."""
        return self._store.revisions()

    def revision_count(self) -> int:
        """Return how many revisions the journal has."""
        return self._store.revision_count()

    def format_number(self) -> int:
        """Return how many formats of the file there have been up to this one."""
        with self._file.database.reading():
            return migrations.version_of(self._file.database)

    def known(self, ids: Collection[UUID]) -> set[UUID]:
        """Return which of these revisions are here."""
        return self._store.known(ids)

    def counts(self, *kinds: str) -> dict[str, int]:
        """Return how many records there are of each kind that there are any of, or of these."""
        return self._store.counts(*kinds)

    def tally(self, kind: type[Record], field: str) -> dict[UUID, int]:
        """Return how many records of a kind have each id in a field, such as notes by session."""
        return self._store.tally(kind, field)

    def tallies(
        self, kind: type[Record], names: Sequence[str], field: str, ids: Collection[UUID]
    ) -> dict[tuple[Any, ...], int]:
        """Return how many records have the same in some fields, of those with these ids in one.

        Where there are notes by the thousand this counts them in a fraction of the time that
        reading them takes.
        """
        return self._store.tallies(kind, names, field, ids)

    def conflicting(self) -> list[UUID]:
        """Return the records of which somebody must choose a version, by id."""
        return self._store.conflicting()

    def conflicts(self) -> list[Conflict]:
        """Return the records of which somebody must choose a version."""
        return self._store.conflicts()

    def loose_ends(
        self, among: Mapping[str, Collection[UUID]] | None = None
    ) -> list[tuple[Record, UUID]]:
        """Return the records, all or some by kind, that refer to something that is not there."""
        return self._store.loose_ends(among)

    def waiting_for(self, of: Iterable[Revision] | None = None) -> set[UUID]:
        """Return the versions that are known only because others, or some, replaced them."""
        return self._store.missing_parents(of)

    def search(self, words: str, limit: int = 100) -> list[Record]:
        """Return the newest records that hold all of these words."""
        return self._store.search(words, limit)

    def count_hits(self, words: str) -> int:
        """Return how many records hold all of these words, which reads them all."""
        return self._store.count_hits(words)

    def damage(self, progress: Callable[[int, int], None] | None = None) -> list[str]:
        """Return a sentence for everything in the file that is not as it was written."""
        with self._file.database.reading():
            return list(checking.damage(self._file.database, progress))

    def refuse_damage(self) -> None:
        """Raise DamagedFileError if the journal is not as it was written."""
        with self._file.database.reading():
            if any(checking.damage_of_journal(self._file.database)):
                raise DamagedFileError("This file is damaged.")

    def snapshot(self, progress: Callable[[int, int], None] | None = None) -> Snapshot:
        """Return the programme as it stands, to be read on any thread."""
        with self._file.database.reading():
            conflicts = self._store.conflicts()
            return Snapshot(
                records=projection.read_all(self._file.database, progress),
                conflicts=frozenset(each.record_id for each in conflicts),
                disputes=tuple(conflicts),
            )

    def part(self, kinds: Collection[type[Record]]) -> Snapshot:
        """Return what there is of some kinds as it stands, to be read on any thread."""
        with self._file.database.reading():
            return Snapshot(
                records={kind.record_kind: tuple(self._store.all(kind)) for kind in kinds},
                conflicts=frozenset(self._store.conflicting()),
            )

    def packed(self, kinds: Collection[type[Record]], look: Callable[[], object]) -> list[bytes]:
        """Return what there is of some kinds as it stands, to be unpacked by another process.

        `look` is called again and again meanwhile, and may raise to stop.
        """
        return parcels.packed(self._file.database, kinds, look)
