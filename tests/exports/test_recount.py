"""A pack is recounted from its ballots by a script that knows nothing of what counted it first."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from facilitator_app.domain.records import ExpectedBallot, TradeOff
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.exports import Scope, export
from facilitator_app.exports.recount import lines, recount, script
from tests.exports.samples import Sample, sample, uid

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.exports.spreadsheet.columns import Value

BALLOTS: dict[str, list[dict[str, int]]] = {
    "choice": [{"a": 1}, {"a": 3}, {"b": 2}, {"c": 1}, {"a": 4}],
    "slider": [{"a": 0, "b": 10}, {"a": 10}, {"a": 5, "b": 6}, {"a": 11}],
    "likert": [{"a": 1, "b": 5, "c": 3}, {"a": 2}, {"b": 5}],
    "gradient": [{"a": 1, "b": 5, "c": 3}, {"a": 2}, {"b": 6}],
    "comfort": [{"a": 1, "b": 5, "c": 3}, {"a": 4}, {"b": 4}],
    "ranking": [{"a": 1, "b": 2, "c": 3}, {"b": 1}, {"c": 1, "a": 2}, {"a": 1, "b": 1}, {"c": 2}],
    "points": [{"a": 100}, {"a": 33, "b": 33, "c": 34}, {"b": 99}],
    "dots": [{"a": 2, "b": 2, "c": 1}, {"c": 1}, {"a": 3}, {"a": 0}],
    "conditions": [{"a": 1, "b": 1}, {"c": 1}, {"a": 2}, {}],
}
ANYWHERE = [{"neither": 1}, {"dont_know": 1}, {"blank": 1}, {"spoilt": 1}, {"a": 1, "decline": 1}]


def every_way() -> Sample:
    """Return a programme with each way of voting, and ballots that keep its rules or break them."""
    made = sample()
    number = 1000
    for place, (method, marks) in enumerate(BALLOTS.items()):
        vote = TradeOff(
            id=uid(900 + place),
            code=f"V{place}",
            method=method,
            options=("a", "b", "c"),
            scale_labels=("weakly", "so", "strongly") if method == "choice" else (),
            rounds=("before", "after"),
            session_id=uid(10),
        )
        made.add(vote)
        for turn, name in enumerate(vote.rounds):
            said = [*marks, *ANYWHERE][turn:] + marks[:turn]
            for code, each in enumerate(said):
                number += 1
                made.ballot(number, f"C{code:02}", each, trade_off_id=vote.id, round=name)
    made.conflicts.append(uid(1001))
    made.add(ExpectedBallot(id=uid(5000), code="NEVER"))
    return made


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.xlsx"
    export("xlsx", every_way().snapshot(), Scope(), path)
    return path


def test_every_figure_of_every_way_comes_out_again(pack: Path) -> None:
    assert set(BALLOTS) == set(VOTE_METHODS)
    found = recount(pack)
    assert found["differences"] == []
    assert found["same"]
    assert found["figures"] > 500
    assert list(lines(found)) == [
        f"{found['figures']} figures recounted from the ballots: all as the pack says."
    ]


def test_the_script_runs_alone(pack: Path, tmp_path: Path) -> None:
    path = tmp_path / "alone" / "recount.py"
    path.parent.mkdir()
    path.write_text(script(), encoding="utf-8")
    assert "facilitator_app" not in path.read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", path, pack], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "all as the pack says" in done.stdout


@pytest.mark.parametrize(
    ("sheet", "column", "wanted", "value"),
    [
        ("Votes summary", "Count", 1, 77),
        ("Votes summary", "n", 3, 77),
        ("Votes summary", "Missing", 4, 77),
        ("Votes figures", "Value", 2.0, 77),
        ("Votes shift", "Count", 1, 77),
        ("Votes long", "Mark", 100, 99),
        ("Votes long", "Why not", "not valid", None),
    ],
)
def test_what_was_changed_by_hand_is_found(
    pack: Path, sheet: str, column: str, wanted: Value, value: Value
) -> None:
    book = load_workbook(pack)
    rows = list(book[sheet].iter_rows())
    place = [cell.value for cell in rows[0]].index(column)
    cell = next(row[place] for row in rows[1:] if row[place].value == wanted)
    cell.value = value
    book.save(pack)
    found = recount(pack)
    assert not found["same"]
    assert any("the pack says" in line for line in lines(found))
    assert list(lines(found))[-1].endswith("differ.")


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_what_is_pasted_into_the_name_of_an_option_does_not_part_it(
    tmp_path: Path, sign: str
) -> None:
    made, name = sample(), f"by bus{sign}or tram"
    vote = TradeOff(id=uid(900), code="V", method="choice", options=(name, "on foot"))
    made.add(vote)
    made.ballot(1000, "C1", {name: 1}, trade_off_id=vote.id, round="")
    export("xlsx", made.snapshot(), Scope(), tmp_path / "pack.xlsx")
    assert recount(tmp_path / "pack.xlsx")["differences"] == []


def test_who_moved_from_a_round_without_a_name_is_recounted(tmp_path: Path) -> None:
    made = sample()
    vote = TradeOff(id=uid(900), code="V", method="likert", scale=(1, 5))
    made.add(vote)
    for number, (name, mark) in enumerate([("", 1), ("later", 4)]):
        made.ballot(1000 + number, "C1", {"answer": mark}, trade_off_id=vote.id, round=name)
    export("xlsx", made.snapshot(), Scope(), tmp_path / "pack.xlsx")
    assert recount(tmp_path / "pack.xlsx")["differences"] == []


def test_a_workbook_without_votes_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    export("xlsx", sample().snapshot(), Scope(), path)
    book = load_workbook(path)
    del book["Votes long"]
    book.save(path)
    with pytest.raises(ValueError, match="It has no votes"):
        recount(path)
