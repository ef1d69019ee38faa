"""Times of day as people type them."""

from __future__ import annotations

import re
from datetime import time

from facilitator_app.domain.errors import PlanError

_HOUR, _DAY, _NOON = 60, 24 * 60, 12
_CLOCK = re.compile(r"(\d{1,2})(?:\s*[:.h ]\s*|(?=\d\d))?(\d\d)?\s*(am|pm)?", re.IGNORECASE)


def clock(text: str) -> time:
    """Return a time of day as people type it, or refuse it."""
    found = _CLOCK.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (_DAY, 0)
    half = (found[3] or "").lower() if found else ""
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0) if 1 <= hour <= _NOON else _DAY
    if hour * _HOUR + minute >= _DAY or minute >= _HOUR:
        raise PlanError(f"“{text}” is no time of day.", advice="Type it as 9:30, 930 or 9.30.")
    return time(hour, minute)
