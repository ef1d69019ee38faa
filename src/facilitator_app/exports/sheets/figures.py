"""The sheet of what follows from the counts: medians, rank sums, support, winners."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.results import RoundResult, Thresholds
from facilitator_app.domain.votes.figures import FIGURES, ItemFigures
from facilitator_app.domain.votes.ranked import TIE_RULE, Ranked
from facilitator_app.exports.sheets.trade_offs import (
    MEANS_CODE,
    MEANS_METHOD,
    MEANS_ROUND,
    MEANS_VERSION,
    METHODS,
)
from facilitator_app.exports.spreadsheet.columns import UUID_TEXT, Column, Kind, Sheet, yes_no
from facilitator_app.exports.spreadsheet.names import SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.exports.spreadsheet.material import Material

_MEANS = "; ".join(f"{name.replace('_', ' ')}: {meaning}" for name, meaning in FIGURES.items())
NONE = "(none)"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of one item in one round."""

    trade_off: TradeOff
    round: RoundResult
    item: str
    n: int
    name: str
    value: float | None
    words: str = ""


def _figures(material: Material) -> list[Figure]:
    thresholds = Thresholds.in_force(material.snapshot)
    return [
        found
        for result in material.results
        if material.holds(result.trade_off.session_id)
        for one in result.rounds
        for found in _of_round(result.trade_off, one, thresholds)
    ]


def _of_round(trade_off: TradeOff, one: RoundResult, thresholds: Thresholds) -> Iterator[Figure]:
    for item in one.items:
        for name, value in item.values.items():
            yield Figure(trade_off, one, item.item, item.n, name.replace("_", " "), value)
        for name, reached in _reached(item, thresholds):
            words = yes_no(it_is=reached)
            yield Figure(trade_off, one, item.item, item.n, name, None, words)
    if one.ranked:
        for about, name, figure, words in _of_rules(one.ranked):
            yield Figure(trade_off, one, about, one.n, name, figure, words)


def _reached(item: ItemFigures, thresholds: Thresholds) -> Iterator[tuple[str, bool]]:
    for name, reached in (
        ("enough support", thresholds.is_met(item)),
        ("minority triggered", thresholds.has_minority(item)),
    ):
        if reached is not None:
            yield name, reached


def _of_rules(ranked: Ranked) -> Iterator[tuple[str, str, float | None, str]]:
    yield "", "Borda winner", None, SEPARATOR.join(ranked.borda_winners)
    yield "", "Condorcet winner", None, ranked.condorcet_winner or NONE
    yield "", "Smith set", None, SEPARATOR.join(ranked.smith_set)
    yield "", "runoff winner", None, SEPARATOR.join(ranked.runoff_winners)
    yield "", "runoff met a tie", None, yes_no(it_is=ranked.tied)
    for number, each in enumerate(ranked.runoff, start=1):
        for item, votes in each.votes.items():
            yield item, f"runoff round {number}", votes, "leaves" if item in each.out else ""
        yield "", f"runoff round {number}: exhausted", each.exhausted, ""


VOTE_FIGURES: Sheet[Figure] = Sheet(
    "Votes figures",
    "What follows from the results; one row for each figure of each item in each round",
    (
        Column(
            "Trade-off id",
            "The version that was voted on; see the sheet Trade-offs",
            UUID_TEXT,
            lambda row, _: str(row.trade_off.id),
        ),
        Column("Trade-off", MEANS_CODE, "text", lambda row, _: row.trade_off.code, borrowed=True),
        Column(
            "Version", MEANS_VERSION, "1 or more", lambda r, _: r.trade_off.version, Kind.NUMBER
        ),
        Column("Method", MEANS_METHOD, METHODS, lambda row, _: row.trade_off.method, borrowed=True),
        Column("Round", MEANS_ROUND, "text", lambda row, _: row.round.round, borrowed=True),
        Column(
            "Item",
            "What the figure is about",
            "an option, “answer” if the vote has but one scale; blank if it is the vote as a whole",
            lambda row, _: row.item,
            borrowed=True,
        ),
        Column(
            "n",
            "Valid ballots that say something about it",
            "0 or more",
            lambda row, _: row.n,
            Kind.NUMBER,
        ),
        Column(
            "Figure",
            f"{_MEANS}; strength: how many chose it so strongly; enough support, minority "
            "triggered: whether the shares are reached that the programme has set; Condorcet "
            "winner: beats every other one in pairs; Smith set: the fewest that beat all others, "
            f"several if there is a cycle; runoff: an instant runoff. {TIE_RULE}",
            "fixed words",
            lambda row, _: row.name,
        ),
        Column(
            "Value",
            "The figure",
            "a number; blank if it is told in words",
            lambda row, _: row.value,
            Kind.NUMBER,
        ),
        Column(
            "In words",
            "What it says, if it is no number",
            "yes, no, items, leaves (after this round of the runoff); blank if it is a number",
            lambda row, _: row.words,
            borrowed=True,
        ),
    ),
    _figures,
    only_if_filled=True,
)
