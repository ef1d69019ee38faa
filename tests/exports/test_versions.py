"""Two versions of a trade-off stand side by side everywhere, and are never counted together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import PlaceWording, TradeOff
from facilitator_app.domain.results import results
from facilitator_app.exports import Scope, export
from tests.exports.pdf.packs import headings, tables, written
from tests.exports.reading import read
from tests.exports.samples import Sample, sample, uid

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def two() -> Sample:
    """Return a programme in which a question was reworded between its two rounds."""
    made = sample()
    [first] = [each for each in made.records if isinstance(each, TradeOff) and each.code == "TO2"]
    made.add(replace(first, id=uid(160), version=2, wording="Soon, or known to you?"))
    made.ballot(190, "2A42W", {"Known": 1}, trade_off_id=uid(160), round="after")
    return made


def test_a_voter_of_two_versions_is_counted_in_each_alone(two: Sample) -> None:
    first, second, _ = results(two.snapshot())
    assert [(each.trade_off.code, each.trade_off.version) for each in (first, second)] == [
        ("TO2", 1),
        ("TO2", 2),
    ]
    assert [each.counts["Soon"] for each in first.rounds] == [1, 0]
    assert [each.n for each in first.rounds] == [1, 0]
    assert [each.n for each in second.rounds] == [0, 1]
    assert second.rounds[1].counts["Known"] == 1


def test_the_workbook_keeps_versions_apart(two: Sample, tmp_path: Path) -> None:
    export("xlsx", two.snapshot(), Scope(), path := tmp_path / "pack.xlsx")
    sheets = read(path)
    asked = [row for row in sheets["Trade-offs"].rows if row["Trade-off"] == "TO2"]
    assert [row["Version"] for row in asked] == [1, 2]
    ballots = [row for row in sheets["Votes long"].rows if row["Ballot code"] == "2A42W"]
    assert {(row["Trade-off"], row["Version"], row["Option"]) for row in ballots} >= {
        ("TO2", 1, "Soon"),
        ("TO2", 2, "Known"),
    }
    counts = {
        (row["Version"], row["Round"], row["Answer"]): row["Count"]
        for row in sheets["Votes summary"].rows
        if row["Trade-off"] == "TO2"
    }
    assert (counts[1, "before", "Soon"], counts[1, "after", "Known"]) == (1, 0)
    assert (counts[2, "before", "Soon"], counts[2, "after", "Known"]) == (0, 1)


def test_the_pack_names_each_version_and_what_it_asked(two: Sample, tmp_path: Path) -> None:
    root, _ = written(two, tmp_path)
    assert {"TO2 Speed (version 1)", "TO2 Speed (version 2)"} <= set(headings(root, 3))
    assert "Soon, or known to you?" in root.all_text()
    told = [figure.alternative for figure in root.every("Figure")]
    assert [each.partition(".")[0] for each in told[:2]] == [
        "Bar chart of TO2 Speed",
        "Bar chart of TO2 Speed (version 2)",
    ]


def test_what_stood_at_numbered_places_is_told_beside_its_number(tmp_path: Path) -> None:
    made = sample()
    made.add(
        TradeOff(
            id=uid(160),
            code="TO3",
            method="likert",
            scale=(1, 5),
            options=("Promise 1", "Promise 2"),
            places="Promise",
            session_id=uid(10),
            costs=("Nothing else is done.",),
        )
    )
    made.add(PlaceWording(id=uid(161), trade_off_id=uid(160), number=2, text="Somebody rings back"))
    export("xlsx", made.snapshot(), Scope(), path := tmp_path / "pack.xlsx")
    [row] = [row for row in read(path)["Trade-offs"].rows if row["Trade-off"] == "TO3"]
    assert row["Options"] == "Promise 1\nPromise 2"
    assert row["Wordings given"] == "Promise 1\nPromise 2: Somebody rings back"
    root, _ = written(made, tmp_path)
    assert "Promise 2: Somebody rings back" in root.all_text()
    said = [table[1] for table in tables(root) if table[0] == ["Side", "Best case", "Cost"]]
    assert said == [["All of these", "", "Nothing else is done."]]
