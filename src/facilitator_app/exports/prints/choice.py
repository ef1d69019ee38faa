"""How much of a programme is printed, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.domain.planning.rounds import balloted, sessions_of
from facilitator_app.domain.records import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Session, Table, TradeOff, Workshop

T = TypeVar("T", bound=Record)
MANY, FEW = 4, 2
WORKSHOP, TABLES, ROUND, CARDS = "workshop", "tables", "round", "cards"
"""What a print may ask for; cards ask for trade-offs, a round and how many stand on a page."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person asks for; what is left open is all there is."""

    workshop_id: UUID | None = None
    tables: tuple[UUID, ...] = ()
    trade_offs: tuple[UUID, ...] = ()
    round: str = ""
    """A round of voting, or one of seating for seat cards."""
    per_page: int = MANY
    """How many ballot cards stand on a page if they fit: 2 or 4."""
    proof: bool = False
    """Whether it is only to be looked at: a proof of ballot cards locks nothing."""

    def heeded(self, asks: Collection[str]) -> Choice:
        """Return it without what a print does not heed."""
        found = self
        if WORKSHOP not in asks:
            found = replace(found, workshop_id=None)
        if TABLES not in asks:
            found = replace(found, tables=())
        if CARDS not in asks:
            found = replace(found, trade_offs=())
        if not {ROUND, CARDS} & set(asks):
            found = replace(found, round="")
        return found

    def workshops(self, plan: Plan) -> Sequence[Workshop]:
        """Return the days that are printed."""
        if self.workshop_id is None:
            return _some(plan.workshops, "workshop", "Plan a day first.")
        return _chosen(plan.workshops, (self.workshop_id,), "workshop")

    def sessions(self, plan: Plan) -> list[Session]:
        """Return the sessions of these days, in the order of the days."""
        return [session for each in self.workshops(plan) for session in plan.day(each)]

    def at_tables(self, plan: Plan) -> Sequence[Table]:
        """Return the tables for which something is printed."""
        if not self.tables:
            return _some(plan.tables, "table", "Say how many there are first.")
        return _chosen(plan.tables, self.tables, "table")

    def votes(self, plan: Plan) -> list[tuple[TradeOff, str]]:
        """Return each trade-off with each of the rounds in which persons vote: on those days."""
        found = [
            (each, name)
            for each in self._trade_offs(plan)
            for name in balloted(each)
            if self.round in {"", name} and self._is_held(plan, each, name)
        ]
        if not found:
            rounds = dict.fromkeys(name for each in plan.trade_offs for name in each.rounds)
            raise NothingToPrintError(
                f"Nothing is voted on in a round “{self.round}”.",
                advice=f"There are: {', '.join(rounds) or 'none yet'}.",
            )
        return found

    def in_words(self, plan: Plan) -> list[str]:
        """Return what tells this choice from others, in words for the name of a file."""
        found = []
        if self.workshop_id is not None:
            found += [each.code for each in self.workshops(plan)]
        if self.tables:
            found += [f"table {each.code}" for each in self.at_tables(plan)]
        if self.trade_offs:
            found += [each.code for each in self._trade_offs(plan)]
        return [*found, *filter(None, [self.round, "PROOF" if self.proof else ""])]

    def _trade_offs(self, plan: Plan) -> Sequence[TradeOff]:
        every = _some(plan.trade_offs, "trade-off", "Write one first.")
        if self.trade_offs:
            return _chosen(every, self.trade_offs, "trade-off")
        if self.workshop_id is None:
            return every
        of_the_day = {each.id for each in self.sessions(plan)}
        held = [set(sessions_of(each, plan.held).values()) & of_the_day for each in every]
        found = [each for each, sessions in zip(every, held, strict=True) if sessions]
        return _some(found, "trade-off", "Choose another day.", "on this day")

    def _is_held(self, plan: Plan, trade_off: TradeOff, name: str) -> bool:
        """Tell whether a round is voted on in the days that are printed; all are if one chose."""
        if self.trade_offs or self.workshop_id is None:
            return True
        held = sessions_of(trade_off, plan.held)[name]
        return held in {each.id for each in self.sessions(plan)}


def _some(
    records: Sequence[T], noun: str, advice: str, where: str = "in this programme"
) -> Sequence[T]:
    if not records:
        raise NothingToPrintError(f"There is no {noun} {where}.", advice=advice)
    return records


def _chosen(records: Sequence[T], ids: Collection[UUID], noun: str) -> Sequence[T]:
    found = [each for each in records if each.id in ids]
    if len(found) < len(set(ids)):
        raise NothingToPrintError(
            f"A {noun} that was to be printed is no longer there.", advice="Choose again."
        )
    return found
