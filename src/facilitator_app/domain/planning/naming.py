"""The codes of what is new in a design: the next one that is free, after the last of its sort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from facilitator_app.domain.records import Session, Workshop

LUNCH, ARRIVAL = "lunch", "arrival"
_PREFIXES = {"plenary": "P", "break": "B", LUNCH: "B"}
"""What the codes of a sort of session begin with; those at tables have the numbers alone."""
_ONCE_A_DAY = {LUNCH: "L", ARRIVAL: "A"}
"""What comes once a day has the number of the day: L2 is the lunch of day 2."""
_THROUGHOUT = ("individual", ARRIVAL)
"""What has one row of numbers in all days, such as V1 to V4."""
_LETTERS = 26


def workshop_code(taken: Iterable[str]) -> str:
    """Return the code of another day: D4 after D3."""
    return f"D{_next('D', taken)}"


def session_code(day: str, sort: str, taken: Collection[str]) -> str:
    """Return the code of another session of a day: 1.6 after 1.5, P1.7 after P1.6, V3 after V2."""
    if sort in _ONCE_A_DAY and not is_taken(once := f"{_ONCE_A_DAY[sort]}{day}", taken):
        return once
    before = "V" if sort in _THROUGHOUT else f"{_PREFIXES.get(sort, '')}{day}."
    return f"{before}{_next(before, taken)}"


def sort_of(session: Session) -> str:
    """Return which sort of session a code speaks of; its kind, if of no other."""
    once = {letter: sort for sort, letter in _ONCE_A_DAY.items()}
    found = once.get(re.sub("[0-9]+$", "", session.code), "")
    return found if session.kind in ("break", "individual") and found else session.kind


def prompt_code(session: str, taken: Iterable[str]) -> str:
    """Return the code of another prompt of a session: 1.3d after 1.3c."""
    pattern = re.compile(re.escape(session) + "([a-z]{1,2})", re.IGNORECASE)
    found = [match[1].casefold() for code in taken if (match := pattern.fullmatch(code))]
    return session + _letters(max(map(_number, found), default=-1) + 1)


def trade_off_code(taken: Iterable[str], like: str = "TO") -> str:
    """Return the code of another trade-off: TO11 after TO10; AN7, if it is like AN2."""
    before = re.sub("[0-9]+$", "", like) or "TO"
    return f"{before}{_next(before, taken)}"


def day_number(workshop: Workshop) -> str:
    """Return what the codes of a day's sessions begin with: 2 on the second day."""
    digits = re.search("[0-9]+", workshop.code)
    return str(workshop.position) if workshop.position else digits[0] if digits else workshop.code


def carried(code: str, of: str, to: str) -> str:
    """Return a code as it is on another day: P1.3 of day 1 is P4.3 on day 4."""
    return re.sub(rf"(?<![0-9.]){re.escape(of)}(?![0-9])", to, code, count=1)


def is_taken(code: str, taken: Iterable[str]) -> bool:
    """Tell whether people would read two codes as the same."""
    return in_order(code) in {in_order(each) for each in taken}


def _next(before: str, taken: Iterable[str]) -> int:
    """Return one more than the highest number that follows these signs."""
    pattern = re.compile(re.escape(before) + "([0-9]{1,9})", re.IGNORECASE)
    found = [int(match[1]) for code in taken if (match := pattern.fullmatch(code))]
    return max(found, default=0) + 1


def _number(letters: str) -> int:
    """Return the place of a, b … z, aa, ab … in their row."""
    found = 0
    for each in letters:
        found = found * _LETTERS + ord(each) - ord("a") + 1
    return found - 1


def _letters(number: int) -> str:
    upper, lower = divmod(number, _LETTERS)
    return (_letters(upper - 1) if upper else "") + chr(ord("a") + lower)
