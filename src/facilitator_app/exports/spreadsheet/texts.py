"""Any text as a cell can hold it, so that Excel shows what was typed.

Excel reads `_x0041_` in a file as the letter A (ECMA-376, part 1, 22.4.2.4): it is what Excel
itself writes for characters that XML cannot hold. Text that merely looks like that is therefore
written with its underscore as `_x005F_`, which Excel and LibreOffice show as it was typed.
Programs that read a file without that rule, openpyxl among them, give the longer form.

Nothing else is done with it but what cannot be avoided, and that is listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.shown import CUT_MARK, marked
from facilitator_app.exports.exporter import ChangedText

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 32_767
"""What a cell can hold, in the units of UTF-16 that Excel counts: an emoji is two."""

CUT = "cut at 32,767 characters"

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ALWAYS_FITS = LIMIT // 8
"""No text of so few characters is too long, even if each of them were written as an escape."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands."""

    sheet: str
    id: str
    column: str


def is_plain(text: str) -> bool:
    """Tell quickly whether a text can be written as it is; said of almost every one."""
    return (
        len(text) < _ALWAYS_FITS
        and "_x" not in text
        and (text.isprintable() or _UNFIT.search(text) is None)
    )


def escaped(text: str) -> str:
    """Return a text so that nothing in it is read as the escape of a character."""
    return _LOOKS_ESCAPED.sub("_x005F_", text)


class Texts:
    """Makes texts fit, and keeps the list of those that it had to change."""

    def __init__(self, keep: Callable[[str, str], str]) -> None:
        self.changed: list[ChangedText] = []
        self._keep = keep
        self._known: dict[str, str] = {}

    def fit(self, text: str, place: Place, *, borrowed: bool) -> str:
        """Return what to write; list a change, of another record's text only where first seen."""
        if borrowed and text in self._known:
            return self._known[text]
        shown, changes = marked(text)
        written, file = escaped(shown), ""
        if _units(written) > LIMIT:
            written = escaped(_shortened(shown)) + CUT_MARK
            changes.append(CUT)
            file = self._keep(f"{place.id} {place.column}", text)
        if changes:
            self._known[text] = written
            what = "; ".join(changes)
            self.changed.append(ChangedText(place.sheet, place.id, place.column, what, file))
        return written


def _shortened(text: str) -> str:
    """Return as much of a text as fits before the mark once it is escaped."""
    room = LIMIT - _units(CUT_MARK)
    start = _first_units(text, room)
    while (excess := _units(escaped(start)) - room) > 0:
        start = _first_units(start, _units(start) - excess)
    return start


def _first_units(text: str, count: int) -> str:
    """Return the first units of UTF-16, without half a character at the end."""
    return text[:count].encode("utf-16-le")[: 2 * max(count, 0)].decode("utf-16-le", "ignore")


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)
