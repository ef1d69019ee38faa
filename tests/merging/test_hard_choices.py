"""Choices between versions, one by one: what was kept, what was swapped, what lost its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.disputes import grouped, seated_twice
from facilitator_app.domain.errors import InUseError, OvertakenError
from facilitator_app.domain.records import Ballot, Note, Prompt, Reason, Seating, TradeOff
from facilitator_app.workspace.reader import unpacked
from tests.merging import kit
from tests.merging.pair import (
    NOTE,
    ballot_of,
    edited,
    journal,
    meet,
    new_note,
    note_of,
    paper,
    swapped,
)

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record
    from facilitator_app.workspace import Workspace
    from tests.merging.pair import Pair

PROMPT = Prompt.named(kit.PROGRAMME, session_id=kit.SESSION.id, code="S1a")
QUESTION = TradeOff.named(
    kit.PROGRAMME, code="TO2", version=1, method="choice", options=("Yes", "No"), rounds=("once",)
)


@pytest.mark.parametrize("keeps_the_edit", [True, False])
def test_an_edit_against_a_removal_is_kept_or_stays_removed(
    two: Pair, *, keeps_the_edit: bool
) -> None:
    one, other = two
    one.remove(NOTE)
    edited(other, "more shade")
    meet(*two)
    (conflict,) = one.conflicts()
    kept = conflict.versions[0 if keeps_the_edit else 1]
    one.resolve(conflict, kept.record)
    meet(*two)
    for each in two:
        assert each.conflicts() == []
        texts = [note.text for note in each.of(Note, "id", [NOTE.id])]
        assert texts == (["more shade"] if keeps_the_edit else [])


def test_a_choice_replaces_every_open_version_and_loses_none(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    edited(other, "other")
    meet(*two)
    (conflict,) = one.conflicts()
    one.resolve(conflict, replace(NOTE, text="a third"))
    last = one.history(NOTE.id)[-1]
    assert set(last.parents) == {each.id for each in conflict.versions}
    meet(*two)
    assert note_of(other).text == "a third"
    told = [each.content for each in other.history(NOTE.id) if each.content]
    for text in ("one", "other", "a third"):
        assert any(f'"text":"{text}"' in each for each in told)


def test_a_choice_made_from_what_no_longer_stands_is_refused(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    edited(other, "other")
    meet(*two)
    (stale,) = one.conflicts()
    other.resolve(other.conflicts()[0], NOTE)
    one.merge(journal(other))
    before = journal(one)
    with pytest.raises(OvertakenError, match="meanwhile"):
        one.resolve(stale, replace(NOTE, text="too late"))
    assert journal(one) == before
    assert note_of(one) == NOTE


def test_what_is_built_on_a_choice_travels_and_is_no_conflict(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    edited(other, "other")
    meet(*two)
    one.resolve(one.conflicts()[0], replace(NOTE, text="chosen"))
    edited(one, "chosen, then mended")
    meet(*two)
    for each in two:
        assert each.conflicts() == []
        assert note_of(each).text == "chosen, then mended"


def test_an_edit_beside_a_choice_is_a_conflict_with_it(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    meet(*two)
    other.remove(note_of(other))
    edited(one, "one again")
    meet(*two)
    one.resolve(one.conflicts()[0], None)
    other.resolve(other.conflicts()[0], replace(NOTE, text="kept"))
    meet(*two)
    for each in two:
        (conflict,) = each.conflicts()
        assert [version.content is None for version in conflict.versions] == [False, True]


def test_undo_of_a_step_before_a_merge_that_left_it_alone(two: Pair) -> None:
    one, other = two
    mine = new_note("mine")
    one.add(mine)
    other.add(theirs := new_note("theirs"))
    meet(*two)
    assert one.undo() == "add note"
    meet(*two)
    for each in two:
        assert each.conflicts() == []
        assert mine not in each.all(Note)
        assert theirs in each.all(Note)


def test_two_swaps_of_one_person_are_put_right_seat_by_seat(two: Pair) -> None:
    one, other = two
    swapped(one, 1, 2)
    swapped(other, 1, 3)
    meet(*two)
    (conflict,) = one.conflicts()
    assert grouped(one.conflicts()) == [[conflict]]
    one.resolve(conflict, conflict.versions[0].record)
    [seats] = seated_twice(one.all(Seating))
    assert {each.participant_id for each in seats} == {kit.PEOPLE[0].id}
    one.edit(seats[0], replace(seats[0], participant_id=None))
    meet(*two)
    for each in two:
        assert each.conflicts() == []
        assert seated_twice(each.all(Seating)) == []


def test_seats_that_were_swapped_together_stand_together(two: Pair) -> None:
    seats = {each.seat: each for each in two[0].all(Seating)}
    for workspace, people in zip(two, ((1, 2), (2, 0)), strict=True):
        moved = [
            Change(seats[at], replace(seats[at], participant_id=kit.PEOPLE[person].id))
            for at, person in zip((1, 2), people, strict=True)
        ]
        workspace.do(moved, "seats moved on")
    meet(*two)
    for each in two:
        [together] = grouped(each.conflicts())
        assert {one.record_id for one in together} == {kit.SEATS[0].id, kit.SEATS[1].id}
    one, _ = two
    first, _ = one.conflicts()
    one.resolve(first, first.versions[0].record)
    assert len(one.conflicts()) == 1, "to settle one does not settle the other"


def said_of(one: Workspace, other: Workspace, thing: Record, late: Record) -> None:
    """Let one laptop remove a thing to which the other adds meanwhile."""
    one.add(thing)
    meet(one, other)
    other.add(late)
    one.remove(thing)
    meet(one, other)


LATE: dict[str, tuple[Record, Record]] = {
    "a prompt": (PROMPT, replace(new_note("under it"), prompt_id=PROMPT.id)),
    "a trade-off, to which a ballot was keyed": (
        QUESTION,
        Ballot.named(
            kit.PROGRAMME, trade_off_id=QUESTION.id, round="once", code="AAA2", marks={"Yes": 1}
        ),
    ),
    "a trade-off, of which a reason was given": (
        QUESTION,
        Reason(trade_off_id=QUESTION.id, table_id=kit.TABLE.id, sort="reason", text="because"),
    ),
}


@pytest.mark.parametrize("what", LATE)
def test_what_points_to_something_removed_stays_and_is_listed(two: Pair, what: str) -> None:
    thing, late = LATE[what]
    said_of(*two, thing, late)
    for each in two:
        assert late in each.all(type(late))
        assert each.loose_ends() == [(late, thing.id)]
        assert each.conflicts() == []
    one, other = two
    other.add(thing)
    meet(*two)
    assert [each.loose_ends() for each in two] == [[], []]
    with pytest.raises(InUseError):
        one.remove(thing)


def test_a_loose_end_is_mended_by_moving_it(two: Pair) -> None:
    one, _ = two
    late = replace(new_note("under it"), prompt_id=PROMPT.id)
    said_of(*two, PROMPT, late)
    one.edit(late, replace(late, prompt_id=None))
    meet(*two)
    assert [each.loose_ends() for each in two] == [[], []]


def test_a_ballot_in_conflict_tells_no_laptop_apart_by_its_versions(two: Pair) -> None:
    """Ids of chance alone, the time of the session, no role: nobody knows who keyed which."""
    one, other = two
    one.add(paper("AAA2", "Buses"))
    other.add(paper("AAA2", "Parks"))
    meet(*two)
    (conflict,) = one.conflicts()
    assert {each.id.version for each in conflict.versions} == {4}
    assert len({each.made_at for each in conflict.versions}) == 1
    assert {each.role for each in conflict.versions} == {""}
    assert len({each.edit for each in conflict.versions}) == 2
    one.resolve(conflict, paper("AAA2", "Parks"))
    meet(*two)
    ballot = ballot_of(other, "AAA2")
    assert ballot is not None
    assert ballot.marks == {"Parks": 1}
    assert other.conflicts() == []


def test_a_snapshot_has_every_open_version_also_in_another_process(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    edited(other, "other")
    one.add(paper("AAA2", "Buses"))
    other.add(paper("AAA2", "Parks"))
    meet(*two)
    expected = tuple(one.conflicts())
    assert len(expected) == 2
    for found in (one.snapshot(), unpacked(one.packed([Note, Ballot], lambda: None))):
        assert found.disputes == expected
        assert found.conflicts == {each.record_id for each in expected}
