"""Values as cells: no text becomes a formula, an error or a number, no number loses a digit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment

from facilitator_app.exports.spreadsheet.columns import Kind
from facilitator_app.exports.spreadsheet.texts import Place, is_plain

if TYPE_CHECKING:
    from facilitator_app.exports.spreadsheet.book import Loose
    from facilitator_app.exports.spreadsheet.columns import Column, Sheet, Value
    from facilitator_app.exports.spreadsheet.names import Names
    from facilitator_app.exports.spreadsheet.texts import Texts

Pen = Callable[[Any], object]
"""Returns what to append to the sheet for one column of a row."""

TOP = Alignment(vertical="top", wrap_text=True)

_FORMULA_STARTS = frozenset("=+-@")
"""Only `=` makes a formula in a file; the others do when a person presses Return in the cell."""
_RISKY_STARTS = _FORMULA_STARTS | {"#"}
_FORMATS = {
    Kind.SHARE: "0.0%",
    Kind.DATE: "yyyy-mm-dd",
    Kind.TIME: "hh:mm",
    Kind.MOMENT: "yyyy-mm-dd hh:mm:ss",
}
_DAY_ZERO = date(1899, 12, 30).toordinal()
_FIRST_YEAR, _LAST_YEAR = 1901, 9998
"""Excel's calendar starts in 1900, which has a day too many there; a zone may shift the last."""
_SECONDS_A_DAY = 86_400
_EXACT = 10**15
"""Excel keeps fifteen digits of a number."""


class Pens:
    """Makes what writes each column, so that there is little to decide for each cell."""

    def __init__(self, names: Names, texts: Texts) -> None:
        self._names = names
        self._texts = texts

    def pen(self, sheet: Sheet[Any], column: Column[Any], worksheet: Loose) -> Pen:
        """Return what writes one column of a sheet."""
        # A cell is written before the next one is asked for, so each column needs but one.
        cell = WriteOnlyCell(worksheet)
        cell.alignment = TOP
        if column.kind is Kind.TEXT:
            return self._text_pen(sheet, column, cell)
        names, of = self._names, column.of
        if column.kind is Kind.NUMBER:
            return lambda row: _number(of(row, names))
        cell.number_format = _FORMATS[column.kind]

        def pen(row: object) -> object:
            value = of(row, names)
            if value is None:
                return None
            cell.value = _serial(value)
            return cell

        return pen

    def _text_pen(self, sheet: Sheet[Any], column: Column[Any], cell: Loose) -> Pen:
        names, texts = self._names, self._texts
        of, first, borrowed = column.of, sheet.columns[0].of, column.borrowed
        # It stays a text when a person edits the cell, and no apostrophe is shown.
        cell.quotePrefix = True

        def mended(row: object, text: str) -> object:
            if not is_plain(text):
                place = Place(sheet.title, str(first(row, names)), column.title)
                text = texts.fit(text, place, borrowed=borrowed)
            if text[0] not in _FORMULA_STARTS and text not in ERROR_CODES:
                return text
            cell.value = text
            cell.data_type = "s"
            return cell

        def pen(row: object) -> object:
            text: Any = of(row, names)
            if not text:
                return None
            if text[0] not in _RISKY_STARTS and is_plain(text):
                return text
            return mended(row, text)

        return pen


def _number(value: Value) -> object:
    return str(value) if isinstance(value, int) and abs(value) >= _EXACT else value


def _serial(value: Value) -> Value:
    """Return a day, a time or both as Excel counts them; as a text where its calendar ends."""
    if isinstance(value, time):
        return _seconds(value) / _SECONDS_A_DAY
    if not isinstance(value, date):
        return value
    if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        return value.isoformat()
    if not isinstance(value, datetime):
        return value.toordinal() - _DAY_ZERO
    value = value.astimezone(UTC)
    return value.toordinal() - _DAY_ZERO + _seconds(value) / _SECONDS_A_DAY


def _seconds(value: time | datetime) -> float:
    return value.hour * 3600 + value.minute * 60 + value.second + value.microsecond / 1_000_000
