"""Times as spreadsheets give them, in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from facilitator_app.imports.problems import RowError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = re.compile(r"[0-9]{12,14}")
_SECONDS = re.compile(r"[0-9]{9,11}(\.[0-9]{1,9})?")


@lru_cache(8192)
def moment(text: str) -> datetime:
    """Return the time of a day and a clock time in ISO 8601; one without a zone is read as UTC.

    UTC and not the laptop's own zone, so that one file gives the same notes on every laptop.
    """
    try:
        found = datetime.fromisoformat(text)
        if not _is_day(text):
            return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        pass
    raise RowError(
        f"“{text}” is no time with a day, such as 2026-05-09 14:30 or 2026-05-09T14:30Z."
    )


def cast_time(text: str) -> datetime:
    """Return such a time, or that of a number of seconds or milliseconds since 1970."""
    if _MILLISECONDS.fullmatch(text):
        return _EPOCH + timedelta(milliseconds=int(text))
    if _SECONDS.fullmatch(text):
        return _EPOCH + timedelta(seconds=float(text))
    return moment(text)


def _is_day(text: str) -> bool:
    """Tell whether a text is a day alone, which would stand for its midnight."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
