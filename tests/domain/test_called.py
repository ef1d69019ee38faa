"""What records, fields and values are called where people read of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest

from facilitator_app.domain.called import Called, field_of, kind_of
from facilitator_app.domain.records import (
    Ballot,
    Coverage,
    Headline,
    Note,
    Participant,
    Presence,
    Prompt,
    Record,
    Seating,
    Session,
    Star,
    Summary,
    Table,
    TradeOff,
    WelfareEntry,
    Workshop,
)
from facilitator_app.domain.references import reference

HOME = UUID(int=1)
DAY = Workshop.named(HOME, code="W1", position=1, held_on=date(2026, 9, 12), doors=time(9, 30))
OTHER_DAY = Workshop.named(HOME, code="W2")
SESSION = Session.named(HOME, code="2.4", workshop_id=DAY.id)
PROMPT = Prompt.named(HOME, session_id=SESSION.id, code="2.4b", must_ask=True)
TABLE = Table.named(HOME, code="C")
VOTE = TradeOff.named(HOME, code="TO3", version=1, method="choice", session_id=SESSION.id)
LATER = TradeOff.named(HOME, code="TO3", version=2, method="choice")
PERSON = Participant(code="P7")
EVERYTHING: tuple[Record, ...] = (
    *(DAY, OTHER_DAY, SESSION, PROMPT, TABLE, VOTE, LATER),
    PERSON,
)
NOTE = Note(
    session_id=SESSION.id,
    table_id=TABLE.id,
    prompt_id=PROMPT.id,
    seats=("3", "5"),
    strength=2,
    text="They told us",
    noted_at=datetime(2026, 9, 12, 10, 4, 5, tzinfo=UTC),
)


@pytest.fixture
def called() -> Called:
    return Called(every, timezone(timedelta(hours=1)))


def every(kind: type[Any]) -> list[Any]:
    return [each for each in EVERYTHING if isinstance(each, kind)]


def test_kinds_and_fields_have_names_that_people_use() -> None:
    assert kind_of("seating") == "Seat"
    assert kind_of("note") == "Note"
    assert field_of("text") == "Words"
    assert field_of("table_id") == "Table"
    assert field_of("as_long_as") == "As long as"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("session_id", "Session 2.4"),
        ("table_id", "Table C"),
        ("prompt_id", "2.4b"),
        ("first_prompt_id", "nothing"),
        ("seats", "3, 5"),
        ("strength", "clearly"),
        ("stance", "nothing"),
        ("text", "They told us"),
        ("noted_at", "12.09.2026 11:04:05"),
        ("transcribed", "no"),
    ],
)
def test_a_note_is_told_field_by_field(called: Called, name: str, value: str) -> None:
    assert called.value(NOTE, name) == value


def test_seats_may_be_unknown_or_all(called: Called) -> None:
    def told(*seats: str) -> str:
        return called.value(
            Note(session_id=SESSION.id, table_id=TABLE.id, text="", seats=seats), "seats"
        )

    assert (told(), told("*"), told("2")) == ("not known", "all seats", "2")


def test_days_times_lists_and_marks_are_told(called: Called) -> None:
    summary = Summary.named(
        HOME, table_id=TABLE.id, session_id=SESSION.id, prompt_id=None, lines=("one", "two")
    )
    ballot = Ballot.named(
        HOME, trade_off_id=VOTE.id, round="before", code="2A42W", marks={"Parks": 2, "Buses": 1}
    )
    assert called.value(DAY, "held_on") == "12 September 2026"
    assert called.value(DAY, "doors") == "09:30"
    assert called.value(PROMPT, "must_ask") == "yes"
    assert called.value(summary, "lines") == "one\ntwo"
    assert called.value(ballot, "marks") == "Buses: 1\nParks: 2"
    assert called.value(TABLE, "seats") == "8"


def test_what_is_sealed_stays_so(called: Called) -> None:
    entry = WelfareEntry(session_id=SESSION.id, table_id=TABLE.id, sealed="-----BEGIN AGE")
    assert called.value(entry, "sealed") == "sealed for the lead's key"


def test_what_is_gone_has_its_code(called: Called) -> None:
    gone = UUID(int=77)
    star = Star(note_id=gone)
    assert called.value(star, "note_id") == f"note {reference(gone)}"
    assert called.of(gone, "table") == f"table {reference(gone)}"
    assert called.title(star) == f"Star {reference(star.id)}"


def test_where_a_record_belongs(called: Called) -> None:
    seat = Seating.named(HOME, round="R1", table_id=TABLE.id, seat=2, participant_id=PERSON.id)
    ballot = Ballot.named(HOME, trade_off_id=LATER.id, round="after", code="2A42W")
    assert called.where(NOTE) == "Session 2.4 · Table C · prompt 2.4b"
    assert called.where(seat) == "Table C · round R1 · seat 2"
    assert called.where(ballot) == "TO3 version 2 · round after · 2A42W"
    assert called.where(SESSION) == "Day 1"
    there = Presence.named(HOME, participant_id=PERSON.id, workshop_id=DAY.id, half_day="morning")
    assert called.where(there) == "Day 1 · P7 · morning"
    lost = replace(NOTE, prompt_id=UUID(int=77))
    assert called.where(lost).endswith(f"Table C · prompt {reference(UUID(int=77))}")
    assert called.of(OTHER_DAY.id) == "W2"


def test_to_which_session_a_record_belongs(called: Called) -> None:
    headline = Headline.named(HOME, table_id=TABLE.id, session_id=SESSION.id, text="One")
    coverage = Coverage.named(HOME, table_id=TABLE.id, prompt_id=PROMPT.id)
    vote = Ballot.named(HOME, trade_off_id=VOTE.id, round="before", code="2A42W")
    for each in (NOTE, headline, coverage, vote):
        assert called.session_of(each) == SESSION.id
    lost = Coverage.named(HOME, table_id=TABLE.id, prompt_id=UUID(int=9))
    assert called.session_of(lost) is None
    assert called.session_of(TABLE) is None
