"""The sheets of the votes: they agree with the results, and say nothing of tables or seats."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.results import results
from facilitator_app.exports import Scope, export
from facilitator_app.exports.sheets import SHEETS
from facilitator_app.exports.sheets.about import DICTIONARY, TEXTS
from facilitator_app.exports.sheets.votes import VOTES, Mark
from facilitator_app.exports.spreadsheet.columns import Column, Sheet, Tells
from tests.exports.reading import read
from tests.exports.samples import sample, uid

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from tests.exports.reading import SheetFile

EVERY_SHEET = (DICTIONARY, *SHEETS, TEXTS)


def sheets_of(snapshot: Snapshot, folder: Path) -> dict[str, SheetFile]:
    path = folder / "pack.xlsx"
    export("xlsx", snapshot, Scope(), path)
    return read(path)


@pytest.mark.parametrize("sheet", EVERY_SHEET, ids=lambda sheet: sheet.title)
def test_no_sheet_has_a_ballot_and_a_place_or_a_person(sheet: Sheet[object]) -> None:
    told = {column.tells for column in sheet.columns}
    assert not (Tells.BALLOT in told and told & {Tells.TABLE, Tells.SEAT, Tells.PERSON})
    words = {word for column in sheet.columns for word in column.title.casefold().split()}
    assert not ("ballot" in words and words & {"table", "seat", "seats", "participant"})


def test_columns_that_tell_are_marked() -> None:
    telling = {"ballot": Tells.BALLOT, "table": Tells.TABLE, "seat": Tells.SEAT}
    telling |= {"seats": Tells.SEAT, "participant": Tells.PERSON}
    telling |= {"laptop": Tells.TABLE}
    for sheet in EVERY_SHEET:
        for column in sheet.columns:
            first = column.title.casefold().split()[0]
            assert column.tells == telling.get(first), column.title


@pytest.mark.parametrize("other", [Tells.TABLE, Tells.SEAT, Tells.PERSON])
def test_a_sheet_that_would_tell_cannot_be_made(other: Tells) -> None:
    place: Column[Mark] = Column("Where", "", "", lambda _, __: "", tells=other)
    with pytest.raises(ValueError, match="who cast which ballot"):
        Sheet("Telling", "", (*VOTES.columns, place), VOTES.rows)


def test_two_columns_of_one_title_cannot_be_made() -> None:
    column: Column[object] = Column("It", "", "", lambda _, __: "")
    with pytest.raises(ValueError, match="two columns"):
        Sheet("Double", "", (column, replace(column, title="IT")), lambda _: ())


def test_no_cell_of_the_votes_names_a_table(tmp_path: Path) -> None:
    made = sample()
    sheets = sheets_of(made.snapshot(), tmp_path)
    for title in ("Votes long", "Votes summary", "Trade-offs"):
        for row in sheets[title].rows:
            assert str(uid(30)) not in row.values()
            assert "A" not in row.values()


def test_every_mark_has_a_row_that_says_whether_it_counts(tmp_path: Path) -> None:
    made = sample()
    made.ballot(170, "4AAAA", {"Known": 1})
    made.conflicts.append(uid(170))
    rows = sheets_of(made.snapshot(), tmp_path)["Votes long"].rows
    keys = ("Trade-off", "Round", "Ballot code", "Option", "Mark", "Counted", "Why not")
    assert [tuple(row[key] for key in keys) for row in rows] == [
        ("TO2", "before", "2A42W", "Soon", 1.0, "yes", None),
        ("TO2", "before", "2B48R", "dont_know", 1.0, "no", "abstained"),
        ("TO2", "before", "2EBA6", "blank", 1.0, "no", "blank"),
        ("TO2", "before", "2K85W", "Later", 1.0, "no", "not valid"),
        ("TO2", "before", "3A35X", None, None, "no", "not valid"),
        ("TO2", "before", "4AAAA", "Known", 1.0, "no", "conflict"),
        ("TO10", "only", "2A42W", "answer", 7.0, "yes", None),
    ]


def test_ballots_on_what_is_gone_or_not_known_are_kept(tmp_path: Path) -> None:
    made = sample()
    made.without(uid(60))
    made.add(TradeOff(id=uid(62), code="TO3", method="telepathy"))
    made.ballot(170, "4AAAA", {"x": 2}, trade_off_id=uid(62))
    sheets = sheets_of(made.snapshot(), tmp_path)
    found = {(row["Trade-off"], row["Why not"]) for row in sheets["Votes long"].rows}
    assert found == {
        ("TO3", "method not known"),
        ("TO10", None),
        (f"(removed) {uid(60)}", "trade-off removed"),
    }
    assert "TO3" not in sheets["Votes summary"].column("Trade-off")


def test_the_rows_add_up_to_the_results(tmp_path: Path) -> None:
    made = sample()
    for number in range(200, 260):
        marks = {"Soon": 1} if number % 3 else {"Known": 1}
        made.ballot(number, f"C{number}", marks, round="after" if number % 2 else "before")
        made.conflicts += [uid(number)] if number % 7 == 0 else []
    snapshot = made.snapshot()
    sheets = sheets_of(snapshot, tmp_path)
    long = sheets["Votes long"].rows
    counted = Counter((r["Trade-off"], r["Round"]) for r in long if r["Counted"] == "yes")
    why_not = Counter((r["Trade-off"], r["Round"], r["Why not"]) for r in long)
    summary = {(r["Trade-off"], r["Round"], r["Answer"]): r for r in sheets["Votes summary"].rows}
    for result in results(snapshot):
        code = result.trade_off.code
        for each in result.rounds:
            assert counted[code, each.round] == each.n
            assert why_not[code, each.round, "conflict"] == each.conflicts
            assert why_not[code, each.round, "abstained"] == each.abstained
            for answer, count in each.counts.items():
                row = summary.pop((code, each.round, answer))
                assert (row["n"], row["Missing"]) == (each.n, each.missing)
                assert (row["Abstained"], row["Conflicts"]) == (each.abstained, each.conflicts)
                assert row["Count"] == count
    assert not summary


def test_a_share_is_of_the_valid_ballots_alone(tmp_path: Path) -> None:
    made = sample()
    made.ballot(170, "4AAAA", {"Known": 1})
    rows = sheets_of(made.snapshot(), tmp_path)["Votes summary"].rows
    shares = {row["Answer"]: row["Share of n"] for row in rows if row["Round"] == "before"}
    assert shares == {"Soon": 0.5, "Known": 0.5, "dont_know": None, "blank": None}
    assert {row["Share of n"] for row in rows if row["Round"] == "after"} == {None}


def test_the_order_of_arrival_does_not_show(tmp_path: Path) -> None:
    made = sample()
    for number, code in enumerate(("9B", "5C", "10A"), start=170):
        made.ballot(number, code, {"Soon": 1}, round="after")
    rows = sheets_of(made.snapshot(), tmp_path)["Votes long"].rows
    assert [r["Ballot code"] for r in rows if r["Round"] == "after"] == ["5C", "9B", "10A"]


def test_options_come_in_the_order_of_the_ballot(tmp_path: Path) -> None:
    made = sample()
    made.add(TradeOff(id=uid(62), code="TO3", method="likert", options=("Work", "Fair")))
    made.ballot(170, "4AAAA", {"Fair": 2, "Work": 5, "Else": 1}, trade_off_id=uid(62))
    rows = sheets_of(made.snapshot(), tmp_path)["Votes long"].rows
    marks = [(row["Option"], row["Mark"]) for row in rows if row["Trade-off"] == "TO3"]
    assert marks == [("Work", 5.0), ("Fair", 2.0), ("Else", 1.0)]
