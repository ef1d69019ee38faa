"""Writing everything that was said into a workbook."""

from __future__ import annotations

import gc
from datetime import date, datetime, time
from typing import TYPE_CHECKING, TypeAlias

import openpyxl
from openpyxl.utils.datetime import time_to_days, to_excel

from facilitator_app.exports import Scope, export
from material import wholly_open
from measuring import Figure, compared, timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from material import Files

Cells: TypeAlias = dict[str, list[list[object]]]
"""The cells of each sheet, row by row."""


def exporting(files: Files) -> Iterator[Figure]:
    """Compare the workbook of 150,000 notes with writing the same cells with nothing around them.

    The floor's dates are plain numbers and its cells have no format: it is a bit too low.
    """
    with wholly_open(files.many) as workspace:
        snapshot = workspace.snapshot()
    path, bare_path = files.folder / "ours.xlsx", files.folder / "bare.xlsx"

    def ours() -> float:
        return timed(lambda: export("xlsx", snapshot, Scope(), path))

    ours()
    cells = _cells_of(path)
    gc.collect()
    gc.freeze()  # what was prepared is looked at by no sweep, neither in the one nor in the other
    yield compared(
        "Excel workbook of 150,000 notes",
        lambda: timed(lambda: _write(cells, bare_path)),
        ours,
        turns=3,
        target=1.25,
    )
    gc.unfreeze()


def _cells_of(path: Path) -> Cells:
    """Read a workbook back; days and times as Excel counts them."""
    book = openpyxl.load_workbook(path, read_only=True)
    found = {
        sheet.title: [
            [_counted(value) for value in row] for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book.worksheets
    }
    book.close()
    return found


def _counted(value: object) -> object:
    if isinstance(value, datetime | date):
        return to_excel(value)  # type: ignore[no-untyped-call]
    return time_to_days(value) if isinstance(value, time) else value  # type: ignore[no-untyped-call]


def _write(cells: Cells, path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    for title, rows in cells.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
