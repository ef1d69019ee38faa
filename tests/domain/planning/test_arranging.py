"""What is added, moved, copied and removed brings along what belongs to it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from facilitator_app.domain.errors import InUseError
from facilitator_app.domain.planning import arranging, beginnings
from facilitator_app.domain.planning.beginnings import SORTS
from facilitator_app.domain.planning.checks import findings
from facilitator_app.domain.planning.days import overlap_and_gap
from facilitator_app.domain.planning.finding import Finding
from facilitator_app.domain.records import (
    Duty,
    Issued,
    PlaceWording,
    Record,
    Session,
    Staff,
    TradeOff,
    VoteRound,
    Workshop,
)
from tests.domain.planning.making import DAY, plan_of, prompt, session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.domain.planning.plan import Plan

T = TypeVar("T", bound=Record)
OTHER = Workshop(code="D2", title="Other day", position=2)
A, B, C = session("1.1", "10:00", kind="table"), session("P1.1", "10:30"), session("L1", "11:00")
ASKED = [replace(prompt(A, f"1.1{letter}"), position=at) for at, letter in enumerate("abc", 1)]
VOTED = TradeOff(code="TO1", method="slider", session_id=A.id)


def plan() -> Plan:
    return plan_of(DAY, OTHER, A, B, C, *ASKED, VOTED)


def fresh(kind: type[T], /, **values: Any) -> T:  # noqa: ANN401 - fields of its kind
    return kind(**values)


def after(before: Plan, pairs: Iterable[tuple[Record | None, Record | None]]) -> Plan:
    """Return the design after an edit."""
    parts = (before.workshops, before.sessions, before.prompts, before.trade_offs, before.duties)
    every: dict[object, Record] = {each.id: each for part in parts for each in part}
    for old, new in pairs:
        if old is not None:
            assert every.pop(old.id) == old
        if new is not None:
            assert new.id not in every
            every[new.id] = new
    return plan_of(*every.values())


def day_of(plan: Plan, workshop: Workshop = DAY) -> list[str]:
    return [f"{each.planned_start:%H:%M} {each.code}" for each in plan.day(workshop)]


def codes(plan: Plan, session: Session) -> list[str]:
    return [each.code for each in plan.prompts_of(session)]


def test_the_first_day_and_what_comes_on_it() -> None:
    empty = plan_of()
    assert beginnings.new_day(empty, fresh).code == "D2"
    day = empty.workshops[0]
    new = beginnings.new_session(empty, day, SORTS[0], None, fresh)
    there = after(empty, arranging.sessions_added(empty, day, [new], 0))
    assert day_of(there, day) == ["10:00 1.1"]
    [here] = there.sessions
    asked = beginnings.new_prompt(there, here, fresh)
    assert (asked.code, asked.minutes) == ("1.1a", 30)
    full = after(there, arranging.prompts_placed(there, here, [asked], 0))
    assert beginnings.new_prompt(full, here, fresh).minutes == 10
    voted = beginnings.new_trade_off(full, here, fresh)
    assert (voted.code, voted.session_id, voted.scale) == ("TO1", here.id, (0, 10))
    assert beginnings.new_trade_off(full, None, fresh).session_id is None


def test_a_new_session_takes_the_round_before_it_and_pushes_what_follows() -> None:
    seated = replace(A, round="R1")
    before = plan_of(seated, B)
    new = beginnings.new_session(before, DAY, SORTS[3], seated, fresh)
    assert (new.code, new.round, new.protected, new.title) == ("B1.1", "R1", True, "Break")
    there = after(before, arranging.sessions_added(before, DAY, [new], 1))
    assert day_of(there) == ["10:00 1.1", "10:30 B1.1", "10:45 P1.1"]


def test_prompts_are_put_in_another_order() -> None:
    before = plan()
    there = after(before, arranging.prompts_placed(before, A, [ASKED[2]], 0))
    assert codes(there, A) == ["1.1c", "1.1a", "1.1b"]
    assert [each.position for each in there.prompts_of(A)] == [1, 2, 3]


def test_prompts_get_the_codes_of_the_session_they_come_to() -> None:
    before = plan()
    there = after(before, arranging.prompts_placed(before, B, ASKED[1:], 0))
    assert codes(there, A) == ["1.1a"]
    assert codes(there, B) == ["P1.1a", "P1.1b"]
    assert {each.id for each in there.prompts_of(B)} == {each.id for each in ASKED[1:]}


def test_sessions_are_copied_with_their_prompts() -> None:
    before = plan()
    pairs = arranging.sessions_copied(before, DAY, {A: ASKED[:2]}, 1, fresh)
    there = after(before, pairs)
    assert day_of(there) == ["10:00 1.1", "10:30 1.2", "11:00 P1.1", "11:30 L1"]
    assert codes(there, there.day(DAY)[1]) == ["1.2a", "1.2b"]
    assert len(there.trade_offs) == 1


def test_prompts_are_copied() -> None:
    before = plan()
    there = after(before, arranging.prompts_copied(before, A, ASKED[:2], 1, fresh))
    assert codes(there, A) == ["1.1a", "1.1d", "1.1e", "1.1b", "1.1c"]


def test_a_day_is_copied_at_the_same_times_under_codes_of_its_own() -> None:
    before = plan_of(DAY, OTHER, A, B, C, session("L3", "12:00"), *ASKED)
    twin, pairs = arranging.day_copied(before, DAY, fresh)
    there = after(before, pairs)
    assert (twin.code, twin.position, twin.held_on, twin.title) == ("D3", 3, None, "Day")
    assert day_of(there, twin) == ["10:00 3.1", "10:30 P3.1", "11:00 P3.2", "12:00 P3.3"]
    assert codes(there, there.day(twin)[0]) == ["3.1a", "3.1b", "3.1c"]


def test_sessions_are_moved_within_a_day_and_to_another() -> None:
    before = plan()
    there = after(before, arranging.sessions_moved(before, [C], DAY, 0))
    assert day_of(there) == ["10:00 L1", "10:30 1.1", "11:00 P1.1"]
    away = after(there, arranging.sessions_moved(there, there.day(DAY)[:2], OTHER, 0))
    assert day_of(away) == ["10:00 P1.1"]
    assert day_of(away, OTHER) == ["10:00 L1", "10:30 1.1"]
    assert codes(away, A) == ["1.1a", "1.1b", "1.1c"]


def test_trade_offs_are_moved() -> None:
    before = plan()
    there = after(before, arranging.trade_offs_moved([VOTED], B))
    assert [each.code for each in there.trade_offs_of(B)] == ["TO1"]
    nowhere = after(there, arranging.trade_offs_moved(there.trade_offs, None))
    assert [each.code for each in nowhere.trade_offs_of(None)] == ["TO1"]


def test_several_are_made_longer_at_once_and_none_too_short() -> None:
    before = plan()
    there = after(before, arranging.lengthened(before, [A, B], 5, 5))
    assert day_of(there) == ["10:00 1.1", "10:35 P1.1", "11:10 L1"]
    short = after(before, arranging.lengthened(before, [A], -60, 5))
    assert short.day(DAY)[0].minutes == 5


@pytest.mark.parametrize(
    ("found", "day"),
    [
        (Finding(B.id, "", "", start=time(10, 40)), ["10:00 1.1", "10:40 P1.1", "11:10 L1"]),
        (Finding(B.id, "", "", minutes=40), ["10:00 1.1", "10:30 P1.1", "11:10 L1"]),
        (Finding(B.id, "", ""), ["10:00 1.1", "10:30 P1.1", "11:00 L1"]),
    ],
)
def test_what_was_found_is_mended(found: Finding, day: list[str]) -> None:
    before = plan()
    name, pairs = arranging.mended(before.day(DAY), B, found)
    assert day_of(after(before, pairs)) == day
    assert bool(name) == bool(pairs)


def test_a_minimum_that_is_too_long_is_mended() -> None:
    strict = replace(B, minimum_minutes=60)
    before = plan_of(A, strict, C)
    [found] = [each for each in findings(before) if each.minimum is not None]
    _, pairs = arranging.mended(before.day(DAY), strict, found)
    assert after(before, pairs).day(DAY)[1].minimum_minutes == 30


def test_a_session_goes_with_its_prompts_and_later_ones_come_earlier() -> None:
    staff = Staff(code="F1", role="facilitator")
    duty = Duty(staff_id=staff.id, session_id=A.id)
    before = plan_of(DAY, OTHER, A, B, C, *ASKED, VOTED, duty)
    there = after(before, arranging.removed(before, [A], [VOTED]))
    assert day_of(there) == ["10:00 P1.1", "10:30 L1"]
    assert (there.prompts, there.duties) == ((), ())
    assert [each.code for each in there.trade_offs_of(None)] == ["TO1"]


def test_a_day_goes_with_all_its_sessions() -> None:
    before = plan()
    there = after(before, arranging.removed(before, [DAY], [VOTED]))
    assert there.workshops == (OTHER,)
    assert (there.sessions, there.prompts) == ((), ())


def test_a_trade_off_goes_in_all_its_versions() -> None:
    newer = replace(VOTED, id=OTHER.id, version=2)
    place = PlaceWording(trade_off_id=newer.id, number=1, text="Soon")
    before = plan_of(A, VOTED, newer, place)
    gone = arranging.removed(before, [newer], [VOTED, newer])
    assert {each.id for each, new in gone if each and new is None} == {VOTED.id, newer.id, place.id}


def test_what_is_on_paper_is_not_removed() -> None:
    before = plan_of(A, VOTED, Issued(trade_off_id=VOTED.id, what="ballot cards"))
    with pytest.raises(InUseError, match="TO1 were made"):
        arranging.removed(before, [VOTED], [VOTED])


def test_overlaps_and_gaps_are_summed() -> None:
    day = [session("A", "10:00", 60), session("B", "10:50", 5), session("C", "11:10"), session("D")]
    assert overlap_and_gap(day) == (10, 10)
    assert overlap_and_gap([]) == (0, 0)


POLL = replace(VOTED, id=C.id, code="AN1", rounds=("T0", "T1", "T2"))
LATER = VoteRound(trade_off_id=POLL.id, round="T1", session_id=B.id)


def test_a_copy_is_voted_on_in_the_same_sessions() -> None:
    before = plan_of(A, B, POLL, LATER)
    pairs = arranging.trade_offs_copied(before, [POLL], fresh)
    [twin, held] = [new for _, new in pairs]
    assert isinstance(twin, TradeOff)
    assert isinstance(held, VoteRound)
    assert (held.trade_off_id, held.round, held.session_id) == (twin.id, "T1", B.id)


def test_rounds_go_to_sessions_and_back_to_their_trade_off() -> None:
    before = plan_of(A, B, POLL, LATER)
    wanted = {"T0": None, "T1": A.id, "T2": B.id}
    [back, new] = arranging.rounds_moved(before, POLL, wanted, fresh)
    assert back == (LATER, None), "its own session is no other one"
    assert new[0] is None
    assert isinstance(new[1], VoteRound)
    assert (new[1].round, new[1].session_id) == ("T2", B.id)


@pytest.mark.parametrize("gone", [B, POLL], ids=["its session", "its trade-off"])
def test_a_round_goes_with_its_session_and_its_trade_off(gone: Record) -> None:
    before = plan_of(A, B, POLL, LATER)
    assert (LATER, None) in arranging.removed(before, [gone], [POLL])
