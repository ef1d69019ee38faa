"""Results of votes in lines, and the command that recounts a pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar
from zipfile import BadZipFile

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.console import table
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.exports.recount import lines, recount, script

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.domain.results import RoundResult, Shift, Thresholds, VoteResult
    from facilitator_app.domain.votes.ranked import Ranked


class Recount:
    """Recounts a pack from its ballots."""

    name: ClassVar[str] = "recount"
    help: ClassVar[str] = "recount the votes of an Excel pack from its ballots"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a pack, and perhaps where to put the script that does it."""
        parser.add_argument("pack", type=file_path, metavar="PACK.xlsx")
        parser.add_argument(
            "--save-script",
            type=Path,
            metavar="PATH",
            help="also write the script, which stands alone: anybody can check it and run it",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Print what differs; it is done if nothing does."""
        del passphrases
        try:
            found = recount(options.pack)
        except (BadZipFile, KeyError, ValueError, TypeError) as error:
            raise FacilitatorError(
                f"{options.pack.name} is no Excel pack that can be recounted.",
                advice="Take one that “facilitator export --format xlsx” wrote.",
            ) from error
        if options.save_script is not None:
            options.save_script.write_text(script(), encoding="utf-8")
        console.result(found, lines(found))
        return bool(found["same"])


def result_lines(found: Sequence[VoteResult], thresholds: Thresholds) -> Iterator[str]:
    """Return tables for each trade-off: the rounds side by side, then what follows from them."""
    for each in found:
        trade_off = each.trade_off
        version = f", version {trade_off.version}" if trade_off.version > 1 else ""
        yield f"{trade_off.code} {trade_off.title} ({trade_off.method}{version})"
        if each.disputed:
            yield "Two versions of this trade-off came in: choose one before you use these figures."
        yield from table(["", *(one.round for one in each.rounds)], list(_rows(each)))
        for one in each.rounds:
            yield from _figures(one, thresholds)
        for shift in each.shifts:
            yield from _shift(shift)
        yield ""
    if not found:
        yield "No votes yet."


def _rows(result: VoteResult) -> Iterator[list[Any]]:
    answers = dict.fromkeys(answer for one in result.rounds for answer in one.counts)
    for answer in answers:
        yield [answer, *(one.counts.get(answer, 0) for one in result.rounds)]
    for name in ("n", "abstained", "missing", "conflicts"):
        values = [getattr(one, name) for one in result.rounds]
        if name != "conflicts" or any(values):
            yield [name, *values]


def _figures(one: RoundResult, thresholds: Thresholds) -> Iterator[str]:
    """Return the figures of a round, an item to a line."""
    for item in one.items:
        told = [f"{name.replace('_', ' ')} {value:g}" for name, value in item.values.items()]
        if thresholds.is_met(item):
            told.append("enough support")
        if thresholds.has_minority(item):
            told.append("a minority is to be heard")
        if told:
            yield f"  {one.round}, {item.item or 'all'}: {', '.join(told)}"
    if one.ranked:
        yield f"  {one.round}: {'; '.join(_winners(one.ranked))}"


def _winners(ranked: Ranked) -> Iterator[str]:
    circle = f"none, a circle or a tie of {', '.join(ranked.smith_set)}"
    yield f"in pairs {ranked.condorcet_winner or circle}"
    yield f"Borda {', '.join(ranked.borda_winners)}"
    tied = " (another rule for ties might end it otherwise)" if ranked.tied else ""
    yield f"instant runoff {', '.join(ranked.runoff_winners)}{tied}"


def _shift(shift: Shift) -> Iterator[str]:
    yield (
        f"  {shift.start} to {shift.end}: {shift.paired} answered both times, "
        f"{shift.unpaired} only once"
    )
    for moves in shift.items:
        net = "" if moves.net_change is None else f", mean change {moves.net_change:+.2f}"
        yield f"    {moves.item}: {moves.stayed} of {moves.n} stayed{net}"
