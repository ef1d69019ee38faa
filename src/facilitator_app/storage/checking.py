"""Looks for damage: in the file's pages, in the journal, and in what is derived from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from facilitator_app.domain.history import current, disagree, standing
from facilitator_app.domain.records import KINDS, Programme
from facilitator_app.domain.searching import SEARCHED
from facilitator_app.storage import journal, migrations, projection, search
from facilitator_app.storage.engine import is_damage
from facilitator_app.storage.meter import Meter
from facilitator_app.storage.tables import TABLE_OF, revisions, secret_revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from uuid import UUID

    from facilitator_app.storage.engine import Database

_AT_ONCE = 5_000


def damage(database: Database, progress: Callable[[int, int], None] | None = None) -> Iterator[str]:
    """Return a sentence for everything in a file that is not as it was written.

    `progress` is told how many revisions are done, and of how many: each is looked at twice.
    """
    meter = Meter(progress)
    found = list(_kept(database, meter)) or list(_unreadable(_search(database)))
    yield from found
    if not found:
        yield from _unreadable(_derived(database, meter))
        meter.finish()


def damage_of_journal(database: Database) -> Iterator[str]:
    """Return a sentence for all that is wrong with the pages and with what is kept for good."""
    return _kept(database, Meter())


def _kept(database: Database, meter: Meter) -> Iterator[str]:
    pages = list(_pages(database))
    yield from pages
    if not pages:
        yield from _unreadable(_journal(database, meter))


def _unreadable(look: Iterator[str]) -> Iterator[str]:
    """Look for damage, and take for damage what stands in the way of looking."""
    try:
        yield from look
    except (ValueError, TypeError, LookupError):
        yield "Something in the file cannot be read."
    except dbapi2.DatabaseError as error:
        if not is_damage(error):
            raise
        yield "Something in the file cannot be read."


def _pages(database: Database) -> Iterator[str]:
    """Ask SQLite for what is wrong with the pages, and SQLCipher for what was changed in them."""
    pragmas = ["integrity_check"] + ["cipher_integrity_check"] * database.encrypted
    for pragma in pragmas:
        for (said,) in database.driver.execute(f"PRAGMA {pragma}").fetchall():
            if said != "ok":
                yield f"The file's pages are damaged: {said}"


def _search(database: Database) -> Iterator[str]:
    try:
        database.driver.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except dbapi2.DatabaseError as error:
        if "readonly" not in str(error):
            yield f"The search index is damaged: {error}"


def _journal(database: Database, meter: Meter) -> Iterator[str]:
    meter.expect(2 * journal.count(database))
    seals = journal.seals(database)
    for some in journal.each(database):
        for revision in some:
            if revision.seal != next(seals, None):
                yield f"Revision {revision.id} is not what was written."
            if not _is_object(revision.content):
                yield f"The content of revision {revision.id} cannot be read."
            if revision.id in revision.parents:
                yield f"Revision {revision.id} says that it replaces itself."
        meter.add(len(some))


def _is_object(content: str | None) -> bool:
    if content is None:
        return True
    try:
        return isinstance(json.loads(content), dict)
    except (ValueError, RecursionError):
        return False


def _derived(database: Database, meter: Meter) -> Iterator[str]:
    """Work the records out from the journal again and compare."""
    rows = {name: {each.id: each for each in projection.ROWS[name].all(database)} for name in KINDS}
    disputed = set(projection.conflicting(database))
    ordered: set[UUID] = set()
    ids = journal.record_ids(database)
    for at in range(0, len(ids), _AT_ONCE):
        versions = journal.history(database, ids[at : at + _AT_ONCE])
        ordered.update(journal.orders(versions))
        for record_id, history in projection.by_record(versions).items():
            record = current(history)
            found = [some.pop(record_id) for some in rows.values() if record_id in some]
            if found != ([] if record is None else [record]):
                yield f"The record {record_id} is not what the journal says."
            if disagree(standing(history)) != (record_id in disputed):
                yield f"The list of conflicts is wrong about the record {record_id}."
            disputed.discard(record_id)
        meter.add(len(versions))
    yield from (f"The record {each} is in no journal." for some in rows.values() for each in some)
    yield from (
        f"The record {each} is listed as a conflict, and is not there." for each in disputed
    )
    yield from _erasures(database, ordered)
    yield from _index(database)
    programmes = projection.ROWS[Programme.record_kind].all(database)
    if programmes and migrations.fact(database, "programme") not in {str(p.id) for p in programmes}:
        yield "The file says that it belongs to another programme than the one that is in it."


def _erasures(database: Database, ordered: set[UUID]) -> Iterator[str]:
    listed = {row[0] for row in database.driver.execute("SELECT record_id FROM erased")}
    if listed != {each.bytes for each in ordered}:
        yield "The list of erased records is not what the journal says."
    left = sum(
        database.driver.execute(
            f"SELECT count(*) FROM {table.name} WHERE content IS NOT NULL "  # noqa: S608
            "AND kind <> 'erasure' AND record_id IN (SELECT record_id FROM erased)"
        ).fetchone()[0]
        for table in (revisions, secret_revisions)
    )
    if left:
        yield f"{left} versions of erased records still have content."


def _index(database: Database) -> Iterator[str]:
    """Compare the search index with the records."""
    indexed = dict(database.driver.execute("SELECT rowid, text FROM search").fetchall())
    for kind in SEARCHED:
        rows = database.driver.execute(
            f"SELECT number_here FROM {TABLE_OF[kind].name} ORDER BY number_here"  # noqa: S608
        ).fetchall()
        records = projection.ROWS[kind].all(database)
        for (number,), record in zip(rows, records, strict=True):
            if indexed.pop(search.row_number(kind, number), None) != search.text_of(record):
                yield f"The search index is wrong about the record {record.id}."
    if indexed:
        yield f"The search index has {len(indexed)} entries of no record."
