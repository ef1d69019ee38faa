"""The journal of a file: every version of every record, in the order of arrival.

Nothing in it is ever changed or taken out, but for the content of an erased record. The versions
of secret records lie in a table of their own, of which only those of one record have an order.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Revision
from facilitator_app.domain.errors import MergeError
from facilitator_app.domain.history import blanked
from facilitator_app.domain.records import Erasure
from facilitator_app.storage import drafts
from facilitator_app.storage.prepared import SOME_IDS, Prepared, as_list, ids_of, one_of
from facilitator_app.storage.tables import SECRET_KINDS, revisions, secret_revisions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Record
    from facilitator_app.storage.engine import Database

_rows = Prepared(Revision, revisions, "seal")
_secret = Prepared(Revision, secret_revisions, "seal")
_TABLES = (revisions.name, secret_revisions.name)
_SEALS = (
    "SELECT seal FROM revisions ORDER BY number_here",
    "SELECT seal FROM secret_revisions ORDER BY version_here, id",
)
_BLANK = (
    "UPDATE {} SET content = NULL, seal = substr(seal, 1, 8) "
    "WHERE record_id = ? AND content IS NOT NULL AND kind <> ?"
)
_REMOVED = (
    "SELECT DISTINCT record_id FROM {} WHERE kind = ? AND content IS NULL "
    "AND record_id NOT IN (SELECT record_id FROM erased)"
)
_FIRST = (
    "SELECT record_id FROM revisions GROUP BY record_id ORDER BY min(number_here)",
    "SELECT DISTINCT record_id FROM secret_revisions ORDER BY record_id",
)


@dataclass(frozen=True, slots=True)
class Written:
    """Which revisions were written at one time: by their numbers here, the secret ones by id."""

    numbers: range
    secret: tuple[UUID, ...]

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.numbers or self.secret)


def append(
    database: Database, new: Sequence[Revision], old: Mapping[UUID, Sequence[Revision]]
) -> tuple[list[Revision], Written]:
    """Write revisions that are not there yet, blank if their record is erased.

    `old` is what was there before of the records that are touched. Return them as they were
    written, and what names them.
    """
    ordered = list_orders(database, new)
    kept = list(_blanked(database, new))
    secret = [each for each in kept if each.kind in SECRET_KINDS]
    plain = [each for each in kept if each.kind not in SECRET_KINDS] if secret else kept
    written = Written(_rows.insert(database, plain), tuple([each.id for each in secret]))
    if secret:
        _append_secret(database, secret, old)
    if ordered:
        rows = [(each.bytes, Erasure.record_kind) for each in ordered]
        for table in _TABLES:
            database.driver.executemany(_BLANK.format(table), rows)
        drafts.clear(database)  # nobody knows whose words are half typed in them
    return kept, written


def _append_secret(
    database: Database, new: Sequence[Revision], old: Mapping[UUID, Sequence[Revision]]
) -> None:
    """Write secret revisions, each with its place among the versions of its record."""
    places: dict[UUID, int] = {}
    placed = []
    for each in new:
        place = places.get(each.record_id)
        if place is None:
            place = len(old.get(each.record_id, ()))
        placed.append((each, place))
        places[each.record_id] = place + 1
    _secret.insert_placed(database, placed)


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
    for twin in _of(database, "id", once):
        _refuse_other_twin(once.pop(twin.id), twin)
    return list(once.values())


def known(database: Database, ids: Collection[UUID]) -> set[UUID]:
    """Return which of these revisions are in the journal."""
    listed = as_list(ids)
    found = (
        database.driver.execute(f"SELECT id FROM {table} WHERE id {SOME_IDS}", (listed,))  # noqa: S608
        for table in _TABLES
    )
    return set(ids_of(chain.from_iterable(found)))


def history(database: Database, record_ids: Collection[UUID]) -> list[Revision]:
    """Return every version of these records, those of one record in the order of arrival."""
    return _of(database, "record_id", record_ids)


def of_edit(database: Database, edit: UUID) -> list[Revision]:
    """Return the revisions that one edit wrote."""
    return _matching(database, "edit = ?", edit.bytes)


def of_kind(database: Database, kind: type[Record]) -> list[Revision]:
    """Return every version of every record of a kind, which reads the whole journal."""
    return _matching(database, "kind = ?", kind.record_kind)


def origins(database: Database, kind: type[Record]) -> dict[UUID, str]:
    """Return on which laptop each record of a kind was first saved."""
    sql = "SELECT record_id, laptop FROM revisions WHERE kind = ? AND parents = x''"
    rows = database.driver.execute(sql, (kind.record_kind,)).fetchall()
    return dict(zip(ids_of(rows), (row[1] for row in rows), strict=True))


def removed(database: Database, kind: type[Record]) -> list[UUID]:
    """Return the records of a kind that were removed at some time, and not erased."""
    found = (
        database.driver.execute(_REMOVED.format(each), (kind.record_kind,)) for each in _TABLES
    )
    return list(dict.fromkeys(ids_of(chain.from_iterable(found))))


def named(database: Database, written: Written) -> list[Revision]:
    """Return the revisions that were written at one time, those of a record in their order."""
    plain, ids = written.numbers, written.secret
    found = (
        _rows.matching(database, "number_here BETWEEN ? AND ?", plain[0], plain[-1])
        if plain
        else []
    )
    if not ids:
        return found
    condition = f"id {SOME_IDS} ORDER BY version_here, id"
    return found + _secret.matching(database, condition, as_list(ids))


def each(database: Database) -> Iterator[list[Revision]]:
    """Return every revision as it arrived, some at a time, and then the secret ones.

    Those come by their place among the versions of their record, so that these keep their order.
    """
    for rows in _tables_of(database):
        yield from rows.each(database)


def seals(database: Database) -> Iterator[bytes]:
    """Return what was written beside each revision, in the order of `each`."""
    for sql, _ in zip(_SEALS, _tables_of(database), strict=False):
        yield from (row[0] for row in database.driver.execute(sql))


def record_ids(database: Database) -> list[UUID]:
    """Return the records that there are versions of, in the order in which they first came.

    The secret ones come last, by id.
    """
    return ids_of(row for sql in _FIRST for row in database.driver.execute(sql))


def count(database: Database) -> int:
    """Return how many revisions there are; none is ever taken out."""
    return sum(each.last(database) for each in _tables_of(database))


def mark(database: Database) -> str:
    """Return eight digits that with their number tell the revisions of one file from another's."""
    # As text, which even a damaged row gives: a backup is not the place to stumble over it.
    last = "SELECT lower(hex(id)) FROM revisions ORDER BY number_here DESC LIMIT 1"
    plain = "".join(row[0] for row in database.driver.execute(last))
    if len(_tables_of(database)) == 1 or not _secret.last(database):
        return plain[-8:] or "0"
    secret = database.driver.execute("SELECT lower(hex(id)) FROM secret_revisions ORDER BY 1")
    every = "".join([plain, *(row[0] for row in secret)])
    return hashlib.blake2b(every.encode(), digest_size=4).hexdigest()


