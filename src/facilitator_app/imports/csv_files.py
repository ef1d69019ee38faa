"""Reads the rows of a text with delimiters."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DELIMITERS = (",", ";", "\t")
LONGEST_FIELD = 10_000_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def decoded(content: bytes, file: str) -> tuple[str, str]:
    """Return a file's text and, if it is not a form of Unicode, the name of its encoding."""
    try:
        if content.startswith(_UTF_16):
            return content.decode("utf-16", "surrogatepass"), ""
        try:
            return content.decode("utf-8-sig", "surrogatepass"), ""
        except UnicodeDecodeError:
            return content.decode("windows-1252"), "Windows-1252"
    except UnicodeDecodeError as error:
        raise ImportFileError(
            f"{file} is neither a text nor an Excel workbook.",
            advice="Save the spreadsheet as .xlsx or as “CSV UTF-8” and import that.",
        ) from error


def rows_of(text: str, file: str, is_known: Callable[[str], bool]) -> list[Sequence[str]]:
    """Return the cells of every row; the first row tells which character is the delimiter."""
    csv.field_size_limit(LONGEST_FIELD)
    # Cleaned as a whole, which is the same as cell by cell and far faster.
    whole = clean(text)
    delimiter = max(DELIMITERS, key=lambda each: _likeness(whole, each, is_known))
    rows: list[Sequence[str]] = []
    try:
        # Strict, or a quotation mark that is never closed would swallow the rest of the file.
        rows.extend(csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise _explained(error, file, len(rows) + 1) from error
    return rows


def _likeness(text: str, delimiter: str, is_known: Callable[[str], bool]) -> tuple[int, int]:
    """Tell how many known columns, and how many at all, the first row has with a delimiter."""
    try:
        header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return 0, 0
    return sum(map(is_known, header)), len(header)


def _explained(error: csv.Error, file: str, row: int) -> ImportFileError:
    if "field limit" in str(error):
        return ImportFileError(
            f"Row {row} of {file} has a cell of more than {LONGEST_FIELD // 1_000_000} million "
            "characters.",
            advice="Nothing was imported. Shorten it, or look for a missing quotation mark.",
        )
    return ImportFileError(
        f"Row {row} of {file} has a quotation mark that is not closed, or text behind one that is.",
        advice="Nothing was imported. Open the file in a spreadsheet, look at that row and save it "
        "again as “CSV UTF-8”.",
    )
