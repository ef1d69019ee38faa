"""What a check of the design says of one record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time  # noqa: TC003 - what a reader of the class wants to see
from uuid import UUID  # noqa: TC003

WRONG = "wrong"
"""It cannot work on the day as it stands."""
LOOK = "look"
"""Somebody may have meant it: worth a look."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check noticed: where, what, and what to do about it."""

    record_id: UUID
    """Where it arises: a workshop, session, prompt, trade-off, table, member of the team, theme."""
    message: str
    advice: str
    weight: str = WRONG
    """WRONG or LOOK."""
    start: time | None = None
    """Where the plain remedy is a time: when the session would start."""
    minutes: int | None = None
    """Where it is a length: the session's minutes."""
    minimum: int | None = None
    """Where it is the fewest minutes: the session's minimum."""
