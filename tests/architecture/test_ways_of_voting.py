"""Whatever can be voted on can be checked, counted, drawn, told in words, and put into packs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.charts import (
    alternative,
    charts_of,
    drawing_of,
    flow_alternative,
    flows,
    moves_drawing,
    shift_charts,
    svg,
)
from facilitator_app.charts.cards import BallotCard, card_drawing
from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.planning.formats import FORMATS, Format
from facilitator_app.domain.records import Ballot, ExpectedBallot, TradeOff
from facilitator_app.domain.results import results
from facilitator_app.domain.votes import ALWAYS_ALLOWED, VOTE_METHODS
from facilitator_app.exports import Scope, export
from facilitator_app.exports.pdf.style import palette
from facilitator_app.typesetting import Typesetter
from facilitator_app.ui.table.votes.sheet import VoteSheet
from facilitator_app.workspace import Workspace
from tests.exports.pdf.packs import headings, tables, written
from tests.exports.reading import read
from tests.exports.samples import Sample, sample, uid
from tests.ui.table.votes.voting import key, leave

if TYPE_CHECKING:
    from pathlib import Path

MARKS = {
    "choice": {"b": 1},
    "ranking": {"a": 2, "b": 1},
    "points": {"a": 40, "b": 60},
    "dots": {"a": 1, "b": 2},
    "conditions": {"b": 1},
}
ON_A_SCALE = {"a": 4, "b": 2}
KEYS = {
    "Single choice": "2",
    "choice": "21",
    "points": "40\t60\t",
    "dots": "12",
    "ranking": "21",
    "conditions": "01",
}
ON_A_SCALE_KEYS = "42"
"""What is keyed for these marks, from the first cell on."""
VOTE = uid(900)


def voted(form: Format) -> Sample:
    """Return a programme in which two rounds were held in one format."""
    made = sample()
    made.without(uid(60))
    made.without(uid(61))
    made.add(
        TradeOff(
            id=VOTE,
            code="V1",
            title="Everything",
            wording="What now?",
            method=form.method,
            options=("a", "b"),
            scale=form.scale,
            scale_labels=form.labels,
            rounds=("before", "after"),
            session_id=uid(10),
        )
    )
    for number, name in enumerate(("before", "after"), start=300):
        marks = MARKS.get(form.method, ON_A_SCALE)
        made.ballot(number, "2A42W", marks, trade_off_id=VOTE, round=name)
    return made


def test_every_way_has_a_format_and_every_format_a_way() -> None:
    assert {form.method for form in FORMATS} == set(VOTE_METHODS)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_it_is_checked_and_counted(form: Format) -> None:
    result = next(e for e in results(voted(form).snapshot()) if e.trade_off.id == VOTE)
    method = VOTE_METHODS[form.method]
    for option in ALWAYS_ALLOWED:
        method.check({option: 1}, result.trade_off)
    with pytest.raises(InvalidBallotError):
        method.check({"b": 101}, result.trade_off)
    low, high = method.bounds_of(result.trade_off)
    assert low <= high
    assert [one.n for one in result.rounds] == [1, 1]
    assert sum(result.rounds[0].counts.values()) >= 1
    assert all(item.values for item in result.rounds[0].items)
    assert [shift.paired for shift in result.shifts] == [1]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_it_is_drawn_and_told_in_words(form: Format) -> None:
    result = next(e for e in results(voted(form).snapshot()) if e.trade_off.id == VOTE)
    (shift,) = result.shifts
    assert charts_of(result)
    assert shift_charts(result, shift)
    for chart in [*charts_of(result), *shift_charts(result, shift)]:
        assert "<svg" in svg(drawing_of(chart, 480, palette(), Typesetter()))
        told = alternative(chart)
        for series in chart.series:
            assert series.name in told
        if any(series.n for series in chart.series):
            assert all(label in told for label in chart.labels)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_who_moved_is_drawn_and_told_in_words(form: Format) -> None:
    result = next(e for e in results(voted(form).snapshot()) if e.trade_off.id == VOTE)
    (shift,) = result.shifts
    found = flows(result, shift)
    assert len(found) == len(shift.items) >= 1
    for flow in found:
        picture = svg(moves_drawing(flow, 480, palette(), Typesetter()))
        assert picture.count("<path") == len(flow.moves)
        assert flow.sentence in flow_alternative(flow)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_it_has_a_card_to_be_printed(form: Format) -> None:
    trade_off = next(e for e in voted(form).snapshot().all(TradeOff) if e.id == VOTE)
    card = BallotCard(trade_off, "before", "2A42W", programme="Front door")
    said = svg(card_drawing(card, 257, palette(), Typesetter()))
    for words in (*VOTE_METHODS[form.method].options(trade_off), "Neither", "I don't know"):
        assert f">{words}<" in said, words


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_it_is_in_both_packs(form: Format, tmp_path: Path) -> None:
    made = voted(form)
    path = tmp_path / "pack.xlsx"
    export("xlsx", made.snapshot(), Scope(), path)
    sheets = read(path)
    for title in ("Votes long", "Votes summary", "Votes figures", "Votes shift"):
        assert "V1" in sheets[title].column("Trade-off"), title
    root, _ = written(made, tmp_path)
    assert "V1 Everything" in headings(root, 3)
    text = root.all_text()
    assert "From before to after: 1 answered in both rounds" in text
    assert any(table[0][:3] == ["Item", "Round", "n"] for table in tables(root))
    told = [figure.alternative for figure in root.every("Figure")]
    assert sum("V1 Everything" in each for each in told) >= 2


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_its_ballots_are_keyed_in_the_grid(form: Format, tmp_path: Path) -> None:
    planned = next(e for e in voted(form).snapshot().all(TradeOff) if e.id == VOTE)
    trade_off = replace(planned, session_id=None)
    with Workspace.create(tmp_path / "keyed.facilitator", "Keyed") as workspace:
        workspace.add(trade_off, ExpectedBallot.named(workspace.programme, code="2A42W"))
        sheet = VoteSheet(workspace, trade_off, "before")
        [row] = sheet.rows
        key(sheet, row, KEYS.get(form.name, KEYS.get(form.method, ON_A_SCALE_KEYS)))
        assert not leave(sheet, row)
        [ballot] = workspace.all(Ballot)
        assert ballot.marks == MARKS.get(form.method, ON_A_SCALE)
