"""What a file holds beside what is read of it is said, or refused: nothing is lost in silence."""

from __future__ import annotations

import io
import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.records import Note
from facilitator_app.imports import import_notes
from facilitator_app.imports.formulas import uncalculated
from tests.imports.sheets import texts, write_csv, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.workspace import Workspace


def said(workspace: Workspace, path: Path) -> str:
    revisions = workspace.revision_count()
    with pytest.raises(ImportFileError) as caught:
        import_notes(workspace, path, create=True)
    assert workspace.revision_count() == revisions
    return caught.value.sentence()


def test_sheets_after_the_first_are_named(workspace: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["text"])
    book.create_sheet("Table 2").append(["text"])
    book.create_sheet("Table 3")
    book.save(tmp_path / "n.xlsx")
    done = import_notes(workspace, tmp_path / "n.xlsx", create=True)
    sentence = "Only the first sheet was read, and not: Table 2, Table 3."
    assert sentence in done.lines()
    assert done.plain()["remarks"] == (sentence,)


def test_columns_far_to_the_right_are_named(workspace: Workspace, tmp_path: Path) -> None:
    head = ["text", *[""] * 255, "Colour", ""]
    row = ["x", *[""] * 255, "red", "blue"]
    done = import_notes(workspace, write_xlsx(tmp_path / "n.xlsx", [head, row]), create=True)
    sentence = "Columns after the 256th were left out: Colour, column 258."
    assert sentence in done.lines()
    assert done.plain()["remarks"] == (sentence,)
    assert texts(workspace) == ["x"]


def test_a_known_column_far_to_the_right_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "n.xlsx", [["text", *[""] * 300, "Stance"], ["x"]])
    assert said(workspace, path).startswith(
        "n.xlsx has the column “stance” after the 256th, where no column is read."
    )


def test_formulas_that_nobody_calculated_are_named(workspace: Workspace, tmp_path: Path) -> None:
    book = Workbook()
    for row in (["text", "stance"], ["one", "=1+1"], ['="a"&"b"'], ["three"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "n.xlsx")
    done = import_notes(workspace, tmp_path / "n.xlsx", create=True)
    (sentence,) = done.plain()["remarks"]
    assert sentence == (
        "These formulas were never calculated, and were taken for empty cells: B2, A3. Save the "
        "workbook in a spreadsheet program and import it again."
    )
    assert sentence in done.lines()
    assert texts(workspace) == ["one", "three"]


@pytest.mark.parametrize(
    ("cell", "empty"),
    [
        ('<c r="B2"><f>A1</f></c>', True),
        ('<c r="B2"><f t="shared" si="0"/><v></v></c>', True),
        ('<x:c s="1" r="B2"><x:f>A1</x:f><x:v/></x:c>', True),
        ("<c><f>A1</f></c>", True),
        ('<c r="B2"><f>A1</f><v>0</v></c>', False),
        ('<c r="B2" t="str"><f>""</f><v></v></c>', False),
        ('<c r="B2" s="1"/><c r="C2"><v>1</v></c>', False),
    ],
)
def test_what_a_formula_that_nobody_calculated_looks_like(cell: str, *, empty: bool) -> None:
    assert bool(uncalculated(io.BytesIO(f"<row>{cell}</row>".encode()))) is empty


def test_midnight_is_a_time_if_the_cell_shows_hours(workspace: Workspace, tmp_path: Path) -> None:
    midnight = datetime(2026, 5, 9)  # noqa: DTZ001 - Excel knows no zones
    path = write_xlsx(tmp_path / "n.xlsx", [("time", "text"), (midnight, "x")])
    import_notes(workspace, path, create=True)
    assert workspace.all(Note)[0].noted_at == midnight.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("number_format", "is_time"),
    [
        ("dd/mm/yyyy hh:mm", True),
        ("[$-en-GB]m/d/yy h AM/PM", True),
        ("yyyy-mm-dd", False),
        ('yyyy-mm-dd "at noon, hour 12"', False),
        ("[$-hi-IN]d mmmm", False),
        ("d\\h", False),
    ],
)
def test_hours_in_the_format_of_a_cell(
    workspace: Workspace, tmp_path: Path, number_format: str, *, is_time: bool
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["time", "text"])
    sheet.append([datetime(2026, 5, 9), "x"])  # noqa: DTZ001 - Excel knows no zones
    sheet["A2"].number_format = number_format
    book.save(tmp_path / "n.xlsx")
    if is_time:
        assert import_notes(workspace, tmp_path / "n.xlsx", create=True).new == 1
    else:
        assert "is no time with a day" in said(workspace, tmp_path / "n.xlsx")


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_one_bad_byte_does_not_change_the_encoding(
    workspace: Workspace, tmp_path: Path, delimiter: str
) -> None:
    rows = [("table", "text"), ("1", "two\nlines, é"), ("1", "caf?"), ("1", "ß")]
    path = write_csv(tmp_path / "n.csv", rows, delimiter=delimiter)
    path.write_bytes(path.read_bytes().replace(b"?", b"\xe9"))
    assert said(workspace, path).startswith("Row 3 of n.csv is not in UTF-8, as others are.")
    path.write_bytes(b"\xef\xbb\xbftext\ncaf\xe9\n")
    assert said(workspace, path).startswith("Row 2 of n.csv is not in UTF-8, as others are.")
    path.write_bytes(b"text\n\xe9\n\xe9\xa8\n")
    assert import_notes(workspace, path, create=True).encoding == "Windows-1252"


def test_a_bad_byte_behind_a_very_long_cell(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_bytes(b"text\n\n" + b"x" * 10_000_001 + "é".encode() + b"\xe9")
    assert said(workspace, path).startswith("Row 3 of n.csv is not in UTF-8, as others are.")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has none")
@pytest.mark.parametrize("name", ["/dev/zero", "fifo"])
def test_what_never_ends_is_not_read(workspace: Workspace, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "fifo":
        os.mkfifo(path)
    assert said(workspace, path).startswith(f"{path.name} is no file.")
