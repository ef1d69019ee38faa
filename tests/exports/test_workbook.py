"""The workbook as a whole: its sheets, its tables, and what stands in them."""

from __future__ import annotations

import random
from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.records import Programme
from facilitator_app.exports import EXPORTERS, Scope, export
from facilitator_app.exports.sheets import SHEETS
from facilitator_app.exports.sheets.about import DICTIONARY, TEXTS
from facilitator_app.exports.sheets.facts import FICTIONAL
from facilitator_app.exports.spreadsheet import book
from tests.exports.reading import MAIN, parts, read
from tests.exports.samples import NOON, sample, snapshot_of, uid

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from tests.exports.reading import SheetFile

TITLES = [
    "Dictionary",
    "Programme",
    "Agenda",
    "Prompts",
    "Tables by round",
    "Notes",
    "Quotes",
    "Themes",
    "Expert questions",
    "Headlines",
    "Drafts",
    "Reflections",
    "Trade-offs",
    "Votes long",
    "Votes summary",
    "Votes figures",
    "Texts",
]


def write(snapshot: Snapshot, folder: Path) -> Path:
    path = folder / "pack.xlsx"
    export("xlsx", snapshot, Scope(), path)
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write(sample().snapshot(), tmp_path)


@pytest.fixture
def sheets(path: Path) -> dict[str, SheetFile]:
    return read(path)


def test_the_sheets_come_in_their_order(sheets: dict[str, SheetFile]) -> None:
    assert list(sheets) == TITLES


def test_what_was_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    done = export("xlsx", sample().snapshot(), Scope(), path)
    assert done.files == (path,)
    assert done.rows == {title: len(sheet.rows) for title, sheet in read(path).items()}
    assert done.plain()["rows"]["Notes"] == 1
    assert "  Notes: 1 row" in done.lines()
    assert "  Tables by round: 2 rows" in done.lines()


def test_every_sheet_is_a_table_of_its_own_under_a_frozen_header(
    sheets: dict[str, SheetFile],
) -> None:
    names = []
    for title, sheet in sheets.items():
        pane = sheet.root.find(f".//{MAIN}pane")
        assert pane is not None
        assert (pane.attrib["ySplit"], pane.attrib["state"]) == ("1", "frozen")
        assert sheet.root.find(f"{MAIN}mergeCells") is None
        assert len(sheet.tables) == (1 if sheet.rows else 0), title
        for table in sheet.tables:
            last = f"{get_column_letter(len(sheet.titles))}{len(sheet.rows) + 1}"
            assert table.attrib["ref"] == f"A1:{last}"
            columns = [each.attrib["name"] for each in table.iter(f"{MAIN}tableColumn")]
            assert columns == sheet.titles
            names.append(table.attrib["displayName"])
    assert len(set(names)) == len(names) == len(TITLES) - 1


def test_a_library_opens_it_and_finds_the_tables(path: Path) -> None:
    opened = load_workbook(path)
    assert opened.sheetnames == TITLES
    assert list(opened["Notes"].tables) == ["Notes"]
    assert opened["Notes"].freeze_panes == "A2"
    assert opened.properties.title == "Front door"
    assert opened.properties.language == "en-GB"


def test_the_dictionary_names_every_sheet_and_column(sheets: dict[str, SheetFile]) -> None:
    rows = sheets["Dictionary"].rows
    told = {(row["Sheet"], row["Column"]) for row in rows}
    for title, sheet in sheets.items():
        assert (title, None) in told
        assert {(title, column) for column in sheet.titles} <= told
    assert all(row["Meaning"] for row in rows)
    assert all(row["Values"] for row in rows if row["Column"])


def test_a_note_is_told_in_full(path: Path) -> None:
    sheet = load_workbook(path)["Notes"]
    titles, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    assert dict(zip(titles, row, strict=True)) == {
        "Note id": str(uid(50)),
        "Workshop": "W1",
        "Session code": "1.1",
        "Session title": "Ways in",
        "Prompt code": "Q1",
        "Prompt question": "Why?",
        "Table": "A",
        "Seats": "3; *",
        "Kind": "quote",
        "Wording": "exact",
        "Stance": "for",
        "Strength": 2,
        "Agreement": "few",
        "Text": "Nobody rang back.",
        "Themes": "T2; T10",
        "Noted at (UTC)": NOON.replace(tzinfo=None),
        "Transcribed": "no",
        "Sheet": None,
        "Starred": "no",
        "First prompt": "Q2",
        "Imported as": None,
        "Stands for": None,
        "In conflict": "no",
        "Also said": None,
    }


def test_the_agenda_holds_days_and_times(path: Path) -> None:
    rows = list(load_workbook(path)["Agenda"].iter_rows(values_only=True))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert first["Date"] == datetime(2026, 9, 12)  # noqa: DTZ001 - a cell has no zone
    assert str(first["Doors"]) == "09:30:00"
    assert str(first["Planned start"]) == "10:20:00"
    assert str(first["Planned end"]) == "11:10:00"
    assert (first["Minutes"], first["Protected"]) == (50, "yes")
    second = dict(zip(rows[0], rows[2], strict=True))
    assert (second["Planned start"], second["Planned end"], second["Date"]) == (None, None, None)


def test_a_day_without_sessions_has_a_row(tmp_path: Path) -> None:
    made = sample()
    made.without(uid(11))
    rows = read(write(made.snapshot(), tmp_path))["Agenda"].rows
    assert [(row["Session id"], row["Workshop"], row["Session code"]) for row in rows] == [
        (str(uid(10)), "W1", "1.1"),
        (str(uid(3)), "W2", None),
    ]


