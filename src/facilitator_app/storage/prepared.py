"""SQL that SQLAlchemy writes once, when the app starts, and that is then run as it stands.

What happens at every key press and for every row of a file goes this way: Core would spend
several times what SQLite does on finding the statement that it compiled before.
"""

from __future__ import annotations

import json
from collections import Counter, deque
from dataclasses import fields
from itertools import chain
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect
from sqlcipher3 import dbapi2

from facilitator_app.domain.identifiers import ID_BYTES, id_of_bytes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.storage.engine import Database

T = TypeVar("T")
_SQLITE = dialect()
_id_of = attrgetter("id.int")
SOME_IDS = "IN (SELECT unhex(value) FROM json_each(?))"
"""A condition on any number of ids, given by `as_list`: one constant statement for all."""


def as_list(ids: Iterable[UUID]) -> str:
    """Return ids as the value of SOME_IDS."""
    return json.dumps([each.hex for each in ids])


def one_of(column: str, ids: Collection[UUID]) -> tuple[str, bytes | str]:
    """Return the condition that a column holds one of these ids, and its value."""
    if len(ids) == 1:
        return f"{column} = ?", next(iter(ids)).bytes
    return f"{column} {SOME_IDS}", as_list(ids)


def sql_of(statement: sa.ClauseElement) -> str:
    """Return a statement as SQLite's text."""
    return str(statement.compile(dialect=_SQLITE))


def ids_of(rows: Iterable[Sequence[Any]]) -> list[UUID]:
    """Read rows of one id each; what is none is damage like any other."""
    values = [row[0] for row in rows]
    if not all(isinstance(each, bytes) and len(each) == ID_BYTES for each in values):
        raise dbapi2.DatabaseError("malformed id")
    return [id_of_bytes(each) for each in values]


