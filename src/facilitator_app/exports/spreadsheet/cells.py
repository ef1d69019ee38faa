"""Values as cells: no text becomes a formula, an error or a number, no number loses a digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment

from facilitator_app.exports.spreadsheet.columns import Kind
from facilitator_app.exports.spreadsheet.texts import Place, is_plain
from facilitator_app.exports.spreadsheet.widths import letters_in, lines_of

if TYPE_CHECKING:
    from facilitator_app.exports.spreadsheet.book import Loose
    from facilitator_app.exports.spreadsheet.columns import Column, Sheet, Value
    from facilitator_app.exports.spreadsheet.names import Names
    from facilitator_app.exports.spreadsheet.texts import Texts

Pen = Callable[[Any], object]
"""Returns what to append to the sheet for one column of a row."""

TOP = Alignment(vertical="top", wrap_text=True)
RIGHT = Alignment(vertical="top", horizontal="right", indent=1)
"""The indent keeps a number apart from the text that starts right after it."""

_FORMULA_STARTS = frozenset("=+-@")
"""Only `=` makes a formula in a file; the others do when a person presses Return in the cell."""
_RISKY_STARTS = _FORMULA_STARTS | {"#"}
_FORMATS = {
    Kind.NUMBER: "General",
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


class RowCells:
    """Makes the cells of each row of one sheet; what can be decided once is decided here."""

    def __init__(
        self,
        sheet: Sheet[Any],
        worksheet: Loose,
        widths: Sequence[float],
        names: Names,
        texts: Texts,
    ) -> None:
        self.lines = 1
        """How many lines the row takes that was made last."""
        self._sheet = sheet
        self._worksheet = worksheet
        self._names = names
        self._texts = texts
        self._pens = [
            self._text_pen(column, width) if column.kind is Kind.TEXT else self._pen(column)
            for column, width in zip(sheet.columns, widths, strict=True)
        ]

    def of(self, row: object) -> list[object]:
        """Return what to append for a row, to be written before the next is made."""
        self.lines = 1
        return [pen(row) for pen in self._pens]

    def _pen(self, column: Column[Any]) -> Pen:
        names, of, cell = self._names, column.of, self._cell(RIGHT)
        cell.number_format = _FORMATS[column.kind]

        def pen(row: object) -> object:
            value = of(row, names)
            if value is None:
                return None
            cell.value = _counted(value)
            return cell

        return pen

    def _text_pen(self, column: Column[Any], width: float) -> Pen:
        names, of, fits = self._names, column.of, letters_in(width)
        guarded = self._guard(column)

        def pen(row: object) -> object:
            text: Any = of(row, names)
            if not text:
                return None
            if len(text) > fits or "\n" in text:
                self.lines = max(self.lines, lines_of(text, fits))
            if text[0] not in _RISKY_STARTS and is_plain(text):
                return text
            return guarded(row, text)

        return pen

    def _guard(self, column: Column[Any]) -> Callable[[object, str], object]:
        """Return what makes a cell of a text that may not be written just like that."""
        cell, names, texts = self._cell(TOP), self._names, self._texts
        title, first = self._sheet.title, self._sheet.columns[0].of
        # It stays a text when a person edits the cell, and no apostrophe is shown.
        cell.quotePrefix = True

        def guarded(row: object, text: str) -> object:
            if not is_plain(text):
                place = Place(title, str(first(row, names)), column.title)
                text = texts.fit(text, place, borrowed=column.borrowed)
            if text[0] not in _FORMULA_STARTS and text not in ERROR_CODES:
                return text
            cell.value = text
            cell.data_type = "s"
            return cell

        return guarded

    def _cell(self, alignment: Alignment) -> Loose:
        """Return a cell to use again in each row: it is written before the next row is made."""
        cell: Loose = WriteOnlyCell(self._worksheet)
        cell.alignment = alignment
        return cell


def _counted(value: Value) -> Value:
    """Return a number, and days and times as Excel counts them; as a text what it cannot hold."""
    if isinstance(value, int):
        return value if abs(value) < _EXACT else str(value)
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
