"""Finds formulas in a sheet whose value was never written beside them."""

from __future__ import annotations

import re
from typing import IO

_CHUNK = 1 << 20
_LONGEST_ROW = 16 << 20
_EMPTY = re.compile(
    rb"<(?:\w+:)?c(\s[^>]*)?>\s*"
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*(?:/>|></(?:\w+:)?v>)\s*)?</(?:\w+:)?c>"
)
_PLACE = re.compile(rb'\br="([A-Z]+[0-9]+)"')
_IS_TEXT = b't="str"'
"""The value of a formula that gave an empty text looks like one that is not there."""


def uncalculated(sheet: IO[bytes]) -> list[str]:
    """Return the places of these formulas, such as B2, in the XML of a sheet.

    Programs that make workbooks without being a spreadsheet write them; the reader of workbooks
    gives them as cells without anything.
    """
    found: list[str] = []
    rest = b""
    with sheet:
        while chunk := sheet.read(_CHUNK):
            rest += chunk
            if end := rest.rfind(b"row>") + 1:
                found.extend(_in(rest[:end]))
                rest = rest[end:]
            elif len(rest) > _LONGEST_ROW:
                rest = b""
    return [*found, *_in(rest)]


def _in(rows: bytes) -> list[str]:
    cells = [found[1] or b"" for found in _EMPTY.finditer(rows)]
    places = [_PLACE.search(cell) for cell in cells if _IS_TEXT not in cell]
    return [place[1].decode() if place else "a cell" for place in places]
