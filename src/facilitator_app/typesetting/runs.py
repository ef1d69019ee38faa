"""A text cut where another font is needed, and made of characters that the fonts have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from facilitator_app.typesetting.fonts import FAMILIES, family_of, font

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_GLYPH = "\ufffd"
"""Stands for a character that no font has; every font falls back to the first for it."""

_TEXT = FAMILIES[0]
_SPACES = dict.fromkeys("\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029", " ")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""What shaping leaves out: the characters that Unicode says are to be ignored."""


class Run(NamedTuple):
    """Characters next to each other in one font."""

    family: str
    text: str


def drawable(text: str) -> tuple[str, str]:
    """Return a text in which every character can be drawn or is not to be seen, and what cannot."""
    missing = ""
    drawn = []
    for character in text:
        shown = _SPACES.get(character, character)
        if family_of(shown) is None and not is_unseen(shown):
            missing += character
            shown = NO_GLYPH
        drawn.append(shown)
    return "".join(drawn), missing


def is_unseen(character: str) -> bool:
    """Tell whether a character is there for its effect on others alone."""
    return _UNSEEN.match(character) is not None


def runs_of(text: str, weight: int) -> Iterator[Run]:
    """Cut a drawable text into runs.

    Marks, signs and what is unseen stay with the font of the letter before them if it has them:
    a mark can only be placed on a letter of its own font.
    """
    start, current = 0, ""
    for place, character in enumerate(text):
        if current and (is_unseen(character) or _may_stay(character, current, weight)):
            continue
        family = family_of(character) or current or _TEXT
        if family != current:
            if current:
                yield Run(current, text[start:place])
            start, current = place, family
    if current:
        yield Run(current, text[start:])


def _may_stay(character: str, family: str, weight: int) -> bool:
    if ord(character) not in font(family, weight).characters:
        return False
    return not (character.isalnum() and family_of(character) != family)
