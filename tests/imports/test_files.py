"""Files as they come: encodings, delimiters, cells that are no text, and what is no spreadsheet."""

from __future__ import annotations

import gc
import io
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.records import Note, Session
from facilitator_app.imports import excel_files, import_notes
from tests.imports.sheets import HEAD, texts, write_csv, write_xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.workspace import Workspace

SAID_AT = datetime(2026, 5, 9, 14, 30, 15, tzinfo=UTC)
ROWS = [HEAD, ("1", "A", "", "", "Naïve “café”, \n half £5")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize(
    ("encoding", "named"),
    [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("cp1252", "Windows-1252")],
)
def test_reads_what_offices_write(
    workspace: Workspace, tmp_path: Path, encoding: str, named: str, delimiter: str
) -> None:
    path = write_csv(tmp_path / "n.csv", ROWS, encoding=encoding, delimiter=delimiter)
    done = import_notes(workspace, path, create=True)
    assert texts(workspace) == ["Naïve “café”, \n half £5"]
    assert done.encoding == named
    assert any("Windows-1252" in line for line in done.lines()) == bool(named)


def test_the_delimiter_is_the_one_that_gives_columns(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text("text;a,b,c,d\nyes; it is, 1\n", encoding="utf-8")
    assert import_notes(workspace, path, create=True).unknown_columns == ("a,b,c,d",)
    assert texts(workspace) == ["yes"]


def test_cells_may_hold_any_character(workspace: Workspace, tmp_path: Path) -> None:
    rows = [HEAD, ("1", "A", "", "", "nul \x00 half \ud800 old\r\nmac\rend")]
    import_notes(workspace, write_csv(tmp_path / "n.csv", rows), create=True)
    assert texts(workspace) == ["nul \ufffd half \ufffd old\nmac\nend"]
    wide = tmp_path / "wide.csv"
    wide.write_bytes("text\nhalf \ud800\n".encode("utf-16", "surrogatepass"))
    import_notes(workspace, wide, create=True)
    assert texts(workspace)[1] == "half \ufffd"


def test_a_very_long_cell(workspace: Workspace, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "n.csv", [("text",), ("x" * 10_000_000,)])
    assert import_notes(workspace, path, create=True).new == 1
    write_csv(path, [("text",), ("short",), ("x" * 10_000_001,)])
    assert said(workspace, path).startswith(
        "Row 3 of n.csv has a cell of more than 10 million characters."
    )
    write_csv(path, [("x" * 10_000_001,)])
    assert said(workspace, path).startswith("Row 1 of n.csv has a cell of more than")


def said(workspace: Workspace, path: Path) -> str:
    revisions = workspace.revision_count()
    with pytest.raises(ImportFileError) as caught:
        import_notes(workspace, path, create=True)
    assert workspace.revision_count() == revisions
    return caught.value.sentence()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("n.csv", b"", "n.csv is empty."),
        ("n.csv", b" \r\n", "n.csv is empty."),
        ("n.csv", b'text\n"never closed\nand more', "Row 2 of n.csv has a quotation mark"),
        ("n.csv", b'text\nfine\n"closed" too soon\n', "Row 3 of n.csv has a quotation mark"),
        ("n.csv", b"\xff\xfet\x00e", "n.csv is neither a text nor an Excel workbook."),
        ("n.png", b"\x89PNG\r\n\x1a\n\x81\x8d", "n.png is neither a text nor an Excel workbook."),
        ("n.pdf", b"%PDF-1.7 text, and so on", "n.pdf has no column “text”."),
        ("n.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "n.xls is a workbook of an old Excel, or one with"),
        ("n.xlsx", b"PK\x03\x04 and no more", "n.xlsx is not an Excel workbook that can be read."),
    ],
)
def test_what_is_no_spreadsheet(
    workspace: Workspace, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said(workspace, path).startswith(sentence)


def test_what_cannot_be_read(workspace: Workspace, tmp_path: Path) -> None:
    assert said(workspace, tmp_path / "gone.csv").startswith("gone.csv cannot be read.")
    assert said(workspace, tmp_path).startswith(f"{tmp_path.name} is no file.")
    large = tmp_path / "large.csv"
    with large.open("wb") as file:
        file.truncate(excel_files.LARGEST + 1)
    assert said(workspace, large).startswith("large.csv is larger than 300 MB.")


def test_cells_of_a_workbook_are_what_they_show(workspace: Workspace, tmp_path: Path) -> None:
    rows = [
        ("session", "table", "seat", "strength", "time", "text"),
        (1, 2.0, 3, 2, SAID_AT.replace(tzinfo=None), "ISO"),
        (1.5, 1e20, True, 0, None, 0.1 + 0.2),
        (date(2026, 5, 9), time(14, 30), timedelta(hours=30), None, None, "_x0041_"),
    ]  # fmt: skip
    import_notes(workspace, write_xlsx(tmp_path / "n.xlsx", rows), create=True)
    first, second, third = workspace.all(Note)
    assert (first.seats, first.strength) == (("3",), 2)
    assert first.noted_at == SAID_AT
    assert (second.seats, second.text) == (("TRUE",), "0.3")
    assert third.text == "_x0041_"
    assert [each.code for each in workspace.all(Session)] == ["1", "1.5", "2026-05-09"]


def test_a_day_or_a_clock_in_a_time_column_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    for value in (date(2026, 5, 9), time(14, 30)):
        path = write_xlsx(tmp_path / "n.xlsx", [("time", "text"), (value, "x")])
        assert f"Row 2: “{value.isoformat()}” is no time with a day" in said(workspace, path)


def test_formulas_give_what_they_showed_last(workspace: Workspace, tmp_path: Path) -> None:
    sheet = (
        '<c r="A2" t="str"><f>1+1</f><v>two</v></c>',
        '<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
        '<c r="A4" t="inlineStr"><is><t>#DIV/0!</t></is></c>',
    )
    path = tmp_path / "n.xlsx"
    for cells in (sheet, (sheet[0], sheet[2])):
        path.write_bytes(workbook("".join(f'<row r="{cell[7]}">{cell}</row>' for cell in cells)))
        if cells is sheet:
            assert "Row 3: the column “text” shows the error #DIV/0!." in said(workspace, path)
        else:
            done = import_notes(workspace, path, create=True)
            assert (done.new, done.blank_rows) == (2, 1)
    assert texts(workspace) == ["two", "#DIV/0!"]


def workbook(rows: str, before: str = "") -> bytes:
    """Return a workbook whose first sheet has these rows below the header “text”."""
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
    sheet = (
        f"{before}<worksheet "
        'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/>'
        f"<sheetData>{head}{rows}</sheetData></worksheet>"
    )
    made = io.BytesIO()
    Workbook().save(made)
    out = io.BytesIO()
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name in parts.namelist():
            whole.writestr(name, sheet if "sheet1" in name else parts.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("rows", "before", "sentence"),
    [
        ("<row><c t='inlineStr'><is><t>" + "x" * 25_000_000 + "</t></is></c></row>", "", "25 MB"),
        ("<row>&a;</row>", '<!DOCTYPE x [<!ENTITY a "b">]>', "not an Excel workbook"),
        ("<row><c t='s'><v>99</v></c></row>", "", "not an Excel workbook"),
        ("<row><c", "", "not an Excel workbook"),
    ],
)
def test_a_hostile_workbook_is_refused(
    workspace: Workspace, tmp_path: Path, rows: str, before: str, sentence: str
) -> None:
    path = tmp_path / "n.xlsx"
    path.write_bytes(workbook(rows, before))
    assert sentence in said(workspace, path)


def test_a_sheet_that_says_it_is_endless_ends(workspace: Workspace, tmp_path: Path) -> None:
    cell = '<c r="ZZZ9" t="inlineStr"><is><t>far</t></is></c>'
    last = '<c r="A99999999999" t="inlineStr"><is><t>never</t></is></c>'
    path = tmp_path / "n.xlsx"
    path.write_bytes(workbook(f'<row r="9">{cell}</row><row r="99999999999">{last}</row>'))
    assert import_notes(workspace, path, create=True).rows == 0


def test_xml_is_read_by_the_parser_that_refuses_entities() -> None:
    assert openpyxl.DEFUSEDXML


WHOLE = workbook('<row r="2"><c r="A2" t="inlineStr"><is><t>note</t></is></c></row>')


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_never_breaks_the_program(at: int, damage: bytes) -> None:
    try:
        excel_files.sheet_of(WHOLE[:at] + damage + WHOLE[at + len(damage) :], "n.xlsx")
    except ImportFileError as error:
        assert "n.xlsx" in error.sentence()  # noqa: PT017 - most damages are refused, not all


def test_the_collector_is_left_as_it_was(workspace: Workspace, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "n.csv", ROWS)
    for switch, is_on in ((gc.disable, False), (gc.enable, True)):
        switch()
        import_notes(workspace, path, create=True)
        assert gc.isenabled() is is_on
