"""What travels, as JSON: one way to write everything, and nothing else is read."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar
from uuid import UUID

from facilitator_app.domain.content import READERS
from facilitator_app.travel.limits import DEPTH, NAME_BYTES, UnusableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_BRACKETS = re.compile(r"[\[\]{}]")
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_HEXADECIMAL = re.compile("(?:[0-9a-f]{2})*")
WRONG = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What reading raises when a field is not what it must be."""


def text_of(plain: Mapping[str, Any]) -> str:
    """Return the one text of an object: names in order, no blanks, no escapes but those needed."""
    return json.dumps(
        plain, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def object_in(text: str) -> dict[str, Any]:
    """Return the object that a text is, or raise ValueError, or UnusableError if it is too deep."""
    _refuse_depths(text)
    found = json.loads(text, object_pairs_hook=_once, parse_constant=_refused)
    if not isinstance(found, dict):
        raise TypeError("an object is expected")
    if _HALF.search(text):
        text_of(found).encode()
    return found


def plain_of(value: DataclassInstance) -> dict[str, Any]:
    """Return what JSON can say of each field."""
    return {field: _plain(getattr(value, field)) for field, _ in _fields_of(type(value))}


def read_as(kind: type[T], plain: Mapping[str, Any]) -> T:
    """Return what was written by `plain_of`; each field must be to the letter what it writes."""
    found = kind(**{field: read(plain[field]) for field, read in _fields_of(kind)})
    written = plain_of(found)
    for field, value in written.items():
        if type(plain[field]) is not type(value) or plain[field] != value:
            raise ValueError("a field is written in another way than it must be")
    return found


def name(text: str) -> str:
    """Return a short text for one line, or raise ValueError."""
    if not text or len(text.encode()) > NAME_BYTES or _CONTROL.search(text):
        raise ValueError("this is no name")
    return text


def digits(text: str, size: int) -> str:
    """Return so many bytes in hexadecimal digits, or raise ValueError."""
    if len(text) != 2 * size or not _HEXADECIMAL.fullmatch(text):
        raise ValueError("these are no hexadecimal digits")
    return text


@lru_cache
def _fields_of(kind: type[DataclassInstance]) -> tuple[tuple[str, Callable[[Any], Any]], ...]:
    """Return the name of each field, and what reads it."""
    return tuple([(each.name, _READERS[str(each.type)]) for each in fields(kind)])


def _refuse_depths(text: str) -> None:
    """Refuse a text with too many brackets within each other, before anything follows them."""
    if text.count("[") + text.count("{") <= DEPTH:
        return
    depth = 0
    for sign in _BRACKETS.findall(_STRING.sub("", text)):
        depth += 1 if sign in "[{" else -1
        if depth > DEPTH:
            raise UnusableError("something in it is nested too deeply")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that stands twice in one object: programs differ in which one they read."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a time has no zone")
        return value.astimezone(UTC).isoformat()
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _moment(value: object) -> datetime:
    moment: datetime = READERS["datetime | None"](value)
    return moment.astimezone(UTC)


def _pairs(value: list[list[str]]) -> tuple[tuple[str, str], ...]:
    text = READERS["str"]
    return tuple([(text(one), text(other)) for one, other in value])


_READERS: dict[str, Callable[[Any], Any]] = {
    **READERS,
    "bytes": bytes.fromhex,
    "datetime": _moment,
    "int | None": lambda value: None if value is None else READERS["int"](value),
    "str | None": lambda value: None if value is None else READERS["str"](value),
    "tuple[UUID, ...]": lambda ids: tuple([READERS["UUID"](each) for each in ids]),
    "tuple[tuple[str, str], ...]": _pairs,
}
"""How each type of field of what travels is read back."""
