"""Files of other programs, told from ours by how they begin."""

from __future__ import annotations

import codecs
import unicodedata
from contextlib import suppress

BEGINNING = 1024
"""Bytes at the start of a file that tell what it is."""

_OFFICE = "a spreadsheet, an Office document or a zip archive"
_SIGNATURES = (
    (0, b"PK\x03\x04", _OFFICE),
    (0, b"PK\x05\x06", "a zip archive"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (0, b"%PDF-", "a PDF"),
    (0, b"\x89PNG\r\n\x1a\n", "a picture"),
    (0, b"\xff\xd8\xff\xe0", "a picture"),
    (0, b"\xff\xd8\xff\xe1", "a picture"),
    (0, b"\xff\xd8\xff\xdb", "a picture"),
    (0, b"GIF87a", "a picture"),
    (0, b"GIF89a", "a picture"),
    (0, b"II*\x00", "a picture"),
    (0, b"MM\x00*", "a picture"),
    (0, b"RIFF", "a recording or a picture"),
    (4, b"ftyp", "a film, a recording or a picture"),
)
"""Where a signature stands, and whose it is. All are of four bytes or more: an encrypted file
begins with any bytes, and one in millions of them with three given ones."""
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROLS = frozenset("\t\n\r\f\x1b")
_LEAST_TEXT = 8
"""Bytes that must be readable before they are called a text: fewer can be so by chance."""


def what_else(start: bytes) -> str:
    """Return what a file is that begins so, in words; nothing if it may be one of ours."""
    for place, signature, words in _SIGNATURES:
        if start.startswith(signature, place):
            return words
    return "a text" if len(start) >= _LEAST_TEXT and _is_text(start[:BEGINNING]) else ""


def _is_text(start: bytes) -> bool:
    encoding = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")
    decoder = codecs.getincrementaldecoder(encoding)()
    with suppress(UnicodeDecodeError):
        # The last character may be cut off.
        return all(_is_shown(each) for each in decoder.decode(start))
    return False


def _is_shown(character: str) -> bool:
    return character in _CONTROLS or unicodedata.category(character) not in ("Cc", "Cn", "Co")
