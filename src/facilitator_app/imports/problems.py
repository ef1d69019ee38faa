"""What is wrong with the rows of a spreadsheet: all is said at once, and nothing is taken in."""

from __future__ import annotations

from facilitator_app.domain.errors import ImportFileError

_LISTED = 10


class RowError(Exception):
    """One row cannot be taken in; the message is the sentence for the person."""


class Problems:
    """Collects what is wrong with the rows of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: dict[int, str] = {}

    def add(self, row: int, sentence: str) -> None:
        """Remember the first thing that is wrong with a row."""
        self._found.setdefault(row, sentence)

    def refuse(self) -> None:
        """Raise, if there are any, with the first of them and the number of the others."""
        if not self._found:
            return
        rows = sorted(self._found.items())
        listed = " ".join(f"Row {row}: {sentence}" for row, sentence in rows[:_LISTED])
        more = len(rows) - _LISTED
        rest = f" And {more} more row{'s' if more > 1 else ''}." if more > 0 else ""
        raise ImportFileError(
            f"{self._file} cannot be imported as it is. {listed}{rest}",
            advice="Nothing was imported. Put these rows right, or let the import create what is "
            "missing, and import the file again.",
        )
