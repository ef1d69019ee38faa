from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.versions import (
    LOCKED,
    edited,
    newest,
    refuse_lost_rounds,
    refuse_new_wording,
    would_be_new,
)
from facilitator_app.domain.records import Ballot, PlaceWording, TradeOff
from tests.domain.making import PROGRAMME

FIRST = TradeOff.named(
    PROGRAMME,
    code="TO2",
    title="Sorting",
    wording="How?",
    method="choice",
    options=("A", "B"),
    version=1,
)
OTHER: dict[str, Any] = {
    "wording": "How exactly?",
    "method": "likert",
    "options": ("A", "B", "C"),
    "scale": (1, 5),
    "scale_labels": ("no", "yes"),
    "conditions": ("If tested",),
    "places": "Expectation",
    "asks": ("why",),
}
LATER: dict[str, Any] = {
    "title": "Sorting requests",
    "rounds": ("before", "after"),
    "best_cases": ("Fast",),
    "costs": ("Dear",),
}


def come_to(
    before: TradeOff, after: TradeOff, *every: TradeOff, locked: tuple[TradeOff, ...] = ()
) -> list[tuple[Any, Any]]:
    ids = {each.id for each in locked}
    return edited(PROGRAMME, before, after, every or (before,), ids)


def second() -> TradeOff:
    [(_, after)] = come_to(FIRST, replace(FIRST, wording="How exactly?"), locked=(FIRST,))
    assert isinstance(after, TradeOff)
    return after


def test_all_that_people_answer_to_is_locked() -> None:
    assert set(OTHER) == set(LOCKED)


@pytest.mark.parametrize("name", LOCKED)
def test_while_it_is_open_an_edit_is_an_edit(name: str) -> None:
    after = replace(FIRST, **{name: OTHER[name]})
    assert come_to(FIRST, after) == [(FIRST, after)]


@pytest.mark.parametrize("name", LOCKED)
def test_once_it_is_locked_an_edit_is_the_next_version(name: str) -> None:
    [(before, after)] = come_to(FIRST, replace(FIRST, **{name: OTHER[name]}), locked=(FIRST,))
    assert before is None, "the version that was answered stays as it is"
    assert isinstance(after, TradeOff)
    assert (after.code, after.version) == ("TO2", 2)
    assert getattr(after, name) == OTHER[name]
    assert after.id == TradeOff.id_of(PROGRAMME, "TO2", 2)


@pytest.mark.parametrize("name", LATER)
def test_what_nobody_answers_to_can_be_edited_all_the_same(name: str) -> None:
    after = replace(FIRST, **{name: LATER[name]})
    assert not would_be_new(FIRST, after, {FIRST.id})
    assert come_to(FIRST, after, locked=(FIRST,)) == [(FIRST, after)]


def test_a_second_edit_in_a_row_edits_the_new_version() -> None:
    before = second()
    after = replace(before, options=("A", "B", "C"))
    assert come_to(before, after, FIRST, before, locked=(FIRST,)) == [(before, after)]


def test_the_new_version_gets_one_of_its_own_once_it_is_answered_too() -> None:
    before = second()
    [(_, after)] = come_to(
        before, replace(before, wording="And now?"), FIRST, before, locked=(FIRST, before)
    )
    assert isinstance(after, TradeOff)
    assert after.version == 3
    assert newest([after, FIRST, before]) == [after]


def test_an_older_version_is_not_edited() -> None:
    with pytest.raises(PlanError, match="There is a newer version of TO2 already") as told:
        come_to(FIRST, replace(FIRST, title="Other"), FIRST, second())
    assert told.value.advice == "Edit that one."


def test_an_older_version_can_still_lose_its_session() -> None:
    before = replace(FIRST, session_id=PROGRAMME)
    after = replace(before, session_id=None)
    assert come_to(before, after, before, second()) == [(before, after)]


