"""The journal of a file: every version of every record, in the order of arrival.

Nothing in it is ever changed or taken out, but for the content of an erased record.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Revision
from facilitator_app.domain.errors import MergeError
from facilitator_app.domain.history import blanked
from facilitator_app.domain.records import Erasure
from facilitator_app.storage import drafts
from facilitator_app.storage.prepared import Prepared, ids_of
from facilitator_app.storage.tables import revisions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Record
    from facilitator_app.storage.engine import Database

_rows = Prepared(Revision, revisions, "seal")
_SEALS = "SELECT seal FROM revisions ORDER BY number_here"
_BLANK = (
    "UPDATE revisions SET content = NULL, seal = substr(seal, 1, 8) "
    "WHERE record_id = ? AND content IS NOT NULL AND kind <> ?"
)
_REMOVED = (
    "SELECT DISTINCT record_id FROM revisions WHERE kind = ? AND content IS NULL "
    "AND record_id NOT IN (SELECT record_id FROM erased)"
)


def append(database: Database, new: Sequence[Revision]) -> tuple[list[Revision], range]:
    """Write revisions that are not there yet, blank if their record is erased.

    Return them as they were written, and their numbers.
    """
    ordered = list_orders(database, new)
    kept = _blanked(database, new)
    numbers = _rows.insert(database, kept)
    if ordered:
        rows = [(each.bytes, Erasure.record_kind) for each in ordered]
        database.driver.executemany(_BLANK, rows)
        drafts.clear(database)  # nobody knows whose words are half typed in them
    return list(kept), numbers


def erased_among(database: Database, record_ids: Collection[UUID]) -> set[bytes]:
    """Return which of these records are erased, by the bytes of their ids."""
    if len(record_ids) == 1:
        one = next(iter(record_ids)).bytes
        found = database.driver.execute("SELECT record_id FROM erased WHERE record_id = ?", (one,))
        return {row[0] for row in found}
    # Few ever are: one look at all of them costs less than one for each record.
    erased = {row[0] for row in database.driver.execute("SELECT record_id FROM erased")}
    return erased & {each.bytes for each in record_ids} if erased else erased


def unknown(database: Database, arrived: Iterable[Revision]) -> list[Revision]:
    """Return the revisions that are not in the journal, or raise if one differs from its twin."""
    once: dict[UUID, Revision] = {}
    for each in arrived:
        _refuse_other_twin(each, once.setdefault(each.id, each))
    for twin in _rows.of(database, "id", once):
        _refuse_other_twin(once.pop(twin.id), twin)
    return list(once.values())


def history(database: Database, record_ids: Collection[UUID]) -> list[Revision]:
    """Return every version of these records, those of one record in the order of arrival."""
    return _rows.of(database, "record_id", record_ids)


def of_edit(database: Database, edit: UUID) -> list[Revision]:
    """Return the revisions that one edit wrote."""
    return _rows.matching(database, "edit = ?", edit.bytes)


def of_kind(database: Database, kind: type[Record]) -> list[Revision]:
    """Return every version of every record of a kind, which reads the whole journal."""
    return _rows.matching(database, "kind = ? ORDER BY number_here", kind.record_kind)


def removed(database: Database, kind: type[Record]) -> list[UUID]:
    """Return the records of a kind that were removed at some time, and not erased."""
    rows = database.driver.execute(_REMOVED, (kind.record_kind,))
    return ids_of(rows)


def between(database: Database, first: int, last: int) -> list[Revision]:
    """Return the revisions of these numbers."""
    return _rows.matching(database, "number_here BETWEEN ? AND ?", first, last)


def each(database: Database) -> Iterator[list[Revision]]:
    """Return every revision as it arrived, some at a time."""
    return _rows.each(database)


def seals(database: Database) -> Iterator[bytes]:
    """Return what was written beside each revision, in the order of arrival."""
    return (row[0] for row in database.driver.execute(_SEALS))


def record_ids(database: Database) -> list[UUID]:
    """Return the records that there are versions of, in the order in which they first came."""
    return ids_of(
        database.driver.execute(
            "SELECT record_id FROM revisions GROUP BY record_id ORDER BY min(number_here)"
        )
    )


def count(database: Database) -> int:
    """Return how many revisions there are; none is ever taken out."""
    return _rows.last(database)


def missing_parents(database: Database) -> set[UUID]:
    """Return the versions that others replaced and that have not arrived themselves."""
    edits = _rows.matching(database, "parents <> x''")
    named = {parent for edit in edits for parent in edit.parents}
    return named - {revision.id for revision in _rows.of(database, "id", named)}


def all_orders(database: Database) -> list[Revision]:
    """Return every order to erase that has come."""
    return _rows.matching(database, f"kind = '{Erasure.record_kind}'")


def orders(some: Iterable[Revision]) -> Iterator[UUID]:
    """Return the records that these revisions order to be erased.

    An order counts whatever became of it later, and no order erases an order.
    """
    for revision in some:
        if revision.kind == Erasure.record_kind:
            order = revision.record
            if isinstance(order, Erasure):
                yield order.record_id


def list_orders(database: Database, new: Iterable[Revision]) -> set[UUID]:
    """Put the records that revisions order to be erased on the list of those that are."""
    ordered = set(orders(new))
    database.driver.executemany(
        "INSERT OR IGNORE INTO erased (record_id) VALUES (?)", [(each.bytes,) for each in ordered]
    )
    return ordered


def _blanked(database: Database, new: Sequence[Revision]) -> Sequence[Revision]:
    erased = erased_among(database, {each.record_id for each in new})
    if not erased:
        return new
    return [blanked(each) if each.record_id.bytes in erased else each for each in new]


def _refuse_other_twin(one: Revision, other: Revision) -> None:
    """Refuse two revisions of one id that differ; either may have been erased meanwhile."""
    if one is other or one == other:
        return
    blank = one.content is None or other.content is None
    if not (blank and replace(one, content=other.content) == other):
        raise MergeError(
            "An entry in this file is not the entry of that id that is known here.",
            advice="One of the two was damaged or forged: nothing was taken in. Keep both files.",
        )
