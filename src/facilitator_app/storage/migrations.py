"""Brings a file up to date when it is opened.

What is kept for good (journal, undo steps) is changed by ordered steps, of which the file
remembers how many it has had. What is derived from the journal is never migrated: if the file's
derived tables are not those of this app, they are thrown away and made again.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlcipher3 import dbapi2

from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.domain.searching import SEARCHED
from facilitator_app.storage import projection, search
from facilitator_app.storage.engine import APPLICATION_ID
from facilitator_app.storage.prepared import ids_of, sql_of
from facilitator_app.storage.tables import (
    TABLE_OF,
    Ids,
    derived,
    drafts,
    facts,
    given,
    kept,
    open_rounds,
    revisions,
    secret_revisions,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator_app.storage.engine import Database


_STEPS_AT_FIRST = (
    "CREATE TABLE steps (number INTEGER NOT NULL PRIMARY KEY, laptop TEXT NOT NULL, "
    "name TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, undone BOOLEAN NOT NULL)"
)
_DRAFTS_AT_FIRST = "CREATE TABLE drafts (place TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL)"
_A_REVISION = "id, record_id, kind, parents, edit, laptop, role, made_at, content, seal"
_OF_VOTES = "kind IN ('ballot', 'second keying')"


def create_kept_tables(database: Database) -> None:
    """Make the first version's tables: journal, undo steps and facts about the file."""
    database.driver.execute(_STEPS_AT_FIRST)
    for table in (revisions, facts):
        _create(database, table)


def create_drafts(database: Database) -> None:
    """Make the table of what is half typed."""
    database.driver.execute(_DRAFTS_AT_FIRST)


def part_secret(database: Database) -> None:
    """Put ballots into a table that has no order, and number all other revisions anew.

    Ballots of before keep their ids and times: other copies of the file know them by these.
    """
    execute = database.driver.execute
    for table in (secret_revisions, open_rounds):
        _create(database, table)
    with _made_anew(database, drafts) as old:
        execute(f"INSERT INTO drafts SELECT place, text FROM {old}")  # noqa: S608 - constants
    found = execute(f"SELECT number_here FROM revisions WHERE {_OF_VOTES} ORDER BY 1")  # noqa: S608
    numbers = [row[0] for row in found]
    _part_steps(database, numbers)
    if numbers:
        with _made_anew(database, revisions) as old:
            execute(
                f"INSERT INTO secret_revisions (version_here, {_A_REVISION}) "  # noqa: S608
                "SELECT row_number() OVER (PARTITION BY record_id ORDER BY number_here) - 1, "
                f"{_A_REVISION} FROM {old} WHERE {_OF_VOTES} ORDER BY id"
            )
            execute(
                f"INSERT INTO revisions (number_here, {_A_REVISION}) "  # noqa: S608
                f"SELECT row_number() OVER (ORDER BY number_here), {_A_REVISION} "
                f"FROM {old} WHERE NOT {_OF_VOTES} ORDER BY number_here"
            )


def _part_steps(database: Database, numbers: list[int]) -> None:
    """Let steps name ballots by their ids, of which these are the numbers, and all else anew."""
    execute = database.driver.execute
    with _made_anew(database, steps) as old:
        for *kept_as, first, last in execute(
            f"SELECT number, laptop, name, undone, first, last FROM {old}"  # noqa: S608
        ).fetchall():
            ids = execute(
                f"SELECT id FROM revisions WHERE {_OF_VOTES} AND number_here BETWEEN ? AND ?",  # noqa: S608
                (first, last),
            )
            execute(
                "INSERT INTO steps (number, laptop, name, undone, first, last, secret, round) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, '')",
                (
                    *kept_as,
                    first - bisect_left(numbers, first),
                    last - bisect_right(numbers, last),
                    Ids.write(sorted(ids_of(ids))),
                ),
            )