def test_a_code_changes_while_nothing_goes_by_it_and_takes_every_version_with_it() -> None:
    newer = second()
    pairs = come_to(newer, replace(newer, code="TO7"), FIRST, newer)
    assert pairs == [(newer, replace(newer, code="TO7")), (FIRST, replace(FIRST, code="TO7"))]


@pytest.mark.parametrize("at", [0, 1])
def test_a_code_that_is_on_paper_stays(at: int) -> None:
    versions = (FIRST, second())
    with pytest.raises(PlanError, match="go by the code TO2 already, so it stays"):
        come_to(versions[1], replace(versions[1], code="TO7"), *versions, locked=(versions[at],))


def test_no_code_is_given_twice() -> None:
    third = TradeOff.named(PROGRAMME, code="TO3", version=1, method="likert")
    with pytest.raises(PlanError, match="There is a trade-off TO3 already"):
        come_to(FIRST, replace(FIRST, code="TO3"), FIRST, third)
    with pytest.raises(PlanError, match="There is a trade-off TO3 already"):
        edited(PROGRAMME, None, replace(third, title="Another"), [FIRST, third], ())
    assert edited(PROGRAMME, None, third, [FIRST], ()) == [(None, third)]


def test_a_version_never_takes_the_place_of_what_once_had_its_code() -> None:
    moved = replace(second(), code="TO7")
    [(_, after)] = come_to(FIRST, replace(FIRST, wording="So?"), FIRST, moved, locked=(FIRST,))
    assert isinstance(after, TradeOff)
    assert (after.version, after.id != moved.id) == (2, True)


def test_the_newest_are_in_the_order_in_which_people_count() -> None:
    tenth = TradeOff.named(PROGRAMME, code="TO10", version=1, method="likert")
    newer = second()
    assert newest([tenth, newer, FIRST]) == [newer, tenth]


def test_a_new_version_takes_over_the_wordings_of_the_places_it_has() -> None:
    planned = replace(FIRST, places="Draft", options=("Draft 1", "Draft 2"))
    given = [
        PlaceWording.named(PROGRAMME, trade_off_id=vote.id, number=number, text=f"Said {number}")
        for vote in (planned, second())
        for number in (1, 2)
    ]
    after = replace(planned, options=("Draft 1",), conditions=("If tested",))
    new, *taken = edited(PROGRAMME, planned, after, [planned], {planned.id}, given)
    assert isinstance(new[1], TradeOff)
    wording = PlaceWording.named(PROGRAMME, trade_off_id=new[1].id, number=1, text="Said 1")
    assert taken == [(None, wording)]
    plain = replace(after, places="")
    assert len(edited(PROGRAMME, planned, plain, [planned], {planned.id}, given)) == 1


def test_a_round_stays_in_which_ballots_were_cast() -> None:
    def refuse(before: TradeOff, rounds: tuple[str, ...], cast: str) -> None:
        ballot = Ballot(trade_off_id=before.id, round=cast, code="K7Q2E")
        refuse_lost_rounds([(before, replace(before, rounds=rounds))], lambda _: [ballot])

    twice = replace(FIRST, rounds=("before", "after"))
    with pytest.raises(PlanError, match="TO2 were cast in the round “before”, so it stays"):
        refuse(twice, ("first", "after"), "before")
    with pytest.raises(PlanError, match="TO2 were cast before it had rounds"):
        refuse(FIRST, ("before",), "")
    refuse(twice, ("before", "later"), "before")
    refuse(twice, ("after", "before", "later"), "before")
    refuse_lost_rounds([(None, twice), (twice, None)], lambda _: [])


def test_wordings_can_be_put_right_until_somebody_has_answered_them() -> None:
    before = PlaceWording.named(PROGRAMME, trade_off_id=FIRST.id, number=1, text="Fone first")
    after = replace(before, text="Phone first")
    refuse_new_wording(before, after, ())
    refuse_new_wording(None, after, {FIRST.id})
    refuse_new_wording(before, before, {FIRST.id})
    for late in (after, None):
        with pytest.raises(PlanError, match="The first ballot is in"):
            refuse_new_wording(before, late, {FIRST.id})
