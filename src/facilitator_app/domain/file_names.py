"""Names of files that every system accepts."""

from __future__ import annotations

import re
from hashlib import sha256

LONGEST = 120
_MOST_BYTES = 200
"""Linux takes 255 in a name; journals, locks and drafts add some to that of their file."""
_BEGINNING = 80
"""So many bytes of a programme's name leave room for what comes after it."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+')
"""What some system refuses, and what would show the end of a name as its beginning."""
_RESERVED = re.compile(r"(CON(IN\$|OUT\$)?|PRN|AUX|NUL|(COM|LPT)[\d¹²³])", re.IGNORECASE)


def file_name(text: str, suffix: str) -> str:
    """Return a name made of a text: legal on Windows too, and not too long for anybody.

    One that is cut ends with a sign of the whole text: two long ones stay two.
    """
    whole = " ".join(_FORBIDDEN.sub(" ", text).split()).strip(" .")
    stem = _cut(whole, LONGEST - len(suffix), _MOST_BYTES - len(suffix))
    if stem != whole:
        sign = f" {_sign(text)}"
        most = len(suffix) + len(sign)
        stem = _cut(whole, LONGEST - most, _MOST_BYTES - most) + sign
    if not stem or _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"{stem}_"
    return stem + suffix


def beginning(text: str) -> str:
    """Return a programme's name, cut so that what follows it in a file's name stays readable."""
    return _cut(text, _BEGINNING, _BEGINNING)


def told_apart(code: str) -> str:
    """Return a code as it stands in a file's name, where a is A and 1/2 is 1 2 on some disk."""
    is_plain = code.isascii() and code == code.upper() == file_name(code, "")
    return code if is_plain else f"{code} {_sign(code)}"


def _cut(text: str, signs: int, size: int) -> str:
    short = text[:signs].encode(errors="replace")[:size]
    return short.decode(errors="ignore").strip(" .")


def _sign(text: str) -> str:
    return sha256(text.encode(errors="replace")).hexdigest()[:4]
