"""Ids that laptops make apart from each other never meet, and those with a name always do."""

from __future__ import annotations

import time
from uuid import RFC_4122, UUID, uuid5

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.identifiers import chance_of, id_from, id_of_bytes, named_id, new_id
from facilitator_app.domain.records import Ballot, Table
from tests.domain.making import PROGRAMME


def test_a_new_id_is_a_uuid_of_version_7_with_the_time_in_front() -> None:
    before = time.time_ns() // 1_000_000
    made = [new_id() for _ in range(1000)]
    after = time.time_ns() // 1_000_000
    assert len(set(made)) == 1000
    assert all((each.version, each.variant) == (7, RFC_4122) for each in made)
    assert all(before <= each.int >> 80 <= after for each in made)


@given(st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 74) - 1))
def test_an_id_holds_its_time_and_its_chance(milliseconds: int, chance: int) -> None:
    made = id_from(milliseconds, chance)
    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == milliseconds
    assert chance_of(made) == chance & (1 << 62) - 1
    assert (made.int >> 64) & 0xFFF == chance >> 62


@given(st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 48) - 1), st.integers(0, (1 << 62) - 1))
def test_the_part_that_decides_holds_no_clock(early: int, late: int, chance: int) -> None:
    assert chance_of(id_from(early, chance)) == chance_of(id_from(late, chance))


def test_a_name_gives_one_id_on_every_laptop() -> None:
    assert named_id(PROGRAMME, "table", "T1") == UUID("0a007e60-5db3-579c-b063-b1f2517f57e0"), (
        "files hold it"
    )
    assert named_id(PROGRAMME, "table", "T1").version == 5


@given(st.uuids(), st.text(st.characters(codec="utf-8")))
def test_ids_are_those_of_the_standard_library(programme: UUID, name: str) -> None:
    if "\x1f" not in name:
        assert named_id(programme, name) == uuid5(programme, name)
    made = id_of_bytes(programme.bytes)
    assert (made, hash(made), str(made)) == (programme, hash(programme), str(programme))
    assert made.is_safe is programme.is_safe


@pytest.mark.parametrize("value", [b"", b"x" * 15, b"x" * 17, "x" * 16, 16, None])
def test_what_has_not_sixteen_bytes_is_no_id(value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        id_of_bytes(value)  # type: ignore[arg-type]


def test_other_names_and_other_programmes_give_other_ids() -> None:
    other = UUID(int=PROGRAMME.int + 1)
    found = {
        named_id(PROGRAMME, "a", "bc"),
        named_id(PROGRAMME, "ab", "c"),
        named_id(PROGRAMME, "abc"),
        named_id(PROGRAMME, "a", "b", "c"),
        named_id(other, "a", "bc"),
        named_id(PROGRAMME, "a", 1),
        named_id(PROGRAMME, "a", ""),
        named_id(PROGRAMME, "a"),
    }
    assert len(found) == 8


def test_a_record_is_named_by_its_natural_key() -> None:
    table = Table.named(PROGRAMME, code="T1", title="By the door")
    assert table.id == Table.id_of(PROGRAMME, "T1") == Table.named(PROGRAMME, code="T1").id
    ballot = Ballot.named(PROGRAMME, trade_off_id=table.id, round="before", code="2345")
    assert ballot.id == Ballot.id_of(PROGRAMME, table.id, "before", "2345")
    assert ballot.id != Ballot.id_of(PROGRAMME, table.id, "after", "2345")