def create_given(database: Database) -> None:
    """Make the list of what came with a kit."""
    _create(database, given)


STEPS: tuple[Callable[[Database], None], ...] = (
    create_kept_tables,
    create_drafts,
    part_secret,
    create_given,
)
"""A step is never edited once released, and knows its own tables; a new one goes at the end."""


def version_of(database: Database) -> int:
    """Return how many steps a file has had."""
    number: int = database.driver.execute("PRAGMA user_version").fetchone()[0]
    return number


def refuse_foreign(database: Database) -> None:
    """Refuse a file that is not ours, or that a newer app has made."""
    name = database.path.name if database.path else ""
    if database.driver.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise ProgrammeFileError(
            f"{name} is not a Facilitator file.", advice="Choose a .facilitator or .key file."
        )
    if version_of(database) > len(STEPS):
        raise ProgrammeFileError(
            f"{name} was made by a newer version of Facilitator.",
            advice="Install that version on this laptop to open it.",
        )


def is_current(database: Database) -> bool:
    """Tell whether a file needs nothing done to it."""
    return version_of(database) == len(STEPS) and fact(database, "derived") == DERIVED


def migrate(database: Database) -> None:
    """Apply the steps that a file has not had and derive its records again; all or nothing."""
    with database.writing():
        for step in STEPS[version_of(database) :]:
            step(database)
        if fact(database, "derived") != DERIVED:
            _derive(database)
        database.driver.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.driver.execute(f"PRAGMA user_version = {len(STEPS)}")


def fact(database: Database, name: str) -> str | None:
    """Return something that the file says about itself."""
    if not sa.inspect(database.core).has_table("facts"):
        return None
    row = database.driver.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def set_fact(database: Database, name: str, value: str) -> None:
    """Let the file say something about itself."""
    database.driver.execute(
        "INSERT INTO facts (name, value) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


def is_writable(database: Database) -> bool:
    """Tell whether SQLite has the file open to write to it: else it says so only at an edit."""
    try:
        database.driver.execute("UPDATE facts SET value = value WHERE 0")
    except dbapi2.OperationalError as error:
        if "readonly" not in str(error):
            raise
        return False
    return True


def derive_again(database: Database) -> None:
    """Throw every record away and make it from the journal again."""
    with database.writing():
        _derive(database)


def _derive(database: Database) -> None:
    kept_names = set(kept.tables)
    found = database.driver.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "AND name NOT LIKE 'search_%'"
    )
    for (name,) in found.fetchall():
        if name not in kept_names:
            database.driver.execute(f'DROP TABLE "{name.replace(chr(34), chr(34) * 2)}"')
    for table in derived.sorted_tables:
        _create(database, table)
    for statement in search.CREATE:
        database.driver.execute(statement)
    projection.rebuild(database)
    set_fact(database, "derived", DERIVED)


@contextmanager
def _made_anew(database: Database, table: sa.Table) -> Iterator[str]:
    """Make a table that is there once more, empty, and lay the old one aside until it is filled."""
    old = f"old_{table.name}"
    for index in table.indexes:
        database.driver.execute(f"DROP INDEX {index.name}")
    database.driver.execute(f"ALTER TABLE {table.name} RENAME TO {old}")
    _create(database, table)
    yield old
    database.driver.execute(f"DROP TABLE {old}")


def _create(database: Database, table: sa.Table) -> None:
    database.driver.execute(sql_of(CreateTable(table)))
    for index in table.indexes:
        database.driver.execute(sql_of(CreateIndex(index)))


def _fingerprint() -> str:
    """Return what changes with the derived tables, and with what they are derived by."""
    texts = [sql_of(CreateTable(table)) for table in derived.sorted_tables]
    texts += [*search.CREATE, repr(SEARCHED), repr(sorted(TABLE_OF)), _RULES]
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


_RULES = "1"
"""Raised when the same journal gives other records than before."""

DERIVED = _fingerprint()
