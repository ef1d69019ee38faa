"""Keys become marks, whatever the way of voting; what breaks a rule is said and never left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator_app.domain.records import Ballot
from facilitator_app.domain.votes.columns import NUMBER, TICK
from facilitator_app.ui.table.votes import half_keyed
from facilitator_app.workspace import Workspace
from tests.ui.table.votes.voting import WAYS, key, leave, make, sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.ui.table.votes.ballot_row import BallotRow

KEYS = "0123456789tdxns.,-/ +\n\t"
WAY = st.sampled_from(sorted(WAYS))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("ways") / "ways.facilitator"
    make(path)
    with Workspace.open(path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def nothing_is_keyed(workspace: Workspace) -> None:
    workspace.remove(*workspace.all(Ballot))


@pytest.mark.parametrize(
    ("way", "keys", "marks"),
    [
        ("strength", "23", {"Far": 3}),
        ("choice", "2", {"B": 1}),
        ("likert", "15", {"One": 1, "Two": 5}),
        ("slider", "t03", {"Minor": 10, "Long-term": 0, "Mood": 3}),
        ("slider", "4", {"Minor": 4}),
        ("beside", "t", {"answer": 10}),
        ("beside", "\t1", {"need more time": 1}),
        ("ranking", "2143", {"GP": 2, "Nurse": 1, "Online": 4, "Phone": 3}),
        ("ranking", "\t1\t2", {"Nurse": 1, "Phone": 2}),
        ("points", "30\n50\t20\n", {"GP": 30, "Nurse": 50, "Online": 20}),
        ("points", "t\t90\t", {"GP": 10, "Online": 90}),
        ("dots", "2210", {"GP": 2, "Nurse": 2, "Online": 1, "Phone": 0}),
        ("gradient", "3", {"Proposal": 3}),
        ("comfort", "135", {"One": 1, "Two": 3, "Three": 5}),
        ("conditions", "101", {"Money": 1, "Time": 1}),
        ("conditions", " +0", {"Money": 1, "Staff": 1}),
        ("conditions", "00n", {"neither": 1}),
    ],
)
def test_keys_become_marks(
    workspace: Workspace, way: str, keys: str, marks: dict[str, int]
) -> None:
    sheet = sheet_of(workspace, way)
    row = sheet.rows[0]
    key(sheet, row, keys)
    assert leave(sheet, row) == ""
    [ballot] = workspace.all(Ballot)
    assert ballot.marks == marks
    assert sheet_of(workspace, way).rows[0].values.keys() >= {
        at for at, each in row.values.items() if each
    }


@pytest.mark.parametrize(
    ("way", "keys", "words"),
    [
        ("strength", "2", "Option 2 has no strength; it can be 1 to 3, slightly to strongly."),
        ("strength", "9", "There is no option 9; there are 1 to 3."),
        ("strength", "24", "4 is no strength"),
        ("strength", "\t2", "A strength is keyed, but no option."),
        ("choice", "4", "There is no option 4; there are 1 to 3."),
        ("likert", "6", "6 is not on the scale from 1 to 5."),
        ("likert", "-3", "-3 is not on the scale from 1 to 5."),
        ("slider", "3d", "“don't know” cannot be marked together with something else."),
        ("slider", "3.5", "“blank” cannot be marked together with something else."),
        ("ranking", "113", "Rank 1 is given twice."),
        ("ranking", "13", "Rank 2 is given to nothing, but 3 is."),
        ("points", "60\n50\n", "The points add up to 110, not to 100."),
        ("points", "33.3\n", "“33.3” is no whole number."),
        ("points", "1/2\n", "“1/2” is no whole number."),
        ("points", "3t\n", "“3t” is no whole number."),
        ("points", "-5\n", "-5 is not on the scale from 0 to 100."),
        ("points", "30d", "“don't know” cannot be marked together with something else."),
        ("dots", "222", "This ballot gives 6 dots; there are 5."),
        ("dots", "3", "3 is not on the scale from 0 to 2."),
        ("conditions", "2", "A condition is marked with 1."),
        ("conditions", "000", "This ballot marks nothing."),
    ],
)
def test_what_breaks_a_rule_is_said(workspace: Workspace, way: str, keys: str, words: str) -> None:
    sheet = sheet_of(workspace, way)
    row = sheet.rows[0]
    key(sheet, row, keys)
    assert words in leave(sheet, row)
    assert workspace.all(Ballot) == []
    assert row.is_keyed


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize(
    ("pressed", "mark"),
    [("d", "dont_know"), ("x", "decline"), ("n", "neither"), (".", "blank"), ("s", "spoilt")],
)
def test_one_key_says_why_there_is_no_answer(
    workspace: Workspace, way: str, pressed: str, mark: str
) -> None:
    sheet = sheet_of(workspace, way)
    row = sheet.rows[0]
    assert sheet.keys.press(row, 0, pressed)
    sheet.leave(row)
    assert [each.marks for each in workspace.all(Ballot)] == [{mark: 1}]


def test_the_sum_is_seen_while_points_are_keyed(workspace: Workspace) -> None:
    sheet = sheet_of(workspace, "points")
    row = sheet.rows[0]
    assert sheet.words_of(row) == ""
    key(sheet, row, "30\n20")
    assert sheet.words_of(row) == "50 of 100"


def test_words_on_a_card_are_kept_with_its_marks(workspace: Workspace) -> None:
    sheet = sheet_of(workspace, "texts")
    assert [each.name for each in sheet.columns] == ["Answer", "Why", "Comment"]
    row = sheet.rows[0]
    key(sheet, row, "4")
    sheet.keys.write(row, 2, "d x n . s, and 3")
    sheet.leave(row)
    [ballot] = workspace.all(Ballot)
    assert (ballot.marks, ballot.texts) == ({"answer": 4}, {"comment": "d x n . s, and 3"})
    assert sheet_of(workspace, "texts").rows[0].texts == row.texts
    sheet.keys.write(row, 2, "")
    sheet.leave(row)
    assert workspace.all(Ballot)[0].texts == {}


def test_words_alone_are_no_vote(workspace: Workspace) -> None:
    sheet = sheet_of(workspace, "texts")
    row = sheet.rows[0]
    sheet.keys.write(row, 1, "Because")
    assert leave(sheet, row) == "This ballot marks nothing. Key it as blank."


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=WAY, keys=st.text(KEYS, max_size=14))
def test_whatever_is_typed_is_saved_or_said(workspace: Workspace, way: str, keys: str) -> None:
    workspace.remove(*workspace.all(Ballot))
    sheet = sheet_of(workspace, way)
    row = sheet.rows[1]
    key(sheet, row, keys)
    cells = dict(row.values), dict(row.odd), row.apart
    wrong = leave(sheet, row)
    saved = [each.marks for each in workspace.all(Ballot)]
    assert bool(saved) == (row.is_keyed and not wrong)
    if saved:
        assert not row.odd
        again = sheet_of(workspace, way).rows[1]
        assert (_told(sheet.columns, again), again.apart) == (_told(sheet.columns, row), row.apart)
    elif row.is_keyed:
        assert wrong
        kept = sheet_of(workspace, way)
        kept.take_up(half_keyed.write(sheet.rows))
        found = kept.rows[1]
        assert (found.values, found.odd, found.apart) == cells
        assert found.wrong == wrong


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=WAY, keys=st.text(KEYS, max_size=14))
def test_a_key_never_touches_another_cell(workspace: Workspace, way: str, keys: str) -> None:
    sheet = sheet_of(workspace, way)
    row, column = sheet.rows[0], 0
    for each in keys:
        before = _all(row)
        key_at = column
        if each in "\n\t":
            sheet.keys.end_number()
        elif not sheet.keys.press(row, column, each):
            assert _all(row) == before
            continue
        if each != "s":
            assert {at: v for at, v in _all(row).items() if at != key_at} == {
                at: v for at, v in before.items() if at != key_at
            }
        if not sheet.keys.is_begun and not sheet.keys.ends_row(row, column):
            column = sheet.keys.next_column(row, column)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), way=st.sampled_from(["likert", "slider", "points", "dots", "comfort"]))
def test_numbers_on_the_scale_are_kept_as_they_are_typed(
    workspace: Workspace, data: st.DataObject, way: str
) -> None:
    sheet = sheet_of(workspace, way)
    row = sheet.rows[0]
    numbers = [data.draw(st.integers(each.low, each.high)) for each in sheet.columns]
    assert all(each.sort == NUMBER for each in sheet.columns)
    key(sheet, row, "".join(_typed(each, way) for each in numbers))
    assert row.values == dict(enumerate(numbers))


def _typed(number: int, way: str) -> str:
    if way == "points":
        return f"{number}\n"
    return "t" if number == 10 else str(number)


def _all(row: BallotRow) -> dict[int, object]:
    return {**row.values, **row.odd}


def _told(columns: tuple[object, ...], row: BallotRow) -> dict[int, int]:
    """Return what a row says: what is not ticked says nothing."""
    return {
        at: value
        for at, value in row.values.items()
        if value or columns[at].sort != TICK  # type: ignore[attr-defined]
    }
