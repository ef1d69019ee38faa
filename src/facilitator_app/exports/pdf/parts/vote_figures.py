"""What follows from the counts of a vote: medians, totals, support, and who wins a ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.charts.chart import number
from facilitator_app.domain.votes.ranked import TIE_RULE
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.spreadsheet.columns import yes_no

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from facilitator_app.domain.results import RoundResult, Thresholds, VoteResult
    from facilitator_app.domain.votes.figures import ItemFigures
    from facilitator_app.exports.writing import Writer

TITLES = {
    "median": "Median",
    "lower_quartile": "Lower quartile",
    "upper_quartile": "Upper quartile",
    "total": "Total",
    "rank_sum": "Rank sum",
    "borda": "Borda",
    "first_choices": "First",
    "conflict": "Split",
}
"""The figures that have a column, by their names in FIGURES."""
_NO_VALUE = "\N{EN DASH}"
_WHOLE = 100


def figures_table(writer: Writer, result: VoteResult, thresholds: Thresholds) -> None:
    """Write the figures of each item, the rounds below each other."""
    named = [(one, each) for one in result.rounds for each in one.items if each.values]
    keys = [key for key in TITLES if any(key in item.values for _, item in named)]
    if not named:
        return
    has_support = any("support" in item.values for _, item in named)
    columns = [Column("Item", 3, names_row=True), Column("Round", 1.6), Column("n", is_number=True)]
    columns += [Column(TITLES[key], 1.4, is_number=True) for key in keys]
    if has_support:
        columns += [Column("Support", 1.6, is_number=True), Column("Enough", 1.3)]
    rows = []
    for one, item in sorted(named, key=lambda each: _place(result, each[1])):
        figures = [_shown(item, key) for key in keys]
        support = _support(item, thresholds) if has_support else []
        rows.append([_name(item), one.round, f"{item.n:,}", *figures, *support])
    writer.table(columns, rows)
    for sentence in _minorities(named, thresholds):
        writer.paragraph(sentence, "small")


def winners(writer: Writer, result: VoteResult) -> None:
    """Write who wins a ranking by each rule, and the rounds of the instant runoff."""
    for one in result.rounds:
        if one.ranked is None:
            continue
        found = one.ranked
        pairs = (
            f"In pairs {found.condorcet_winner} beats every other one."
            if found.condorcet_winner
            else "No item beats every other one in pairs: these go round in a circle or are tied: "
            f"{', '.join(found.smith_set)}."
        )
        points = f"Most Borda points: {', '.join(found.borda_winners)}."
        last = f"Instant runoff: {', '.join(found.runoff_winners)}."
        tied = f" {TIE_RULE} Another rule for ties might end it otherwise." if found.tied else ""
        words = f"{one.round}: {pairs} {points} {last}{tied}"
        writer.paragraph(words, "body", keep=True)
        _runoff(writer, one)


def _runoff(writer: Writer, one: RoundResult) -> None:
    if one.ranked is None:
        return
    rounds = one.ranked.runoff
    columns = [Column("Instant runoff", 3, names_row=True)]
    columns += [Column(f"Round {at}", is_number=True) for at, _ in enumerate(rounds, start=1)]
    rows = [
        [item, *(f"{each.votes[item]:,}" if item in each.votes else "out" for each in rounds)]
        for item in rounds[0].votes
    ]
    rows.append(["No item left", *(f"{each.exhausted:,}" for each in rounds)])
    writer.table(columns, rows)


def _place(result: VoteResult, item: ItemFigures) -> int:
    """Return where an item stands, the vote as a whole first."""
    options = result.trade_off.options
    return options.index(item.item) if item.item in options else -1


def _name(item: ItemFigures) -> str:
    return item.item or "All options"


def _shown(item: ItemFigures, key: str) -> str:
    if key not in item.values:
        return _NO_VALUE
    return f"{item.values[key]:.2f}" if key == "conflict" else number(item.values[key])


def _support(item: ItemFigures, thresholds: Thresholds) -> list[str]:
    if "support" not in item.values:
        return [_NO_VALUE, _NO_VALUE]
    share = _WHOLE * item.values["support"] / item.n
    enough = yes_no(it_is=bool(thresholds.is_met(item)))
    return [f"{number(item.values['support'])} ({share:.0f}%)", enough]


def _minorities(
    named: Sequence[tuple[RoundResult, ItemFigures]], thresholds: Thresholds
) -> Iterator[str]:
    """Say where support is enough, and what has a minority that must be heard."""
    asked = [f"Support is enough from {percent(thresholds.support)} on."]
    heard = [
        f"{_name(item)} ({one.round}: {number(item.values['minority'])} of {item.n})"
        for one, item in named
        if thresholds.has_minority(item)
    ]
    if heard:
        asked.append(
            f"A minority of {percent(thresholds.minority)} or more is to be heard on: "
            f"{'; '.join(heard)}."
        )
    if any("support" in item.values for _, item in named):
        yield " ".join(asked)


def percent(share: Fraction) -> str:
    """Return a percentage as it is written."""
    return f"{number(float(share))}%"
