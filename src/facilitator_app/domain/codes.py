"""Codes that people read out and type: random, and with a character that gives a slip away."""

from __future__ import annotations

import re
import secrets
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXY"
"""Twenty-nine signs, a prime number, none of which is taken for another (0 O, 1 I L, U V, Z 2)."""


def new_code(length: int = 4, draw: Callable[[int], int] = secrets.randbelow) -> str:
    """Return `length` random signs and their check character; `draw(n)` gives 0 to n - 1."""
    body = "".join(ALPHABET[draw(len(ALPHABET))] for _ in range(length))
    return body + check_character(body)


def check_character(body: str) -> str:
    """Return the sign that makes the weighted sum of all of them a multiple of 29.

    The weights 2, 3, 4 ... differ and the modulus is prime (ISO/IEC 7064 builds on the same), so
    that one wrong sign and two neighbours in the wrong order are always noticed.
    """
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, start=2))
    return ALPHABET[-total % len(ALPHABET)]


def is_code(text: str) -> bool:
    """Tell whether a text is a code with the right check character."""
    body = text[:-1]
    return bool(body) and set(text) <= set(ALPHABET) and check_character(body) == text[-1]


@lru_cache(4096)
def in_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """Return what sorts codes as people do: TO2 before TO10; the same few come again and again."""
    return tuple(_part(part) for part in re.split("([0-9]+)", code) if part)


def _part(part: str) -> tuple[int, int, str]:
    """Compare numbers by their length and then their digits, however many there are."""
    if part.isascii() and part.isdigit():
        digits = part.lstrip("0")
        return 0, len(digits), digits
    return 1, 0, part.casefold()
