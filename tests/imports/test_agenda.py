"""An agenda comes in from the spreadsheet that somebody made for people."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.planning.checks import findings
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import Prompt, Session, Workshop
from facilitator_app.imports.agenda import Agenda, columns, guess, read
from facilitator_app.imports.agenda_changes import records_of
from tests.imports.sheets import write_csv, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.workspace import Workspace


def agenda(path: Path, *rows: Sequence[object]) -> Agenda:
    file = write_csv(path / "agenda.csv", rows)
    return read(file, guess(columns(file).headings))


def shown(found: Agenda) -> list[str]:
    return [
        f"{day.name or '-'} {each.start // 60}:{each.start % 60:02} {each.minutes} {each.kind} "
        f"{each.title}"
        for day in found.days
        for each in day.sessions
    ]


def wrong(path: Path, *rows: Sequence[object]) -> list[str]:
    return [f"{each.row}: {each.sentence}" for each in agenda(path, *rows).problems]


def test_columns_are_guessed_from_what_people_call_them() -> None:
    assert guess(("Day", "Start", "Finish", "Activity", "Where", "Question")) == {
        "day": 0,
        "time": 1,
        "end": 2,
        "title": 3,
        "kind": 4,
        "prompt": 5,
    }
    assert guess(("Time", "Duration (min)", "Session title", "Type / room", "Notes")) == {
        "time": 0,
        "minutes": 1,
        "title": 2,
        "kind": 3,
    }
    assert guess(("Session", "Title")) == {"title": 0}


def test_a_preview_shows_headings_and_rows_below_a_title(tmp_path: Path) -> None:
    rows = [["Our day"], [], ["Time", "Session", ""], *[["9:00", f"S{n}", "x"] for n in range(20)]]
    found = columns(write_csv(tmp_path / "a.csv", rows))
    assert found.headings == ("Time", "Session", "column 3")
    assert found.rows[0] == ("9:00", "S0", "x")
    assert (len(found.rows), found.more) == (12, 8)


def test_minutes_follow_from_the_next_time(tmp_path: Path) -> None:
    found = agenda(
        tmp_path,
        ["Time", "Session", "Minutes", "Where"],
        ["10.00", "Welcome", "", "plenary"],
        ["10.20", "Who we are", "30", "tables"],
        ["", "Talk", "25", ""],
        ["12:45", "Lunch", "", "foyer"],
        ["1.30", "Vote", "", ""],
        ["1.40", "Close", "", ""],
    )
    assert shown(found) == [
        "- 10:00 20 plenary Welcome",
        "- 10:20 30 table Who we are",
        "- 10:50 25 plenary Talk",
        "- 12:45 45 break Lunch",
        "- 13:30 10 individual Vote",
        "- 13:40 0 plenary Close",
    ]
    assert found.remarks == ("Row 7 does not say how long it takes.",)


def test_days_hold_until_the_next_is_named(tmp_path: Path) -> None:
    found = agenda(
        tmp_path,
        ["Day", "Time", "Session", "Kind"],
        ["Saturday", "", "", ""],
        ["", "10:00-10:30", "Welcome", ""],
        ["", "10:30-11:00", "", "Coffee"],
        ["12/09/2026", "9:00-9:30", "Again", ""],
    )
    assert shown(found) == [
        "Saturday 10:00 30 plenary Welcome",
        "Saturday 10:30 30 break Coffee",
        "2026-09-12 9:00 30 plenary Again",
    ]
    assert [each.held_on for each in found.days] == [None, date(2026, 9, 12)]


def test_a_workbook_gives_its_times_as_they_are_meant(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        [
            ["Date", "Start", "Length", "What"],
            [datetime(2026, 9, 12), time(9, 30), 30, "Welcome"],  # noqa: DTZ001
            [None, 0.416666666666667, timedelta(minutes=45), "Talk"],
            [None, 10.45, time(0, 15), "Tea"],
            [None, datetime(2026, 9, 12, 11, 0), 1.5, "Wrong"],  # noqa: DTZ001
        ],
    )
    found = read(path, guess(columns(path).headings))
    assert [(each.row, each.sentence) for each in found.problems] == [
        (5, "“1.5” is no number of minutes.")
    ]
    assert shown(found) == [
        "2026-09-12 9:30 30 plenary Welcome",
        "2026-09-12 10:00 45 plenary Talk",
        "2026-09-12 10:45 15 break Tea",
    ]


def test_half_rows_become_sentences_and_nothing_is_taken(
    tmp_path: Path, workspace: Workspace
) -> None:
    head = ["Time", "End", "Session", "Minutes", "Kind", "Code", "Prompt"]
    rows = [
        ["", "", "", "", "", "", "Alone?"],
        ["", "", "Morning", "", "", "", ""],
        ["9:00", "", "", "", "", "", ""],
        ["9:00", "9:30", "A", "20", "", "", ""],
        ["9:00", "9:30", "A", "30", "", "X", ""],
        ["9:00", "8:30", "A", "", "", "", ""],
        ["8:00", "", "A", "5", "", "", ""],
        ["9:40", "", "A", "5", "somewhere", "", ""],
        ["9:40", "", "A", "5", "", "X", ""],
        ["23:50", "", "A", "15", "", "", ""],
        ["", "", "Later", "", "", "", ""],
        ["23:00", "", "B", "", "", "", ""],
        ["", "", "Later", "5", "", "", ""],
        ["23:00", "", "C", "5", "", "", ""],
    ]
    assert wrong(tmp_path, head, *rows) == [
        "2: its question stands under no session.",
        "3: it has no time, and none follows from the row above.",
        "4: it has no title.",
        "5: it takes 30 minutes by its times, and says 20.",
        "7: it ends before it begins.",
        "8: it begins before the session above it.",
        "9: “somewhere” is no kind of session: plenary, table, individual or break.",
        "10: the code X is that of row 6 already.",
        "11: it reaches beyond midnight.",
        "12: it has neither a time nor minutes.",
        "13: the next session does not begin after it.",
        "14: it has no time, and none follows from the row above.",
    ]
    with pytest.raises(ImportFileError, match="Row 2: its question") as raised:
        records_of(Plan.of(workspace), agenda(tmp_path, head, *rows))
    assert "Nothing was taken in." in raised.value.sentence()
    many = agenda(tmp_path, head, *[["x", "", "A", "", "", "", ""]] * 20)
    with pytest.raises(ImportFileError, match=r"And 8 more\."):
        many.refuse()


def test_what_is_no_agenda_is_refused(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [["Time", "Session"]])
    with pytest.raises(ImportFileError, match=r"a\.csv holds no sessions"):
        read(path, {"time": 0, "title": 1})
    with pytest.raises(ImportFileError, match="needs a column with titles"):
        read(path, {"time": 0})
    with pytest.raises(ImportFileError, match="needs a column with titles"):
        read(path, {"title": 0})
    with pytest.raises(ImportFileError, match="is empty"):
        columns(write_csv(tmp_path / "b.csv", [["", ""]]))
    legacy = write_csv(
        tmp_path / "c.csv", [["Time", "Title"], ["9:00", "Café"]], encoding="windows-1252"
    )
    assert any("Windows-1252" in each for each in read(legacy, {"time": 0, "title": 1}).remarks)


def add(workspace: Workspace, found: Agenda, **options: Any) -> Plan:  # noqa: ANN401
    workspace.add(*records_of(Plan.of(workspace), found, **options), name="agenda")
    return Plan.of(workspace)


def test_a_day_is_added_with_codes_prompts_and_protected_breaks(
    tmp_path: Path, workspace: Workspace
) -> None:
    found = agenda(
        tmp_path,
        ["Day", "Time", "Session", "Question", "Round"],
        ["1", "10:00-10:20", "Welcome", "", "R1"],
        ["1", "10:20-10:55", "Around the table", "- What helped?\n- What did not?", "R1"],
        ["1", "", "", "And who?", ""],
        ["1", "10:55-11:10", "Break", "", "R1"],
        ["1", "11:10-11:15", "Poll", "", "R1"],
    )
    plan = add(workspace, found)
    [day] = plan.workshops
    assert (day.code, day.title, day.position) == ("D1", "1", 1)
    assert [(each.code, each.kind, each.protected) for each in plan.sessions] == [
        ("P1.1", "plenary", False),
        ("1.1", "table", False),
        ("B1.1", "break", True),
        ("V1", "individual", False),
    ]
    asked = [(each.code, each.question, each.minutes) for each in plan.prompts]
    assert asked == [
        ("1.1a", "What helped?", 12),
        ("1.1b", "What did not?", 12),
        ("1.1c", "And who?", 11),
    ]
    assert {each.round for each in plan.sessions} == {"R1"}
    assert [each.message for each in findings(plan)] == ["D1 has no date."]
    workspace.undo()
    assert (workspace.all(Workshop), workspace.all(Session), workspace.all(Prompt)) == ([], [], [])


def test_a_day_goes_where_it_belongs(tmp_path: Path, workspace: Workspace) -> None:
    first = Workshop(code="D1", title="Opening", position=1, held_on=date(2026, 9, 12))
    other = Workshop(code="D3", title="", position=2)
    workspace.add(first, other)
    head = ["Day", "Time", "Session", "Code"]
    times = ["d1", "opening", "2026-09-12", "New", "2027-01-01", "new"]
    rows = [[day, f"{9 + n}:00-{9 + n}:30", f"S{n}", f"C{n}"] for n, day in enumerate(times)]
    plan = add(workspace, agenda(tmp_path, head, *rows))
    codes = {each.id: each.code for each in plan.workshops}
    assert [(codes[each.workshop_id], each.code) for each in plan.sessions] == [
        *(("D1", "C0"), ("D1", "C1"), ("D1", "C2")),
        *(("D4", "C3"), ("D4", "C5"), ("D5", "C4")),
    ]
    assert [(each.title, each.held_on) for each in plan.workshops[2:]] == [
        ("New", None),
        ("", date(2027, 1, 1)),
    ]
    with pytest.raises(ImportFileError, match="of these codes already: C0, C1"):
        add(workspace, agenda(tmp_path, head, *rows[:2]))
    unnamed = agenda(tmp_path, ["Time", "Session"], ["9:00-9:05", "Late"])
    assert add(workspace, unnamed, into=other).day(other)[0].code == "P2.1"
    assert len(add(workspace, unnamed).workshops) == 5


def test_many_prompts_keep_codes_of_their_own(tmp_path: Path, workspace: Workspace) -> None:
    cell = "\n".join(f"Question {n}" for n in range(30))
    plan = add(
        workspace, agenda(tmp_path, ["Time", "Session", "Prompt"], ["9:00-10:00", "Long", cell])
    )
    codes = [each.code for each in plan.prompts]
    assert codes[25:28] == ["1.1z", "1.1aa", "1.1ab"]
    assert len(set(codes)) == 30


def test_columns_that_nobody_knows_are_shown_to_be_matched(tmp_path: Path) -> None:
    rows = [["Uhrzeit", "Programm", "", ""], ["9:00-9:30", "Welcome", "", ""]]
    path = write_csv(tmp_path / "a.csv", rows)
    assert columns(path).headings == ("Uhrzeit", "Programm")
    assert guess(columns(path).headings) == {}
    assert shown(read(path, {"time": 0, "title": 1})) == ["- 9:00 30 plenary Welcome"]


def test_what_is_not_matched_is_passed_over_and_errors_are_said(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "a.xlsx",
        [["Time", "Session", "Notes"], ["9:00-9:30", "A", ""], ["", "", "x"], ["9:30", "#REF!"]],
    )
    book = load_workbook(path)
    book.worksheets[0]["B4"].data_type = "e"
    book.save(path)
    found = read(path, {"time": 0, "title": 1})
    assert [(each.row, each.sentence) for each in found.problems] == [
        (4, "its title shows the error #REF!.")
    ]


def test_codes_that_are_there_are_not_made_again(tmp_path: Path, workspace: Workspace) -> None:
    head, first, second = ["Time", "Session"], ["9:00-9:30", "A"], ["9:30-10:00", "B"]
    add(workspace, agenda(tmp_path, head, first))
    [day] = workspace.all(Workshop)
    plan = add(workspace, agenda(tmp_path, head, second), into=day)
    assert [each.code for each in plan.day(day)] == ["P1.1", "P1.2"]
