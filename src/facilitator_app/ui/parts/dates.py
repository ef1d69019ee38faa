"""Dates as people write them."""

from __future__ import annotations

import re
from datetime import date

from facilitator_app.domain.errors import PlanError

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[-./ ]+(\d{1,2}|[^\W\d_]+)\.?,?[-./ ]*(\d{4}|\d{2})")
_CENTURY, _LETTERS = 2000, 3


def written_date(day: date) -> str:
    """Return a date as Sat 12 September 2026."""
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def read_date(text: str) -> date:
    """Return a date as people write it, the day before the month; or refuse it."""
    text = _WEEKDAY.sub("", text.strip(), count=1)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
        year += _CENTURY if year < 100 else 0  # noqa: PLR2004 - two digits
    else:
        day = month = year = 0
    try:
        return date(year, month, day)
    except ValueError:
        raise PlanError(
            f"“{text}” is no date.", advice="Type it as 12 September 2026, or 12/9/2026."
        ) from None


def _month(text: str) -> int:
    """Return the number of a month, or 0."""
    if text.isdigit():
        return int(text)
    begun = [each for each in MONTHS if each.lower().startswith(text.lower())]
    return MONTHS.index(begun[0]) + 1 if len(text) >= _LETTERS and begun else 0
