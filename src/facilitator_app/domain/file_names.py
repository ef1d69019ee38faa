"""Names of files that every system accepts."""

from __future__ import annotations

import re

LONGEST = 120
_MOST_BYTES = 200
"""Linux takes 255 in a name; journals, locks and drafts add some to that of their file."""
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+')
"""What some system refuses, and what would show the end of a name as its beginning."""
_RESERVED = re.compile(r"(CON(IN\$|OUT\$)?|PRN|AUX|NUL|(COM|LPT)[\d¹²³])", re.IGNORECASE)


def file_name(text: str, suffix: str) -> str:
    """Return a name made of a text: legal on Windows too, and not too long for anybody."""
    stem = " ".join(_FORBIDDEN.sub(" ", text).split())
    short = stem[: LONGEST - len(suffix)].encode(errors="replace")[: _MOST_BYTES - len(suffix)]
    stem = short.decode(errors="ignore").strip(" .")
    if not stem or _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"{stem}_"
    return stem + suffix
