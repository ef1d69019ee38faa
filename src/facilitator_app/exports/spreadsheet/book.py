"""A workbook that is written row by row: each sheet a native table under a frozen header."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports.spreadsheet.cells import TOP, RowCells
from facilitator_app.exports.spreadsheet.columns import Kind
from facilitator_app.exports.spreadsheet.widths import height_of, sample_of, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
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
_HEADER_FONT = Font(name="Calibri", size=11, bold=True, color="FFFFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="FF1F3A5F")
_HEADER_ALIGNMENT = Alignment(vertical="center", wrap_text=True)
_HEADER_RIGHT = Alignment(vertical="center", horizontal="right", indent=1, wrap_text=True)
_STYLE = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)


class _SheetWriter(WorksheetWriter):
    """Writes a sheet to a file of ours, where openpyxl alone would use the system's folder."""

    def cleanup(self) -> None:
        """Remove the file once it is in the workbook."""
        Path(str(self.out)).unlink()


class _Archive(ZipFile):
    """Holds the parts of a workbook; those made in memory are dated 1980, as Excel dates all.

    Otherwise a laptop whose battery died and whose clock says 1970 could not write a workbook:
    such a date does not fit into the format.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w", ZIP_DEFLATED, strict_timestamps=False)

    @override
    def writestr(self, zinfo_or_arcname: str | ZipInfo, *rest: Any, **options: Any) -> None:
        """Add a part."""
        part = zinfo_or_arcname
        if isinstance(part, str):
            part = ZipInfo(part)
            part.compress_type = self.compression
        super().writestr(part, *rest, **options)


class Book:
    """The workbook while it is written."""

    def __init__(self, folder: Path, names: Names, texts: Texts, watch: Watch) -> None:
        self._folder = folder
        self._names = names
        self._texts = texts
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
        widths = [width_of(column, sample, self._names) for column in sheet.columns]
        self._lay_out(worksheet, widths)
        worksheet._writer = _SheetWriter(worksheet, self._folder / sheet.title)  # noqa: SLF001
        worksheet._writer.write_top()  # noqa: SLF001
        heights = worksheet.row_dimensions = {1: _height(2)}
        worksheet.append(_header(sheet, worksheet))
        cells = RowCells(sheet, worksheet, widths, self._names, self._texts)
        for number, row in enumerate(self._watch.over(rows), start=2):
            values = cells.of(row)
            if cells.lines > 1:
                heights[number] = _height(cells.lines)
            worksheet.append(values)
            heights.clear()
        if rows:
            worksheet.tables.add(_table(sheet, len(rows)))
        worksheet.close()

    def save(self, path: Path) -> None:
        """Put the sheets together into one file."""
        with _Archive(path) as archive:
            ExcelWriter(self._book, archive).save()

    def close(self) -> None:
        """Let go of every file, also when a sheet is not finished."""
        for worksheet in self._book.worksheets:
            with suppress(Exception):  # a full disk once more: the first error is what counts
                if not worksheet.closed:
                    worksheet.close()

    def _lay_out(self, worksheet: Loose, widths: Iterable[float]) -> None:
        for number, width in enumerate(widths, start=1):
            dimension = worksheet.column_dimensions[get_column_letter(number)]
            dimension.width = width
            dimension.alignment = TOP  # LibreOffice takes a cell without a format for its column's
        worksheet.freeze_panes = "A2"
        worksheet.print_title_rows = "1:1"
        worksheet.page_setup.orientation = "landscape"
        worksheet.page_setup.paperSize = _A4
        worksheet.page_setup.fitToHeight = 0
        worksheet.sheet_properties.pageSetUpPr.fitToPage = True
        footer = worksheet.HeaderFooter.oddFooter
        footer.left.text, footer.right.text = "&A", "&P / &N"
        footer.center.text = self._notice or None


def _table_name(sheet: Sheet[Any]) -> str:
    """Return what the native table of a sheet is called in formulas and queries."""
    return re.sub(r"\W", "_", sheet.title)


def _wrap_every_cell(book: Loose) -> None:
    """Let the first format, that of every cell without one, wrap texts and start at the top.

    That is what every cell needs, and so none of them costs the time to say it.
    """
    book._cell_styles[0].alignmentId = book._alignments.add(TOP)  # noqa: SLF001


def _height(lines: int) -> dict[str, str]:
    return {"ht": str(height_of(lines))}


def _header(sheet: Sheet[Any], worksheet: Loose) -> list[object]:
    """Return the titles, painted by hand: not every program paints the styles of tables."""
    cells: list[object] = []
    for column in sheet.columns:
        cell = WriteOnlyCell(worksheet, column.title)
        cell.font, cell.fill = _HEADER_FONT, _HEADER_FILL
        cell.alignment = _HEADER_ALIGNMENT if column.kind is Kind.TEXT else _HEADER_RIGHT
        cells.append(cell)
    return cells


def _table(sheet: Sheet[Any], rows: int) -> Table:
    ref = f"A1:{get_column_letter(len(sheet.columns))}{rows + 1}"
    columns = [TableColumn(id=n, name=c.title) for n, c in enumerate(sheet.columns, start=1)]
    return Table(
        displayName=_table_name(sheet),
        ref=ref,
        tableColumns=columns,
        autoFilter=AutoFilter(ref=ref),
        tableStyleInfo=_STYLE,
    )
