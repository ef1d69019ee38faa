"""The numbers that a format asks for: a scale and what it means, dots, how many are ranked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.formats import DOTS, RANKING, SLIDER, format_of
from facilitator_app.domain.votes.dots import limits_of
from facilitator_app.domain.votes.ranking import asked_for
from facilitator_app.ui.parts.layouts import row
from facilitator_app.ui.plan.fields.choices import ChoiceField
from facilitator_app.ui.plan.fields.lists import ListField
from facilitator_app.ui.plan.fields.stepped import NumberField

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.plan.fields.form import Form

_MOST_ON_SCALE, _MOST_DOTS, _MOST_RANKED = 1000, 99, 60
_FREE, _FULL, _FIRST = "free", "full", "first"
_RANKED = {
    _FULL: "All of them",
    _FIRST: "The first few",
    _FREE: "As many as people like",
}
_FEW = 3


class Pair(QWidget):
    """Two short fields beside each other."""

    def __init__(self, *fields: QWidget) -> None:
        super().__init__()
        self.setLayout(row(*fields, None, gap=12))


class Numbers:
    """The fields of numbers, and which of them are shown."""

    def __init__(self, form: Form[TradeOff]) -> None:
        self._of_scale(form)
        self._of_dots(form)
        self._of_ranks(form)
        for each in (self.lowest, self.highest, self.total, self.cap, self.first):
            each.less.hide()  # the arrow keys step, and room is scarce here
            each.more.hide()

    @property
    def items(self) -> list[QWidget]:
        """What is laid out, from the top."""
        return [self.scale, self.dots, self.ranked, self.first, self.labels]

    def suit(self, trade_off: TradeOff) -> None:
        """Show what the format of a trade-off asks for."""
        form = format_of(trade_off)
        self.scale.setVisible(bool(form.scale))
        self.dots.setVisible(form.method == DOTS)
        self.ranked.setVisible(form.method == RANKING)
        is_first = form.method == RANKING and _kind_of_ranking(trade_off) == _FIRST
        self.first.setVisible(is_first)
        self.labels.setVisible(bool(form.labels) and form.method != SLIDER)
        if form.method == "choice":
            self.labels.call("How strongly", "strength")
        else:
            self.labels.call("What the numbers mean", "label")

    def stops(self) -> list[QWidget]:
        """Return what Tab leads to, from one to the next."""
        lines = [each.line for each in (self.lowest, self.highest, self.total, self.cap)]
        rows = [stop for each in self.labels.rows for stop in (each.line, each.away)]
        last = [self.ranked.choice.combo, self.first.line]
        return [*lines, *last, *rows, self.labels.more]

    # parts

    def _of_scale(self, form: Form[TradeOff]) -> None:
        add = form.add
        self.lowest = add(
            "lowest",
            NumberField("Lowest number", most=_MOST_ON_SCALE),
            read=lambda each: min(each.scale, default=0),
            write=lambda each, low: replace(each, scale=(low, max(each.scale, default=low))),
        )
        self.highest = add(
            "highest",
            NumberField("Highest number", most=_MOST_ON_SCALE),
            read=lambda each: max(each.scale, default=0),
            write=lambda each, high: replace(each, scale=(min(each.scale, default=high), high)),
        )
        self.scale = Pair(self.lowest, self.highest)
        self.labels = add("scale_labels", ListField("What the numbers mean"))

    def _of_dots(self, form: Form[TradeOff]) -> None:
        self.total = form.add(
            "total",
            NumberField("Dots in all", least=1, most=_MOST_DOTS),
            read=lambda each: limits_of(each)[1],
            write=lambda each, total: replace(each, scale=(limits_of(each)[0], total)),
            check=lambda each, total: _refuse_too_many(limits_of(each)[0], total),
        )
        self.cap = form.add(
            "cap",
            NumberField("For one item at most", least=1, most=_MOST_DOTS),
            read=lambda each: limits_of(each)[0],
            write=lambda each, cap: replace(each, scale=(cap, limits_of(each)[1])),
            check=lambda each, cap: _refuse_too_many(cap, limits_of(each)[1]),
        )
        self.dots = Pair(self.total, self.cap)

    def _of_ranks(self, form: Form[TradeOff]) -> None:
        self.ranked = form.add(
            "ranked",
            ChoiceField("How many are ranked", _RANKED),
            read=_kind_of_ranking,
            write=_ranked,
        )
        self.first = form.add(
            "first",
            NumberField("Ranked at most", least=1, most=_MOST_RANKED),
            read=lambda each: max(each.scale, default=_FEW),
            write=lambda each, most: replace(each, scale=(1, most)),
        )


def _refuse_too_many(cap: int, total: int) -> None:
    if cap > total:
        raise PlanError(
            f"{cap} dots for one item are more than the {total} that there are.",
            advice="Give more dots in all, or fewer for one item.",
        )


def _kind_of_ranking(trade_off: TradeOff) -> str:
    least, most = asked_for(trade_off)
    if not trade_off.scale:
        return _FREE
    return _FULL if least == most == len(trade_off.options) else _FIRST


def _ranked(trade_off: TradeOff, kind: str) -> TradeOff:
    count = len(trade_off.options)
    few = min(_FEW, max(1, count - 1))
    scales = {_FREE: (), _FULL: (count, count), _FIRST: (1, few)}
    return replace(trade_off, scale=scales[kind])
