"""In what two texts differ, and two versions of a record."""

from __future__ import annotations

import time
from dataclasses import replace
from uuid import UUID

import pytest

from facilitator_app.domain.called import Called
from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.differences import (
    GONE,
    KEPT,
    NEW,
    UNREADABLE,
    Piece,
    differences,
    pieces,
    said,
    said_by,
    told,
)
from facilitator_app.domain.records import Note, SecondKeying, Star, Table

ONE, OTHER = Table.named(UUID(int=1), code="A"), Table.named(UUID(int=1), code="B")
NOTE = Note(session_id=UUID(int=3), table_id=ONE.id, text="They told us all", noted_at=None)
CALLED = Called(lambda kind: [ONE, OTHER] if kind is Table else [])


def test_words_that_stay_go_and_come_are_told_apart() -> None:
    found = pieces("They told us all", "They told nobody at all")
    assert "".join(each.text for each in found if each.sort != NEW) == "They told us all"
    assert "".join(each.text for each in found if each.sort != GONE) == "They told nobody at all"
    assert told(found) == "taken out: us, put in: nobody at"


@pytest.mark.parametrize(
    ("before", "after", "gone", "new"),
    [
        ("Yes", "Yes", "", ""),
        ("", "Yes", "", "Yes"),
        ("Yes", "", "Yes", ""),
        ("হাসপাতালের রাস্তা কোথায়", "হাসপাতালের দরজা কোথায়", "রাস্তা", "দরজা"),
        ("أين الطريق", "أين الباب", "الطريق", "الباب"),
        ("公園が好き", "図書館が好き", "公園", "図書館"),
        ("one  two", "one two", "  ", " "),
        ("one\ntwo", "one two", "\n", " "),
        ("one two three", "1 two 3", "onethree", "13"),
        ("the the the", "the the", " the", ""),
    ],
)
def test_any_script_is_compared(before: str, after: str, gone: str, new: str) -> None:
    found = pieces(before, after)
    assert "".join(each.text for each in found if each.sort == GONE) == gone
    assert "".join(each.text for each in found if each.sort == NEW) == new
    assert "".join(each.text for each in found if each.sort != NEW) == before
    assert "".join(each.text for each in found if each.sort != GONE) == after


def test_long_texts_are_compared_only_as_far_as_that_is_quick() -> None:
    start, end = "begin " * 5_000, " end" * 5_000
    before, after = "a " * 4_000, "b " * 4_000
    began = time.perf_counter()
    found = pieces(f"{start}{before}{end}", f"{start}{after}{end}")
    assert time.perf_counter() - began < 1
    assert [each.sort for each in found] == [KEPT, GONE, NEW, KEPT]


def test_each_side_shows_its_own_words_and_what_differs_comes_first() -> None:
    found = differences(CALLED, NOTE, replace(NOTE, text="They told them all", table_id=OTHER.id))
    assert [(each.title, each.differs) for each in found] == [
        ("Words", True),
        ("Table", True),
        ("Session", False),
        ("Seats", False),
        ("Kind", False),
        ("Wording", False),
        ("Transcribed", False),
    ]
    words = found[0]
    kept = (Piece(KEPT, "They told "), Piece(KEPT, " all"))
    assert words.left == (kept[0], Piece(GONE, "us"), kept[1])
    assert words.right == (kept[0], Piece(NEW, "them"), kept[1])


def test_a_field_that_was_emptied_says_so() -> None:
    [stance] = [
        each
        for each in differences(CALLED, replace(NOTE, stance="for"), NOTE)
        if each.title == "Stance"
    ]
    assert (stance.left, stance.right) == ((Piece(GONE, "for"),), (Piece(NEW, "nothing"),))


@pytest.mark.parametrize("on_the_left", [True, False])
def test_beside_a_removal_all_that_was_said_stands(*, on_the_left: bool) -> None:
    pair = (NOTE, None) if on_the_left else (None, NOTE)
    found = {each.title: each for each in differences(CALLED, *pair)}
    words = found["Words"]
    full, empty = (words.left, words.right) if on_the_left else (words.right, words.left)
    assert "".join(each.text for each in full) == "They told us all"
    assert empty == ()
    assert "Stance" not in found
    assert [each.title for each in found.values() if each.differs] == ["Words"]
    assert found["Table"].left == found["Table"].right


def test_beside_a_removal_all_of_a_record_without_words_differs() -> None:
    [only] = differences(CALLED, Star(note_id=NOTE.id), None)
    assert (only.title, only.differs) == ("Note", True)


def test_two_removals_have_nothing_to_compare() -> None:
    assert differences(CALLED, None, None) == []


def test_what_versions_say_where_they_are_not_the_same() -> None:
    moved = replace(NOTE, table_id=OTHER.id)
    again = replace(NOTE, text="They told them")
    assert said(CALLED, [NOTE, moved, again]) == [
        "Words: They told us all\nTable: Table A",
        "Words: They told us all\nTable: Table B",
        "Words: They told them\nTable: Table A",
    ]
    assert said(CALLED, [NOTE, None]) == ["Words: They told us all", "removed"]
    assert said(CALLED, [NOTE, None, moved])[2] == "Table: Table B\nWords: They told us all"
    star, removed = said(CALLED, [Star(note_id=NOTE.id), None])
    assert star.startswith("Note: note ")
    assert removed == "removed"
    assert said(CALLED, [None, None]) == ["removed", "removed"]


def test_of_a_vote_nobody_is_told_who_keyed_it() -> None:
    first = SecondKeying(
        trade_off_id=UUID(int=5), round="before", code="2A42W", keyed_by=UUID(int=6)
    )
    second = replace(first, keyed_by=UUID(int=7), decided_by=UUID(int=7), decision="first")
    assert said(CALLED, [first, second]) == ["Decision: nothing", "Decision: first"]
    titles = {each.title for each in differences(CALLED, first, second)}
    assert not titles & {"Keyed by", "Decided by"}


def test_a_version_that_only_a_newer_app_can_read_says_so() -> None:
    edit = Edit(Author("one", "note-taker"))
    known = edit.revision(Change(NOTE, replace(NOTE, text="Other words")), ())
    newer = replace(known, content='{"text": 5}')
    gone = edit.revision(Change(NOTE, None), ())
    words, unread, removed = said_by(CALLED, [known, newer, gone])
    assert "Words: Other words" in words
    assert (unread, removed) == (UNREADABLE, "removed")
