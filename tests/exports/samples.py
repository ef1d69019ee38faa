"""Small programmes to export."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.history import Conflict
from facilitator_app.domain.records import (
    Ballot,
    Coding,
    DraftExpectation,
    ExpectedBallot,
    ExpertQuestion,
    Headline,
    Note,
    Participant,
    Programme,
    Prompt,
    Record,
    Reflection,
    Seating,
    Session,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

NOON = datetime(2026, 9, 12, 11, 0, 30, tzinfo=UTC)


def uid(number: int) -> UUID:
    return UUID(int=number, version=4)


def snapshot_of(
    records: Iterable[Record],
    conflicts: Iterable[UUID] = (),
    disputes: Iterable[Conflict] = (),
) -> Snapshot:
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.record_kind].append(record)
    kinds = {kind: tuple(each) for kind, each in found.items()}
    return Snapshot(kinds, frozenset(conflicts), tuple(disputes))


@dataclass
class Sample:
    """A programme of two days, two tables and one of everything else, to be added to."""

    records: list[Record] = field(default_factory=list)
    conflicts: list[UUID] = field(default_factory=list)
    disputes: list[Conflict] = field(default_factory=list)

    def snapshot(self) -> Snapshot:
        return snapshot_of(self.records, self.conflicts, self.disputes)

    def dispute(self, record: Record, *others: Record | None) -> Conflict:
        """Let other laptops have other versions of a record, of which this one is shown."""
        made = []
        for number, each in enumerate((record, *others)):
            author = Author(f"laptop-{number}", "note-taker")
            made.append(Edit(author, lambda _: NOON).revision(Change(record, each), ()))
        conflict = Conflict(tuple(replace(each, made_at=NOON) for each in made))
        self.conflicts.append(record.id)
        self.disputes.append(conflict)
        return conflict

    def add(self, record: Record) -> None:
        self.records.append(record)

    def without(self, record_id: UUID) -> None:
        self.records = [each for each in self.records if each.id != record_id]

    def note(self, number: int, text: str, **values: Any) -> Note:  # noqa: ANN401
        usual: dict[str, Any] = {
            "session_id": uid(10),
            "table_id": uid(30),
            "prompt_id": uid(20),
            "noted_at": NOON,
        }
        note = Note(id=uid(number), text=text, **(usual | values))
        self.add(note)
        return note

    def ballot(self, number: int, code: str, marks: dict[str, int], **values: Any) -> Ballot:  # noqa: ANN401
        usual: dict[str, Any] = {"trade_off_id": uid(60), "round": "before"}
        ballot = Ballot(id=uid(number), code=code, marks=marks, **(usual | values))
        self.add(ballot)
        return ballot


def sample() -> Sample:
    return Sample([*_planned(), *_seated(), *_said(), *_agreed(), *_voted()])


def _planned() -> list[Record]:
    return [
        Programme(
            id=uid(1),
            name="Front door",
            question="What should people expect?",
            in_scope="how people get in",
            out_of_scope="pay",
            promise="a reply in 90 days",
            commissioner="A partnership",
        ),
        Workshop(
            id=uid(2),
            code="W1",
            title="Getting in",
            position=1,
            held_on=date(2026, 9, 12),
            doors=time(9, 30),
            venue="Hall",
        ),
        Workshop(id=uid(3), code="W2", title="Staying well", position=2),
        Session(
            id=uid(10),
            workshop_id=uid(2),
            code="1.1",
            title="Ways in",
            planned_start=time(10, 20),
            minutes=50,
            minimum_minutes=30,
            protected=True,
            round="R1",
        ),
        Session(id=uid(11), workshop_id=uid(3), code="2.1", title="Later", round="R2", minutes=10),
        Prompt(id=uid(20), session_id=uid(10), code="Q1", question="Why?", probes=("a", "b")),
        Prompt(id=uid(21), session_id=uid(11), code="Q2", question="How?", must_ask=True),
    ]


def _seated() -> list[Record]:
    return [
        Table(id=uid(30), code="A"),
        Table(id=uid(31), code="B"),
        Participant(
            id=uid(40), code="P001", fields={"Age": "demo-graphic"}, seating_instruction="front"
        ),
        Seating(id=uid(41), round="R1", table_id=uid(30), seat=1, participant_id=uid(40)),
        Seating(id=uid(42), round="R2", table_id=uid(31), seat=2),
    ]


def _said() -> list[Record]:
    return [
        Note(
            id=uid(50),
            session_id=uid(10),
            table_id=uid(30),
            prompt_id=uid(20),
            first_prompt_id=uid(21),
            seats=("3", "*"),
            kind="quote",
            wording="exact",
            stance="for",
            strength=2,
            agreement="few",
            text="Nobody rang back.",
            noted_at=NOON,
        ),
        Theme(id=uid(51), code="T10", title="Phones"),
        Theme(id=uid(52), code="T2", title="Trust"),
        Coding(id=uid(53), note_id=uid(50), theme_id=uid(51)),
        Coding(id=uid(54), note_id=uid(50), theme_id=uid(52), coder="second"),
    ]


def _agreed() -> list[Record]:
    return [
        ExpertQuestion(id=uid(55), session_id=uid(10), table_id=uid(31), text="Who pays?"),
        Headline(id=uid(56), session_id=uid(10), table_id=uid(30), text="One number."),
        Reflection(id=uid(57), session_id=uid(10), table_id=uid(30), energy=4, advice="Slower."),
        DraftExpectation(id=uid(58), session_id=uid(11), table_id=uid(30), text="A reply."),
    ]


def _voted() -> list[Record]:
    before: dict[str, Any] = {"trade_off_id": uid(60), "round": "before"}
    return [
        TradeOff(
            id=uid(60),
            code="TO2",
            title="Speed",
            wording="Soon or known?",
            method="choice",
            options=("Soon", "Known"),
            rounds=("before", "after"),
            session_id=uid(10),
        ),
        TradeOff(id=uid(61), code="TO10", method="slider", scale=(0, 10), session_id=uid(11)),
        Ballot(id=uid(70), code="2A42W", marks={"Soon": 1}, **before),
        Ballot(id=uid(71), code="2B48R", marks={"dont_know": 1}, **before),
        Ballot(id=uid(72), code="2EBA6", marks={"blank": 1}, **before),
        Ballot(id=uid(73), code="2K85W", marks={"Later": 1}, **before),
        Ballot(id=uid(74), code="3A35X", marks={}, **before),
        Ballot(
            id=uid(75),
            trade_off_id=uid(61),
            round="only",
            code="2A42W",
            marks={"answer": 7},
            cast_at=NOON,
        ),
        ExpectedBallot(id=uid(80), code="2A42W"),
        ExpectedBallot(id=uid(81), code="2B48R"),
    ]
