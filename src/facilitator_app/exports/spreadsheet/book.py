"""A workbook that is written row by row: each sheet a native table under a frozen header."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports.spreadsheet.cells import TOP, Pens
from facilitator_app.exports.spreadsheet.widths import sample_of, width_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from facilitator_app.exports.exporter import Watch
    from facilitator_app.exports.spreadsheet.columns import Sheet
    from facilitator_app.exports.spreadsheet.names import Names
    from facilitator_app.exports.spreadsheet.texts import Texts

    Loose: TypeAlias = Any
    """A part of openpyxl of which its types do not know all that is used here."""

Row = TypeVar("Row")

MOST_ROWS = 1_048_575
"""What a sheet holds in Excel, without the header."""

_A4 = 9
_TITLE_LENGTH = 255
_HEADER_FONT = Font(bold=True, color="FFFFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="FF1F3A5F")
_HEADER_ALIGNMENT = Alignment(vertical="center", wrap_text=True)
_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)


class _SheetWriter(WorksheetWriter):
    """Writes a sheet to a file of ours, where openpyxl alone would use the system's folder."""

    def cleanup(self) -> None:
        """Remove the file once it is in the workbook."""
        Path(str(self.out)).unlink()


class Book:
    """The workbook while it is written."""

    def __init__(self, folder: Path, names: Names, texts: Texts, watch: Watch) -> None:
        self._folder = folder
        self._names = names
        self._pens = Pens(names, texts)
        self._watch = watch
        self._book: Loose = Workbook(write_only=True)
        self._notice = ""
        _wrap_every_cell(self._book)

    def describe(self, title: str, notice: str) -> None:
        """Set what the file says about itself; the notice is also printed under every sheet."""
        properties = self._book.properties
        properties.title = title[:_TITLE_LENGTH]
        properties.creator = "Facilitator"
        properties.language = "en-GB"
        properties.description = notice or None
        self._notice = notice

    def write(self, sheet: Sheet[Row], rows: Sequence[Row]) -> None:
        """Write one sheet."""
        if len(rows) > MOST_ROWS:
            raise ExportError(
                f"The sheet {sheet.title} would need {len(rows):,} rows; Excel has {MOST_ROWS:,}.",
                advice="Export one day or one session at a time.",
            )
        worksheet = self._book.create_sheet(sheet.title)
        sample = sample_of(rows)
        for letter, column in _lettered(sheet):
            width = width_of(column, sample, self._names)
            worksheet.column_dimensions[letter].width = width
        self._lay_out(worksheet)
        worksheet._writer = _SheetWriter(worksheet, self._folder / sheet.title)  # noqa: SLF001
        worksheet._writer.write_top()  # noqa: SLF001
        worksheet.append(_header(sheet, worksheet))
        pens = [self._pens.pen(sheet, column, worksheet) for column in sheet.columns]
        for row in self._watch.over(rows):
            worksheet.append([pen(row) for pen in pens])
        if rows:
            worksheet.add_table(_table(sheet, len(rows)))
        worksheet.close()

    def save(self, path: Path) -> None:
        """Put the sheets together into one file."""
        self._book.save(path)

    def close(self) -> None:
        """Let go of every file, also when a sheet is not finished."""
        for worksheet in self._book.worksheets:
            with suppress(Exception):  # a full disk once more: the first error is what counts
                if not worksheet.closed:
                    worksheet.close()

    def _lay_out(self, worksheet: Loose) -> None:
        worksheet.freeze_panes = "A2"
        worksheet.print_title_rows = "1:1"
        worksheet.page_setup.orientation = "landscape"
        worksheet.page_setup.paperSize = _A4
        worksheet.page_setup.fitToHeight = 0
        worksheet.sheet_properties.pageSetUpPr.fitToPage = True
        footer = worksheet.HeaderFooter.oddFooter
        footer.left.text, footer.right.text = "&A", "&P / &N"
        footer.center.text = self._notice or None


def table_name(sheet: Sheet[Any]) -> str:
    """Return what the native table of a sheet is called in formulas and queries."""
    return re.sub(r"\W", "_", sheet.title)


def _wrap_every_cell(book: Loose) -> None:
    """Let the first format, that of every cell without one, wrap texts and start at the top.

    That is what every cell needs, and so none of them costs the time to say it.
    """
    book._cell_styles[0].alignmentId = book._alignments.add(TOP)  # noqa: SLF001


def _lettered(sheet: Sheet[Row]) -> Iterator[tuple[str, Any]]:
    for number, column in enumerate(sheet.columns, start=1):
        yield get_column_letter(number), column


def _header(sheet: Sheet[Any], worksheet: Loose) -> list[object]:
    """Return the titles, painted by hand: not every program paints the styles of tables."""
    cells: list[object] = []
    for column in sheet.columns:
        cell = WriteOnlyCell(worksheet, column.title)
        cell.font, cell.fill, cell.alignment = _HEADER_FONT, _HEADER_FILL, _HEADER_ALIGNMENT
        cells.append(cell)
    return cells


def _table(sheet: Sheet[Any], rows: int) -> Table:
    ref = f"A1:{get_column_letter(len(sheet.columns))}{rows + 1}"
    columns = [TableColumn(id=n, name=c.title) for n, c in enumerate(sheet.columns, start=1)]
    return Table(
        displayName=table_name(sheet),
        ref=ref,
        tableColumns=columns,
        autoFilter=AutoFilter(ref=ref),
        tableStyleInfo=_STYLE,
    )
