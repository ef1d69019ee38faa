"""Makes designs by hand and at random."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from hypothesis import strategies as st

from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import Programme, Prompt, Record, Session, Workshop
from facilitator_app.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T", bound=Record)
PROGRAMME = Programme(id=UUID("0190d3a0-0000-7000-8000-0000000000cc"), name="Spring")
DAY = Workshop(code="D1", title="Day", position=1, held_on=date(2026, 9, 12))


def session(code: str, at: str = "", minutes: int = 30, kind: str = "plenary") -> Session:
    start = time.fromisoformat(at) if at else None
    return Session(
        workshop_id=DAY.id, code=code, title=code, kind=kind, planned_start=start, minutes=minutes
    )


def prompt(of: Session, code: str, minutes: int = 10, question: str = "What?") -> Prompt:
    return Prompt(session_id=of.id, code=code, minutes=minutes, question=question)


def plan_of(*records: Record) -> Plan:
    """Return a design of these records, and of a programme and a day if there are none."""
    every: list[Record] = list(records)
    for one in (PROGRAMME, DAY):
        if not any(isinstance(each, type(one)) for each in every):
            every.append(one)
    return Plan.of(Snapshot(_by_kind(every), frozenset()))


def _by_kind(records: Iterable[Record]) -> dict[str, tuple[Record, ...]]:
    found: dict[str, list[Record]] = {}
    for each in records:
        found.setdefault(each.record_kind, []).append(each)
    return {kind: tuple(each) for kind, each in found.items()}


@st.composite
def days(draw: st.DrawFn, *, gaps: bool = True, untimed: bool = True) -> list[Session]:
    """Return a day in its order: with gaps and overlaps, and sessions without a time, if wanted."""
    found: list[Session] = []
    at = draw(st.integers(0, 8 * 60))
    for number in range(draw(st.integers(1, 8))):
        each = session(f"S{number}", minutes=draw(st.integers(0, 60)))
        if gaps and found:
            at += draw(st.integers(-found[-1].minutes, 40))
        found.append(_at(each, at))
        at += each.minutes
    if untimed:
        found += [session(f"U{n}") for n in range(draw(st.integers(0, 2)))]
    return found


def _at(each: Session, minute: int) -> Session:
    at = f"{minute // 60:02}:{minute % 60:02}"
    return session(each.code, at, each.minutes)
