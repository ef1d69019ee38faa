"""What an edit did to words: which stayed, which went, which came."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

KEPT, GONE, NEW = "kept", "gone", "new"
_MOST = 3_000
"""Words beyond this are not compared one by one: that would take seconds."""


class Piece(NamedTuple):
    """Some words, and whether they stayed, went or came."""

    sort: str
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return one text after the other, in which every word stands once if it stayed."""
    old, new = _words(before), _words(after)
    if max(len(old), len(new)) > _MOST:
        return _filled(Piece(GONE, before), Piece(NEW, after))
    found: list[Piece] = []
    for sort, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if sort == "equal":
            found.append(Piece(KEPT, "".join(old[a:b])))
        else:
            found += [Piece(GONE, "".join(old[a:b])), Piece(NEW, "".join(new[c:d]))]
    return _filled(*found)


def told(some: tuple[Piece, ...]) -> str:
    """Return what changed as a screen reader says it."""
    names = {GONE: "taken out", NEW: "put in"}
    return ", ".join(
        f"{names[each.sort]}: {each.text.strip()}" for each in some if each.sort != KEPT
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)


def _filled(*some: Piece) -> tuple[Piece, ...]:
    return tuple(each for each in some if each.text)
