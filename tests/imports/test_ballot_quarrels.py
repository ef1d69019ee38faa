"""Ballots files that quarrel with themselves, or with how things are written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.records import Ballot, ExpectedBallot, TradeOff
from facilitator_app.imports import import_ballots
from tests.imports.sheets import BALLOT_HEAD, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.imports import BallotsImported
    from facilitator_app.workspace import Workspace

Row = tuple[str, ...]


@pytest.fixture
def planned(workspace: Workspace) -> Workspace:
    """Plan a vote in two rounds, with a code that was handed out."""
    values = {"code": "T", "version": 1, "method": "choice", "options": ("a", "b")}
    vote = TradeOff.named(workspace.programme, rounds=("private before", "after"), **values)
    workspace.add(vote, ExpectedBallot.named(workspace.programme, code="2346X"))
    return workspace


def taken_in(workspace: Workspace, folder: Path, *rows: Row) -> BallotsImported:
    path = write_csv(folder / "ballots.csv", [BALLOT_HEAD, *rows])
    return import_ballots(workspace, path, create=None)


def row(option: str, code: str = "K", cast_at: str = "", of_round: str = "after") -> Row:
    return ("T", code, of_round, option, "1", f"2026-05-09T{cast_at}Z" if cast_at else "")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row("a"), row("b"), row("a", "L"), row("a", "L")], ["The code K ", "in row 3 "]),
        ([row(each, code) for code in "MNO" for each in "ab"], ["The code M ", "so do 2 others. "]),
        ([row("a", "K", "10:00"), row("b", "K", "10:00")], ["The code K "]),
        ([row("a", "K", "10:00"), row("b", "K", "11:00")], []),
    ],
)
def test_a_code_that_votes_twice_at_one_time_or_none_is_said(
    planned: Workspace, tmp_path: Path, rows: Sequence[Row], said: list[str]
) -> None:
    remarks = " ".join(taken_in(planned, tmp_path, *rows).remarks)
    assert all(each in remarks for each in said)
    assert bool(remarks) == bool(said)
    assert not said or "that of the last row counts." in remarks


def test_a_round_and_a_code_are_known_however_they_are_written(
    planned: Workspace, tmp_path: Path
) -> None:
    rounds = ("Private before", " private_before", "AFTER", "once more")
    for name in rounds:
        taken_in(planned, tmp_path, row("a", "2346x", of_round=name))
    found = {(each.round, each.code) for each in planned.all(Ballot)}
    assert found == {(each, "2346X") for each in ("private before", "after", "once more")}


def test_nobody_votes_in_the_round_of_the_tables(planned: Workspace, tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="Row 2: “table position” is the round in which"):
        taken_in(planned, tmp_path, row("a", of_round="table position"))
