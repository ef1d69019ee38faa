"""What every kind of record must be for files and merges to go on working."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC

import pytest

from facilitator_app.domain.records import (
    KEY_KINDS,
    KINDS,
    PROGRAMME_KINDS,
    Erasure,
    Note,
    Record,
    now,
)
from tests.domain.making import PROGRAMME, smallest

EVER = {
    *("programme", "workshop", "session", "prompt", "table", "staff", "participant", "seating"),
    *("presence", "note", "theme", "coding", "expert question", "headline", "reflection"),
    *("draft expectation", "trade-off", "ballot", "expected ballot", "erasure"),
    *("key pair", "person", "duty", "briefing", "place wording", "issued"),
    *("link", "star", "coverage", "seat change", "welfare entry", "flipchart", "read-back"),
    *("summary", "consent", "sealing key", "shorthand"),
}
"""Every name that a kind was ever stored under: files hold them, so that none may go."""


def test_no_kind_is_ever_given_up_or_renamed() -> None:
    assert KINDS.keys() >= EVER


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_kind_is_an_immutable_value(kind: type[Record]) -> None:
    assert is_dataclass(kind)
    assert KINDS[kind.record_kind] is kind
    record = smallest(kind)
    assert not hasattr(record, "__dict__")
    with pytest.raises(AttributeError):
        record.id = PROGRAMME  # type: ignore[misc]
    assert record == kind(**{each.name: getattr(record, each.name) for each in fields(record)})


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_its_key_and_what_it_refers_to_are_fields(kind: type[Record]) -> None:
    types = {each.name: str(each.type) for each in fields(kind)}
    assert set(kind.key) <= types.keys() - {"id"}
    for field, target in kind.refers_to.items():
        assert types[field] in {"UUID", "UUID | None"}
        assert target in KINDS


def test_what_names_people_is_in_the_key_file_alone() -> None:
    both = set(PROGRAMME_KINDS) & set(KEY_KINDS)
    assert both == {Erasure}
    assert {each.record_kind for each in set(KEY_KINDS) - both} == {"key pair", "person"}


def test_a_note_says_when_it_was_taken_in_one_zone() -> None:
    before = now()
    taken = Note(session_id=PROGRAMME, table_id=PROGRAMME, text="shade").noted_at
    assert taken is not None
    assert before <= taken <= now()
    assert taken.tzinfo is UTC
