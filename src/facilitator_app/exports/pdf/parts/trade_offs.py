"""What was voted on, in its exact wording, and how the room voted, round beside round."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.charts import alternative, charts_of, drawing_of
from facilitator_app.domain.planning.formats import sides_of, worded
from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.results import Thresholds
from facilitator_app.exports.pdf.parts.part import conflict
from facilitator_app.exports.pdf.parts.vote_figures import figures_table, winners
from facilitator_app.exports.pdf.parts.vote_shifts import write_shifts
from facilitator_app.exports.pdf.parts.vote_tables import answers_table, round_table
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.sheets.trade_offs import elsewhere, scale_of, trade_offs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.results import VoteResult
    from facilitator_app.exports.pdf.composer import Composer
    from facilitator_app.exports.pdf.pack import Pack

_MOST_OF_PAGE = 0.85
"""A chart that takes more of the height of a page is left out: the table has all of it."""

_METHODS = {
    "choice": "One of these was chosen.",
    "likert": "Each ballot says how far it agrees.",
    "slider": "Each ballot marks a place between two ends.",
    "ranking": "Each ballot puts items in order, 1 first; what it leaves out comes last.",
    "points": "Each ballot shares out 100 points.",
    "dots": "Each ballot gives its dots to what needs attention.",
    "gradient": "Each ballot says how far it can go along.",
    "comfort": "Each ballot says what it can live with.",
    "conditions": "Each ballot ticks what must hold.",
}


class TradeOffs:
    """The trade-offs of a session."""

    title: ClassVar[str] = "Trade-offs"
    about: ClassVar[str] = (
        "Votes are counted, and only votes: n is the ballots with a valid mark. Abstained are "
        "those that say neither, don't know or decline; they are not the middle of the scale. "
        "Missing are the ballots that were expected and have no valid mark. In conflict are those "
        "of which two laptops have different versions: they count when a person has chosen one. "
        "Together these four are everybody. Percentages are of n. Rounds stand side by side; what "
        "was voted on in another wording is another version and is never added. Support is the "
        "share of those who say something about an item: who chose it, agrees (above the middle of "
        "a scale of agreement), can live with it (up to the middle of a gradient or of comfort), "
        "ranks it first, gives it an equal share of the points, a dot or a tick; on a slider those "
        "on the fuller side. Split is how divided the room is: 0 if all say the same, 1 if half "
        "stand at each end. Median and quartiles are the numbers below which a half and the "
        "quarters lie. Shift is counted only among those who voted in both rounds."
    )

    def records(self, pack: Pack) -> Sequence[TradeOff]:
        """Return the trade-offs by code and version."""
        return trade_offs(pack.material)

    def write(self, pack: Pack, records: Sequence[TradeOff]) -> None:
        """Write each trade-off with its result."""
        for trade_off in pack.over(self.title, records):
            _describe(pack, trade_off)
            result = pack.results.get(trade_off.id)
            if result is None:
                words = f"This version of the app cannot count votes by “{trade_off.method}”."
                pack.composer.paragraph(words)
            else:
                _show(pack, result)


def _describe(pack: Pack, trade_off: TradeOff) -> None:
    composer = pack.composer
    composer.new_page()
    others = [e for e in pack.material.snapshot.all(TradeOff) if e.code == trade_off.code]
    several = trade_off.version > 1 or len(others) > 1
    version = f" (version {trade_off.version})" if several else ""
    composer.heading(f"{trade_off.code} {trade_off.title}{version}", 3)
    composer.paragraph(trade_off.wording or "(no wording)", "lead", keep=True)
    told = [_METHODS.get(trade_off.method, ""), _scale(trade_off), _elsewhere(pack, trade_off)]
    told.append(conflict(pack, trade_off))
    composer.paragraph(" ".join(filter(None, told)) or trade_off.method, "small")
    _tell_places(pack, trade_off)
    write_cases(composer, trade_off)
    if trade_off.conditions:
        composer.paragraph("Conditions on offer:", "small", keep=True)
        composer.bullets(trade_off.conditions)


def _scale(trade_off: TradeOff) -> str:
    before = {"dots": "Dots: at most", "ranking": "Ranking:"}.get(trade_off.method, "Scale from")
    scale = f"{before} {scale_of(trade_off)}" if trade_off.scale else ""
    labels = "; ".join(trade_off.scale_labels)
    return f"{scale}: {labels}." if scale and labels else f"{scale}." if scale else ""


def _elsewhere(pack: Pack, trade_off: TradeOff) -> str:
    """Say which rounds are voted on in other sessions."""
    held_in = pack.names.held_in.get(trade_off.id, {})
    told = [each.replace(": ", " in ", 1) for each in elsewhere(trade_off, pack.names)]
    return f"Voted on in other sessions too: {', '.join(told)}." if held_in else ""


def _tell_places(pack: Pack, trade_off: TradeOff) -> None:
    """Write what was given on the day as the wording of each numbered place."""
    wordings = pack.names.wordings[trade_off.id]
    if wordings:
        pack.composer.paragraph("As it was worded on the day:", "small", keep=True)
        pack.composer.bullets(worded(trade_off, wordings))


def write_cases(composer: Composer, trade_off: TradeOff) -> None:
    """Write what speaks for each end or option beside what it costs."""
    names, told = sides_of(trade_off), (trade_off.best_cases, trade_off.costs)
    if not any(told):
        return
    # What is given once is meant for all sides.
    for_all = [each for each in told if len(each) == 1 < len(names)]
    count = max((len(each) for each in told if each not in for_all), default=0)
    rows = [
        [_at(names, place) or f"Side {place + 1}"]
        + ["" if each in for_all else _at(each, place) for each in told]
        for place in range(count)
    ]
    if for_all:
        rows.append(["All of these", *(each[0] if each in for_all else "" for each in told)])
    columns = [
        Column("Side", 1.2, names_row=True),
        Column("Best case", 2),
        Column("Cost", 2),
    ]
    composer.table(columns, rows)


def _at(texts: Sequence[str], place: int) -> str:
    return texts[place] if place < len(texts) else ""


def _show(pack: Pack, result: VoteResult) -> None:
    composer = pack.composer
    for chart in charts_of(result):
        drawing = drawing_of(chart, composer.width, pack.palette, composer.typesetter)
        if drawing.height <= _MOST_OF_PAGE * composer.style.page.text_height:
            if chart.item:
                composer.paragraph(chart.item, "item", keep=True)
            composer.figure(drawing, alternative(chart))
    if not result.rounds:
        composer.paragraph("No round was planned, and nobody has voted.")
        return
    answers_table(composer, result)
    round_table(composer, result)
    figures_table(composer, result, Thresholds.in_force(pack.material.snapshot))
    winners(composer, result)
    write_shifts(pack, result)
