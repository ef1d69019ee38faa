"""A record as text: what was written is read again, and what cannot be right is refused."""

from __future__ import annotations

import json
from dataclasses import MISSING, fields, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.content import (
    READERS,
    TIDIERS,
    WRITERS,
    cleaned,
    decode,
    encode,
    unknown_fields,
)
from facilitator_app.domain.records import (
    KINDS,
    Ballot,
    Note,
    Participant,
    Record,
    Session,
    TradeOff,
    Workshop,
)
from tests.domain.making import PROGRAMME, RECORDS, VALUES, smallest

NOTE = Note(session_id=PROGRAMME, table_id=PROGRAMME, text="shade", noted_at=None)


@given(RECORDS)
def test_every_record_is_read_as_it_was_written(record: Record) -> None:
    text = encode(record)
    read = decode(record.id, record.record_kind, text)
    assert read == record
    assert read is not None
    assert encode(read) == text, "one record has one text"
    assert text.encode().decode() == text
    plain = json.loads(text)
    assert plain.keys() == {each.name for each in fields(record)} - {"id"}
    again = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert text == again, "packs of every version compare it byte by byte"


@given(RECORDS)
def test_fields_of_a_newer_app_are_kept_and_not_read(record: Record) -> None:
    unknown = {"mood": {"warm": [1, None, "ছায়া"]}, "zest": 2.5}
    text = encode(record, unknown)
    assert decode(record.id, record.record_kind, text) == record
    assert unknown_fields(record.record_kind, text) == unknown
    assert encode(record, unknown_fields(record.record_kind, text)) == text
    assert unknown_fields(record.record_kind, encode(record)) == {}


def test_what_a_forger_puts_into_unknown_fields_stops_no_edit() -> None:
    for forged in ('"\\ud800"', "NaN", "Infinity", "-Infinity", "1e999", '{"\\udfff": 1}'):
        text = f'{{"mood":{forged},{encode(NOTE)[1:]}'
        assert decode(NOTE.id, "note", text) == NOTE
        again = encode(NOTE, unknown_fields("note", text))
        assert again.encode().decode() == again
        assert decode(NOTE.id, "note", again) == NOTE


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_came_later_has_its_default(kind: str) -> None:
    whole = smallest(KINDS[kind])
    text = json.loads(encode(whole))
    left = {name: value for name, value in text.items() if name in _required(KINDS[kind])}
    read = decode(whole.id, kind, json.dumps(left))
    assert read is not None
    assert replace(read, id=whole.id) == whole or "noted_at" in text, "but for the time it is now"


def _required(kind: type[Record]) -> set[str]:
    return {
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    }


@pytest.mark.parametrize("kind", KINDS)
def test_a_field_that_must_be_there_is_missed(kind: str) -> None:
    text = json.loads(encode(smallest(KINDS[kind])))
    for name in _required(KINDS[kind]):
        left = {each: value for each, value in text.items() if each != name}
        assert decode(PROGRAMME, kind, json.dumps(left)) is None, name


BAD: dict[str, list[Any]] = {
    "str": [None, 1, True, [], {}, "\ud800", "half \udfff"],
    "int": [None, 1.0, True, "1", [], 1 << 63, -(1 << 63) - 1, float("inf")],
    "bool": [None, 0, 1, "true", []],
    "UUID": [None, "", "not an id", 5, [], "0190d3a0"],
    "UUID | None": ["", "not an id", 5, []],
    "datetime | None": [
        *("2026-05-09T10:00:00", "noon", 5, "", [], True),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-13-01T00:00:00+00:00"),
    ],
    "date | None": ["2026-02-30", "noon", 5, "", [], True],
    "time": [None, "25:00", "noon", 5, "", [], True],
    "time | None": ["25:00", "noon", 5, "", [], True],
    "tuple[str, ...]": [None, 1, [1], [None], ["\ud800"], [["x"]]],
    "tuple[int, ...]": [None, 1, ["1"], [1.5], [1 << 63], [True]],
    "dict[str, int]": [None, 1, [], {"a": "1"}, {"a": 1.5}, {"a": None}, {"\ud800": 1}],
    "dict[str, str]": [None, 1, [], {"a": 1}, {"a": None}, {"a": "\ud800"}],
}


