"""Reads the rows of a text with delimiters."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DELIMITERS = (",", ";", "\t")
LONGEST_FIELD = 10_000_000
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BEYOND_ASCII = re.compile("[^\x00-\x7f\ufffd]")


def decoded(content: bytes, file: str, is_known: Callable[[str], bool]) -> tuple[str, str]:
    """Return a file's text and, if it is not a form of Unicode, the name of its encoding.

    A file that is UTF-8 but for some bytes is refused: all its accents would be misread for them.
    """
    try:
        if content.startswith(_UTF_16):
            return content.decode("utf-16", "surrogatepass"), ""
        try:
            return content.decode("utf-8-sig", "surrogatepass"), ""
        except UnicodeDecodeError as error:
            if _BEYOND_ASCII.search(content.decode("utf-8", "replace")):
                row = _row_of(error.start, content, is_known)
                raise _mixed(row, file) from error
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
    delimiter = _delimiter(whole, is_known)
    rows: list[Sequence[str]] = []
    try:
        # Strict, or a quotation mark that is never closed would swallow the rest of the file.
        rows.extend(csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise _explained(error, file, len(rows) + 1) from error
    return rows


def _row_of(place: int, content: bytes, is_known: Callable[[str], bool]) -> int:
    """Return the number of the row that holds a byte."""
    # The byte stands in its row, even if nothing else stands before it.
    text = clean(content[:place].decode("utf-8-sig", "replace")) + "?"
    csv.field_size_limit(max(LONGEST_FIELD, len(text)))
    lines = io.StringIO(text, newline="")
    return sum(1 for _ in csv.reader(lines, delimiter=_delimiter(text, is_known)))


def _mixed(row: int, file: str) -> ImportFileError:
    return ImportFileError(
        f"Row {row} of {file} is not in UTF-8, as others are.",
        advice="Nothing was imported. Open the file in a spreadsheet, see whether the accents of "
        "that row are right and save it again as “CSV UTF-8”.",
    )


def _delimiter(text: str, is_known: Callable[[str], bool]) -> str:
    return max(DELIMITERS, key=lambda each: _likeness(text, each, is_known))


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
