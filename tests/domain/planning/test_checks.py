"""The checks notice what a day cannot be held with, say where, and offer the plain remedy."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from facilitator_app.domain.planning.checks import LOOK, WRONG, Finding, day_sum, findings
from facilitator_app.domain.records import (
    Duty,
    Programme,
    Session,
    Shorthand,
    Staff,
    Table,
    Theme,
    TradeOff,
    VoteRound,
    Workshop,
)
from tests.domain.planning.making import DAY, days, plan_of, prompt, session

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record

TABLE = Table(code="A", seats=7)
TEAM = (
    Staff(code="F1", role="facilitator", table_id=TABLE.id),
    Staff(code="N1", role="note-taker", table_id=TABLE.id),
)


def talk(code: str, at: str, minutes: int = 30) -> tuple[Session, Record]:
    one = session(code, at, minutes, "table")
    return one, prompt(one, f"{code}a", minutes)


def said(*records: Record) -> list[str]:
    return [f"{each.weight}: {each.message}" for each in findings(plan_of(*records))]


def one_of(*records: Record) -> Finding:
    [found] = findings(plan_of(*records))
    return found


def test_shorthand_that_stands_for_nothing_is_worth_a_look() -> None:
    found = one_of(Shorthand(short="gp", text="doctor"), empty := Shorthand(short="hs", text=" "))
    assert (found.record_id, found.weight) == (empty.id, LOOK)
    assert found.message == "The shorthand “hs” stands for nothing."


def test_a_day_that_sums_has_nothing_to_say() -> None:
    records = (*talk("1", "10:00"), session("B", "10:30", 15, "break"), *talk("2", "10:45"))
    assert said(*records, TABLE, *TEAM) == []
    found = day_sum(plan_of(*records), DAY)
    assert (found.start, found.end) == (time(10), time(11, 15))
    assert (found.minutes, found.table_minutes, found.over) == (75, 60, 0)


def test_a_gap_and_an_overlap_offer_the_time_that_closes_them() -> None:
    gap = (session("A", "10:00"), later := session("B", "10:45"))
    sum_, found = findings(plan_of(*gap))
    assert sum_.message == (
        "The sessions of D1 take 60 minutes, the day from its start to its end has 75 minutes: "
        "15 minutes are not planned."
    )
    assert (found.record_id, found.weight, found.start) == (later.id, LOOK, time(10, 30))
    assert found.message == "There is a gap of 15 minutes before B."
    assert found.advice == "Start at 10:30."
    sum_, found = findings(plan_of(gap[0], replace(later, planned_start=time(10, 20))))
    assert "10 minutes too many" in sum_.message
    assert (found.weight, found.start) == (WRONG, time(10, 30))
    assert found.message == "B begins 10 minutes before the one before it ends."


def test_what_lies_in_a_longer_session_is_seen() -> None:
    found = said(session("A", "10:00", 90), session("B", "10:10", 10), session("C", "10:30"))
    assert "wrong: C begins 60 minutes before the one before it ends." in found


def test_a_session_needs_a_time_and_minutes() -> None:
    first, second = session("A", "10:00"), session("B")
    found = findings(plan_of(first, second))[-1]
    assert (found.record_id, found.start) == (second.id, time(10, 30))
    assert found.advice == "Start at 10:30."
    assert one_of(second).advice == "Give it one."
    none = session("A", "10:00", 0)
    assert one_of(none).advice == "Say how long it takes."
    [*_, found] = findings(plan_of(none, prompt(none, "a", 20)))
    assert (found.message, found.minutes) == ("A has no minutes.", 20)
    wanting = [
        each for each in findings(plan_of(none, session("B", "10:25"))) if each.minutes == 25
    ]
    assert [each.advice for each in wanting] == ["Set 25 minutes."]


def test_a_minimum_is_no_more_than_the_minutes() -> None:
    found = one_of(replace(session("A", "10:00"), minimum_minutes=40))
    assert found.message == "A takes 30 minutes, but cannot be cut below 40 minutes."
    assert found.minimum == 30


def test_a_session_is_within_its_day() -> None:
    day = replace(DAY, doors=time(10))
    found = one_of(day, session("A", "09:30"))
    assert (found.weight, found.start) == (LOOK, time(10))
    assert one_of(session("A", "23:45")).message == "A reaches beyond midnight."
    assert day_sum(plan_of(session("A", "23:45")), DAY).end is None
    [*_, late] = findings(plan_of(session("A", "23:45"), session("B", "23:50")))
    assert late.advice == "Start later."
    assert day_sum(plan_of(session("A")), DAY).start is None


def test_prompts_have_a_question_and_minutes_and_fit_their_session() -> None:
    one = session("1", "10:00", 30)
    assert said(one, prompt(one, "1a", 0), prompt(one, "1b", 5, " ")) == [
        "wrong: The prompt 1a has no minutes.",
        "wrong: The prompt 1b has no question.",
    ]
    found = one_of(one, prompt(one, "1a", 20), prompt(one, "1b", 15))
    assert (found.record_id, found.minutes) == (one.id, 35)
    assert found.message == "The prompts of 1 take 35 minutes, the session has 30 minutes."


def test_a_table_session_asks_something() -> None:
    one, pause = session("1", "10:00", kind="table"), session("B", "10:30", 15, "break")
    assert said(one, pause) == ["wrong: 1 is a table session without prompts or trade-offs."]
    vote = TradeOff(
        code="TO1", title="T", wording="W", method="ranking", options=("a", "b"), session_id=one.id
    )
    assert said(one, pause, vote) == []


def test_a_day_of_talk_has_breaks() -> None:
    short = talk("1", "10:00", 60)
    assert said(*short) == ["look: D1 has table sessions and no break."]
    long = (*talk("1", "10:00", 90), *talk("2", "11:30", 90))
    assert said(*long) == ["wrong: D1 has table sessions and no break."]
    assert said(*long, session("B", "13:00", 15, "break")) == [
        "look: D1 goes on for 3 hours without a break."
    ]
    assert said(session("P", "10:00", 300)) == []
    one = session("1", minutes=200, kind="table")
    assert "wrong: D1 has table sessions and no break." in said(one, prompt(one, "a"))


@pytest.mark.parametrize(
    ("seats", "expected"),
    [
        (7, []),
        (8, ["look: Table A has 8 people for one facilitator."]),
        (9, ["look: Table A has 9 people for one facilitator."]),
        (10, ["wrong: Table A has 10 people for one facilitator."]),
    ],
)
def test_a_facilitator_has_up_to_seven_people_and_never_more_than_nine(
    seats: int, expected: list[str]
) -> None:
    assert said(replace(TABLE, seats=seats), *TEAM) == expected
    second = Staff(code="F2", role="facilitator", table_id=TABLE.id)
    assert said(replace(TABLE, seats=seats), *TEAM, second) == []


def test_a_table_has_its_team_in_every_session() -> None:
    assert said(TABLE) == [
        "wrong: Table A has no facilitator.",
        "look: Table A has no note-taker.",
    ]
    one, asked = talk("1", "10:00")
    other = Table(code="B", seats=3)
    away = Duty(staff_id=TEAM[0].id, session_id=one.id, table_id=other.id)
    pause = session("P", "10:30", 5, "break")
    found = said(one, asked, pause, TABLE, other, *TEAM, away)
    assert "wrong: Table A in 1 has no facilitator." in found
    assert "look: Table B in 1 has no note-taker." in found
    assert "wrong: Table B in 1 has no facilitator." not in found
    as_always = replace(away, table_id=TABLE.id, task="opens")
    assert not [each for each in said(one, asked, pause, TABLE, *TEAM, as_always) if "in 1" in each]


def trade_off(**values: object) -> TradeOff:
    given = {"code": "TO1", "title": "T", "wording": "W", "method": "slider", "scale": (0, 10)}
    return TradeOff(**{**given, **values})  # type: ignore[arg-type]


def test_a_card_has_all_that_its_format_takes() -> None:
    here = {"session_id": (one := session("1", "10:00")).id}
    ends = {"best_cases": ("a", "b"), "costs": ("c", "d")}
    assert said(one, trade_off(**here, **ends)) == []
    assert said(one, trade_off(**here, best_cases=("a", "b"), costs=("c", " "))) == [
        "look: TO1 does not give the cost of each end."
    ]
    assert said(one, trade_off(**ends, wording="", scale=(5, 5))) == [
        "wrong: TO1 has no wording.",
        "wrong: TO1 has no scale that rises.",
        "look: TO1 has no session.",
    ]
    assert said(one, trade_off(**here, method="choice", options=("a",))) == [
        "wrong: TO1 has 1 of the options that it takes: 2 at least.",
        "look: TO1 does not give the best case of each end.",
        "look: TO1 does not give the cost of each end.",
    ]
    assert said(one, trade_off(**here, method="points", options=("a", "a ", ""), costs=("x",))) == [
        "wrong: TO1 has the option “a” 2 times.",
        "wrong: TO1 has an option without words.",
        "look: TO1 does not give the best case of each end.",
    ]
    assert said(one, trade_off(**here, method="conditions")) == [
        "wrong: TO1 has 0 of the conditions that it needs: 1 at least."
    ]
    assert said(one, trade_off(**here, method="of later")) == []


def test_two_trade_offs_of_one_code_and_version_are_both_seen() -> None:
    here = {"session_id": (one := session("1", "10:00")).id, "method": "likert", "scale": (1, 5)}
    assert said(one, trade_off(**here), trade_off(**here)) == ["wrong: The code TO1 is used twice."]
    assert said(one, trade_off(**here), trade_off(**here, version=2)) == []


def test_a_later_round_does_not_come_before_an_earlier_one() -> None:
    first, later = talk("1.1", "10:00"), talk("1.2", "10:30")
    vote = trade_off(rounds=("before", "table position", "after"), session_id=first[0].id)
    about = {"trade_off_id": vote.id, "session_id": later[0].id}
    turned = VoteRound(**about, round="before")
    rest = (DAY, *first, *later, vote)
    assert not [each for each in said(*rest) if "“" in each]
    assert not [each for each in said(*rest, VoteRound(**about, round="after")) if "“" in each]
    [found] = [each for each in said(*rest, turned) if "“" in each]
    assert found == f"{WRONG}: TO1 has “table position” in 1.1, before “before” in 1.2."
    nowhere = VoteRound(trade_off_id=vote.id, session_id=DAY.id, round="before")
    assert not [each for each in said(*rest, nowhere) if "“" in each]


def test_nothing_shares_a_code_or_goes_without_name() -> None:
    first, again = session("A", "10:00"), session("a ", "10:30")
    assert said(first, again) == ["wrong: The code a is used twice."]
    assert said(Theme(code="", title="")) == [
        "look: This has no title.",
        "wrong: A code is missing.",
    ]
    assert said(Programme(name=" "), Workshop(code="D1")) == [
        "look: The programme has no name.",
        "look: D1 has no title.",
        "look: D1 has no date.",
    ]
    one, other = session("1", "10:00"), session("2", "10:30")
    assert said(one, other, prompt(one, "a"), prompt(other, "a")) == []
    assert said(one, prompt(one, "a"), prompt(one, "A")) == ["wrong: The code a is used twice."]


@given(days())
def test_every_remedy_of_a_gap_or_overlap_is_a_time_of_the_day(day: list[Session]) -> None:
    for found in findings(plan_of(*day)):
        assert found.message.endswith(".")
        assert found.advice.endswith(".")
        assert found.start is None or f"{found.start:%H:%M}" in found.advice


def test_no_answer_is_taken_for_another() -> None:
    here = {"session_id": (one := session("1", "10:00")).id, "method": "likert", "scale": (1, 5)}
    options = ("Soon", "Don\u2019t know", "Decline")
    labels = ("a", "b", "c")
    assert said(one, trade_off(**here, options=options, scale_labels=labels)) == [
        "wrong: TO1 has “Don\u2019t know” among its options.",
        "wrong: TO1 has “Decline” among its options.",
        "wrong: TO1 has 3 labels for 5 numbers.",
    ]
