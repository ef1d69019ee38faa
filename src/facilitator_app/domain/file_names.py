"""Names of files that every system accepts."""

from __future__ import annotations

import re

LONGEST = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(CON|PRN|AUX|NUL|COM\d|LPT\d)", re.IGNORECASE)


def file_name(text: str, suffix: str) -> str:
    """Return a name made of a text: legal on Windows too, and not too long for anybody."""
    stem = " ".join(_FORBIDDEN.sub(" ", text).split())
    stem = stem[: LONGEST - len(suffix)].strip(" .")
    if not stem or _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"{stem}_"
    return stem + suffix
