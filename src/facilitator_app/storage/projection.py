"""The records as the journal has them now: rows that could be made from it again at any time."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from facilitator_app.domain.changes import Change
from facilitator_app.domain.history import Conflict, current, disagree, standing
from facilitator_app.domain.records import KINDS
from facilitator_app.domain.searching import SEARCHED
from facilitator_app.storage import journal, search
from facilitator_app.storage.meter import Meter
from facilitator_app.storage.prepared import SOME_IDS, Prepared, as_list, ids_of
from facilitator_app.storage.tables import TABLE_OF

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Record
    from facilitator_app.storage.engine import Database

T = TypeVar("T", bound="Record")
Histories = dict[UUID, list["Revision"]]
_Kinds = dict[str, list["Record"]]
_AT_ONCE = 5_000

ROWS: dict[str, Prepared[Any]] = {
    name: Prepared(kind, TABLE_OF[name]) for name, kind in KINDS.items()
}
_BY_NUMBER = "number_here IN (SELECT value FROM json_each(?)) ORDER BY number_here DESC"
_DISPUTED = f"SELECT record_id FROM conflicts WHERE record_id {SOME_IDS}"  # noqa: S608 - constants


def read(database: Database, kind: type[T]) -> list[T]:
    """Return every record of one kind, in the order of arrival if that is not secret."""
    return ROWS[kind.record_kind].all(database)


def read_all(
    database: Database, progress: Callable[[int, int], None] | None
) -> dict[str, tuple[Record, ...]]:
    """Return every record, by the name of its kind, in the order of arrival if not secret."""
    meter = Meter(progress)
    meter.expect(sum(rows.last(database) for rows in ROWS.values()))
    found = {name: tuple(_counted(rows.each(database), meter)) for name, rows in ROWS.items()}
    meter.finish()  # what was removed was expected too
    return found


def _counted(each: Iterable[list[Record]], meter: Meter) -> Iterator[Record]:
    for some in each:
        yield from some
        meter.add(len(some))


def at(database: Database, places: Sequence[tuple[str, int]]) -> list[Record]:
    """Return the records at places that the search index gives, in its order.

    A place of a damaged index that has no record is left out; `check` tells of it.
    """
    numbers: dict[str, list[int]] = defaultdict(list)
    for kind, number in places:
        numbers[kind].append(number)
    found = {
        kind: iter(ROWS[kind].matching(database, _BY_NUMBER, json.dumps(some)))
        for kind, some in numbers.items()
    }
    records = (next(found[kind], None) for kind, _ in places)
    return [each for each in records if each is not None]


def counts(database: Database, *kinds: str) -> dict[str, int]:
    """Return how many records there are of each kind that there are any of, or of these kinds."""
    found = {name: ROWS[name].count(database) for name in kinds or ROWS}
    return {name: number for name, number in found.items() if number}


def tally(database: Database, kind: type[Record], field: str) -> dict[UUID, int]:
    """Return how many records of a kind have each id in a field."""
    table = TABLE_OF[kind.record_kind].name
    every = f"SELECT {field} FROM {table} WHERE {field} IS NOT NULL"  # noqa: S608
    found = Counter(database.driver.execute(every))  # SQLite would sort all of them first
    return dict(zip(ids_of(found), found.values(), strict=True))


def tallies(
    database: Database, kind: type[Record], names: Sequence[str], field: str, ids: Collection[UUID]
) -> dict[tuple[Any, ...], int]:
    """Return how many records have the same in some fields, of those with these ids in one."""
    return ROWS[kind.record_kind].tallies(database, names, field, ids)


def by_record(revisions: Iterable[Revision]) -> Histories:
    """Return revisions by the record that they are versions of."""
    found: Histories = defaultdict(list)
    for revision in revisions:
        found[revision.record_id].append(revision)
    return found


def refresh(database: Database, new: Sequence[Revision], old: Histories) -> list[Change]:
    """Bring the records to what the journal says after new revisions; return what changed.

    `old` is what was in the journal before of the records that are touched; a record that is not
    in it is new here, and nothing about it need be read.
    """
    before = _rows_of(database, old)
    histories = by_record(new)
    for record_id, versions in old.items():
        histories[record_id] = versions + histories.get(record_id, [])
    changes = []
    for record_id, history in histories.items():
        was, now = before.get(record_id), current(history)
        if was != now:
            changes.append(Change(was, now))
    write(database, changes)
    _list_conflicts(database, histories, old)
    return changes


def write(database: Database, changes: Iterable[Change]) -> None:
    """Bring the rows from before to after, those of one kind together."""
    added, edited, removed = _by_kind(changes)
    for kind, records in removed.items():
        _remove(database, kind, [each.id for each in records])
    for kind, records in edited.items():
        _update(database, kind, records)
    for kind, records in added.items():
        numbers = ROWS[kind].insert(database, records)
        if kind in SEARCHED:
            search.add(database, kind, zip(numbers, records, strict=True))


def _by_kind(changes: Iterable[Change]) -> tuple[_Kinds, _Kinds, _Kinds]:
    """Return what was added, edited and removed; a record of another kind is another record."""
    added: _Kinds = defaultdict(list)
    edited: _Kinds = defaultdict(list)
    removed: _Kinds = defaultdict(list)
    for change in changes:
        before, after = change.before, change.after
        if before is not None and type(before) is not type(after):
            removed[before.record_kind].append(before)
        if after is not None:
            (edited if type(before) is type(after) else added)[after.record_kind].append(after)
    return added, edited, removed


def _remove(database: Database, kind: str, ids: Sequence[UUID]) -> None:
    if kind in SEARCHED:
        search.remove(database, kind, ROWS[kind].numbers(database, ids).values())
    ROWS[kind].delete(database, ids)


def _update(database: Database, kind: str, records: Sequence[Record]) -> None:
    ROWS[kind].update(database, records)
    if kind in SEARCHED:
        numbers = ROWS[kind].numbers(database, [each.id for each in records])
        search.remove(database, kind, numbers.values())
        search.add(database, kind, [(numbers[each.id], each) for each in records])


def rebuild(database: Database) -> None:
    """Make every row from the journal again; the tables are there and empty."""
    ids = journal.record_ids(database)
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        histories = by_record(journal.history(database, some))
        revisions = [each for record_id in some for each in histories[record_id]]
        journal.list_orders(database, revisions)
        refresh(database, revisions, {})


def conflicting(database: Database) -> list[UUID]:
    """Return the records of which a person must choose a version, by id."""
    return ids_of(database.driver.execute("SELECT record_id FROM conflicts ORDER BY record_id"))


def conflicts(database: Database) -> list[Conflict]:
    """Return the records in conflict, each with its open versions."""
    ids = conflicting(database)
    histories = by_record(journal.history(database, ids))
    return [Conflict(tuple(standing(histories[each]))) for each in ids]


def absent(database: Database, wanted: Mapping[str, Collection[UUID]]) -> list[tuple[str, UUID]]:
    """Return which of these records, named by kind and id, are not there."""
    return [
        (kind, each)
        for kind, ids in wanted.items()
        for each in ids
        if not _is_there(database, kind, each)
    ]


def loose_ends(
    database: Database, among: Mapping[str, Collection[UUID]] | None = None
) -> list[tuple[Record, UUID]]:
    """Return the records that refer to a record that is not there, and what they refer to.

    All that there are, or those among some, by kind, which takes no longer in a large file.
    """
    found: list[tuple[Record, UUID]] = []
    chosen = "" if among is None else f"id {SOME_IDS} AND "
    for name, kind in KINDS.items():
        ids = () if among is None else among.get(name, ())
        if among is not None and not ids:
            continue
        condition = " OR ".join(
            f"{field} NOT IN (SELECT id FROM {TABLE_OF[target].name})"  # noqa: S608 - constants
            for field, target in kind.refers_to.items()
        )
        condition = condition and f"{chosen}({condition})"
        values = (as_list(ids),) if chosen else ()
        for each in ROWS[name].matching(database, condition, *values) if condition else ():
            named = ((target, getattr(each, field)) for field, target in kind.refers_to.items())
            found += [(each, it) for at, it in named if it and not _is_there(database, at, it)]
    return found


def used(database: Database, removed: Mapping[str, Collection[UUID]]) -> Record | None:
    """Return a record that refers to one of those that were removed, if there is any."""
    for name, kind in KINDS.items():
        for field, target in kind.refers_to.items():
            if ids := removed.get(target):
                users = ROWS[name].matching(database, f"{field} {SOME_IDS} LIMIT 1", as_list(ids))
                if users:
                    user: Record = users[0]
                    return user
    return None


def _is_there(database: Database, kind: str, record_id: UUID) -> bool:
    sql = f"SELECT 1 FROM {TABLE_OF[kind].name} WHERE id = ?"  # noqa: S608 - constants
    return database.driver.execute(sql, (record_id.bytes,)).fetchone() is not None


def _rows_of(database: Database, histories: Histories) -> dict[UUID, Record]:
    ids: dict[str, set[UUID]] = defaultdict(set)
    for record_id, history in histories.items():
        for revision in history:
            ids[revision.kind].add(record_id)
    return {
        record.id: record
        for kind, wanted in ids.items()
        if kind in ROWS
        for record in ROWS[kind].of(database, "id", wanted)
    }


def _list_conflicts(database: Database, histories: Histories, old: Histories) -> None:
    """Keep the list of conflicts; only what had versions before can have been on it."""
    found = {
        each
        for each, history in histories.items()
        if len(history) > 1 and disagree(standing(history))
    }
    listed = set()
    if old:
        listed = set(ids_of(database.driver.execute(_DISPUTED, (as_list(old),))))
    for sql, ids in (
        ("DELETE FROM conflicts WHERE record_id = ?", listed - found),
        ("INSERT INTO conflicts (record_id) VALUES (?)", found - listed),
    ):
        if ids:
            database.driver.executemany(sql, [(each.bytes,) for each in ids])
