"""Which records in conflict belong together, and how a third version is made of two."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.content import READERS_OF
from facilitator_app.domain.disputes import (
    WRITTEN,
    grouped,
    is_readable,
    is_secret,
    seated_twice,
    third,
)
from facilitator_app.domain.history import Conflict
from facilitator_app.domain.records import (
    Ballot,
    Note,
    Participant,
    Seating,
    Summary,
)

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record

HOME, TABLE = UUID(int=1), UUID(int=2)
ONE, OTHER = Author("one", "note-taker"), Author("other", "note-taker")
PEOPLE = [Participant(code=code) for code in ("P1", "P2", "P3")]


def seat(number: int, person: int | None, name: str = "R1") -> Seating:
    sits = None if person is None else PEOPLE[person - 1].id
    return Seating.named(HOME, round=name, table_id=TABLE, seat=number, participant_id=sits)


def conflict(*versions: tuple[Edit, Record | None]) -> Conflict:
    first = next(each for _, each in versions if each is not None)
    return Conflict(
        tuple(edit.revision(Change(first, each), ()) for edit, each in versions),
    )


def note(text: str) -> Note:
    return Note(session_id=UUID(int=3), table_id=TABLE, text=text, noted_at=None)


def test_what_was_saved_together_stands_together() -> None:
    here, there, later = Edit(ONE), Edit(OTHER), Edit(OTHER)
    first = conflict((here, seat(1, 2)), (there, seat(1, 3)))
    alone = conflict((Edit(ONE), note("a")), (Edit(OTHER), note("b")))
    other_end = conflict((here, seat(2, 1)), (later, None))
    assert grouped([first, alone, other_end]) == [[first, other_end], [alone]]


def test_two_swaps_of_one_person_stand_together_though_saved_apart() -> None:
    first = conflict((Edit(ONE), seat(1, 2)), (Edit(OTHER), seat(1, None)))
    second = conflict((Edit(ONE), seat(3, 2)), (Edit(OTHER), seat(3, 3)))
    elsewhere = conflict((Edit(ONE), seat(3, 2, "R2")), (Edit(OTHER), seat(3, 3, "R2")))
    assert grouped([first, second, elsewhere]) == [[first, second], [elsewhere]]


def test_what_comes_later_may_join_two_groups() -> None:
    here, there, joining = Edit(ONE), Edit(OTHER), note("c")
    first = conflict((here, note("a")), (Edit(OTHER), note("b")))
    second = conflict((there, note("d")), (Edit(ONE), note("e")))
    both = conflict((here, joining), (there, note("f")))
    assert grouped([first, second, both]) == [[first, second, both]]


def test_votes_never_stand_together_though_they_were_keyed_in_one_edit() -> None:
    here, there = Edit(ONE), Edit(OTHER)
    papers = [
        Ballot.named(HOME, trade_off_id=UUID(int=9), round="before", code=code)
        for code in ("2A42W", "2B48R")
    ]
    votes = [conflict((here, each), (there, replace(each, marks={"A": 1}))) for each in papers]
    assert grouped(votes) == [[each] for each in votes]


def test_who_sits_twice_is_found() -> None:
    twice = (seat(1, 1), seat(4, 1))
    others = (seat(2, 2), seat(2, 1, "R2"), seat(5, None), seat(6, None))
    assert seated_twice([*twice, *others]) == [twice]


def test_a_third_takes_fields_of_either_and_new_words() -> None:
    left, right = note("left"), replace(note("right"), stance="for", kind="quote")
    made = third(left, [("stance", right), ("kind", left)], {"text": "both"})
    assert made == replace(left, stance="for", text="both")


def test_lines_are_written_as_lines_and_no_more_than_three() -> None:
    before = Summary.named(HOME, table_id=TABLE, session_id=UUID(int=3), prompt_id=None)
    assert third(before, [], {"lines": "one\ntwo\nthree\nfour"}).lines == ("one", "two", "three")


def test_every_field_that_can_be_written_is_one_of_its_kind() -> None:
    for kind, names in WRITTEN.items():
        assert set(names) <= READERS_OF[kind].keys()


def test_votes_are_secret_and_what_a_newer_app_wrote_is_unreadable() -> None:
    ballot = Ballot.named(HOME, trade_off_id=UUID(int=9), round="before", code="2A42W")
    vote = conflict((Edit(ONE), ballot), (Edit(OTHER), replace(ballot, marks={"A": 1})))
    assert is_secret(vote.versions[0])
    known = conflict((Edit(ONE), note("a")), (Edit(OTHER), None))
    assert not is_secret(known.versions[0])
    assert is_readable(known)
    newer = replace(known.versions[0], content='{"text": 5}')
    assert not is_readable(Conflict((newer, known.versions[1])))
    assert not is_secret(replace(newer, kind="of tomorrow"))
