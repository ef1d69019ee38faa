"""A record as text: what the journal keeps and what travels.

The text may hold fields of a newer version. They are not understood here, but they are kept.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from facilitator_app.domain.records import KINDS, Record
from facilitator_app.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

R = TypeVar("R", bound=Record)


def encode(record: Record, unknown: Mapping[str, Any] | None = None) -> str:
    """Return the record's fields but its id, and the fields that only newer versions understand."""
    if unknown:
        known = {name: getattr(record, name) for name in READERS_OF[record.record_kind]}
        return clean(_as_text({**unknown, **known}))
    written = [start + write(get(record)) for start, get, write in _FIELDS_OF[record.record_kind]]
    return "{" + ",".join(written) + "}"


def decode(record_id: UUID, kind: str, content: str | None) -> Record | None:
    """Return the record, or nothing if it was removed or takes a newer version to read."""
    if content is None or kind not in KINDS:
        return None
    try:
        plain = json.loads(content)
        readers = READERS_OF[kind].items()
        known = {name: read(plain[name]) for name, read in readers if name in plain}
        return KINDS[kind](id=record_id, **known)
    except (AttributeError, TypeError, ValueError, OverflowError, RecursionError):
        return None


def unknown_fields(kind: str, content: str | None) -> dict[str, Any]:
    """Return the fields that only newer versions understand."""
    if content is None or kind not in KINDS:
        return {}
    plain = json.loads(content)
    known = READERS_OF[kind]
    return (
        {} if plain.keys() == known.keys() else {n: v for n, v in plain.items() if n not in known}
    )


def cleaned(record: R) -> R:
    """Return the record with every text in it cleaned, and every time in UTC."""
    found = {}
    for name, tidy in TIDIERS_OF[record.record_kind].items():
        before = getattr(record, name)
        if before is not None and (after := tidy(before)) != before:
            found[name] = after
    return replace(record, **found) if found else record


def _plain(value: UUID | date | time) -> str:
    if isinstance(value, UUID):
        return str(value)
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value.isoformat()


_as_text = json.JSONEncoder(
    default=_plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
).encode


def _text(value: object) -> str:
    """Refuse what is no text, and halves of characters, which no file can hold."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not a text")
    if not value.isascii():
        value.encode()
    return value


def _number(value: object) -> int:
    """Refuse what is no whole number, and what no file can hold."""
    if type(value) is not int or not -(1 << 63) <= value < 1 << 63:
        raise TypeError(f"{value!r} is not a number")
    return value


def _truth(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError(f"{value!r} is neither true nor false")
    return value


def _moment(value: object) -> datetime:
    """Refuse a time without a zone, which two laptops may read as two times."""
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError(f"{value!r} has no zone")
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)


def _clock(value: object) -> time:
    """Return a time of day as clocks in the room show it: a zone has no meaning there."""
    return time.fromisoformat(_text(value)).replace(tzinfo=None)


def _or_nothing(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


_identifier = lru_cache(4096)(UUID)
"""Ids that point elsewhere come again and again: read once each."""

READERS: dict[str, Callable[[Any], Any]] = {
    "str": _text,
    "int": _number,
    "bool": _truth,
    "UUID": _identifier,
    "UUID | None": _or_nothing(_identifier),
    "datetime | None": _or_nothing(_moment),
    "date | None": _or_nothing(date.fromisoformat),
    "time": _clock,
    "time | None": _or_nothing(_clock),
    "tuple[str, ...]": lambda texts: tuple(map(_text, texts)),
    "tuple[int, ...]": lambda numbers: tuple(map(_number, numbers)),
    "dict[str, int]": lambda marks: {_text(name): _number(mark) for name, mark in marks.items()},
    "dict[str, str]": lambda texts: {_text(name): _text(text) for name, text in texts.items()},
}
"""How each type of field, as it is written in `records`, is read back."""

TIDIERS: dict[str, Callable[[Any], Any]] = {
    "str": clean,
    "datetime | None": lambda moment: moment.astimezone(UTC),
    "time": lambda moment: moment.replace(tzinfo=None),
    "time | None": lambda moment: moment.replace(tzinfo=None),
    "tuple[str, ...]": lambda texts: tuple(map(clean, texts)),
    "dict[str, int]": lambda marks: {clean(name): mark for name, mark in marks.items()},
    "dict[str, str]": lambda texts: {clean(name): clean(text) for name, text in texts.items()},
}
"""How each type of field that can need it is cleaned where it enters."""


def _or_null(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "null" if value is None else write(value)


def _quoted(value: UUID | date | time) -> str:
    return f'"{_plain(value)}"'


_reference = lru_cache(4096)(_quoted)


@lru_cache(4096)  # many ballots are marked alike
def _marks(items: tuple[tuple[str, int], ...]) -> str:
    pairs = [f"{encode_basestring(name)}:{mark:d}" for name, mark in sorted(items)]
    return "{" + ",".join(pairs) + "}"


def _pair(item: tuple[str, str]) -> str:
    return f"{encode_basestring(item[0])}:{encode_basestring(item[1])}"


WRITERS: dict[str, Callable[[Any], str]] = {
    "str": encode_basestring,
    "int": int.__repr__,
    "bool": {True: "true", False: "false"}.__getitem__,
    "UUID": _reference,
    "UUID | None": _or_null(_reference),
    "datetime | None": _or_null(_quoted),
    "date | None": _or_null(_quoted),
    "time": _quoted,
    "time | None": _or_null(_quoted),
    "tuple[str, ...]": lambda texts: f"[{','.join(map(encode_basestring, texts))}]",
    "tuple[int, ...]": _as_text,
    "dict[str, int]": lambda marks: _marks(tuple(marks.items())),
    "dict[str, str]": lambda texts: (
        "{" + ",".join(map(_pair, sorted(texts.items()))) + "}" if texts else "{}"
    ),
}
"""How each type of field is written: what `_as_text` gives, and what most records hold faster."""


def _by_field(table: dict[str, Any], kind: type[Record]) -> dict[str, Callable[[Any], Any]]:
    types = {field.name: str(field.type) for field in fields(kind) if field.name != "id"}
    return {name: table[types[name]] for name in sorted(types) if types[name] in table}


READERS_OF = {name: _by_field(READERS, kind) for name, kind in KINDS.items()}
_FIELDS_OF = {
    name: [
        (f'"{field}":', attrgetter(field), write)
        for field, write in _by_field(WRITERS, kind).items()
    ]
    for name, kind in KINDS.items()
}
TIDIERS_OF = {name: _by_field(TIDIERS, kind) for name, kind in KINDS.items()}
