"""Which parts of a text go leftwards: the Unicode Bidirectional Algorithm (UAX 9).

python-bidi's own algorithm gives the levels. It is older than the rule that the two brackets of a
pair go the same way (N0), and than isolates; the first is added here, the second are passed over.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from bidi import algorithm

if TYPE_CHECKING:
    from collections.abc import Sequence

MAY_GO_LEFTWARDS = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Finds what no text without right-to-left writing has."""

_ISOLATES = dict.fromkeys(range(0x2066, 0x206A), "\u200b")
_UNKNOWN = re.compile(r"[^\x00-\u0377]")
_PICTURES = range(0x1F000, 0x1FC00)
_PAIRS = {"(": ")", "[": "]", "{": "}", "\u2329": "\u232a", "\u3008": "\u3009"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_MOST_OPEN = 63
_AS_RIGHT = {"R": "R", "EN": "R", "AN": "R", "L": "L"}


def base_level(text: str) -> int:
    """Return 1 if the first letter of a text says that it goes leftwards, otherwise 0."""
    found: int = algorithm.get_base_level(_known(text))
    return found


def levels(text: str, base: int) -> list[int]:
    """Return the level of each character of a line of text: odd ones go leftwards."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    # What is unseen is taken out by rule X9: the places tell where the others come from.
    algorithm.get_embedding_levels(_known(text).translate(_ISOLATES), storage)
    characters = storage["chars"]
    for place, character in enumerate(characters):
        character["place"] = place
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    _resolve_brackets(storage)
    algorithm.resolve_neutral_types(storage, False)  # noqa: FBT003 - its argument has no name
    algorithm.resolve_implicit_levels(storage, False)  # noqa: FBT003
    return _in_their_places(storage["chars"], len(text), base)


def _known(text: str) -> str:
    """Put a known sign that goes the same way for each that Python has not heard of."""
    return _UNKNOWN.sub(lambda found: _stand_in(found[0]), text)


def _stand_in(character: str) -> str:
    if unicodedata.bidirectional(character):
        return character
    if ord(character) in _PICTURES:
        return "!"
    return "\u05d0" if MAY_GO_LEFTWARDS.match(character) else "a"


def _in_their_places(characters: Sequence[dict[str, Any]], length: int, base: int) -> list[int]:
    """Give what was taken out the level of what stands before it."""
    known = {character["place"]: character["level"] for character in characters}
    found, level = [], base
    for place in range(length):
        level = known.get(place, level)
        found.append(level)
    return found


def _resolve_brackets(storage: dict[str, Any]) -> None:
    """Apply rule N0: the brackets of a pair go the way that what they hold goes, if it is clear."""
    for run in storage["runs"]:
        characters = storage["chars"][run["start"] : run["start"] + run["length"]]
        embedding = "LR"[characters[0]["level"] % 2] if characters else "L"
        for opening, closing in _bracket_pairs(characters):
            inside = {_AS_RIGHT.get(c["type"]) for c in characters[opening + 1 : closing]} - {None}
            if not inside:
                continue
            direction = embedding
            if embedding not in inside:
                before = (_AS_RIGHT.get(c["type"]) for c in reversed(characters[:opening]))
                context = next(filter(None, before), run["sor"])
                direction = context if context != embedding else embedding
            characters[opening]["type"] = characters[closing]["type"] = direction


def _bracket_pairs(characters: Sequence[dict[str, Any]]) -> list[tuple[int, int]]:
    open_ones: list[tuple[str, int]] = []
    pairs = []
    for place, character in enumerate(characters):
        sign = unicodedata.normalize("NFC", character["ch"])
        if character["type"] != "ON":
            continue
        if sign in _PAIRS:
            if len(open_ones) == _MOST_OPEN:
                break
            open_ones.append((sign, place))
        elif sign in _CLOSING:
            partner = _CLOSING[sign]
            at = next(
                (n for n in reversed(range(len(open_ones))) if open_ones[n][0] == partner), -1
            )
            if at >= 0:
                pairs.append((open_ones[at][1], place))
                del open_ones[at:]
    return sorted(pairs)


def visual_order(found: Sequence[int]) -> list[int]:
    """Return the places of what has these levels from left to right (rule L2)."""
    order = list(range(len(found)))
    odd = [level for level in found if level % 2]
    if not odd:
        return order
    for level in range(max(found), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order
