"""Ids that laptops can make apart from each other without ever making the same one by accident."""

from __future__ import annotations

import json
import secrets
import time
from hashlib import sha1
from typing import Any, cast
from uuid import UUID, SafeUUID

_VERSION_7, _VARIANT = 7 << 76, 2 << 62
_VERSION_4 = 4 << 76
_CHANCE = (1 << 62) - 1
_VERSION_5 = 5 << 76
_NOT_VARIABLE = 15 << 76 | 3 << 62
ID_BYTES = 16
_BETWEEN = "\x1f"
_UNKNOWN = SafeUUID.unknown
_put_int = cast("Any", UUID).int.__set__
_put_is_safe = cast("Any", UUID).is_safe.__set__
NAMED = 5
"""The version of an id that is made of a name."""


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): the time, so that a file grows at its end, then chance."""
    milliseconds = time.time_ns() // 1_000_000 & (1 << 48) - 1
    return id_from(milliseconds, secrets.randbits(74))


def id_from(milliseconds: int, chance: int) -> UUID:
    """Return the UUIDv7 of a time since 1970 and 74 bits of chance."""
    return _id_of(
        milliseconds << 80 | _VERSION_7 | chance >> 62 << 64 | _VARIANT | chance & _CHANCE
    )


def random_id() -> UUID:
    """Return an id of chance alone (UUIDv4): it tells neither when it was made nor after which."""
    return _id_of(secrets.randbits(128) & ~_NOT_VARIABLE | _VERSION_4 | _VARIANT)


def id_of_bytes(value: bytes) -> UUID:
    """Return the id that is kept as these bytes, or raise ValueError or TypeError."""
    if len(value) != ID_BYTES:
        raise ValueError(f"an id has {ID_BYTES} bytes, not {len(value)}")
    return _id_of(int.from_bytes(value))


def chance_of(revision_id: UUID) -> int:
    """Return the last 62 bits of an id, which hold no clock."""
    return revision_id.int & _CHANCE


def named_id(programme: UUID, *names: object) -> UUID:
    """Return the id that every laptop gives to the thing of this name in a programme (UUIDv5).

    Names that hold the separator themselves get their ids in a space of their own, since without
    them every text that has it is taken.
    """
    texts = [str(each) for each in names]
    if _BETWEEN in "".join(texts):
        return _named(_named(programme, _BETWEEN), json.dumps(texts))
    return _named(programme, _BETWEEN.join(texts))


def _named(space: UUID, name: str) -> UUID:
    digest = sha1(space.bytes + name.encode(), usedforsecurity=False).digest()
    return _id_of(int.from_bytes(digest[:ID_BYTES]) & ~_NOT_VARIABLE | _VERSION_5 | _VARIANT)


def _id_of(number: int) -> UUID:
    """Return the id of a number of 128 bits.

    Several are made for every row of an import, and one or more for every row that is read. The
    constructor first asks in which of six ways it was called, which takes four times as long.
    """
    made = object.__new__(UUID)
    _put_int(made, number)
    _put_is_safe(made, _UNKNOWN)
    return made
