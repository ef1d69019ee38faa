"""Who moved between two rounds, as chart and as table: only those who voted in both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.charts import (
    alternative,
    drawing_of,
    flow_alternative,
    flows,
    moves_drawing,
    place_name,
    shift_charts,
)
from facilitator_app.exports.pdf.tables import Column

if TYPE_CHECKING:
    from facilitator_app.domain.results import Moves, Shift, VoteResult
    from facilitator_app.exports.pdf.pack import Pack
    from facilitator_app.exports.writing import Writer

_MOST_OF_PAGE = 0.85


def write_shifts(pack: Pack, result: VoteResult) -> None:
    """Write each pair of rounds in which somebody voted twice."""
    for shift in result.shifts:
        pack.composer.paragraph(compared(shift), "body", keep=bool(shift.items))
        if shift.items:
            _draw(pack, result, shift)
            moves_table(pack.composer, shift)


def compared(shift: Shift) -> str:
    """Say who is compared between two rounds, and who is not."""
    return (
        f"From {shift.start} to {shift.end}: {shift.paired:,} answered in both rounds and are "
        f"compared; {shift.unpaired:,} answered in one of them only and are not."
    )


def _draw(pack: Pack, result: VoteResult, shift: Shift) -> None:
    """Draw who moved; of several items on one ballot, how many moved up and down on each."""
    composer = pack.composer
    width, look, typesetter = composer.width, pack.palette, composer.typesetter
    if len(shift.items) == 1:
        [flow] = flows(result, shift)
        composer.figure(moves_drawing(flow, width, look, typesetter), flow_alternative(flow))
        return
    for chart in shift_charts(result, shift):
        drawing = drawing_of(chart, width, look, typesetter)
        if drawing.height <= _MOST_OF_PAGE * composer.style.page.text_height:
            composer.figure(drawing, alternative(chart))


def moves_table(writer: Writer, shift: Shift) -> None:
    """Write how many went from where to where, and what it comes to."""
    if len(shift.items) > 1:
        _by_item(writer, shift)
        return
    (moves,) = shift.items
    columns = [
        Column(f"From ({shift.start})", 2, names_row=True),
        Column(f"To ({shift.end})", 2, names_row=True),
        Column("How many", is_number=True),
    ]
    rows = [
        [place_name(start), place_name(end), f"{n:,}"] for (start, end), n in moves.table.items()
    ]
    writer.table(columns, rows)
    net = "; ".join(
        f"{place_name(place)}: {change:+,}" for place, change in moves.net.items() if change
    )
    writer.paragraph(f"Net change: {net or 'none'}. {_mean(moves)}".strip(), "small")


def _by_item(writer: Writer, shift: Shift) -> None:
    """Write how many moved up and down on each item; from where to where is in the workbook."""
    columns = [Column("Item", 3, names_row=True)]
    columns += [
        Column(title, is_number=True)
        for title in ("n paired", "Lower", "The same", "Higher", "Net change")
    ]
    rows = [
        [
            each.item,
            *(f"{count:,}" for count in (each.n, each.down, each.stayed, each.up)),
            "\N{EN DASH}" if each.net_change is None else f"{each.net_change:+.2f}",
        ]
        for each in shift.items
    ]
    writer.table(columns, rows)


def _mean(moves: Moves) -> str:
    return "" if moves.net_change is None else f"The mean changed by {moves.net_change:+.2f}."
