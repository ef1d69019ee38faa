"""Short words that stand for longer ones while a note is typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from facilitator_app.domain.records import Shorthand

LONGEST = 40
_SHORT = re.compile(r"(?<![\w'\u2019@./-])[\w'\u2019&/+-]*\w$")
_ENDS = re.compile(r"[\s.,;:!?)\]}…\"\u201d\u2019'/]")


def shorthand_of(table_id: UUID, entries: Iterable[Shorthand]) -> dict[str, str]:
    """Return what short words stand for at a table: its own entries outrank the programme's."""
    found = sorted(entries, key=lambda each: each.table_id is not None)
    return {each.short.casefold(): each.text for each in found if each.table_id in (None, table_id)}


def ends_word(key: str) -> bool:
    """Tell whether a key that was typed ends a word."""
    return _ENDS.fullmatch(key) is not None


def expanded(text: str, end: int, shorthand: Mapping[str, str], since: int = 0) -> str | None:
    """Return what the text up to a place becomes, if a short word ends there.

    A capital at the beginning stays one. What stands before `since` is not looked at.
    """
    found = _SHORT.search(text, max(since, end - LONGEST), end) if shorthand else None
    long = shorthand.get(found[0].casefold()) if found else None
    if found is None or long is None:
        return None
    if found[0][0].isupper():
        long = long[:1].upper() + long[1:]
    return text[: found.start()] + long
