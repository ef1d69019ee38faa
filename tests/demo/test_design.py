"""What a lead prepares: the agenda fits the day, and everything asked has its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from facilitator_app.domain.records import (
    Briefing,
    Duty,
    Programme,
    Prompt,
    Session,
    Staff,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.domain.records.programme import SESSION_KINDS

if TYPE_CHECKING:
    from datetime import time

    from facilitator_app.domain.snapshot import Snapshot

TEN, FOUR = 10 * 60, 16 * 60


def minutes(moment: time | None) -> int:
    assert moment is not None
    return moment.hour * 60 + moment.minute


def by_day(snapshot: Snapshot) -> dict[str, list[Session]]:
    found = defaultdict(list)
    workshops = snapshot.by_id(Workshop)
    for session in sorted(snapshot.all(Session), key=lambda each: minutes(each.planned_start)):
        if minutes(session.planned_start) >= TEN:
            found[workshops[session.workshop_id].code].append(session)
    return found


def test_says_that_it_is_fictional(snapshot: Snapshot) -> None:
    [programme] = snapshot.all(Programme)
    assert programme.fictional
    assert "(DEMO)" in programme.name
    assert "fictional" in programme.commissioner
    assert all((programme.question, programme.in_scope, programme.out_of_scope, programme.promise))


def test_each_day_is_full_from_ten_to_four(snapshot: Snapshot) -> None:
    days = by_day(snapshot)
    assert list(days) == ["D1", "D2", "D3"]
    for sessions in days.values():
        begins = [minutes(each.planned_start) for each in sessions]
        ends = [begin + each.minutes for begin, each in zip(begins, sessions, strict=True)]
        assert begins == [TEN, *ends[:-1]]
        assert ends[-1] == FOUR
        assert sum(each.minutes for each in sessions) == 360


def test_tables_talk_as_long_as_planned(snapshot: Snapshot) -> None:
    talked = {
        code: sum(each.minutes for each in sessions if each.kind == "table")
        for code, sessions in by_day(snapshot).items()
    }
    assert talked == {"D1": 170, "D2": 170, "D3": 155}


def test_protects_breaks_votes_and_the_close(snapshot: Snapshot) -> None:
    for each in snapshot.all(Session):
        assert each.kind in SESSION_KINDS
        assert 0 < each.minimum_minutes <= each.minutes
        if each.kind in ("break", "individual") or each.code in ("P1.6", "P2.6", "P3.6"):
            assert each.protected
            assert each.minimum_minutes == each.minutes


def test_sits_anew_each_day_and_once_more_on_the_last_afternoon(snapshot: Snapshot) -> None:
    rounds = {
        code: list(dict.fromkeys(each.round for each in sessions))
        for code, sessions in by_day(snapshot).items()
    }
    assert rounds == {"D1": ["R1"], "D2": ["R2"], "D3": ["R3", "R4"]}
    reseated = {each.code for each in snapshot.all(Session) if each.round == "R4"}
    assert reseated == {"3.4", "B3.2", "V3", "P3.5", "V4", "P3.6"}


def test_every_table_session_has_prompts_that_fill_it(snapshot: Snapshot) -> None:
    planned: Counter[object] = Counter()
    for prompt in snapshot.all(Prompt):
        assert prompt.question
        assert prompt.record_what
        planned[prompt.session_id] += prompt.minutes
    tables = [each for each in snapshot.all(Session) if each.kind == "table"]
    assert {each.id: each.minutes for each in tables} == planned


def test_case_cards_are_there(snapshot: Snapshot) -> None:
    [cards] = [each.stimulus for each in snapshot.all(Prompt) if each.code == "1.4a"]
    assert all(name in cards for name in ("Amara", "Derek", "Leila", "Yusuf", "Sam", "Mrs Chen"))


def test_has_its_tables_team_and_code_frame(snapshot: Snapshot) -> None:
    assert [each.code for each in snapshot.all(Table)] == list("ABCDEFGHIJKL")
    assert {each.seats for each in snapshot.all(Table)} == {8}
    assert Counter(each.role for each in snapshot.all(Staff)) == {
        "facilitator": 12,
        "note-taker": 12,
        "lead": 1,
        "data lead": 1,
        "expert": 4,
        "observer": 2,
    }
    assert len({each.code for each in snapshot.all(Staff)}) == 32
    assert len(snapshot.all(Theme)) == 15


def test_everyone_is_told_what_to_do(snapshot: Snapshot) -> None:
    assert {each.role for each in snapshot.all(Briefing)} == {
        each.role for each in snapshot.all(Staff)
    }
    sessions, staff = snapshot.by_id(Session), snapshot.by_id(Staff)
    duties = [(sessions[each.session_id], staff[each.staff_id]) for each in snapshot.all(Duty)]
    assert {each.role for _, each in duties} == {"expert"}
    assert {each.kind for each, _ in duties} == {"plenary"}
    assert Counter(each.code for each, _ in duties)["P1.3"] == 4
    assert len(duties) == 13
    assert {each.title.partition(":")[0] for each, _ in duties} == {"Talk", "Experts answer"}


def test_has_every_trade_off_and_anchor(snapshot: Snapshot) -> None:
    methods = {each.code: each.method for each in snapshot.all(TradeOff)}
    assert methods == {
        "TO1": "slider",
        "TO2": "choice",
        "TO3": "likert",
        "TO4": "slider",
        "TO5": "choice",
        "TO6": "points",
        "TO7": "ranking",
        "TO8": "gradient",
        "TO9": "dots",
        "TO10": "comfort",
        **dict.fromkeys(("AN1", "AN2", "AN3", "AN4", "AN5", "AN6"), "likert"),
    }
    for each in snapshot.all(TradeOff):
        assert each.wording
        assert each.rounds
        if each.code.startswith("TO"):
            assert each.best_cases
            assert each.costs