class Prepared(Generic[T]):
    """Moves values of one class in and out of its table, a column for each field.

    `also` are properties of the class that are written and never read back. A table of what is
    secret has no numbers that tell the order of arrival, and is written and read in that of ids.
    """

    def __init__(self, kind: type[T], table: sa.Table, *also: str) -> None:
        fields_ = [field.name for field in fields(kind)]  # type: ignore[arg-type]
        names = [*fields_, *also]
        columns = [table.c[name] for name in fields_]
        types = [column.type.dialect_impl(_SQLITE) for column in columns]
        self._kind, self._names, self._table = kind, names, table.name
        self._writers = [each.bind_processor(_SQLITE) for each in types] + [None] * len(also)
        self._readers = [each.result_processor(_SQLITE, None) for each in types]
        self._types = [_stored_types(column) for column in columns]
        self._getters = [attrgetter(name) for name in names]
        self._setters = [getattr(kind, name).__set__ for name in fields_]
        first = next(iter(table.c)).name
        numbered = first != "id"
        self._is_secret = first != "number_here"
        self._insert = sql_of(
            sa.insert(table).values(dict.fromkeys([first, *names] if numbered else names))
        )
        self._update = (
            f"UPDATE {table.name} SET {', '.join(f'{n} = ?' for n in names)} WHERE id = ?"  # noqa: S608
        )
        self._delete = f"DELETE FROM {table.name} WHERE id = ?"  # noqa: S608
        self._numbers = f"SELECT id, number_here FROM {table.name} WHERE id {SOME_IDS}"  # noqa: S608
        self._count = f"SELECT count(*) FROM {table.name}"  # noqa: S608
        self._last = (
            self._count
            if self._is_secret
            else f"SELECT coalesce(max(number_here), 0) FROM {table.name}"  # noqa: S608
        )
        self._select = sql_of(sa.select(*columns))
        self._order = f" ORDER BY {first}" + (", id" if numbered and self._is_secret else "")

    def insert(self, database: Database, values: Collection[T]) -> range:
        """Write these values as new rows; return their numbers, if they have any."""
        if self._is_secret:
            values = sorted(values, key=_id_of)
            self._write(database, zip(*self._columns(values), strict=True))
            return range(0)
        first = self.last(database) + 1
        numbers = range(first, first + len(values))
        self._write(database, zip(numbers, *self._columns(values), strict=True))
        return numbers

    def insert_placed(self, database: Database, values: Iterable[tuple[T, int]]) -> None:
        """Write values as new rows, each with its place among those of its own record."""
        values = sorted(values, key=lambda each: _id_of(each[0]))
        columns = self._columns([each for each, _ in values])
        self._write(database, zip((place for _, place in values), *columns, strict=True))

    def _write(self, database: Database, rows: Iterable[tuple[Any, ...]]) -> None:
        database.driver.executemany(self._insert, rows)

    def last(self, database: Database) -> int:
        """Return the number of the last row, or 0; without numbers, how many there are."""
        number: int = database.driver.execute(self._last).fetchone()[0]
        return number

    def count(self, database: Database) -> int:
        """Return how many rows there are."""
        number: int = database.driver.execute(self._count).fetchone()[0]
        return number

    def update(self, database: Database, values: Collection[T]) -> None:
        """Write these values over the rows of their ids."""
        columns = self._columns(values)
        ids = self._columns(values)[self._names.index("id")]
        database.driver.executemany(self._update, zip(*columns, ids, strict=True))

    def delete(self, database: Database, ids: Iterable[UUID]) -> None:
        """Remove the rows of these ids."""
        database.driver.executemany(self._delete, [(each.bytes,) for each in ids])

    def numbers(self, database: Database, ids: Iterable[UUID]) -> dict[UUID, int]:
        """Return the numbers of the rows of these ids."""
        rows = database.driver.execute(self._numbers, (as_list(ids),))
        return {id_of_bytes(row[0]): row[1] for row in rows}

    def all(self, database: Database) -> list[T]:
        """Read every row, in the order of arrival if that is not secret."""
        return list(chain.from_iterable(self.each(database)))

    def matching(self, database: Database, condition: str, *values: object) -> list[T]:
        """Read the rows of a condition, which is never made of what somebody typed."""
        rows = database.driver.execute(f"{self._select} WHERE {condition}", values)
        return self.read(rows.fetchall())

    def of(self, database: Database, column: str, ids: Collection[UUID], **others: UUID) -> list[T]:
        """Read the rows that have one of these ids in a column, and these in others."""
        if not ids:
            return []
        condition, value = one_of(column, ids)
        return self.matching(
            database,
            " AND ".join([condition, *(f"{name} = ?" for name in others)]),
            value,
            *(each.bytes for each in others.values()),
        )

    def tallies(
        self, database: Database, names: Sequence[str], column: str, ids: Collection[UUID]
    ) -> dict[tuple[Any, ...], int]:
        """Count the rows that have one of these ids in a column, by what stands in others."""
        if not ids:
            return {}
        condition, value = one_of(column, ids)
        select = f"SELECT {', '.join(names)} FROM {self._table} WHERE {condition}"  # noqa: S608
        found = Counter(database.driver.execute(select, (value,)))
        places = [self._names.index(name) for name in names]
        self._refuse_other_types([*found], places)
        readers = [self._readers[at] for at in places]
        return {
            tuple(
                read(value) if read else value for read, value in zip(readers, row, strict=True)
            ): count
            for row, count in found.items()
        }

    def each(self, database: Database, size: int = 2_000) -> Iterator[list[T]]:
        """Read every row, so many at a time, in the same order."""
        return map(self.read, self.fetched(database, size))

    def fetched(self, database: Database, size: int) -> Iterator[list[Any]]:
        """Fetch every row in that order, so many at a time, for `read`."""
        cursor = database.driver.execute(self._select + self._order)
        while rows := cursor.fetchmany(size):
            yield rows

    def _columns(self, values: Collection[T]) -> list[Iterator[Any]]:
        """Return what is written of these values, each column from top to bottom."""
        columns = (map(get, values) for get in self._getters)
        return [
            map(write, column) if write else column
            for write, column in zip(self._writers, columns, strict=True)
        ]

    def read(self, rows: Sequence[Sequence[Any]]) -> list[T]:
        """Return the values of rows: column by column, each slot of all values set at once.

        That spares a call of Python for each row and each field: the values are frozen and have
        slots, so their constructor would do the same, one attribute after the other.
        """
        self._refuse_other_types(rows)
        make = self._kind.__new__
        values = [make(self._kind) for _ in rows]
        try:
            for at, (read, put) in enumerate(zip(self._readers, self._setters, strict=True)):
                column = map(itemgetter(at), rows)
                deque(map(put, values, map(read, column) if read else column), maxlen=0)
        except (ValueError, TypeError, RecursionError) as error:
            raise dbapi2.DatabaseError(f"malformed value in {self._table}") from error
        return values

    def _refuse_other_types(
        self, rows: Sequence[Sequence[Any]], places: Sequence[int] | None = None
    ) -> None:
        """Refuse a value of another type than its column's.

        SQLite keeps the type beside each value and takes it as it finds it: one changed bit makes
        bytes of a text, and everything that works with texts would fail on them later.
        """
        types_ = self._types if places is None else [self._types[at] for at in places]
        for at, types in enumerate(types_):
            if not types.issuperset(map(type, map(itemgetter(at), rows))):
                raise dbapi2.DatabaseError(f"malformed value in {self._table}")


def _stored_types(column: sa.Column[Any]) -> set[type]:
    """Return the types that the driver may give for a column; SQLite keeps a bool as a number."""
    kept_as = column.type
    if isinstance(kept_as, sa.types.TypeDecorator):
        kept_as = kept_as.impl_instance
    own = kept_as.python_type
    types = {int if own is bool else own}
    return types | {type(None)} if column.nullable else types
