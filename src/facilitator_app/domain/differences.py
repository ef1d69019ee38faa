"""In what two texts differ, word by word, and in what two versions of a record do."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from facilitator_app.domain.called import NOTHING, field_of
from facilitator_app.domain.disputes import WRITTEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.domain.called import Called
    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Record

KEPT, GONE, NEW = "kept", "gone", "new"
_MOST = 2_000
"""Words beyond this are not compared one by one: that would take seconds."""
_ALONE = r"\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"\s+|[{_ALONE}]|[^\s{_ALONE}]+")
"""Blanks, a sign of a script that is written without them, or what stands between blanks."""
_MARKED = ("marks",)
_KEYERS = ("keyed_by", "decided_by")
REMOVED = "removed"
UNREADABLE = "written by a newer version of the app: only that can show it"


class Piece(NamedTuple):
    """Some words, and whether they stayed, went or came."""

    sort: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return one text after the other, in which every word stands once if it stayed."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    inner, other = old[start : len(old) - end], new[start : len(new) - end]
    found = [Piece(KEPT, "".join(old[:start]))]
    if max(len(inner), len(other)) > _MOST:
        found += [Piece(GONE, "".join(inner)), Piece(NEW, "".join(other))]
    else:
        found += _compared(inner, other)
    found.append(Piece(KEPT, "".join(old[len(old) - end :])))
    return tuple(each for each in found if each.text)


def told(some: tuple[Piece, ...]) -> str:
    """Return what changed as a screen reader says it."""
    names = {GONE: "taken out", NEW: "put in"}
    return ", ".join(
        f"{names[each.sort]}: {each.text.strip()}" for each in some if each.sort != KEPT
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands in one field of two versions; what a version does not share is marked."""

    field: str
    title: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    @property
    def differs(self) -> bool:
        """Whether the two are not the same."""
        return self.left != self.right


def differences(called: Called, left: Record | None, right: Record | None) -> list[Difference]:
    """Return every field in which something stands, those that differ first.

    Beside a version that was removed, or that this app cannot read, what the record is about
    differs: its words or its marks, or else all of it.
    """
    there = [each for each in (left, right) if each is not None]
    if not there:
        return []
    about = _about(called, there[0]) if len(there) == 1 else None
    found = []
    for name in _fields(there):
        values = [None if e is None else called.value(e, name) for e in (left, right)]
        if set(values) - {None, NOTHING}:
            known = [each for each in values if each is not None]
            one, other = values if about is None or name in about else (known[0], known[0])
            found.append(_difference(name, pieces(one or "", other or "")))
    return sorted(found, key=lambda each: not each.differs)


def said(called: Called, records: Sequence[Record | None]) -> list[str]:
    """Return what each of several versions says where they are not the same, field by field.

    Beside a removal also what a record is about: its words or its marks, or else all of it.
    """
    there = [each for each in records if each is not None]
    names = [name for name in _fields(there) if len({called.value(e, name) for e in there}) > 1]
    if there and len(there) < len(records):
        names += [name for name in _about(called, there[0]) if name not in names]
    return [
        REMOVED
        if each is None
        else "\n".join(f"{field_of(name)}: {called.value(each, name)}" for name in names)
        for each in records
    ]


def said_by(called: Called, versions: Sequence[Revision]) -> list[str]:
    """Return the same of versions, of which this app may be unable to read some."""
    words = said(called, [each.record for each in versions])
    return [
        UNREADABLE if each.content is not None and each.record is None else told
        for each, told in zip(versions, words, strict=True)
    ]


def _difference(name: str, marked: Sequence[Piece]) -> Difference:
    left = tuple(each for each in marked if each.sort != NEW)
    return Difference(name, field_of(name), left, tuple(e for e in marked if e.sort != GONE))


def _about(called: Called, record: Record) -> list[str]:
    """Return the fields that say what a record is about: its words, its marks, or all there is."""
    filled = [name for name in _fields([record]) if called.value(record, name) != NOTHING]
    return [name for name in filled if name in _said_in(record)] or filled


def _fields(there: Sequence[Record]) -> list[str]:
    """Return the fields of versions of one record, those of words first."""
    if not there:
        return []
    words = _said_in(there[0])
    return sorted(_names(there[0]), key=lambda name: name not in words)


def _said_in(record: Record) -> tuple[str, ...]:
    return (*WRITTEN.get(record.record_kind, ()), *_MARKED)


def _names(record: Record) -> Iterator[str]:
    """Return the fields to be told of: of a vote not who keyed it, for they sit at a table."""
    left_out = {"id", *(_KEYERS if record.is_secret else ())}
    return (each.name for each in fields(record) if each.name not in left_out)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many of the same words two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _compared(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for sort, a, b, c, d in matcher.get_opcodes():
        if sort == "equal":
            yield Piece(KEPT, "".join(old[a:b]))
        else:
            yield Piece(GONE, "".join(old[a:b]))
            yield Piece(NEW, "".join(new[c:d]))
