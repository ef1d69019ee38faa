"""The tables of a file.

The journal, the undo steps and what is half typed are kept. Everything else is derived from the
journal: a table for each kind of record, a column for each field, and a few lists.

What is secret lies in tables of its own, which have no row numbers and are sorted by ids that are
made by chance or follow from the ballot's code: where a row stands tells nothing of when it came.

References between records are declared, so that whoever reads the file can follow them, and
listed where they lead nowhere. They are not enforced: a removal on one laptop must not swallow
what was entered on another.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime, time
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from typing_extensions import override

from facilitator_app.domain.identifiers import ID_BYTES, id_of_bytes
from facilitator_app.domain.records import KINDS, Erasure

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from sqlalchemy.engine import Dialect

    from facilitator_app.domain.records import Record

kept = sa.MetaData()
derived = sa.MetaData()


class _Plain(sa.types.TypeDecorator[Any]):
    """A value kept as text or bytes, written and read by two plain functions.

    They are called for each value as they stand, so those of a column that can be empty know what
    to do with nothing.
    """

    cache_ok = True
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        return type(self).write

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        return type(self).read

    @override
    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        return self


def _or_nothing(function: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else function(value)


def _in_utc(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


class Id(_Plain):
    """An id, in its sixteen bytes."""

    impl = sa.LargeBinary
    write = attrgetter("bytes")
    read = staticmethod(id_of_bytes)


class Reference(_Plain):
    """The id of another record, which comes again and again: read once."""

    impl = sa.LargeBinary
    write = staticmethod(lambda value: None if value is None else value.bytes)
    read = staticmethod(lru_cache(8192)(_or_nothing(id_of_bytes)))


class Ids(_Plain):
    """A tuple of ids, one behind the other."""

    impl = sa.LargeBinary
    write = staticmethod(lambda value: b"".join(each.bytes for each in value) if value else b"")

    @staticmethod
    def read(value: bytes) -> tuple[UUID, ...]:
        """Cut the ids apart again."""
        starts = range(0, len(value), ID_BYTES)
        return tuple([id_of_bytes(value[at : at + ID_BYTES]) for at in starts]) if value else ()


class Moment(_Plain):
    """A time as text in UTC with its zone, which Python reads seven times faster than without."""

    impl = sa.Text
    write = staticmethod(lru_cache(64)(_or_nothing(_in_utc)))  # revisions of an edit have one time
    read = staticmethod(_or_nothing(datetime.fromisoformat))


class Day(_Plain):
    """A date."""

    impl = sa.Text
    write = staticmethod(_or_nothing(date.isoformat))
    read = staticmethod(_or_nothing(date.fromisoformat))


class Clock(_Plain):
    """A time of day."""

    impl = sa.Text
    write = staticmethod(_or_nothing(time.isoformat))
    read = staticmethod(lru_cache(2048)(_or_nothing(time.fromisoformat)))


_as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


class List(_Plain):
    """A tuple of texts or numbers, as a JSON list."""

    impl = sa.Text
    write = staticmethod(lambda value: _as_json(value) if value else "")
    read = staticmethod(lru_cache(8192)(lambda value: tuple(json.loads(value)) if value else ()))


@lru_cache(8192)  # many ballots are marked alike
def _items_as_json(items: tuple[tuple[str, int | str], ...]) -> str:
    return _as_json(dict(items))


class Marks(_Plain):
    """Names with a number or a text each, as JSON; what is read is shared, never changed."""

    impl = sa.Text
    write = staticmethod(lambda value: _items_as_json(tuple(value.items())) if value else "{}")
    read = staticmethod(lru_cache(8192)(json.loads))


COLUMN_TYPES: dict[str, tuple[Any, bool]] = {
    "str": (sa.Text, False),
    "int": (sa.Integer, False),
    "bool": (sa.Boolean, False),
    "UUID": (Reference, False),
    "UUID | None": (Reference, True),
    "datetime | None": (Moment, True),
    "date | None": (Day, True),
    "time": (Clock, False),
    "time | None": (Clock, True),
    "tuple[str, ...]": (List, False),
    "tuple[int, ...]": (List, False),
    "dict[str, int]": (Marks, False),
    "dict[str, str]": (Marks, False),
}
"""How each type of field, as it is written in `records`, is kept, and whether it may be nothing."""


def table_name(kind: str) -> str:
    """Return the name of the table of a kind of record."""
    return kind.replace(" ", "_").replace("-", "_") + "_records"


def _table(kind: type[Record]) -> sa.Table:
    columns = [
        _column(kind, field.name, str(field.type)) for field in fields(kind) if field.name != "id"
    ]
    name = table_name(kind.record_kind)
    if kind.is_secret:
        return sa.Table(
            name, derived, sa.Column("id", Id, primary_key=True), *columns, sqlite_with_rowid=False
        )
    return sa.Table(
        name,
        derived,
        sa.Column("number_here", sa.Integer, primary_key=True),
        sa.Column("id", Id, nullable=False, unique=True),
        *columns,
    )


def _column(kind: type[Record], name: str, field_type: str) -> sa.Column[Any]:
    column_type, nullable = COLUMN_TYPES[field_type]
    keys = (
        [sa.ForeignKey(f"{table_name(kind.refers_to[name])}.id")] if name in kind.refers_to else []
    )
    return sa.Column(name, column_type, *keys, nullable=nullable)


TABLE_OF: dict[str, sa.Table] = {name: _table(kind) for name, kind in KINDS.items()}

SECRET_KINDS = frozenset(name for name, kind in KINDS.items() if kind.is_secret)

conflicts, erased = (
    sa.Table(name, derived, sa.Column("record_id", Id, primary_key=True), sqlite_with_rowid=False)
    for name in ("conflicts", "erased")
)


def _of_a_revision() -> list[sa.Column[Any]]:
    return [
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("parents", Ids, nullable=False),
        sa.Column("edit", Id, nullable=False),
        sa.Column("laptop", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("content", sa.Text),
        sa.Column("seal", sa.LargeBinary, nullable=False),
    ]


revisions = sa.Table(
    "revisions",
    kept,
    sa.Column("number_here", sa.Integer, primary_key=True),  # the order of arrival on this laptop
    sa.Column("id", Id, nullable=False, unique=True),
    sa.Column("record_id", Id, nullable=False, index=True),
    *_of_a_revision(),
)
sa.Index(
    "erasure_revisions", revisions.c.kind, sqlite_where=revisions.c.kind == Erasure.record_kind
)
secret_revisions = sa.Table(
    "secret_revisions",
    kept,
    sa.Column("version_here", sa.Integer, nullable=False),  # from 0, among those of its own record
    sa.Column("id", Id, primary_key=True),
    sa.Column("record_id", Id, nullable=False),
    *_of_a_revision(),
    sqlite_with_rowid=False,
)
sa.Index("secret_histories", secret_revisions.c.record_id, secret_revisions.c.version_here)
open_rounds = sa.Table(
    "open_rounds",
    kept,
    sa.Column("round", sa.Text, primary_key=True),
    sa.Column("made_at", Moment, nullable=False),  # of all that is keyed in it
    sqlite_with_rowid=False,
)

steps = sa.Table(
    "steps",
    kept,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("laptop", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("first", sa.Integer, nullable=False),  # its revisions here, by number
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("undone", sa.Boolean, nullable=False),
    sa.Column("secret", Ids, nullable=False),  # its secret revisions, by id
    sa.Column("round", sa.Text, nullable=False),  # in which it was keyed, if it is forgotten then
)
facts = sa.Table(
    "facts",
    kept,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)
given = sa.Table(  # what a kit brought, which goes into no pack
    "given", kept, sa.Column("revision_id", Id, primary_key=True), sqlite_with_rowid=False
)
drafts = sa.Table(
    "drafts",
    kept,
    sa.Column("place", sa.Text, primary_key=True),  # the line on the screen that it was typed into
    sa.Column("text", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)
