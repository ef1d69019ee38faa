"""Keys as words that people can read out, write down and type: the 2,048 words of BIP 39.

The first four letters of each are those of no other.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

from mnemonic import Mnemonic

from facilitator_app.domain.errors import PackError
from facilitator_app.travel import bech32
from facilitator_app.travel.keys import derived, raw
from facilitator_app.travel.limits import shown

if TYPE_CHECKING:
    from uuid import UUID

CODE_WORDS = 6
KEY_WORDS = 24
_CODE = b"facilitator 1: the code of a kit"
_BITS = 11
_ENOUGH = 4
"""Letters that tell a word."""
_LONGEST = 20
_TYPED = 1000
"""Characters that are looked at of what somebody typed."""
_NAMED = 3
_ALIKE = 0.5
_OFFERED = 6
_APART = re.compile(r"[\W\d_]+")


def kit_code(secret: str, programme: UUID, workshop: UUID, table: UUID) -> str:
    """Return the six words that open the kits of a table: the same for each of its kits."""
    bits = CODE_WORDS * _BITS
    size = -(-bits // 8)
    number = int.from_bytes(derived(secret, _CODE, programme, workshop, table, size=size))
    number >>= 8 * size - bits
    places = [number >> _BITS * place & 2047 for place in reversed(range(CODE_WORDS))]
    return " ".join([_list().wordlist[place] for place in places])


def tidy_code(typed: str) -> str:
    """Return a kit's code as it is written, however it was typed, or say what is wrong with it."""
    return " ".join(_words(typed, CODE_WORDS, "The code of a kit"))


def key_words(secret: str) -> tuple[str, ...]:
    """Return the 24 words that are the lead's age identity, to be kept on paper."""
    return tuple(_list().to_mnemonic(raw(secret)).split(" "))


def secret_of(words: str) -> str:
    """Return the lead's age identity of its 24 words, or say what is wrong with them."""
    found = _words(words, KEY_WORDS, "The lead's key")
    try:
        return bech32.identity_of(bytes(_list().to_entropy(found)))
    except ValueError as error:
        raise PackError(
            "These words do not belong together: one is another than on the paper, "
            "or two have changed places.",
            advice="Compare each with the paper.",
        ) from error


@dataclass(frozen=True, slots=True)
class Spelling:
    """What can be said of words while they are typed."""

    words: tuple[str, ...]
    """Those that are understood."""
    wrong: str
    """What is wrong with those that are none; nothing, if nothing is."""
    offers: tuple[str, ...]
    """What the last one may become, if it is not whole."""


def spelling(typed: str) -> Spelling:
    """Return what is understood of words so far: the last may still grow."""
    parts = _parts(typed)
    growing = parts[-1] if parts and not _APART.match(typed[-1]) else ""
    offers: list[str] = []
    if growing and _word(growing) is None:
        offers = [word for word in _list().wordlist if word.startswith(growing)]
        parts = parts[:-1] if offers else parts
    found = [_word(part) for part in parts]
    wrong = [part for part, word in zip(parts, found, strict=True) if word is None]
    told = " ".join([_said_of(part) for part in dict.fromkeys(wrong[:_NAMED])])
    return Spelling(tuple(word for word in found if word), told, tuple(offers[:_OFFERED]))


@lru_cache(1)
def _list() -> Mnemonic:
    return Mnemonic("english")


def _words(typed: str, number: int, what: str) -> list[str]:
    parts = _parts(typed)
    found = [_word(part) for part in parts]
    wrong = [part for part, word in zip(parts, found, strict=True) if word is None]
    if wrong:
        raise PackError(
            " ".join([_said_of(part) for part in dict.fromkeys(wrong[:_NAMED])]),
            advice="Look at the code again: four letters of each word are enough.",
        )
    if len(found) != number:
        raise PackError(
            f"{what} has {number} words, and there are {len(found)} here.",
            advice="Type all of them, with a blank after each.",
        )
    return [word for word in found if word]


def _parts(typed: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", typed[:_TYPED]).casefold()
    return [part for part in _APART.split(plain) if part]


def _word(part: str) -> str | None:
    """Return the word that is meant: typed whole, or four letters of it or more."""
    words = _list().wordlist
    if part in words:
        return part
    longer = [word for word in words if word.startswith(part)] if len(part) >= _ENOUGH else []
    return longer[0] if longer else None


def _said_of(part: str) -> str:
    words = _list().wordlist
    near = [word for word in words if word.startswith(part)][:_NAMED]
    near = near or get_close_matches(part[:_LONGEST], words, _NAMED, _ALIKE)
    meant = f": is it {' or '.join(near)}?" if near else "."
    return f"“{shown(part[:_LONGEST])}” is none of the words that a code is made of{meant}"
