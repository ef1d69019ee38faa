"""Reads one sheet of an Excel workbook, which a stranger may have made."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import openpyxl

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.text import clean
from facilitator_app.imports.formulas import uncalculated
from facilitator_app.imports.imported import listed
from facilitator_app.imports.our_workbook import FIRST_SHEET

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST = 300_000_000
"""The bytes that the parts of a workbook may have when they are unpacked."""

_SAFE_SIZE = 20_000_000
_LARGEST_RATIO = 300
_MOST_ROWS = 1_048_576
MOST_COLUMNS = 256
_BESIDE_A_FORMAT = re.compile(r'"[^"]*"|\\.|\[(?!h+\])[^\]]*\]', re.IGNORECASE)
"""In the number format of a cell: texts that it shows, colours and languages."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_NOT_A_WORKBOOK = (
    OSError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    SyntaxError,  # what XML that is not well-formed raises
    RuntimeError,  # an encrypted part, and XML nested without end
    zipfile.BadZipFile,
    zlib.error,
)


class ErrorCell(str):
    """What a formula that failed shows, such as #REF!; a text that only looks like it is a str."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet of a workbook holds."""

    rows: list[Sequence[str]]
    """The cells of every row as texts, empty rows too, so that rows keep their numbers."""
    beyond: tuple[str, ...]
    """The names of columns too far to the right, which were not read."""
    remarks: tuple[str, ...]
    """What else was not read, in sentences."""


def sheet_of(content: bytes, file: str, of_ours: str = "") -> Sheet:
    """Return the first sheet, or the one of this name if the workbook is one of ours."""
    try:
        _refuse_bomb(content, file)
        with warnings.catch_warnings():
            # What openpyxl cannot keep (filters, drawings) is not read here anyway.
            warnings.simplefilter("ignore")
            return _sheet(content, of_ours)
    except _NOT_A_WORKBOOK as error:
        raise ImportFileError(
            f"{file} is not an Excel workbook that can be read.",
            advice="Open it in Excel or LibreOffice, save it as .xlsx and import that.",
        ) from error


def _refuse_bomb(content: bytes, file: str) -> None:
    """Refuse what is small on the disk and would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = sum(each.file_size for each in archive.infolist())
    if size > LARGEST or size > max(_SAFE_SIZE, _LARGEST_RATIO * len(content)):
        raise ImportFileError(
            f"{file} would take {size // 1_000_000} MB when it is unpacked.",
            advice="Save the sheet as “CSV UTF-8” and import that.",
        )


def _sheet(content: bytes, of_ours: str) -> Sheet:
    workbook = openpyxl.load_workbook(
        io.BytesIO(content), read_only=True, data_only=True, keep_links=False
    )
    try:
        names = [each.title for each in workbook.worksheets]
        is_ours = names[0] == FIRST_SHEET and of_ours in names
        sheet = workbook.worksheets[names.index(of_ours) if is_ours else 0]
        # A sheet may say that it is larger or smaller than it is.
        sheet.reset_dimensions()
        rows: list[Sequence[str]] = []
        beyond: dict[int, str] = {}
        for cells in sheet.iter_rows(max_row=_MOST_ROWS):
            rows.append([_text(cell) for cell in cells[:MOST_COLUMNS]])
            for column, cell in enumerate(cells[MOST_COLUMNS:], start=MOST_COLUMNS + 1):
                if text := _text(cell).strip():
                    beyond.setdefault(column, text if len(rows) == 1 else f"column {column}")
        others = [each for each in workbook.sheetnames if each != sheet.title]
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            part = sheet._worksheet_path  # type: ignore[attr-defined] # noqa: SLF001
            formulas = uncalculated(archive.open(part))
        which = f"the sheet {of_ours}" if is_ours else "the first sheet"
        remarks = _said(which, others, formulas)
        return Sheet(rows, tuple(beyond[each] for each in sorted(beyond)), remarks)
    finally:
        workbook.close()


def _said(which: str, others: Sequence[str], formulas: Sequence[str]) -> tuple[str, ...]:
    """Return what was not read besides columns."""
    found = []
    if others:
        found.append(f"Only {which} was read, and not: {listed(others)}.")
    if formulas:
        found.append(
            "These formulas were never calculated, and were taken for empty cells: "
            f"{listed(formulas)}. Save the workbook in a spreadsheet program and import it again."
        )
    return tuple(found)


def _text(cell: Any) -> str:  # noqa: ANN401 - one of three unrelated classes
    """Return what the cell shows, as far as that can be told without its format."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        text = clean(_ESCAPED.sub(_unescaped, value))
        return ErrorCell(text) if cell.data_type == "e" else text
    if isinstance(value, datetime) and value.time() == time() and _shows_hours(cell.number_format):
        return value.isoformat()
    return _plain(value)


def _shows_hours(number_format: str) -> bool:
    """Tell whether midnight is a time in a cell of this format, and not only the day."""
    return "h" in _BESIDE_A_FORMAT.sub("", number_format).lower()


def _unescaped(found: re.Match[str]) -> str:
    """Return the character that a workbook writes as _xHHHH_ because XML has no form for it."""
    return chr(int(found[1], 16))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # Excel has no whole numbers: a code 7 comes as 7.0, and 0.1 with seventeen digits.
        return str(int(value)) if value.is_integer() else format(value, ".15g")
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)
