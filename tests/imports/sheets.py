"""Spreadsheets that tests make, and programmes that they are imported into."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from openpyxl import Workbook

from facilitator_app.domain.records import Ballot, Note
from facilitator_app.domain.results import results
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

HEAD = ("session", "table", "prompt", "seat", "text")
BALLOT_HEAD = ("trade_off", "ballot_code", "round", "option", "mark", "cast_at")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_x(?=[0-9A-Fa-f]{4}_)")


def new_workspace(path: Path) -> Workspace:
    return Workspace.create(path, "Spring")


def write_csv(path: Path, rows: Iterable[Sequence[object]], **options: str) -> Path:
    with path.open(
        "w", newline="", encoding=options.pop("encoding", "utf-8"), errors="surrogatepass"
    ) as file:
        csv.writer(file, delimiter=options.pop("delimiter", ",")).writerows(rows)
    return path


def write_xlsx(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Write texts as Excel does: never as formulas, and with _xHHHH_ for what XML cannot hold."""
    book = Workbook()
    sheet = book.worksheets[0]
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value = _NOT_IN_XML.sub(_escaped, value)
                cell.data_type = "s"
            else:
                cell.value = value  # type: ignore[assignment]
    book.save(path)
    return path


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0][0]):04X}_" + found[0][1:]


def texts(workspace: Workspace) -> list[str]:
    return [note.text for note in workspace.all(Note)]


def marks(workspace: Workspace) -> dict[str, dict[str, int]]:
    """Return what each code says, in the round after rather than in that before."""
    ballots = sorted(workspace.all(Ballot), key=lambda each: each.round, reverse=True)
    return {ballot.code: ballot.marks for ballot in ballots}


def counts(workspace: Workspace) -> dict[str, dict[str, int]]:
    """Return what was counted on each trade-off in its only round."""
    return {
        each.trade_off.code: each.rounds[0].counts
        for each in results(workspace.snapshot())
        if each.rounds
    }
