"""The least that a job can cost: the same rows through the bare driver, prepared beforehand.

Tables, columns, indexes and pragmas are those of the application, so that the floor rises and
falls with them. `material` fills its files through here and has the application check them:
that is the proof that the floor writes what the application would have written.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects.sqlite import dialect
from sqlcipher3 import dbapi2

from facilitator_app.domain.searching import SEARCHED
from facilitator_app.storage import search
from facilitator_app.storage.engine import PRAGMAS
from facilitator_app.storage.passphrase import key_of
from facilitator_app.storage.tables import SECRET_KINDS, TABLE_OF, revisions, secret_revisions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import sqlalchemy as sa

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Record

INSERT_SEARCHED = "INSERT INTO search (rowid, text) VALUES (?, ?)"


def connect(path: Path, passphrase: str | None = None) -> Any:  # noqa: ANN401 - it has no types
    """Open a file as the application does, through the bare driver."""
    connection = dbapi2.connect(str(path), isolation_level=None, cached_statements=256)
    key = key_of(path, passphrase)
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
    return connection


def names_of(table: sa.Table) -> str:
    """Return the columns of a table, as they stand in a statement."""
    return ", ".join(f'"{column.name}"' for column in table.columns)


def insert_into(table: sa.Table) -> str:
    """Return the statement that writes a whole row."""
    marks = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} ({names_of(table)}) VALUES ({marks})"


def last_number(connection: Any, table: sa.Table) -> int:  # noqa: ANN401
    """Return the number of the last row of a table, or 0."""
    statement = f"SELECT coalesce(max(number_here), 0) FROM {table.name}"
    number: int = connection.execute(statement).fetchone()[0]
    return number


Rows = list[tuple[str, list[tuple[Any, ...]]]]
"""The rows that records and their versions take, ready to be written: by statement."""


def rows_of(
    connection: Any,  # noqa: ANN401
    records: Sequence[Record],
    versions: Sequence[Revision],
    ahead: int = 0,
) -> Rows:
    """Prepare the rows of new records of one kind, numbered after those that are there.

    `ahead` is how many others will have been written before.
    """
    kind = records[0].record_kind
    if kind in SECRET_KINDS:
        return _secret_rows(records, versions)
    first = last_number(connection, TABLE_OF[kind]) + 1 + ahead
    write = _writer(TABLE_OF[kind])
    found = [
        (
            insert_into(revisions),
            revision_rows(versions, last_number(connection, revisions) + 1 + ahead),
        ),
        (
            insert_into(TABLE_OF[kind]),
            [write(number, each) for number, each in enumerate(records, first)],
        ),
    ]
    if kind in SEARCHED:
        texts = enumerate(map(search.text_of, records), first)
        found.append((INSERT_SEARCHED, [(search.row_number(kind, n), text) for n, text in texts]))
    return found


def _secret_rows(records: Sequence[Record], versions: Sequence[Revision]) -> Rows:
    """Prepare the rows of new ballots, which have no numbers and are written by their ids."""
    table = TABLE_OF[records[0].record_kind]
    write, write_version = _writer(table), _writer(secret_revisions)
    by_id = attrgetter("id.int")
    return [
        (
            insert_into(secret_revisions),
            [write_version(0, each) for each in sorted(versions, key=by_id)],
        ),
        (insert_into(table), [write(0, each)[1:] for each in sorted(records, key=by_id)]),
    ]


def revision_rows(versions: Sequence[Revision], first: int) -> list[tuple[Any, ...]]:
    """Prepare the rows of versions."""
    write = _writer(revisions)
    return [write(number, each) for number, each in enumerate(versions, first)]


def save(connection: Any, rows: Rows) -> None:  # noqa: ANN401
    """Write one record in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, (row,) in rows:
        connection.execute(statement, row)
    connection.execute("COMMIT")


def save_many(connection: Any, rows: Rows) -> None:  # noqa: ANN401
    """Write many records in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, some in rows:
        connection.executemany(statement, some)
    connection.execute("COMMIT")


def _writer(table: sa.Table) -> Any:  # noqa: ANN401
    """Return what makes a row of a number and a value, as the columns' types say."""
    sqlite = dialect()
    columns = [each for each in table.columns if each.name not in ("number_here", "version_here")]
    processors = [
        (each.name, each.type.dialect_impl(sqlite).bind_processor(sqlite)) for each in columns
    ]

    def write(number: int, value: object) -> tuple[Any, ...]:
        plain = ((process, getattr(value, name)) for name, process in processors)
        return (number, *(process(each) if process else each for process, each in plain))

    return write
