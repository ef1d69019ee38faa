"""Writing everything that was said into a workbook."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any, TypeAlias
from unittest import mock

import openpyxl
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.workbook import workbook
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from facilitator_app.exports import Scope, export
from material import wholly_open
from measuring import Figure, compared, timed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from material import Files

Row: TypeAlias = tuple[list[object], list[tuple[int, object, str]]]
"""The values of a row, and those that have a format: place, value and format of each."""

Cells: TypeAlias = dict[str, list[Row]]
"""The rows of each sheet."""


def exporting(files: Files) -> Iterator[Figure]:
    """Compare the workbook of 150,000 notes with writing the same cells with nothing around them.

    Numbers and times have their formats in both; widths, heights and native tables only in ours.
    """
    with wholly_open(files.many) as workspace:
        snapshot = workspace.snapshot()
    path, bare_path = files.folder / "ours.xlsx", files.folder / "bare.xlsx"

    def ours() -> object:
        return export("xlsx", snapshot, Scope(), path)

    cells = _cells_of(ours)
    gc.collect()
    gc.freeze()  # what was prepared is looked at by no sweep, neither in the one nor in the other
    yield compared(
        "Excel workbook of 150,000 notes",
        lambda: timed(lambda: _write(cells, bare_path)),
        lambda: timed(ours),
        turns=2,
        target=1.25,
    )
    gc.unfreeze()


def _cells_of(write: Callable[[], object]) -> Cells:
    """Return the cells that are written, looking on while they are."""
    found: Cells = {}

    class Sheet(WriteOnlyWorksheet):
        def append(self, row: Iterable[object]) -> None:
            cells = list(row)
            found.setdefault(self.title, []).append(_row_of(cells))
            super().append(cells)

    with mock.patch.object(workbook, "WriteOnlyWorksheet", Sheet):
        write()
    return found


def _row_of(cells: list[object]) -> Row:
    formatted: list[tuple[int, object, str]] = [
        (at, each.value, each.number_format)
        for at, each in enumerate(cells)
        if isinstance(each, Cell)
    ]
    return [each.value if isinstance(each, Cell) else each for each in cells], formatted


def _write(cells: Cells, path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for title, rows in cells.items():
        sheet = book.create_sheet(title)
        again: dict[tuple[int, str], Any] = {}
        for values, formatted in rows:
            for at, value, number_format in formatted:
                if (at, number_format) not in again:
                    again[at, number_format] = cell = WriteOnlyCell(sheet)
                    cell.number_format = number_format
                cell = values[at] = again[at, number_format]
                cell.value = value
            sheet.append(values)
    book.save(path)
