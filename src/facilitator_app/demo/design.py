"""The demo's design: what a lead prepares before anybody comes, read from `resources/demo`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from facilitator_app.briefings import suggested
from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.records import (
    Briefing,
    Duty,
    Programme,
    Prompt,
    Record,
    Session,
    Shorthand,
    Staff,
    Table,
    Theme,
    TradeOff,
    VoteRound,
    Workshop,
)
from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.resource_files import resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.demo.dice import Dice

_DEMOS = UUID("0f1c7a52-9d3e-5b46-8c1a-6de2a4f0b793")
"""What the ids of all demos are derived from."""


def demo_data(name: str) -> dict[str, Any]:
    """Return what stands in one file of `resources/demo`."""
    return tomllib.loads(resource("demo", f"{name}.toml").read_text(encoding="utf-8"))


def numbered(code: str, run: int) -> str:
    """Return the code of a thing in one run of the design: 1.3, then 1.3-2, 1.3-3."""
    return code if run == 1 else f"{code}-{run}"


@dataclass(frozen=True, slots=True)
class Vote:
    """One round of voting: on what, when, and how the invented room leans."""

    trade_off: TradeOff
    round: str
    session: Session
    lean: list[float]
    why: list[str]
    """What people write on it where it asks them why."""


@dataclass(frozen=True, slots=True)
class Day:
    """One workshop as it is designed."""

    run: int
    workshop: Workshop
    sessions: tuple[Session, ...]
    prompts: dict[UUID, tuple[Prompt, ...]]
    """The prompts of a session, by its id."""
    trade_offs: tuple[TradeOff, ...]
    """Those that are first voted on this day."""
    votes: tuple[Vote, ...]
    held: tuple[VoteRound, ...]
    """The rounds of this day that are not held in the session of their trade-off."""
    hours_ahead: int

    def moment(self, at: time, minutes: float = 0) -> datetime:
        """Return the time, in UTC, so many minutes after a time of day on the wall of the room."""
        if self.workshop.held_on is None:
            raise ValueError("a day of the demo has a date")
        wall = datetime.combine(self.workshop.held_on, at, UTC)
        return wall + timedelta(minutes=minutes, hours=-self.hours_ahead)

    def records(self) -> Iterator[Record]:
        """Return everything that is designed for this day."""
        yield self.workshop
        yield from self.sessions
        for prompts in self.prompts.values():
            yield from prompts
        yield from self.trade_offs
        yield from self.held


def start_of(session: Session) -> time:
    """Return when a session of the demo begins."""
    if session.planned_start is None:
        raise ValueError("a session of the demo has a planned start")
    return session.planned_start


class Design:
    """The whole programme without people and answers."""

    def __init__(self, seed: int, days: int, dice: Dice) -> None:
        self._plan = demo_data("programme")
        self._prompts = demo_data("prompts")["prompts"]
        self._trade_offs = list(_all_trade_offs())
        self.id = named_id(_DEMOS, "demo", seed)
        self.days = tuple(self._day(number) for number in range(1, days + 1))
        self.tables = tuple(
            Table.named(self.id, code=code, title=f"Table {code}", seats=self._plan["seats"])
            for code in self._plan["tables"]
        )
        self.themes = {each["code"]: Theme.named(self.id, **each) for each in self._plan["themes"]}
        first = self.days[0]
        self.prepared = first.moment(first.workshop.doors or time()) - timedelta(days=14)
        self.staff = tuple(self._staff(dice))

    @property
    def programme(self) -> Programme:
        """The programme with its scope card."""
        told = ("name", "question", "in_scope", "out_of_scope", "promise", "commissioner")
        return Programme(id=self.id, fictional=True, **{name: self._plan[name] for name in told})

    def records(self) -> Iterator[Record]:
        """Return what holds for all days: tables, staff, what they are told, what they type."""
        yield from self.tables
        yield from self.staff
        for role, text in suggested().items():
            yield Briefing.named(self.id, role=role, text=text)
        yield from self.themes.values()
        for each in self._plan["shorthand"]:
            yield Shorthand.named(self.id, table_id=None, **each)

    def duties(self, day: Day) -> Iterator[Duty]:
        """Return who has something else to do in the sessions of one day."""
        sessions = {each.code: each for each in day.sessions}
        staff = {each.code: each for each in self.staff}
        for plan in self._plan["duties"]:
            if session := sessions.get(numbered(plan["session"], day.run)):
                for code in plan["staff"]:
                    yield Duty.named(
                        self.id,
                        staff_id=staff[code].id,
                        session_id=session.id,
                        task=plan["task"],
                    )

    def _staff(self, dice: Dice) -> Iterator[Staff]:
        for each in self._plan["staff"]:
            role, code = each["role"], each["code"]
            if each.get("at_tables"):
                for table in self.tables:
                    yield Staff(
                        id=dice.id_at(self.prepared),
                        code=f"{code}-{table.code}",
                        role=role,
                        table_id=table.id,
                    )
                continue
            count = each.get("count", 0)
            codes = [f"{code}{number}" for number in range(1, count + 1)] or [code]
            for code in codes:
                yield Staff(id=dice.id_at(self.prepared), code=code, role=role)

    def _day(self, number: int) -> Day:
        """Return one day; after the last one that is designed the first comes again."""
        designs = self._plan["days"]
        run = (number - 1) // len(designs) + 1
        plan = designs[(number - 1) % len(designs)]
        workshop = Workshop.named(
            self.id,
            code=numbered(plan["code"], run),
            title=plan["title"],
            position=number,
            held_on=plan["date"] + timedelta(weeks=(run - 1) * len(designs)),
            doors=plan["doors"],
            venue=self._plan["venue"],
        )
        sessions = {each["code"]: self._session(each, workshop, run) for each in plan["sessions"]}
        votes = tuple(self._votes(sessions, run))
        first = [vote.trade_off for vote in votes if vote.round == vote.trade_off.rounds[0]]
        return Day(
            run=run,
            workshop=workshop,
            sessions=tuple(sessions.values()),
            prompts={
                session.id: tuple(self._prompts_of(code, session, run))
                for code, session in sessions.items()
            },
            trade_offs=tuple(first),
            votes=votes,
            held=tuple(self._held(votes)),
            hours_ahead=self._plan["hours_ahead_of_utc"],
        )

    def _session(self, plan: dict[str, Any], workshop: Workshop, run: int) -> Session:
        return Session.named(
            self.id,
            workshop_id=workshop.id,
            code=numbered(plan["code"], run),
            title=plan["title"],
            kind=plan["kind"],
            planned_start=plan["at"],
            minutes=plan["minutes"],
            minimum_minutes=plan.get("least", plan["minutes"]),
            protected=plan.get("protected", False),
            round=numbered(plan["round"], run),
        )

    def _prompts_of(self, code: str, session: Session, run: int) -> Iterator[Prompt]:
        mine = [each for each in self._prompts if each["session"] == code]
        for position, each in enumerate(mine, start=1):
            yield Prompt.named(
                self.id,
                session_id=session.id,
                code=numbered(each["code"], run),
                question=each["question"],
                probes=tuple(each.get("probes", ())),
                stimulus=each.get("stimulus", ""),
                record_what=each["record"],
                must_ask=each.get("must_ask", False),
                minutes=each["minutes"],
                position=position,
                summary=each.get("summary", False),
            )

    def _votes(self, sessions: dict[str, Session], run: int) -> Iterator[Vote]:
        """Return the rounds of voting that are held in these sessions."""
        for plan in self._trade_offs:
            first = Session.id_of(self.id, numbered(plan["asked_in"][0], run))
            trade_off = self._trade_off(plan, first, run)
            for name, code in zip(plan["rounds"], plan["asked_in"], strict=True):
                if code in sessions and name != TABLE_POSITION:
                    yield Vote(
                        trade_off, name, sessions[code], plan["lean"][name], plan.get("why", [])
                    )

    def _held(self, votes: tuple[Vote, ...]) -> Iterator[VoteRound]:
        """Return what says where a round is held, if not in the session of its trade-off."""
        for vote in votes:
            if vote.session.id != vote.trade_off.session_id:
                values = {"round": vote.round, "session_id": vote.session.id}
                yield VoteRound.named(self.id, trade_off_id=vote.trade_off.id, **values)

    def _trade_off(self, plan: dict[str, Any], session_id: UUID, run: int) -> TradeOff:
        lists = ("options", "scale", "scale_labels", "conditions", "best_cases", "costs", "asks")
        return TradeOff.named(
            self.id,
            code=numbered(plan["code"], run),
            version=1,
            title=plan["title"],
            wording=plan["wording"],
            method=plan["method"],
            rounds=tuple(plan["rounds"]),
            session_id=session_id,
            **{name: tuple(plan.get(name, ())) for name in lists},
        )


def _all_trade_offs() -> Iterator[dict[str, Any]]:
    """Return trade-offs and anchor polls alike, each with the session of every round."""
    data = demo_data("trade_offs")
    for each in data["trade_offs"]:
        yield {**each, "asked_in": [each["session"]] * len(each["rounds"])}
    for each in data["anchor_polls"]:
        yield {**data["anchors"], **each}
