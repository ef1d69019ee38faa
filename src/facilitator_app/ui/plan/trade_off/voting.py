"""How a trade-off is voted on: conditions, lines to write on, rounds and their sessions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.planning import arranging
from facilitator_app.domain.planning.formats import format_of
from facilitator_app.domain.planning.rounds import USUAL
from facilitator_app.ui.plan.fields.choices import ChoiceField
from facilitator_app.ui.plan.fields.lists import ListField
from facilitator_app.ui.plan.trade_off.asks_field import AsksField
from facilitator_app.ui.plan.trade_off.held_field import HeldField

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.plan.fields.form import Form
    from facilitator_app.ui.plan.planner import Planner

_OWN = "own"
_ROUNDS = {"\n".join(rounds): words for rounds, words in USUAL.items()} | {_OWN: "Other rounds"}


class Voting:
    """The fields of how it is voted on, and which of them are shown."""

    def __init__(self, form: Form[TradeOff], planner: Planner) -> None:
        self._planner = planner
        self._own_rounds = False
        about = "Ticked under “I could accept it if”."
        self.conditions = form.add("conditions", ListField("Conditions", about, "condition"))
        self.asks = form.add("asks", AsksField())
        self.rounds = form.add(
            "rounds",
            ChoiceField("When people vote", _ROUNDS),
            read=self._kind_of_rounds,
            write=lambda each, kind: (
                each if kind == _OWN else replace(each, rounds=tuple(kind.split("\n")))
            ),
            save=self._save_rounds,
        )
        self.own_rounds = form.add(
            "own rounds",
            ListField("Rounds", "In the order in which they are held.", "round"),
            read=lambda each: each.rounds,
            write=lambda each, rounds: replace(each, rounds=rounds),
        )
        self.held = form.add(
            "held",
            HeldField(),
            read=self._held,
            write=lambda each, _held: each,
            save=lambda before, _after: self._hold(before),
        )

    @property
    def items(self) -> list[QWidget]:
        """What is laid out, from the top."""
        return [self.conditions, self.asks, self.rounds, self.own_rounds, self.held]

    def begin(self) -> None:
        """Come to another trade-off."""
        self._own_rounds = False

    def suit(self, trade_off: TradeOff) -> None:
        """Show what a trade-off asks for."""
        self.conditions.setVisible(format_of(trade_off).method != "conditions")
        self.own_rounds.setVisible(self._kind_of_rounds(trade_off) == _OWN)
        sessions = {str(e.id): f"{e.code}  {e.title}".strip() for e in self._planner.plan.sessions}
        self.held.suit(trade_off.rounds, sessions)
        self.held.setVisible(len(trade_off.rounds) > 1)

    def stops(self) -> list[QWidget]:
        """Return what Tab leads to, from one to the next."""
        return [
            *_of_list(self.conditions),
            *self.asks.stops(),
            self.rounds.choice.combo,
            *_of_list(self.own_rounds),
            *self.held.stops(),
        ]

    # parts

    def _kind_of_rounds(self, trade_off: TradeOff) -> str:
        kind = "\n".join(trade_off.rounds)
        return _OWN if self._own_rounds or kind not in _ROUNDS else kind

    def _save_rounds(self, before: TradeOff, after: TradeOff) -> bool:
        self._own_rounds = self.rounds.text() == _OWN
        self.own_rounds.setVisible(self._own_rounds)
        return self._planner.edit(before, after, f"rounds of trade-off {after.code}")

    def _held(self, trade_off: TradeOff) -> dict[str, str]:
        """Return the session of each round that is not held with the trade-off."""
        return {
            each.round: str(each.session_id)
            for each in self._planner.plan.held
            if each.trade_off_id == trade_off.id and each.round in trade_off.rounds
        }

    def _hold(self, trade_off: TradeOff) -> bool:
        offered = [each for each in trade_off.rounds if each in self.held.choices]
        wanted = self.held.value()
        sessions = {each: UUID(wanted[each]) if each in wanted else None for each in offered}
        fresh = self._planner.fresh
        pairs = arranging.rounds_moved(self._planner.plan, trade_off, sessions, fresh)
        return self._planner.change(pairs, f"sessions of trade-off {trade_off.code}")


def _of_list(field: ListField) -> list[QWidget]:
    return [*(stop for each in field.rows for stop in (each.line, each.away)), field.more]
