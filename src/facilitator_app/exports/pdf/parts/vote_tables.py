"""The numbers behind the charts of a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.votes import ABSTENTIONS, ALWAYS_ALLOWED, SPOILT, VOTE_METHODS
from facilitator_app.exports.pdf.tables import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.results import RoundResult, VoteResult
    from facilitator_app.exports.writing import Writer

_MOST_COLUMNS = 12
_MOST_ROWS = 40
_APART = {
    "neither": "of these, neither",
    "dont_know": "of these, don't know",
    "decline": "of these, declined",
    "blank": "of these, blank",
    "spoilt": "of these, spoilt",
}


def answers_table(writer: Writer, result: VoteResult) -> None:
    """Write how many gave each answer; of points only what follows from them is told."""
    method, trade_off = VOTE_METHODS[result.trade_off.method], result.trade_off
    low, high = method.bounds_of(trade_off)
    if method.is_ticked or (method.has_scale and high - low >= _MOST_COLUMNS):
        _list(writer, result, _wanted(writer, result))
    elif high - low < _MOST_COLUMNS:
        _matrix(writer, result, method.items(trade_off), range(low, high + 1))
        beside = [each for each in method.options(trade_off) if each not in method.items(trade_off)]
        if beside:
            _list(writer, result, beside)


def _wanted(writer: Writer, result: VoteResult) -> list[str]:
    answers = dict.fromkeys(answer for one in result.rounds for answer in one.counts)
    wanted = [answer for answer in answers if answer not in ALWAYS_ALLOWED]
    if VOTE_METHODS[result.trade_off.method].has_scale and len(wanted) > _MOST_ROWS:
        wanted = [each for each in wanted if any(one.counts.get(each) for one in result.rounds)]
        writer.paragraph("Numbers that nobody gave are left out.", "small", keep=True)
    return wanted


def _list(writer: Writer, result: VoteResult, answers: Sequence[str]) -> None:
    columns = [Column("Answer", 3, names_row=True), *_rounds(result)]
    rows = [[answer, *(_share(one, answer) for one in result.rounds)] for answer in answers]
    writer.table(columns, rows)


def round_table(writer: Writer, result: VoteResult) -> None:
    """Write who is counted in each round, and who is not."""
    rounds = result.rounds
    rows = [
        ["n: valid votes", *(f"{one.n:,}" for one in rounds)],
        ["Abstained", *(f"{one.abstained:,}" for one in rounds)],
        *_apart(result, ABSTENTIONS),
        ["Missing", *(f"{one.missing:,}" for one in rounds)],
        *_apart(result, SPOILT),
        ["In conflict", *(f"{one.conflicts:,}" for one in rounds)],
    ]
    writer.table([Column("Ballots", 3, names_row=True), *_rounds(result)], rows)


def _apart(result: VoteResult, names: Sequence[str]) -> list[list[str]]:
    """Return how many said each of these, where anybody did."""
    return [
        [f"    {_APART[name]}", *(f"{one.counts.get(name, 0):,}" for one in result.rounds)]
        for name in names
        if any(name in one.counts for one in result.rounds)
    ]


def _rounds(result: VoteResult) -> list[Column]:
    return [Column(one.round, is_number=True) for one in result.rounds]


def _matrix(
    writer: Writer, result: VoteResult, items: Sequence[str], values: Sequence[int]
) -> None:
    """Write a scale with its numbers side by side, and the rounds below each other."""
    several = len(items) > 1
    first = [Column("Item", 3, names_row=True)] if several else []
    columns = [*first, Column("Round", 1.8, names_row=not several)]
    columns += [Column(str(value), is_number=True) for value in values]
    rows = []
    for item in items:
        for one in result.rounds:
            label = (lambda value, item=item: f"{item}: {value}") if several else str
            counts = [f"{one.counts.get(label(value), 0):,}" for value in values]
            rows.append([*([item] if several else []), one.round, *counts])
    writer.table(columns, rows)


def _share(one: RoundResult, answer: str) -> str:
    count = one.counts.get(answer, 0)
    return f"{count:,} ({100 * count / one.n:.0f}%)" if one.n else f"{count:,}"
