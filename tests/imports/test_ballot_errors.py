"""What is said of ballots files that cannot be taken in; nothing of them is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.records import TradeOff
from facilitator_app.imports import import_ballots
from tests.imports.sheets import BALLOT_HEAD, write_csv

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.workspace import Workspace

HEAD = (*BALLOT_HEAD, "version")


def refusal(
    workspace: Workspace,
    path: Path,
    rows: Sequence[Sequence[object]],
    create: str | None = None,
    head: Sequence[str] = HEAD,
) -> str:
    revisions = workspace.revision_count()
    with pytest.raises(ImportFileError) as caught:
        import_ballots(workspace, write_csv(path, [head, *rows]), create=create)
    assert workspace.revision_count() == revisions
    return caught.value.sentence()


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("X", "K", "", "a", "1", "", ""), "there is no trade-off “X”."),
        (("C", "K", "", "a", "1", "", "2"), "there is no version 2 of the trade-off “C”."),
        (("", "K", "", "a", "1", "", ""), "it names no trade-off."),
        (("C", "", "", "a", "1", "", ""), "it names no ballot code."),
        (("C", "K", "", "", "1", "", ""), "it names no option."),
        (("S", "K", "", "", "1", "", ""), "it names no option."),
        (("C", "K", "", "c", "1", "", ""), "no option “c” in this trade-off. It has: a, b."),
        (("C", "K", "", "a", "2", "", ""), "“2” is no mark; it can be 1, x or nothing, and 0"),
        (("L", "K", "", "4", "5", "", ""), "“5” is no mark"),
        (("L", "K", "", "decline", "5", "", ""), "“5” is no mark"),
        (("L", "K", "", "6", "", "", ""), "6 is not on the scale from 1 to 5."),
        (("L", "K", "", "", "many", "", ""), "“many” is no whole number."),
        (("L", "K", "", "other", "3", "", ""), "There is no option “other” in this trade-off."),
        (("S", "K", "", "cost", "4.5", "", ""), "“4.5” is no whole number."),
        (("S", "K", "", "cost", "11", "", ""), "11 is not on the scale from 0 to 10."),
        (("C", "K", "", "a", "1", "noon", ""), "“noon” is no time with a day"),
        (("C", "K", "", "a", "1", "45000", ""), "“45000” is no time with a day"),
        (("C", "K", "", "a", "1", "", "first"), "“first” is no number of a version."),
        (("C", "K", "", "a", "1", "", "0"), "“0” is no number of a version."),
        (("N", "K", "", "a", "1", "", ""), "cannot read votes of the kind “telepathy”."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_counted(
    workspace: Workspace, tmp_path: Path, row: Sequence[str], sentence: str
) -> None:
    workspace.add(
        TradeOff(code="C", method="choice", options=("a", "b")),
        TradeOff(code="L", method="likert"),
        TradeOff(code="S", method="slider", options=("cost", "care")),
        TradeOff(code="N", method="telepathy", options=("a",)),
    )
    said = refusal(workspace, tmp_path / "b.csv", [("C", "J", "", "a", "1", "", ""), row])
    assert said.startswith("b.csv cannot be imported as it is. Row 3: ")
    assert sentence in said
    assert "Nothing was imported." in said


def test_a_ballot_that_contradicts_itself(workspace: Workspace, tmp_path: Path) -> None:
    rows = [("S", "K", "", "cost", "4", "", ""), ("S", "K", "", "dont_know", "", "", "")]
    said = refusal(workspace, tmp_path / "b.csv", rows, "slider:cost,care")
    assert "Row 2: “dont_know” cannot be marked together with something else." in said


@pytest.mark.parametrize(
    ("create", "sentence"),
    [
        ("votes:a,b", "“votes” is no way of voting. It can be choice, likert, slider, ranking, "),
        ("", "“” is no way of voting."),
        ("choice", "There is nothing to choose from. Write choice:agree,disagree"),
        ("choice: , neither", "There is nothing to choose from."),
        ("slider:5", "A scale has a lowest and a highest number. Write slider:1,5"),
    ],
)
def test_an_offer_that_is_none(
    workspace: Workspace, tmp_path: Path, create: str, sentence: str
) -> None:
    assert refusal(workspace, tmp_path / "b.csv", [], create).startswith(sentence)


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (("ballot_code", "option"), "b.csv has no column “trade_off”."),
        (("trade_off", "option"), "b.csv has no column “ballot_code”."),
        (("trade_off", "ballot_code"), "b.csv has no column “option” or “mark”."),
    ],
)
def test_columns_that_must_be_there(
    workspace: Workspace, tmp_path: Path, head: Sequence[str], sentence: str
) -> None:
    assert refusal(workspace, tmp_path / "b.csv", [], None, head).startswith(sentence)