def test_only_exact_words_stand_in_quotation_marks(tmp_path: Path) -> None:
    made = sample()
    made.note(150, "near enough", wording="near", kind="point")
    made.note(151, "a paraphrase", wording="paraphrase", kind="quote")
    made.note(152, "no quote", wording="paraphrase", kind="point")
    words = read(write(made.snapshot(), tmp_path))["Quotes"].column("Words")
    assert words == ["“Nobody rang back.”", "near enough", "a paraphrase"]


def test_who_sits_where(sheets: dict[str, SheetFile]) -> None:
    rows = [list(row.values())[1:] for row in sheets["Tables by round"].rows]
    assert rows == [
        ["R1", "A", 1.0, "P001", "front", "no"],
        ["R2", "B", 2.0, None, None, "no"],
    ]


def test_fields_of_participants_stay_out(path: Path) -> None:
    assert not [name for name, text in parts(path).items() if "demo-graphic" in text]


def test_conflicts_are_said_on_the_row_and_counted(tmp_path: Path) -> None:
    made = sample()
    made.conflicts += [uid(50), uid(70)]
    sheets = read(write(made.snapshot(), tmp_path))
    assert sheets["Notes"].column("In conflict") == ["yes"]
    facts = {row["Item"]: row["Value"] for row in sheets["Programme"].rows}
    assert facts["Conflicts"] == "2"
    assert facts["Scope"] == "programme"


def test_what_is_gone_is_named_by_its_id(tmp_path: Path) -> None:
    made = sample()
    for gone in (2, 20, 30, 40, 52):
        made.without(uid(gone))
    made.note(150, "of no session", session_id=uid(99), first_prompt_id=uid(98))
    sheets = read(write(made.snapshot(), tmp_path))
    first, second = sheets["Notes"].rows
    assert first["Workshop"] == f"(removed) {uid(2)}"
    assert first["Prompt code"] == f"(removed) {uid(20)}"
    assert first["Prompt question"] == "(removed)"
    assert first["Table"] == f"(removed) {uid(30)}"
    assert first["Themes"] == f"(removed) {uid(52)}; T10"
    assert second["Session code"] == f"(removed) {uid(99)}"
    assert (second["Workshop"], second["Session title"]) == ("(removed)", "(removed)")
    assert sheets["Tables by round"].column("Participant code") == [
        None,
        f"(removed) {uid(40)}",
    ]
    assert sheets["Agenda"].column("Workshop") == ["W2", f"(removed) {uid(2)}"]


def test_an_empty_programme_is_a_workbook_too(tmp_path: Path) -> None:
    sheets = read(write(snapshot_of([]), tmp_path))
    assert list(sheets) == [t for t in TITLES if t not in {"Reflections", "Votes figures"}]
    assert {row["Item"]: row["Value"] for row in sheets["Programme"].rows}["Name"] == "(removed)"
    assert not sheets["Notes"].rows
    assert not sheets["Notes"].tables


def test_a_fictional_programme_says_so_on_every_sheet(tmp_path: Path) -> None:
    made = sample()
    made.without(uid(1))
    made.add(Programme(id=uid(1), name="Demo", fictional=True))
    path = write(made.snapshot(), tmp_path)
    sheets = read(path)
    assert {row["Item"]: row["Value"] for row in sheets["Programme"].rows}["Notice"] == FICTIONAL
    for sheet in sheets.values():
        footer = sheet.root.find(f".//{MAIN}oddFooter")
        assert footer is not None
        assert FICTIONAL in str(footer.text)
    assert load_workbook(path).properties.description == FICTIONAL


def test_the_order_does_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    made = sample()
    for number in range(200, 240):
        table = uid(30 + number % 2)
        made.note(number, str(number), table_id=table, noted_at=None if number % 3 else NOON)
    before = rows_of(write(made.snapshot(), tmp_path))
    random.Random(7).shuffle(made.records)  # noqa: S311 - no secret
    assert rows_of(write(made.snapshot(), tmp_path)) == before


def rows_of(path: Path) -> dict[str, object]:
    return {title: sheet.rows for title, sheet in read(path).items() if title != "Programme"}


def test_notes_come_by_session_table_and_time(tmp_path: Path) -> None:
    made = sample()
    made.note(150, "later", noted_at=NOON.replace(hour=12))
    made.note(151, "earlier", noted_at=NOON.replace(hour=9))
    made.note(152, "at another table", table_id=uid(31), noted_at=NOON.replace(hour=8))
    made.note(153, "on another day", session_id=uid(11), noted_at=NOON.replace(hour=7))
    made.note(154, "who knows when", noted_at=None)
    assert read(write(made.snapshot(), tmp_path))["Notes"].column("Text") == [
        "earlier",
        "Nobody rang back.",
        "later",
        "who knows when",
        "at another table",
        "on another day",
    ]


def test_no_title_looks_like_a_formula() -> None:
    for sheet in (DICTIONARY, *SHEETS, TEXTS):
        assert all(column.title[0].isalpha() for column in sheet.columns)
        assert len(sheet.title) <= 31


def test_more_rows_than_excel_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sample()
    for number in range(1000, 1500):
        made.note(number, "more")
    monkeypatch.setattr(book, "MOST_ROWS", 500)
    with pytest.raises(ExportError, match="Notes would need 501 rows; Excel has 500") as refused:
        write(made.snapshot(), tmp_path)
    assert refused.value.advice == "Export one day or one session at a time."
    assert not list(tmp_path.iterdir())


def test_every_exporter_says_what_it_is() -> None:
    for name, exporter in EXPORTERS.items():
        assert exporter.name == name
        assert exporter.title
        assert exporter.suffix.startswith(".")
