"""Ids that laptops can make apart from each other without ever making the same one by accident."""

from __future__ import annotations

import json
import secrets
import time
from uuid import UUID, uuid5

_VERSION_7, _VARIANT = 7 << 76, 2 << 62
_CHANCE = (1 << 62) - 1
_BETWEEN = "\x1f"
NAMED = 5
"""The version of an id that is made of a name."""


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): the time, so that a file grows at its end, then chance."""
    milliseconds = time.time_ns() // 1_000_000 & (1 << 48) - 1
    return id_from(milliseconds, secrets.randbits(74))


def id_from(milliseconds: int, chance: int) -> UUID:
    """Return the UUIDv7 of a time since 1970 and 74 bits of chance."""
    return UUID(
        int=milliseconds << 80 | _VERSION_7 | chance >> 62 << 64 | _VARIANT | chance & _CHANCE
    )


def chance_of(revision_id: UUID) -> int:
    """Return the last 62 bits of an id, which hold no clock."""
    return revision_id.int & _CHANCE


def named_id(programme: UUID, *names: object) -> UUID:
    """Return the id that every laptop gives to the thing of this name in a programme (UUIDv5).

    Names that hold the separator themselves get their ids in a space of their own, since without
    them every text that has it is taken.
    """
    texts = [str(each) for each in names]
    if any(_BETWEEN in each for each in texts):
        return uuid5(uuid5(programme, _BETWEEN), json.dumps(texts))
    return uuid5(programme, _BETWEEN.join(texts))
