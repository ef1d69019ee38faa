"""Revisions as lines of JSON, in the order of their ids: when which one was made is not told.

There is one way to write a revision, and a line that differs from it in a byte refuses them all.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Revision
from facilitator_app.domain.text import clean
from facilitator_app.travel.limits import LINE_BYTES, PARENTS, REVISIONS, UnusableError, shown
from facilitator_app.travel.plain import WRONG, name, object_in, plain_of, read_as, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import DataclassInstance


def split(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Return each line of what comes in parts, and never hold more than a line and a part."""
    rest = b""
    for part in parts:
        *whole, rest = (rest + part).split(b"\n")
        for line in (*whole, rest):
            if len(line) >= LINE_BYTES:
                raise UnusableError("an entry in it is too long")
        yield from whole
    if rest:
        raise UnusableError("its last entry is cut off")


def line_of(value: DataclassInstance, what: str, **more: object) -> bytes:
    """Return the line of an entry, with its end; refuse what could not be read again."""
    try:
        plain = plain_of(value)
        line = text_of(plain | more).encode() + b"\n"
        read_as(type(value), plain)
    except WRONG as error:
        raise _unfit(what) from error
    if len(line) > LINE_BYTES:
        raise UnusableError(f"a {shown(what)} is longer than {LINE_BYTES >> 20} MB")
    return line


def to_lines(revisions: Iterable[Revision]) -> list[bytes]:
    """Return the line of each revision; refuse what could not be read again."""
    ordered = sorted(revisions, key=lambda each: each.id)
    _refuse_disorder(ordered)
    for each in ordered:
        try:
            _refuse_wrong(each)
        except WRONG as error:
            raise _unfit(each.kind) from error
    return [line_of(each, each.kind) for each in ordered]


def from_lines(lines: Iterable[bytes]) -> tuple[Revision, ...]:
    """Return the revision of each line, or refuse them all."""
    found: list[Revision] = []
    for line in lines:
        found.append(revision_in(line))
        if len(found) > REVISIONS:
            raise UnusableError(f"it has more than {REVISIONS:,} entries")
    _refuse_disorder(found)
    return tuple(found)


def revision_in(line: bytes) -> Revision:
    """Return the revision that a line without its end says, or refuse it."""
    try:
        text = line.decode()
        plain = object_in(text)
        found = read_as(Revision, plain)
        _refuse_wrong(found)
    except WRONG as error:
        raise UnusableError("an entry in it is not what it must be") from error
    if text_of(plain) != text or len(plain) != len(plain_of(found)):
        raise UnusableError("an entry in it is not written as it must be")
    return found


def _refuse_wrong(revision: Revision) -> None:
    """Raise ValueError or UnusableError if a field has a value that no laptop would write."""
    name(revision.kind)
    name(revision.laptop)
    if clean(revision.role) != revision.role:  # a text like others: a team has words of its own
        raise ValueError("a role has characters that no text has")
    if len(revision.parents) > PARENTS:
        raise ValueError("a version replaces too many others")
    if len({revision.id, *revision.parents}) <= len(revision.parents):
        raise ValueError("a version replaces itself, or another one twice")
    if revision.content is not None:
        object_in(revision.content)


def _refuse_disorder(revisions: list[Revision]) -> None:
    if len(revisions) > REVISIONS:
        raise UnusableError(f"it has more than {REVISIONS:,} entries")
    ids = [each.id for each in revisions]
    if any(one >= following for one, following in pairwise(ids)):
        raise UnusableError("its entries stand twice or in the wrong order")


def _unfit(kind: str) -> UnusableError:
    return UnusableError(f"a {shown(kind)} in it could not be read again")
