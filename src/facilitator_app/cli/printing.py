"""The command that prints what a day needs on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.choosing import chosen_of, workshop_named
from facilitator_app.cli.files import programme_to_change, programme_to_read
from facilitator_app.domain.planning.versions import newest
from facilitator_app.domain.records import Table, TradeOff, Workshop
from facilitator_app.exports.prints import PRINTS, Choice, name_of_file
from facilitator_app.printing import locks, print_cards, print_made

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from uuid import UUID

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.workspace.reader import Reader

T = TypeVar("T", Table, TradeOff)


class PrintOut:
    """Prints one kind of paper."""

    name: ClassVar[str] = "print"
    help: ClassVar[str] = "print what a day needs on paper, as a PDF"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file, what to print, how much of it, and where to write."""
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument("--what", choices=list(PRINTS), required=True)
        parser.add_argument("--workshop", metavar="N", help="one day, by its number or code (all)")
        parser.add_argument("--tables", metavar="A,B", help="some tables, by their codes (all)")
        parser.add_argument(
            "--trade-off", metavar="TO1,TO2", help="ballots: some trade-offs, by code (all)"
        )
        parser.add_argument(
            "--round", default="", help="ballots: a round of voting; seat cards: one of seating"
        )
        parser.add_argument(
            "--per-page", type=int, choices=(2, 4), default=4, help="ballots: cards to a page (4)"
        )
        parser.add_argument(
            "--proof", action="store_true", help="only to be looked at: ballots lock nothing"
        )
        parser.add_argument(
            "--out",
            type=Path,
            required=True,
            metavar="PATH",
            help="a file, or a folder: the file is then named as in the window",
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Write the print, or leave what was there; cards that are no proof lock what they ask."""
        told = console.progress("Printing")
        if locks(options.what, Choice(proof=options.proof)):
            with programme_to_change(options.file, passphrases, console) as workspace:
                choice = _choice(workspace, options)
                out = _out(workspace, options, choice)
                done = print_cards(workspace, choice, out, progress=told)
        else:
            with programme_to_read(options.file, passphrases, console) as reader:
                choice = _choice(reader, options)
                out = _out(reader, options, choice)
                done = print_made(reader, options.what, choice, out, progress=told)
        console.result(done.plain(), done.lines())
        return True


def _out(reader: Reader, options: argparse.Namespace, choice: Choice) -> Path:
    """Return where the file goes: in a folder it gets the name that tells it from others."""
    out: Path = options.out
    return out / name_of_file(options.what, reader, choice) if out.is_dir() else out


def _choice(reader: Reader, options: argparse.Namespace) -> Choice:
    """Return what the words of the command line ask for."""
    days, day = reader.all(Workshop), options.workshop
    return Choice(
        workshop_id=None if day is None else workshop_named(days, day).id,
        tables=_named(reader.all(Table), options.tables, "table"),
        trade_offs=_named(newest(reader.all(TradeOff)), options.trade_off, "trade-off"),
        round=options.round,
        per_page=options.per_page,
        proof=options.proof,
    )


def _named(every: Sequence[T], names: str | None, noun: str) -> tuple[UUID, ...]:
    """Return the records of these codes, separated by commas; nothing stands for all."""
    if names is None:
        return ()
    return tuple(each.id for each in chosen_of(every, names.split(","), noun))