def missing_parents(database: Database, of: Iterable[Revision] | None = None) -> set[UUID]:
    """Return the versions that others replaced, or some others, and that have not arrived."""
    edits = _matching(database, "parents <> x''") if of is None else of
    wanted = {parent for edit in edits for parent in edit.parents}
    return wanted - {revision.id for revision in _of(database, "id", wanted)}


def all_orders(database: Database) -> list[Revision]:
    """Return every order to erase that has come."""
    return _rows.matching(database, f"kind = '{Erasure.record_kind}'")


def _tables_of(database: Database) -> Sequence[Prepared[Revision]]:
    """Return the tables that a file has its revisions in; an older one has no secret ones yet."""
    sql = f"SELECT 1 FROM sqlite_master WHERE name = '{secret_revisions.name}'"  # noqa: S608
    return (_rows, _secret)[: 1 + len(database.driver.execute(sql).fetchall())]


def _of(database: Database, column: str, ids: Collection[UUID]) -> list[Revision]:
    if not ids:
        return []
    condition, value = one_of(column, ids)
    return [each for rows in (_rows, _secret) for each in rows.matching(database, condition, value)]


def _matching(database: Database, condition: str, *values: object) -> list[Revision]:
    return [
        *_rows.matching(database, f"{condition} ORDER BY number_here", *values),
        *_secret.matching(database, f"{condition} ORDER BY version_here, id", *values),
    ]


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
