"""What a day's tables have handed in, each kind gone through once and laid out by its place."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.board.registers import Registers
from facilitator_app.domain.owing import hands_in
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.planning.rounds import balloted, sessions_of
from facilitator_app.domain.records import (
    TABLE_POSITION,
    AcceptedGap,
    BallotAccount,
    CollectedPack,
    Coverage,
    Headline,
    Kit,
    ReadBack,
    Reflection,
    Summary,
    TablePosition,
)
from facilitator_app.domain.votes import VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from facilitator_app.domain.planning.plan import Source
    from facilitator_app.domain.records import Record, Session, TradeOff, Workshop

T = TypeVar("T", Headline, Reflection)
Place = tuple["UUID", "UUID"]
"""A table and a session."""


class Papers:
    """Everything but notes, as it stood when it was read."""

    def __init__(
        self, source: Source, workshop: Workshop, conflicted: Sequence[Record] = ()
    ) -> None:
        self.workshop = workshop
        self.plan = Plan.of(source, ())
        self.day = self.plan.day(workshop)
        self.votes = {each.id: _held_in(self.plan, each) for each in self.day}
        self.sessions = [each for each in self.day if hands_in(each) or any(self.votes[each.id])]
        """Those of which tables owe anything, in the order of the day."""
        self.registers = Registers(source, workshop, self.day)
        self.headlines = _by_place(source.all(Headline))
        self.reflections = _by_place(source.all(Reflection))
        self.read_backs = {each.headline_id: each for each in source.all(ReadBack)}
        self.summaries: defaultdict[Place, dict[UUID | None, Summary]] = defaultdict(dict)
        for summary in source.all(Summary):
            self.summaries[summary.table_id, summary.session_id][summary.prompt_id] = summary
        self.coverages: defaultdict[UUID, dict[UUID, Coverage]] = defaultdict(dict)
        for coverage in source.all(Coverage):
            self.coverages[coverage.table_id][coverage.prompt_id] = coverage
        self.accounts = {
            (each.table_id, each.trade_off_id, each.round): each
            for each in source.all(BallotAccount)
        }
        self.positions = {
            (each.table_id, each.trade_off_id): each
            for each in source.all(TablePosition)
            if each.round == TABLE_POSITION
        }
        self.accepted: defaultdict[Place, dict[str, AcceptedGap]] = defaultdict(dict)
        for gap in source.all(AcceptedGap):
            self.accepted[gap.table_id, gap.session_id][gap.what] = gap
        self.kits = {each.id: each for each in source.all(Kit) if each.workshop_id == workshop.id}
        self.with_kits = {each.table_id for each in self.kits.values()}
        """The tables for which a kit of this day was made."""
        self.packs: defaultdict[UUID, list[CollectedPack]] = defaultdict(list)
        for pack in source.all(CollectedPack):
            if pack.kit_id in self.kits:
                self.packs[self.kits[pack.kit_id].table_id].append(pack)
        self.conflicts = self._placed(conflicted) if conflicted else Counter[Place]()

    def _placed(self, conflicted: Sequence[Record]) -> Counter[Place]:
        """Count what two laptops have differently, as far as it belongs to a table and session."""
        prompts: dict[object, UUID | None] = {e.id: e.session_id for e in self.plan.prompts}
        rounds: dict[object, UUID | None] = {
            (vote.id, name): session
            for vote in self.plan.trade_offs
            for name, session in sessions_of(vote, self.plan.held).items()
        }
        headlines = {each.id: each for each in self.headlines.values()}
        found: Counter[Place] = Counter()
        for each in conflicted:
            one = headlines.get(each.headline_id) if isinstance(each, ReadBack) else each
            table, session = getattr(one, "table_id", None), getattr(one, "session_id", None)
            if isinstance(one, Coverage):
                session = prompts.get(one.prompt_id)
            elif isinstance(one, BallotAccount | TablePosition):
                session = rounds.get((one.trade_off_id, one.round))
            if table and session:
                found[table, session] += 1
        return found


def _held_in(plan: Plan, session: Session) -> tuple[list[tuple[TradeOff, str]], list[TradeOff]]:
    """Return the rounds in which persons vote in a session, and the votes on which tables do."""
    rounds, positions = [], []
    for each in plan.trade_offs_of(session):
        if each.method in VOTE_METHODS:
            here = plan.rounds_of(each, session)
            rounds += [(each, name) for name in balloted(each) if name in here]
            positions += [each] if TABLE_POSITION in here else []
    return rounds, positions


def _by_place(records: Iterable[T]) -> dict[Place, T]:
    return {(each.table_id, each.session_id): each for each in records}