@pytest.mark.parametrize("type_", BAD)
def test_a_bad_value_is_refused_field_by_field(type_: str) -> None:
    found = 0
    for name, kind in KINDS.items():
        good = json.loads(encode(smallest(kind)))
        for field in (each.name for each in fields(kind) if str(each.type) == type_):
            if field == "id":
                continue
            for bad in BAD[type_]:
                text = json.dumps({**good, field: bad})
                assert decode(PROGRAMME, name, text) is None, (name, field, bad)
                found += 1
    assert found


def test_every_type_of_field_is_known_here() -> None:
    used = {str(each.type) for kind in KINDS.values() for each in fields(kind)}
    assert used <= READERS.keys()
    assert READERS.keys() == WRITERS.keys() == VALUES.keys() == BAD.keys()
    assert TIDIERS.keys() <= READERS.keys()


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "1", '"text"', "[1]" * 3, "[" * 100_000])
def test_what_is_no_record_is_none(text: str) -> None:
    assert decode(PROGRAMME, "note", text) is None


def test_what_was_removed_or_is_of_a_newer_kind_is_none() -> None:
    assert decode(PROGRAMME, "note", None) is None
    assert decode(PROGRAMME, "stamp", '{"ink":"blue"}') is None
    assert unknown_fields("note", None) == {}
    assert unknown_fields("stamp", '{"ink":"blue"}') == {}


@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), st.lists).map(json.dumps))
def test_no_content_raises(text: str) -> None:
    for kind in KINDS:
        assert decode(PROGRAMME, kind, text) is None


def test_one_moment_has_one_text_in_whatever_zone_it_is_told() -> None:
    noon = datetime(2026, 5, 9, 12, tzinfo=UTC)
    elsewhere = noon.astimezone(tz=datetime.strptime("+0530", "%z").tzinfo)
    texts = {encode(replace(NOTE, noted_at=each)) for each in (noon, elsewhere)}
    assert len(texts) == 1
    assert '"noted_at":"2026-05-09T12:00:00+00:00"' in texts.pop()
    text = encode(NOTE).replace('"noted_at":null', '"noted_at":"2026-05-09T17:30:00+05:30"')
    read = decode(NOTE.id, "note", text)
    assert isinstance(read, Note)
    assert read.noted_at == noon
    assert read.noted_at is not None
    assert read.noted_at.utcoffset() == timedelta(0)


def test_a_time_of_day_has_no_zone_wherever_it_comes_from() -> None:
    session = Session(workshop_id=PROGRAMME, code="1", planned_start=time(10))
    text = encode(session).replace("10:00:00", "10:00:00+02:00")
    assert decode(session.id, "session", text) == session
    zoned = replace(session, planned_start=time(10, tzinfo=UTC))
    assert cleaned(zoned) == session


def test_every_text_in_a_record_is_cleaned() -> None:
    dirty, clean = "a\r\nb\x00", "a\nb\ufffd"
    assert cleaned(replace(NOTE, text=dirty)).text == clean
    assert cleaned(replace(NOTE, seats=(dirty, "A"))).seats == (clean, "A")
    person = cleaned(Participant(code="P1", fields={dirty: dirty}))
    assert person.fields == {clean: clean}
    ballot = Ballot(trade_off_id=PROGRAMME, round="", code="x", marks={dirty: 1})
    assert cleaned(ballot).marks == {clean: 1}
    vote = TradeOff(code="TO1", method="choice", options=(dirty,))
    assert cleaned(vote).options == (clean,)


def test_a_record_that_is_clean_is_handed_back_itself() -> None:
    for record in (NOTE, Workshop(code="D1"), replace(NOTE, noted_at=datetime.now(UTC))):
        assert cleaned(record) is record
