"""Ballots of every way of voting as they come in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.imports import import_ballots
from facilitator_app.imports.offers import offer_of
from tests.imports.sheets import write_csv

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.workspace import Workspace

HEAD = ["trade_off", "ballot_code", "option", "mark"]


@pytest.mark.parametrize(
    ("offer", "rows", "marks"),
    [
        ("ranking:a,b,c", [("a", "2"), ("b", "1")], {"a": 2, "b": 1}),
        ("ranking:0,1,2", [("1", "1"), ("0", "2")], {"1": 1, "0": 2}),
        ("points:a,b", [("a", "30"), ("b", "70")], {"a": 30, "b": 70}),
        ("dots:3,4,a,b", [("a", "3"), ("b", "1")], {"a": 3, "b": 1}),
        ("conditions:a,b,c", [("a", "x"), ("b", ""), ("c", "0")], {"a": 1, "b": 1}),
        ("gradient:", [("answer", "4")], {"answer": 4}),
        ("comfort:a,b", [("a", "1"), ("b", "5")], {"a": 1, "b": 5}),
    ],
)
def test_a_ballot_comes_in(
    workspace: Workspace,
    tmp_path: Path,
    offer: str,
    rows: list[tuple[str, str]],
    marks: dict[str, int],
) -> None:
    path = write_csv(tmp_path / "b.csv", [HEAD, *(("T", "2A42W", *row) for row in rows)])
    import_ballots(workspace, path, create=offer)
    assert [each.marks for each in workspace.all(Ballot)] == [marks]


def test_a_forced_choice_says_how_strongly(workspace: Workspace, tmp_path: Path) -> None:
    labels = ("slightly", "clearly", "strongly")
    workspace.add(TradeOff(code="T", method="choice", options=("a", "b"), scale_labels=labels))
    rows = [("T", "C1", "a", "3"), ("T", "C2", "b", "Clearly"), ("T", "C3", "a", "0")]
    rows += [("T", "C4", "neither", "x")]
    import_ballots(workspace, write_csv(tmp_path / "b.csv", [HEAD, *rows]), create=None)
    assert {each.code: each.marks for each in workspace.all(Ballot)} == {
        "C1": {"a": 3},
        "C2": {"b": 2},
        "C4": {"neither": 1},
    }
    for mark, said in (("x", "does not say how strongly"), ("4", "4 is no strength")):
        path = write_csv(tmp_path / "c.csv", [HEAD, ("T", "C5", "a", mark)])
        with pytest.raises(ImportFileError, match=said):
            import_ballots(workspace, path, create=None)


@pytest.mark.parametrize("offer", ["ranking:", "points:", "conditions:", "dots:", "dots:2,5"])
def test_something_must_be_on_offer(offer: str) -> None:
    with pytest.raises(ImportFileError, match="nothing to choose from"):
        offer_of(offer)
