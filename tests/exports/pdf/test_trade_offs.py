"""Votes in a session pack: as they were counted, beside what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.results import results
from tests.exports.pdf.packs import headings, tables, written
from tests.exports.samples import sample, uid

if TYPE_CHECKING:
    from pathlib import Path


def test_a_vote_is_told_as_it_was_counted(tmp_path: Path) -> None:
    made = sample()
    made.ballot(90, "2A42W", {"Known": 1}, round="after")
    root, _ = written(made, tmp_path)
    (vote, _) = results(made.snapshot())
    before, after = vote.rounds
    found = tables(root)
    assert [
        ["Answer", "before", "after"],
        ["Soon", "1 (100%)", "0 (0%)"],
        ["Known", "0 (0%)", "1 (100%)"],
    ] in found
    ballots = next(table for table in found if table[0][0] == "Ballots")
    assert ballots[1] == ["n: valid votes", str(before.n), str(after.n)]
    assert ["Abstained", str(before.abstained), str(after.abstained)] in ballots
    assert ["Missing", str(before.missing), str(after.missing)] in ballots
    assert ["In conflict", "0", "0"] in ballots
    assert ["    of these, don't know", "1", "0"] in ballots
    assert "Soon or known?" in root.all_text()


def test_every_chart_is_told_in_words(tmp_path: Path) -> None:
    root, _ = written(sample(), tmp_path)
    told = [figure.alternative for figure in root.every("Figure")]
    assert told[0] == (
        "Bar chart of TO2 Speed. before, 1 valid votes: Soon: 1; Known: 0. after: no valid votes."
    )
    assert "Column chart of TO10. only, 1 valid votes: 0: 0;" in told[1]


def test_a_way_of_voting_of_a_later_version_is_said(tmp_path: Path) -> None:
    made = sample()
    made.add(TradeOff(id=uid(62), code="TO11", method="telepathy", session_id=uid(10), version=2))
    root, _ = written(made, tmp_path)
    assert "cannot count votes by “telepathy”" in root.all_text()
    assert "TO11 (version 2)" in headings(root, 3)


def test_a_trade_off_shows_both_sides(tmp_path: Path) -> None:
    made = sample()
    made.add(
        TradeOff(
            id=uid(62),
            code="TO3",
            title="Answer",
            wording="Which matters more?",
            method="slider",
            scale=(0, 10),
            scale_labels=("A: today", "B: later"),
            options=("minor", "long-term"),
            best_cases=("settled", "known"),
            costs=("told twice", "a wait"),
            conditions=("a human on request",),
            rounds=("before", "after"),
            session_id=uid(10),
        )
    )
    made.ballot(90, "2A42W", {"minor": 3, "long-term": 10}, trade_off_id=uid(62))
    root, _ = written(made, tmp_path)
    text, found = root.all_text(), tables(root)
    assert "Scale from 0 to 10: A: today; B: later." in text
    assert "a human on request" in text
    assert ["A: today", "settled", "told twice"] in next(t for t in found if "Cost" in t[0])
    matrix = next(table for table in found if table[0][:3] == ["Item", "Round", "0"])
    assert matrix[1] == ["minor", "before", *(["0"] * 3), "1", *(["0"] * 7)]
    assert [row[:2] for row in matrix[2:]] == [
        ["minor", "after"],
        ["long-term", "before"],
        ["long-term", "after"],
    ]
    assert [f.alternative.partition(".")[0] for f in root.every("Figure")][1:3] == [
        "Column chart of TO3 Answer, minor",
        "Column chart of TO3 Answer, long-term",
    ]


def test_a_scale_of_a_hundred_steps_lists_what_was_given(tmp_path: Path) -> None:
    made = sample()
    made.add(TradeOff(id=uid(62), code="TO4", method="slider", scale=(0, 100), session_id=uid(10)))
    made.ballot(90, "2A42W", {"answer": 33}, trade_off_id=uid(62))
    root, _ = written(made, tmp_path)
    assert [["Answer", "before"], ["33", "1 (100%)"]] in tables(root)
    assert "Numbers that nobody gave are left out." in root.all_text()
