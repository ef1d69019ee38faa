"""Edits, removals, undo and choices that meet: the cases that people argue about, one by one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import InUseError, MissingRecordError, OvertakenError
from facilitator_app.domain.records import Note, Seating, Table
from facilitator_app.workspace import Workspace
from tests.merging import kit
from tests.merging.pair import (
    NOTE,
    edited,
    journal,
    meet,
    new_note,
    note_of,
    open_as,
    swapped,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.merging.pair import Pair

ROOF = Table.named(kit.PROGRAMME, code="T9")


def test_an_edit_is_shown_before_a_removal_and_a_person_chooses(two: Pair) -> None:
    one, other = two
    one.remove(NOTE)
    after = edited(other, "more shade")
    meet(*two)
    for each in two:
        assert note_of(each) == after
        (conflict,) = each.conflicts()
        assert [version.content is None for version in conflict.versions] == [False, True]
    one.resolve(one.conflicts()[0], None)
    meet(*two)
    for each in two:
        assert each.of(Note, "id", [NOTE.id]) == []
        assert each.conflicts() == []


def test_two_removals_agree(two: Pair) -> None:
    for each in two:
        each.remove(NOTE)
    meet(*two)
    for each in two:
        assert each.of(Note, "id", [NOTE.id]) == []
        assert each.conflicts() == []


def test_an_edit_with_the_same_text_on_two_laptops_agrees(two: Pair) -> None:
    one, other = two
    for each in two:
        edited(each, "more shade")
    meet(*two)
    assert [each.conflicts() for each in two] == [[], []]
    after = edited(other, "and benches")
    assert len(other.history(NOTE.id)[-1].parents) == 2, "the next edit names both"
    meet(*two)
    assert note_of(one) == after
    assert one.conflicts() == []


def test_undo_of_an_edit_that_has_travelled_travels_too(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    meet(*two)
    assert one.undo() == "edit note"
    meet(*two)
    assert note_of(other) == NOTE
    assert other.conflicts() == []


@pytest.mark.parametrize("beside", [True, False])
def test_undo_after_somebody_built_on_the_edit_or_beside_it_is_refused(
    two: Pair, *, beside: bool
) -> None:
    one, other = two
    first = new_note("said before")
    one.add(first, name="the step before")
    mine = edited(one, "one")
    if not beside:
        meet(*two)
    edited(other, "other")
    meet(*two)
    before = (journal(one), note_of(one), one.conflicts())
    with pytest.raises(OvertakenError):
        one.undo()
    assert (journal(one), note_of(one), one.conflicts()) == before
    assert len(one.conflicts()) == beside
    assert mine.text in str(one.history(NOTE.id))
    assert one.undo_name == "the step before", "the step has left the stack"
    assert one.undo() == "the step before"


def test_a_merge_is_not_undone_and_the_way_back_is_the_copy_made_before(
    two: Pair, tmp_path: Path
) -> None:
    one, other = two
    edited(other, "other")
    one.backups.make_now()
    before = journal(one)
    meet(*two)
    assert one.undo() is None
    assert note_of(one).text == "other"
    copies = [each for each in one.backups.all() if each.revisions == len(before)]
    shutil.copyfile(copies[0].path, tmp_path / "back.facilitator")
    with open_as(tmp_path / "back.facilitator") as back:
        assert journal(back) == before
        assert note_of(back) == NOTE


def test_a_choice_is_not_undone(two: Pair) -> None:
    one, other = two
    other.remove(NOTE)
    edited(one, "one")
    meet(*two)
    one.resolve(one.conflicts()[0], NOTE)
    with pytest.raises(OvertakenError):
        one.undo()
    assert one.undo_name is None
    assert note_of(one) == NOTE


def test_undo_of_a_table_to_which_others_have_added_is_refused(two: Pair) -> None:
    one, other = two
    one.add(ROOF)
    meet(*two)
    late = new_note("said on the roof", ROOF)
    other.add(late)
    meet(*two)
    with pytest.raises(InUseError):
        one.undo()
    assert ROOF in one.all(Table)
    assert late in one.all(Note)
    assert one.undo_name is None


def test_two_choices_that_differ_are_a_conflict_again_and_two_alike_are_none(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    edited(other, "other")
    meet(*two)
    one.resolve(one.conflicts()[0], replace(NOTE, text="one"))
    other.resolve(other.conflicts()[0], replace(NOTE, text="other"))
    meet(*two)
    for each in two:
        (conflict,) = each.conflicts()
        assert len(conflict.versions) == 2
    one.resolve(one.conflicts()[0], replace(NOTE, text="both"))
    other.resolve(other.conflicts()[0], replace(NOTE, text="both"))
    meet(*two)
    assert [each.conflicts() for each in two] == [[], []]
    assert [note_of(each).text for each in two] == ["both", "both"]


def test_a_third_version_that_comes_after_a_choice_is_a_conflict_with_it(
    two: Pair, tmp_path: Path
) -> None:
    one, other = two
    shutil.copyfile(tmp_path / "one.facilitator", tmp_path / "third.facilitator")
    with open_as(tmp_path / "third.facilitator") as third:
        edited(third, "third")
        late = journal(third)
    edited(one, "one")
    edited(other, "other")
    meet(*two)
    stale = one.conflicts()[0]
    other.resolve(other.conflicts()[0], replace(NOTE, text="settled"))
    other.merge(late)
    (conflict,) = other.conflicts()
    assert {version.record for version in conflict.versions} == {
        replace(NOTE, text="settled"),
        replace(NOTE, text="third"),
    }
    one.merge(late)
    with pytest.raises(OvertakenError, match="meanwhile"):
        one.resolve(stale, NOTE)
    assert len(one.conflicts()[0].versions) == 3


def test_a_record_in_conflict_is_not_edited(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    edited(other, "other")
    meet(*two)
    for each in two:
        with pytest.raises(OvertakenError, match="two versions"):
            edited(each, "over it")
        with pytest.raises(OvertakenError, match="two versions"):
            each.remove(note_of(each))


def test_the_same_seat_swap_on_two_laptops_agrees(two: Pair) -> None:
    for each in two:
        swapped(each, 1, 2)
    meet(*two)
    for each in two:
        assert each.conflicts() == []
        seats = {seat.seat: seat.participant_id for seat in each.all(Seating)}
        assert seats == {1: kit.PEOPLE[1].id, 2: kit.PEOPLE[0].id, 3: kit.PEOPLE[2].id}


def test_two_swaps_of_one_person_share_a_seat_that_somebody_must_settle(two: Pair) -> None:
    one, other = two
    swapped(one, 1, 2)
    swapped(other, 1, 3)
    meet(*two)
    for each in two:
        assert [found.record_id for found in each.conflicts()] == [kit.SEATS[0].id]
        sitting = [seat.participant_id for seat in each.snapshot().all(Seating)]
        assert len(sitting) > len(set(sitting)), "somebody sits twice until it is settled"
    edits = {each.edit for each in one.history(*(seat.id for seat in kit.SEATS))}
    assert len(edits) == 3, "a swap is told as one edit of two seats"


def test_a_swap_is_taken_back_as_one(two: Pair) -> None:
    one, _ = two
    swapped(one, 1, 2)
    assert one.undo() == "swap seats"
    assert sorted(one.all(Seating), key=lambda each: each.seat) == list(kit.SEATS)


def test_a_note_outlives_its_table_and_is_listed_until_it_has_one_again(two: Pair) -> None:
    one, other = two
    one.add(ROOF)
    meet(*two)
    late = new_note("said after the roof was closed", ROOF)
    other.add(late)
    with pytest.raises(InUseError):
        other.remove(ROOF)
    one.remove(ROOF)
    meet(*two)
    for each in two:
        assert late in each.all(Note)
        assert each.loose_ends() == [(late, ROOF.id)]
    with pytest.raises(MissingRecordError):
        one.add(new_note("nobody sits there any more", ROOF))
    one.edit(late, replace(late, text="corrected"), name="what it refers to is left as it is")
    one.add(ROOF)
    meet(*two)
    assert [each.loose_ends() for each in two] == [[], []]


def test_a_copied_file_on_two_laptops_of_one_name_does_no_harm(two: Pair, tmp_path: Path) -> None:
    one, _ = two
    edited(one, "before the copy")
    shutil.copyfile(tmp_path / "one.facilitator", tmp_path / "copy.facilitator")
    with Workspace.open(tmp_path / "copy.facilitator", Author("one", "lead")) as copy:
        assert copy.undo() == one.undo() == "edit note"
        copy.add(first := new_note("on the copy"))
        one.add(second := new_note("on the laptop"))
        meet(one, copy)
        for each in (one, copy):
            assert note_of(each) == NOTE
            assert {first, second} <= set(each.all(Note))
            assert each.conflicts() == []
            assert each.damage() == []
