"""Days as people would have them, from the command line alone."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


def write_csv(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.fixture
def programme(facilitator: Facilitator, tmp_path: Path) -> Path:
    path = tmp_path / "spring.facilitator"
    assert facilitator("new", path, "--name", "Spring").code == 0
    return path


NOTES = [
    ["session", "prompt", "table", "seat", "kind", "text", "themes"],
    ["1.1", "a", "A", "3", "point", "The phones are busy at eight", "ACC"],
    ["1.1", "a", "A", "*", "question", "হাসপাতালের রাস্তা কোথায়?", "ACC;TRV"],
    ["1.1", "b", "B", "", "quote", "=HYPERLINK(1)", ""],
]


def test_from_notes_to_a_workbook(
    facilitator: Facilitator, programme: Path, tmp_path: Path
) -> None:
    notes = write_csv(tmp_path / "notes.csv", NOTES)
    refused = facilitator("import-notes", programme, notes)
    assert refused.code == 1
    assert facilitator("info", programme, "--json").json["records"] == {"programme": 1}
    assert facilitator("import-notes", programme, notes, "--create").code == 0
    again = facilitator("import-notes", programme, notes, "--create", "--json")
    assert again.code == 0
    records = facilitator("info", programme, "--json").json["records"]
    assert (records["note"], records["theme"], records["coding"]) == (3, 2, 3)

    found = facilitator("search", programme, "রাস্তা", "--json").json
    assert found["found"] == 1
    assert found["hits"][0]["table"] == "A"
    assert "হাসপাতালের" in facilitator("search", programme, "রাস্তা").out

    book = tmp_path / "spring.xlsx"
    written = facilitator("export", programme, "--format", "xlsx", "--out", book)
    assert written.code == 0
    texts = {cell.value for row in load_workbook(book)["Notes"].rows for cell in row}
    assert {"=HYPERLINK(1)", "The phones are busy at eight"} <= texts


def test_two_laptops_meet(facilitator: Facilitator, programme: Path, tmp_path: Path) -> None:
    facilitator("import-notes", programme, write_csv(tmp_path / "n.csv", NOTES), "--create")
    here, there = tmp_path / "here.facilitator", tmp_path / "there.facilitator"
    for copy in (here, there):
        copy.write_bytes(programme.read_bytes())
    head = ["trade_off", "ballot_code", "round", "option", "mark"]
    for copy, option in ((here, "agree"), (there, "disagree")):
        rows = [head, ["T", "AAAA", "before", option, "1"], ["T", option, "before", "agree", "1"]]
        ballots = write_csv(tmp_path / f"{copy.stem}.csv", rows)
        done = facilitator("import-ballots", copy, ballots, "--create", "choice:agree,disagree")
        assert done.code == 0, done.err
    merged = facilitator("merge", programme, here, there, "--json")
    assert merged.json["conflicts"] == 1
    assert facilitator("merge", programme, there, here, "--json").json["new"] == 0
    (result,) = facilitator("results", programme, "--json").json["trade_offs"]
    (one,) = result["rounds"]
    assert [one[each] for each in ("n", "missing", "abstained", "conflicts")] == [2, 0, 0, 1]
    assert one["counts"] == {"agree": 2, "disagree": 0}
    listed = facilitator("check", programme)
    assert listed.code == 0
    assert "Conflict: the ballot" in listed.out


def test_another_programme_is_not_merged(
    facilitator: Facilitator, programme: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.facilitator"
    facilitator("new", other, "--name", "Other")
    before = facilitator("info", programme, "--json").json
    for strange in (other, programme, tmp_path / "nowhere"):
        answer = facilitator("merge", programme, strange)
        assert (answer.code, answer.out) == (1, "")
    assert facilitator("info", programme, "--json").json == before


def test_all_hits_are_counted_also_those_that_are_not_shown(
    demo: Path, facilitator: Facilitator
) -> None:
    every = facilitator("search", demo, "phone", "--limit", "1000", "--json").json
    assert every["found"] == len(every["hits"]) > 100
    newest = facilitator("search", demo, "phone", "--json").json
    assert newest == {"found": every["found"], "hits": every["hits"][:100]}


def test_the_demo_counts_its_votes(demo: Path, facilitator: Facilitator) -> None:
    found = facilitator("results", demo, "--json").json["trade_offs"]
    codes = [each["code"] for each in found]
    assert codes[:6] == ["AN1", "AN2", "AN3", "AN4", "AN5", "AN6"]
    assert [f"TO{number}" for number in range(1, 11)] == codes[6:]
    for each in found:
        for one in each["rounds"]:
            assert one["n"] > 50
            assert one["n"] + one["abstained"] + one["missing"] == 100
    shown = facilitator("results", demo, "--trade-off", "TO2")
    assert "before" in shown.out
    assert facilitator("results", demo).err == ""
    assert "a minority is to be heard" in shown.out
    shown_at = ("TO2", "--threshold")
    for threshold, enough in (("1", True), ("99.9%", False)):
        answer = facilitator("results", demo, "--trade-off", *shown_at, threshold, "--json")
        item = answer.json["trade_offs"][0]["rounds"][0]["items"][1]
        assert item["enough_support"] is enough
    assert facilitator("results", demo, "--trade-off", "TO1").err == ""
    refusal = facilitator("results", demo, "--trade-off", "TOx").err
    assert refusal.startswith("facilitator: There is no trade-off TOx. There are: AN1, ")
    assert refusal.count("\n") == 1
    unknown = facilitator("results", demo, "--trade-off", "TO99")
    assert unknown.code == 1
    assert "There are: AN1" in unknown.err


@pytest.mark.parametrize("scope", ["programme", "day:1", "session:1.3"])
def test_a_scope_is_written(
    demo: Path, facilitator: Facilitator, tmp_path: Path, scope: str
) -> None:
    book = tmp_path / "pack.xlsx"
    answer = facilitator(
        "export", demo, "--format", "xlsx", "--scope", scope, "--out", book, "--json"
    )
    assert answer.code == 0, answer.err
    assert book.exists()
    assert answer.json


def test_a_scope_that_is_not_there_writes_nothing(
    demo: Path, facilitator: Facilitator, tmp_path: Path
) -> None:
    for scope in ("day:9", "session:nowhere", "week:1", "day:x", ""):
        book = tmp_path / "pack.xlsx"
        answer = facilitator("export", demo, "--format", "xlsx", "--scope", scope, "--out", book)
        assert answer.code == 1
        assert not book.exists()


def test_it_runs_as_a_program(programme: Path, home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "facilitator_app", "info", programme, "--json"],
        capture_output=True,
        check=True,
        env={**os.environ, "FACILITATOR_HOME": str(home), "PYTHONIOENCODING": "ascii"},
    )
    assert json.loads(done.stdout)["name"] == "Spring"
    assert done.stderr == b""
    gone = subprocess.run(
        [sys.executable, "-m", "facilitator_app", "search", programme, "x"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (gone.returncode, gone.stderr) == (0, b"")


def test_what_is_found_can_do_nothing_to_a_terminal(
    facilitator: Facilitator, programme: Path, tmp_path: Path
) -> None:
    rows = [NOTES[0], ["1", "a", "A", "1", "point", "bell \x07 red \x1b[31m word \u202e", ""]]
    facilitator("import-notes", programme, write_csv(tmp_path / "n.csv", rows), "--create")
    answer = facilitator("search", programme, "word")
    assert answer.code == 0
    assert "bell ␇ red ␛[31m word \ufffd" in answer.out
    assert "\x1b" not in answer.out
    assert "\x1b" in facilitator("search", programme, "word", "--json").json["hits"][0]["text"]


def test_a_trade_off_that_was_made_in_two_ways_is_said_to_be_so(
    facilitator: Facilitator, programme: Path, tmp_path: Path
) -> None:
    here, there = tmp_path / "here.facilitator", tmp_path / "there.facilitator"
    for copy, options, answer in ((here, "yes,no", "yes"), (there, "no,yes,later", "later")):
        copy.write_bytes(programme.read_bytes())
        rows = [
            ["trade_off", "ballot_code", "round", "option"],
            ["T1", copy.stem, "before", answer],
        ]
        ballots = write_csv(tmp_path / f"{copy.stem}.csv", rows)
        assert (
            facilitator("import-ballots", copy, ballots, "--create", f"choice:{options}").code == 0
        )
    settled = facilitator("results", here, "--json").json["trade_offs"]
    assert "disputed" not in settled[0]
    assert "Two versions" not in facilitator("results", here).out
    assert facilitator("merge", programme, here, there, "--json").json["conflicts"] == 1
    (found,) = facilitator("results", programme, "--json").json["trade_offs"]
    assert found["disputed"] is True
    (one,) = found["rounds"]
    assert one["n"] + one["missing"] == 2, "they are counted by the version that is shown"
    said = facilitator("results", programme, "--trade-off", "T1").out
    assert "Two versions of this trade-off came in: choose one" in said
