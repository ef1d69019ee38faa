"""What a record is follows from the set of its versions alone."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.history import (
    Conflict,
    blanked,
    current,
    disagree,
    heads,
    standing,
)
from facilitator_app.domain.identifiers import chance_of, id_from
from facilitator_app.domain.records import Ballot, Erasure, Note
from tests.domain.making import PROGRAMME, chain, ids, version

NOTE = Note(session_id=PROGRAMME, table_id=PROGRAMME, text="shade", noted_at=None)
TEN = datetime(2026, 5, 9, 10, tzinfo=UTC)


def said(text: str) -> Note:
    return replace(NOTE, text=text)


def ballot(option: str, cast_at: datetime | None) -> Ballot:
    return Ballot(
        id=PROGRAMME, trade_off_id=PROGRAMME, round="", code="x", marks={option: 1}, cast_at=cast_at
    )


def test_nothing_has_come_and_nothing_is_shown() -> None:
    assert heads([]) == standing([]) == []
    assert current([]) is None
    assert not disagree([])


def test_the_last_of_a_chain_stands_in_whatever_order_it_came() -> None:
    versions = chain(said("one"), said("two"), said("three"))
    for order in itertools.permutations(versions):
        assert heads(order) == standing(order) == versions[-1:]
        assert current(order) == said("three")


def test_what_was_written_is_shown_before_what_was_removed_and_chance_decides_the_rest() -> None:
    (first,) = chain(NOTE)
    edits = [version(said(text), first) for text in "abcdefgh"]
    gone = version(None, first, of=NOTE)
    for order in ([first, gone, *edits], [*edits[::-1], gone, first]):
        found = heads(order)
        assert found[-1] == gone
        chances = [chance_of(each.id) for each in found[:-1]]
        assert chances == sorted(chances)
        assert disagree(found)
        assert current(order) == found[0].record


@given(st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 48) - 1), st.data())
def test_neither_the_clock_nor_the_role_decides(early: int, late: int, data: st.DataObject) -> None:
    one, two = version(said("one")), version(said("two"))
    low, high = sorted(data.draw(st.sets(st.integers(0, (1 << 62) - 1), min_size=2, max_size=2)))
    one = replace(one, id=id_from(late, low), role="note-taker", made_at=TEN - timedelta(days=2))
    two = replace(two, id=id_from(early, high), role="lead", made_at=TEN + timedelta(days=2))
    assert heads([two, one]) == [one, two]


def test_versions_that_say_the_same_agree() -> None:
    (first,) = chain(NOTE)
    alike = [version(said("two"), first) for _ in range(3)]
    assert len(heads([first, *alike])) == 3
    assert not disagree(heads([first, *alike]))
    assert disagree(heads([first, *alike, version(said("three"), first)]))


def test_versions_that_replace_each_other_are_all_heads() -> None:
    one, two, three = chain(said("one"), said("two"), said("three"))
    ring = [replace(one, parents=(three.id,)), two, three]
    assert sorted(ids(heads(ring))) == sorted(ids(ring))
    alone = replace(one, parents=(one.id,))
    assert heads([alone]) == [alone]


def test_of_ballots_the_one_that_was_cast_last_stands() -> None:
    times = [TEN, TEN + timedelta(hours=1), TEN + timedelta(hours=2)]
    cast = [version(ballot(option, at)) for option, at in zip("abc", times, strict=True)]
    for order in itertools.permutations(cast):
        assert standing(order) == cast[-1:]
        assert len(heads(order)) == 3, "the others are kept"


@pytest.mark.parametrize(("one", "other"), [(TEN, TEN), (None, None), (TEN, None), (None, TEN)])
def test_ballots_without_two_times_that_differ_are_left_to_a_person(
    one: datetime | None, other: datetime | None
) -> None:
    found = standing([version(ballot("a", one)), version(ballot("b", other))])
    assert len(found) == 2
    assert disagree(found)


def test_a_ballot_without_a_time_and_a_removal_are_outranked_by_none() -> None:
    early, late = version(ballot("a", TEN)), version(ballot("b", TEN + timedelta(hours=1)))
    paper = version(ballot("c", None))
    gone = version(None, early, of=ballot("a", TEN))
    assert sorted(ids(standing([early, late, paper]))) == sorted(ids([late, paper]))
    assert sorted(ids(standing([early, late, gone]))) == sorted(ids([late, gone]))


def test_a_later_time_outranks_a_ballot_and_nothing_else() -> None:
    late = ballot("a", TEN)
    assert not late.outranks(NOTE)
    assert not NOTE.outranks(late)
    assert not late.outranks(late)
    assert late.outranks(ballot("b", TEN - timedelta(seconds=1)))
    assert not ballot("b", None).outranks(late)


def test_what_a_newer_app_wrote_is_a_head_and_not_shown() -> None:
    (first,) = chain(NOTE)
    newer = replace(version(NOTE, first), content='{"text":["a","b"]}')
    assert heads([first, newer]) == [newer]
    assert current([first, newer]) is None
    stamps = [replace(version(NOTE), kind="stamp", content=f'{{"ink":{n}}}') for n in (1, 2)]
    assert len(standing(stamps)) == 2


def test_an_erased_version_keeps_its_place_and_loses_its_content() -> None:
    first, second = chain(NOTE, said("two"))
    blank = blanked(second)
    assert (blank.content, blank.parents, blank.id) == (None, (first.id,), second.id)
    assert blank.record is None
    assert current([blanked(first), blank]) is None
    order = version(Erasure(record_id=NOTE.id))
    assert blanked(order) == order


def test_a_conflict_is_about_the_record_of_its_versions() -> None:
    assert Conflict(tuple(chain(NOTE))).record_id == NOTE.id
