"""What a table says besides its notes, as sheets of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.references import reference
from facilitator_app.exports import Scope, export
from tests.exports.reading import parts, read
from tests.exports.samples import Sample, sample, uid
from tests.exports.table_day import NEW_SHEETS, PUBLIC, SEALED, a_day, changed_since

if TYPE_CHECKING:
    from pathlib import Path

    from tests.exports.reading import SheetFile


def sheets_of(made: Sample, folder: Path, scope: str = "programme") -> dict[str, SheetFile]:
    export("xlsx", made.snapshot(), Scope.parse(scope), folder / "pack.xlsx")
    return read(folder / "pack.xlsx")


def told(sheet: SheetFile, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[each] for each in columns) for row in sheet.rows]


def test_each_has_its_sheet_and_the_dictionary_names_it(tmp_path: Path) -> None:
    sheets = sheets_of(a_day(), tmp_path)
    assert sheets.keys() >= NEW_SHEETS
    assert {row["Sheet"] for row in sheets["Dictionary"].rows} >= NEW_SHEETS
    assert not NEW_SHEETS & sheets_of(sample(), tmp_path).keys(), "absent where there is none"


def test_coverage_stands_by_prompt_and_table(tmp_path: Path) -> None:
    sheets = sheets_of(a_day(), tmp_path)
    columns = ("Session code", "Prompt code", "Table", "State", "Merged into", "Reason")
    assert told(sheets["Coverage"], *columns) == [
        ("1.1", "Q1", "A", "asked", None, None),
        ("1.1", "Q3", "A", "merged", "Q1", "they were at it already"),
        ("1.1", "Q3", "B", "skipped", None, "no time"),
    ]
    assert "Coverage" not in sheets_of(a_day(), tmp_path, "session:2.1")


def test_seats_that_change_stand_by_time(tmp_path: Path) -> None:
    sheet = sheets_of(a_day(), tmp_path)["Seat changes"]
    assert told(sheet, "Table", "Seat", "What", "Swapped with") == [
        ("A", "2", "swapped", "5"),
        ("A", "4", "arrived", None),
    ]


def test_a_link_names_both_notes(tmp_path: Path) -> None:
    made = a_day()
    [row] = sheets_of(made, tmp_path)["Links"].rows
    assert (row["Session code"], row["Table"], row["How"]) == ("1.1", "A", "agrees")
    assert (row["Note id"], row["Other id"]) == (str(uid(90)), str(uid(50)))
    assert (row["Note code"], row["Other code"]) == (reference(uid(90)), reference(uid(50)))
    assert (row["Note text"], row["Other text"]) == ("Nobody rang me either.", "Nobody rang back.")
    made.without(uid(50))
    [row] = sheets_of(made, tmp_path)["Links"].rows
    assert row["Other text"] == "(removed)"
    made.without(uid(90))
    [row] = sheets_of(made, tmp_path)["Links"].rows
    assert (row["Session code"], row["Note text"]) == (None, "(removed)")


def test_notes_say_whether_they_are_starred_or_typed_up(tmp_path: Path) -> None:
    sheet = sheets_of(a_day(), tmp_path)["Notes"]
    assert told(sheet, "Note id", "Starred", "Transcribed", "Sheet") == [
        (str(uid(50)), "yes", "no", None),
        (str(uid(90)), "no", "yes", "K7Q2-M4FX"),
    ]


def test_summaries_have_a_column_for_each_line(tmp_path: Path) -> None:
    sheets = sheets_of(a_day(), tmp_path)
    assert told(sheets["Summaries"], "Prompt code", "Line 1", "Line 2", "Line 3") == [
        (None, "Phones.", None, "Not online."),
        ("Q1", "Ring back.", None, None),
    ]
    assert told(sheets["Flipcharts"], "Table", "Flipchart", "About", "Agreement") == [
        ("A", "A-2", "Doors", "most")
    ]


def test_headlines_say_whether_they_were_read_back(tmp_path: Path) -> None:
    made = a_day()
    columns = ("Read back", "Read back as")
    assert told(sheets_of(made, tmp_path)["Headlines"], *columns) == [("agreed", None)]
    changed_since(made)
    assert told(sheets_of(made, tmp_path)["Headlines"], *columns) == [
        ("changed since", "One number.")
    ]
    made.without(uid(103))
    assert told(sheets_of(made, tmp_path)["Headlines"], *columns) == [("not read back", None)]


def test_questions_and_drafts_say_what_is_new(tmp_path: Path) -> None:
    sheets = sheets_of(a_day(), tmp_path)
    assert told(sheets["Expert questions"], "Question", "Agreed") == [
        ("How long?", "yes"),
        ("Who pays?", "no"),
    ]
    assert told(sheets["Drafts"], "Expectation", "Prompt code") == [
        ("An answer.", "Q3"),
        ("A reply.", None),
    ]


def test_what_is_sealed_what_people_consented_to_and_shorthand_stay_out(tmp_path: Path) -> None:
    sheets_of(a_day(), tmp_path)
    text = "".join(parts(tmp_path / "pack.xlsx").values()).casefold()
    for secret in (SEALED, "c2VhbGVk", PUBLIC, "qzx", "quiet zone", "consent", "welfare"):
        assert secret.casefold() not in text, secret
