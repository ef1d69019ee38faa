"""Printing from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import Issued
from facilitator_app.exports.prints import PRINTS
from facilitator_app.workspace import Workspace
from tests.exports.pdf.aloud import faults

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


def issued(path: Path) -> int:
    with Workspace.open(path) as workspace:
        return len(workspace.all(Issued))


@pytest.mark.parametrize("name", [each for each in PRINTS if each != "ballots"])
def test_each_print_of_one_day_and_two_tables(
    facilitator: Facilitator, demo: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "print.pdf"
    answer = facilitator(
        "print", demo, "--what", name, "--workshop", 2, "--tables", "A,b", "--out", out
    )
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Written: {out} (")
    assert not faults(out)


def test_ballots_lock_and_proofs_do_not(
    facilitator: Facilitator, demo: Path, tmp_path: Path
) -> None:
    out = tmp_path / "cards.pdf"
    words = ("print", demo, "--what", "ballots", "--trade-off", "TO2,to1", "--out", out, "--json")
    proof = facilitator(*words, "--proof")
    assert proof.json["pages"] == 2
    assert issued(demo) == 0
    answer = facilitator(*words, "--round", "before", "--per-page", 2)
    assert answer.code == 0
    assert answer.json["rows"] == {"TO1 before": 100, "TO2 before": 100}
    assert answer.json["pages"] == 100
    assert answer.json["remarks"] == []
    assert issued(demo) == 2
    again = facilitator(*words)
    assert again.json["remarks"] == [
        "TO2: each card takes half a page, since a quarter is too small."
    ]
    assert issued(demo) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("guides", "--workshop", "9"), "There is no workshop 9 in this programme. There are: 1"),
        (("guides", "--tables", "Q"), "There is no table Q in this programme. There are: A, B,"),
        (("guides", "--tables", " , "), "There is no table  ,  in this programme."),
        (("ballots", "--trade-off", "TO99"), "There is no trade-off TO99 in this programme."),
        (("ballots", "--round", "never"), "Nothing is voted on in a round “never”."),
        (("seat-cards", "--round", "R9"), "There is no round of seating “R9”."),
    ],
)
def test_what_cannot_be_printed_is_said(
    facilitator: Facilitator, demo: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    what, *others = words
    out = tmp_path / "print.pdf"
    answer = facilitator("print", demo, "--what", what, *others, "--out", out)
    assert answer.code == 1
    assert " ".join(said.split()) in answer.err
    assert not out.exists()
    assert issued(demo) == 0


def test_a_day_is_named_by_its_number_or_its_code(
    facilitator: Facilitator, demo: Path, tmp_path: Path
) -> None:
    for name in ("2", "02", "d2"):
        words = ("--what", "run-of-show", "--workshop", name, "--out", tmp_path / "x.pdf")
        assert list(facilitator("print", demo, *words, "--json").json["rows"]) == ["D2"]
