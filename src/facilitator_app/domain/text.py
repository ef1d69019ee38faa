"""What becomes of a text where it enters the program: as little as possible."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00\r\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?")
_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def clean(text: str) -> str:
    """Return the text with LF line ends, and U+FFFD for NUL and for halves of characters.

    Nothing else is changed, and nothing is normalised: some scripts are not written in NFC.
    """
    if _UNFIT.search(text) is None:
        return text
    return _NO_CHARACTER.sub("\ufffd", _LINE_ENDS.sub("\n", text))
