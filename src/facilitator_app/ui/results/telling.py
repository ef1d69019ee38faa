"""What there is to tell of the rounds that were revealed, as pictures or as tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.charts import (
    alternative,
    charts_of,
    drawing_of,
    flow_alternative,
    flows,
    moves_drawing,
    shift_charts,
)
from facilitator_app.domain.records import TABLE_POSITION
from facilitator_app.domain.votes import ANSWER
from facilitator_app.domain.votes.figures import FIGURES
from facilitator_app.domain.votes.ranked import TIE_RULE
from facilitator_app.exports.pdf.parts.vote_figures import TITLES, figures_table, winners
from facilitator_app.exports.pdf.parts.vote_shifts import compared, moves_table
from facilitator_app.exports.pdf.parts.vote_tables import answers_table, round_table
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.ui.results.blocks import Blocks, Numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from facilitator_app.charts import Chart
    from facilitator_app.domain.records import TablePosition
    from facilitator_app.domain.results import Shift, Thresholds, VoteResult
    from facilitator_app.ui.results.blocks import Block
    from facilitator_app.ui.results.votes import Known, Vote

_APART = (
    "What a table says as a whole. It is never added to the votes of persons, which stand above."
)
_DISPUTED = (
    "There are two versions of this trade-off itself, and nobody has chosen yet: what was asked is "
    "not settled. Choose one before you rely on these numbers."
)
_ASKED = {"why": "Why", "other": "Something else", "comment": "Comments"}
_MEANT = {
    "n": "ballots with a valid mark, or those that say something about an item",
    "Abstained": "ballots that say neither, don't know or decline: they are apart from the scale",
    "Missing": "ballots that were expected and have no valid mark: not handed in, blank, spoilt or "
    "against the rules of the vote",
    "In conflict": "ballots of which there are two versions: they count once a person has chosen "
    "one",
    "Enough": "whether the support reaches the share that the programme has set",
    "Instant runoff": "the last leave, and their ballots go to what they rank next, until an item "
    f"has more than half of what is left. {TIE_RULE.removesuffix('.')}",
    "n paired": "ballots that say something about the item in both rounds",
    "Net change": "the mean change of those who gave a number both times",
}
"""What figures are that follow from no way of voting."""
_NAMED = {"n: valid votes": "n"}


def told(vote: Vote, known: Known, *, as_tables: bool) -> list[Block]:
    """Return what there is to tell of what was revealed, and what its numbers mean."""
    page = Blocks()
    if known.result is not None:
        _tell_votes(page, known.result, known.thresholds, as_tables=as_tables)
        _tell_texts(page, known)
    if TABLE_POSITION in vote.revealed:
        _tell_positions(page, vote, known.tables)
    meanings = list(_meanings(page.found))
    if meanings:
        page.heading("What the numbers mean")
        for title, meaning in meanings:
            page.paragraph(f"{title}: {meaning}.", "small")
    return page.found


def _tell_votes(
    page: Blocks, result: VoteResult, thresholds: Thresholds, *, as_tables: bool
) -> None:
    if result.disputed:
        page.paragraph(_DISPUTED, "item")
    if result.rounds:
        page.heading("Votes")
        if as_tables:
            answers_table(page, result)
            round_table(page, result)
        else:
            _draw_votes(page, result)
        figures_table(page, result, thresholds)
        winners(page, result)
    for shift in result.shifts:
        page.heading(f"Who moved from {shift.start} to {shift.end}")
        page.paragraph(compared(shift))
        if shift.items:
            _tell_shift(page, result, shift, as_tables=as_tables)


def _tell_texts(page: Blocks, known: Known) -> None:
    """Tell what was written on ballots, without saying on which."""
    if known.texts:
        page.heading("What people wrote")
    for (name, what), texts in known.texts.items():
        page.paragraph(f"{_ASKED[what]} ({name})" if name else _ASKED[what], "item")
        for text in texts:
            page.paragraph(f"\N{LEFT DOUBLE QUOTATION MARK}{text}\N{RIGHT DOUBLE QUOTATION MARK}")


def _tell_positions(page: Blocks, vote: Vote, tables: Mapping[UUID, str]) -> None:
    """Tell where tables stand."""
    page.heading("Where tables stand")
    page.paragraph(_APART, "small")
    if not vote.positions:
        page.paragraph("No table has said where it stands.")
        return
    columns = [
        Column("Table", names_row=True),
        Column("Position", 3, names_row=True),
        Column("In its words", 3, names_row=True),
    ]
    rows = [
        [tables.get(each.table_id, "removed"), _stands(each), each.text] for each in vote.positions
    ]
    page.table(columns, rows)


def meaning_of(title: str) -> str:
    """Return what a column, or a row, of figures is; nothing if its title says it."""
    known = next((key for key, each in TITLES.items() if each == title), title.lower())
    return FIGURES.get(known) or _MEANT.get(_NAMED.get(title, title), "")


def _meanings(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    tables = [each for each in blocks if isinstance(each, Numbers)]
    titles = [column.title for each in tables for column in each.columns]
    titles += [row[0] for each in tables for row in each.rows]
    if "Support" in titles:
        titles.append("Minority")
    for title in dict.fromkeys(titles):
        if meaning := meaning_of(title):
            yield _NAMED.get(title, title), meaning


def _draw_votes(page: Blocks, result: VoteResult) -> None:
    charts = charts_of(result)
    if not charts:
        page.paragraph("There is no valid vote yet.")
    for chart in charts:
        _draw(page, chart)


def _draw(page: Blocks, chart: Chart) -> None:
    about = ", ".join(filter(None, (chart.item, chart.of)))
    if about:
        page.paragraph(about[:1].upper() + about[1:], "item")
    page.picture(partial(drawing_of, chart), alternative(chart))


def _tell_shift(page: Blocks, result: VoteResult, shift: Shift, *, as_tables: bool) -> None:
    found = flows(result, shift)
    if len(found) == 1:
        page.paragraph(found[0].sentence, "item")
    if as_tables:
        moves_table(page, shift)
        return
    if len(found) > 1:
        for chart in shift_charts(result, shift):
            _draw(page, chart)
    for flow in found:
        if flow.item:
            page.paragraph(f"{flow.item}: {flow.sentence}", "item")
        page.picture(partial(moves_drawing, flow), flow_alternative(flow))


def _stands(position: TablePosition) -> str:
    """Return a position in words."""
    marks = position.marks
    if set(marks) == {ANSWER}:
        return str(marks[ANSWER])
    ticked = all(number == 1 for number in marks.values())
    return "; ".join(name if ticked else f"{name}: {number}" for name, number in marks.items())
