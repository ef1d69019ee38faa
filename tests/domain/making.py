"""Makes any record at random, and versions of them."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Any
from uuid import UUID

from hypothesis import strategies as st

from facilitator_app.domain.changes import Author, Change, Edit, Revision
from facilitator_app.domain.records import KINDS, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAMME = UUID("0190d3a0-0000-7000-8000-0000000000cc")
HERE = Author("table-3", "note-taker")
WHOLE = st.integers(-(1 << 63), (1 << 63) - 1)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
ZONES = st.sampled_from(
    [UTC, timezone(timedelta(hours=5, minutes=30)), timezone(-timedelta(hours=9))]
)
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=ZONES)  # noqa: DTZ001
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXTS,
    "int": WHOLE,
    "bool": st.booleans(),
    "UUID": st.uuids(),
    "UUID | None": st.none() | st.uuids(),
    "datetime | None": st.none() | MOMENTS,
    "date | None": st.none() | st.dates(),
    "time": st.times(),
    "time | None": st.none() | st.times(),
    "tuple[str, ...]": st.lists(TEXTS, max_size=3).map(tuple),
    "tuple[int, ...]": st.lists(WHOLE, max_size=3).map(tuple),
    "dict[str, int]": st.dictionaries(TEXTS, WHOLE, max_size=3),
    "dict[str, str]": st.dictionaries(TEXTS, TEXTS, max_size=3),
}
"""What each type of field can hold, as it is written in the records."""


def records_of(kind: type[Record]) -> st.SearchStrategy[Record]:
    values = {each.name: VALUES[str(each.type)] for each in fields(kind)}
    return st.builds(kind, **values)


RECORDS = st.sampled_from(sorted(KINDS.values(), key=str)).flatmap(records_of)


def smallest(kind: type[Record]) -> Record:
    """Return a record with nothing given that has a default."""
    plain: dict[str, Any] = {
        "str": "x",
        "UUID": PROGRAMME,
        "int": 1,
        "bool": True,
        "time": time(9, 30),
    }
    return kind(
        **{
            each.name: plain[str(each.type)]
            for each in fields(kind)
            if each.default is MISSING and each.default_factory is MISSING
        }
    )


def version(record: Record | None, *replaced: Revision, of: Record | None = None) -> Revision:
    """Return a version of a record, or one of its removal."""
    change = Change(None, record) if record is not None else Change(of, None)
    return Edit(HERE).revision(change, replaced)


def chain(*records: Record) -> list[Revision]:
    """Return versions of which each replaces the one before."""
    found: list[Revision] = []
    for each in records:
        found.append(version(each, *found[-1:]))
    return found


def ids(revisions: Sequence[Revision]) -> list[UUID]:
    return [each.id for each in revisions]
