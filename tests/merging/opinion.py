"""A slow second opinion on what laptops must agree on: from ancestry, and from cast_at alone.

It reads the text of the versions and shares no code with the application's rules.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Record

Plain = dict[str, Any]
KIND = "kind of record"
UNREAD_FIELD, UNREAD_KIND = "mood", "stamp"
"""What only a newer application would understand."""

REFERS: dict[str, dict[str, str]] = {
    "session": {"workshop_id": "workshop"},
    "note": {"session_id": "session", "table_id": "table"},
    "coding": {"note_id": "note", "theme_id": "theme"},
    "seating": {"table_id": "table", "participant_id": "participant"},
    "ballot": {"trade_off_id": "trade-off"},
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one record is."""

    shown: Plain | None
    heads: tuple[UUID, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a whole file is."""

    shown: dict[UUID, Plain]
    conflicts: list[tuple[UUID, tuple[UUID, ...]]]
    loose: set[tuple[UUID, UUID]]
    missing: set[UUID]


def whole(everything: Iterable[Revision]) -> Opinion:
    versions: dict[UUID, list[Revision]] = {}
    for each in everything:
        versions.setdefault(each.record_id, []).append(each)
    erased = orders(everything)
    verdicts = {each: of_one(some, each in erased) for each, some in versions.items()}
    shown = {each: found.shown for each, found in verdicts.items() if found.shown is not None}
    there = {each.id for each in everything}
    return Opinion(
        shown,
        sorted((each, found.heads) for each, found in verdicts.items() if found.disputed),
        loose_ends(shown),
        {parent for each in everything for parent in each.parents} - there,
    )


def orders(everything: Iterable[Revision]) -> set[UUID]:
    return {
        UUID(json.loads(each.content)["record_id"])
        for each in everything
        if each.kind == "erasure" and each.content is not None
    }


def of_one(versions: Collection[Revision], erased: bool = False) -> Verdict:  # noqa: FBT001, FBT002
    by_id = {each.id: each for each in versions}
    old = set[UUID]().union(*(ancestors(each, by_id) for each in versions))
    tops = [each for each in versions if each.id not in old]
    written = {
        each.id: None
        if each.content is None or (erased and each.kind != "erasure")
        else json.loads(each.content)
        for each in tops
    }
    times = {each: when for each, plain in written.items() if (when := cast_at(plain))}
    last = max(times.values(), default=None)
    left = [each for each in tops if times.get(each.id, last) == last]
    left.sort(key=lambda each: (written[each.id] is None, each.id.int & ((1 << 62) - 1)))
    said = [written[each.id] for each in left]
    first = said[0]
    return Verdict(
        shown=None
        if first is None or left[0].kind == UNREAD_KIND
        else {KIND: left[0].kind, **without(first, UNREAD_FIELD)},
        heads=tuple(each.id for each in left),
        disputed=any(each != first for each in said),
    )


def ancestors(revision: Revision, by_id: dict[UUID, Revision]) -> set[UUID]:
    found: set[UUID] = set()
    todo = list(revision.parents)
    while todo:
        if (one := todo.pop()) not in found:
            found.add(one)
            todo.extend(by_id[one].parents if one in by_id else ())
    return found


def cast_at(plain: Plain | None) -> datetime | None:
    text = (plain or {}).get("cast_at")
    return datetime.fromisoformat(text) if text else None


def without(plain: Plain, name: str) -> Plain:
    return {each: value for each, value in plain.items() if each != name}


def loose_ends(shown: dict[UUID, Plain]) -> set[tuple[UUID, UUID]]:
    there = {(each, plain[KIND]) for each, plain in shown.items()}
    return {
        (each, UUID(plain[field]))
        for each, plain in shown.items()
        for field, kind in REFERS.get(plain[KIND], {}).items()
        if plain[field] and (UUID(plain[field]), kind) not in there
    }


def plain_of(record: Record) -> Plain:
    """Return a record as its text would be read by somebody who does not know this application."""
    names = [field.name for field in fields(record) if field.name != "id"]
    return {KIND: record.record_kind} | {name: _simple(getattr(record, name)) for name in names}


def _simple(value: object) -> object:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, UUID) else value
