"""What is to be known of the workbook that this app writes, to take its notes in again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator_app.domain.shown import CUT_MARK
from facilitator_app.domain.text import clean
from facilitator_app.imports.problems import RowError

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

FIRST_SHEET = "Dictionary"
NOTES_SHEET = "Notes"
NOTE_HEADINGS = {
    "Note id": "id",
    "Session code": "session",
    "Prompt code": "prompt",
    "Seats": "seat",
    "Noted at (UTC)": "time",
}
"""The headings of that sheet that differ from the names of the columns that are read."""

_REMOVED = re.compile(r"\(removed\) [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_removed(code: str) -> bool:
    """Tell whether a cell says that what stood there is no longer in the programme."""
    return _REMOVED.fullmatch(code) is not None


def whole_text(text: str, note: UUID | None, workbook: Path) -> str:
    """Return a text that is too long for a cell from the file of its note beside the workbook."""
    if note is None or not text.endswith(CUT_MARK):
        return text
    path = workbook.with_name(f"{workbook.stem} long texts") / f"{note} Text.txt"
    try:
        if path.is_file():
            return clean(path.read_bytes().decode())
    except (OSError, UnicodeDecodeError):
        pass
    raise RowError(
        f"only the beginning of its text is there; the whole is in {path.parent.name}/{path.name}, "
        "which cannot be read beside the workbook."
    )
