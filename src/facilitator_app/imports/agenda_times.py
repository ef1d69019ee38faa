"""Times of day and lengths, in the many ways in which people write them into an agenda."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from facilitator_app.imports.problems import RowError

_HOUR, _DAY, _NOON = 60, 24 * 60, 12
_AFTERNOON = 8 * _HOUR
"""Before this hour a time that goes backwards is one after noon: 1.45 after 12.10."""
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{1,2})?)?(?::\d{2}(?:\.\d+)?)?\s*(?P<half>[ap])?"
    r"(?:\.?m\.?)?",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"(\d{1,2})(\d{2})")
_NUMBER = re.compile(r"\d+\.\d+")
_BETWEEN = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|\bto\b|\buntil\b|\btill\b)\s*", re.IGNORECASE)
_WORDS = re.compile(r"^(?:from|at|ca\.?|c\.)\s+|\s*(?:hrs?|hours|uhr|o'clock)\.?$", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hrs?|hours?)\.?)?\s*"
    r"(?:(?P<minutes>\d+)\s*(?:m|mins?|minutes?|'|\u2032|)\.?)?",
    re.IGNORECASE,
)
_SPAN = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when; in minutes after midnight."""

    start: int
    end: int | None = None


def span(text: str, earliest: int = 0) -> Span:
    """Return the time that a cell says, and the end if it says one.

    `earliest` is when the session before begins: a small hour before it is one after noon.
    """
    parts = _BETWEEN.split(text.strip()) if "T" not in text else [text]
    if len(parts) > 2:  # noqa: PLR2004 - from and to
        raise _no_time(text)
    halves = [_half(each) for each in parts]
    if halves[0] is None and halves[-1] is not None:  # 1-2pm: both after noon
        same = f"{parts[0]} {halves[-1]}"
        parts[0] = same if _minute(same) <= _minute(parts[-1]) else parts[0]
    start = _later(_minute(parts[0]), earliest, said=_half(parts[0]) is not None)
    if len(parts) == 1:
        return Span(start)
    end = _later(_minute(parts[1]), start, said=halves[1] is not None)
    if end <= start:
        raise RowError(f"“{text}” ends before it begins.")
    return Span(start, end)


def length(text: str) -> int:
    """Return the minutes that a cell says."""
    tidy = text.strip()
    if found := _SPAN.fullmatch(tidy):
        return int(found[1]) * _HOUR + int(found[2])
    tidy = tidy.removesuffix(".0")
    found = _LENGTH.fullmatch(tidy)
    if not tidy or found is None:
        raise RowError(f"“{text}” is no number of minutes.")
    hours = float((found["hours"] or "0").replace(",", "."))
    minutes = round(hours * _HOUR) + int(found["minutes"] or 0)
    if not 0 <= minutes <= _DAY:
        raise RowError(f"“{text}” is no number of minutes of one day.")
    return minutes


def day_of(text: str) -> date | None:
    """Return the date that the name of a day is, if it is one; day before month."""
    try:
        if found := _DATE.fullmatch(text.strip()):
            return date(int(found[3]), int(found[2]), int(found[1]))
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


def _minute(text: str) -> int:
    tidy = _WORDS.sub("", text.strip())
    if "T" in tidy:
        try:
            moment = datetime.fromisoformat(tidy)
        except ValueError as error:
            raise _no_time(text) from error
        return moment.hour * _HOUR + moment.minute
    if _NUMBER.fullmatch(tidy) and (float(tidy) < 1 or float(tidy) >= _DAY / _HOUR):
        return round(float(tidy) % 1 * _DAY) % _DAY  # how Excel keeps a time without its format
    if found := _TOGETHER.fullmatch(tidy):
        return _checked(int(found[1]), int(found[2]), text)
    found = _CLOCK.fullmatch(tidy)
    if found is None:
        raise _no_time(text)
    minutes = found["minute"] or "0"
    # 9.30 in a cell for numbers comes as 9.3.
    minute = int(minutes) * (10 if len(minutes) == 1 and "." in tidy else 1)
    return _checked(_hour(int(found["hour"]), found["half"]), minute, text)


def _hour(hour: int, half: str | None) -> int:
    if half is None or hour > _NOON:
        return hour
    return hour % _NOON + (_NOON if half.casefold() == "p" else 0)


def _checked(hour: int, minute: int, text: str) -> int:
    try:
        time(hour, minute)
    except ValueError as error:
        raise _no_time(text) from error
    return hour * _HOUR + minute


def _half(text: str) -> str | None:
    """Return whether a time says that it is before or after noon: am, pm, or nothing."""
    found = _CLOCK.fullmatch(_WORDS.sub("", text.strip()))
    return f"{found['half']}m" if found and found["half"] else None


def _later(minute: int, earliest: int, *, said: bool) -> int:
    afternoon = minute + _NOON * _HOUR
    if not said and minute < earliest and minute < _AFTERNOON and afternoon >= earliest:
        return afternoon
    return minute


def _no_time(text: str) -> RowError:
    return RowError(f"“{text}” is no time of day, such as 9:30 or 9:30-10:00.")
