"""The command that tells what the tables have handed in of a day, and what is missing."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.cli.arguments import file_path
from facilitator_app.cli.choosing import workshop_named
from facilitator_app.cli.console import table
from facilitator_app.cli.files import programme_to_read
from facilitator_app.domain.board import KINDS, board_of
from facilitator_app.domain.board.words import in_short, packed, total
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Workshop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases
    from facilitator_app.domain.board import Board

_JSON = """With --json, one object:
  workshop, at        the code of the day, and the moment that the board is of
  missing             how many things are missing that are due and were not accepted
  sessions            each with code, title and stage: later, on or over
  tables              each with table, has_kit, packed_at, collected_at, and its sessions:
    session, state    missing, whole, on, elsewhere (on the laptop of the table) or later
    notes, quotes     how many; prompts: code, state, notes
    votes             code, round, closed, present, issued, returned, spoilt, unreturned
    positions, headline, summary, reflection, conflicts
    missing           each with what, words, ask (what to say to the table), accepted (why, or null)
"""


class BoardCommand:
    """Prints the completeness board."""

    name: ClassVar[str] = "board"
    help: ClassVar[str] = "tell what each table has handed in of a day, and what is missing"

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Take a file and perhaps a day."""
        parser.epilog = _JSON
        parser.formatter_class = argparse.RawDescriptionHelpFormatter
        parser.add_argument("file", type=file_path, metavar="FILE")
        parser.add_argument(
            "--workshop", metavar="N", help="a day, by its number or code (today, or the last one)"
        )

    def run(self, options: argparse.Namespace, console: Console, passphrases: Passphrases) -> bool:
        """Print the board of the day as it stands now."""
        now = datetime.now().astimezone()
        with programme_to_read(options.file, passphrases, console) as reader:
            snapshot = reader.part(KINDS)
        days = snapshot.all(Workshop)
        wanted = options.workshop
        workshop = _last(days, now.date()) if wanted is None else workshop_named(days, wanted)
        board = board_of(snapshot, workshop, now)
        console.result(board.plain(), _lines(board))
        return True


def _last(days: Sequence[Workshop], today: date) -> Workshop:
    """Return the day that is held today, or else the last that was; the first if none was yet."""
    in_order = sorted(days, key=lambda each: (each.position, each.code))
    if not in_order:
        raise FacilitatorError(
            "There is no workshop in this programme.", advice="Plan a day of it first."
        )
    held = [each for each in in_order if each.held_on is not None and each.held_on <= today]
    return max(held, key=lambda each: each.held_on or date.min, default=in_order[0])


def _lines(board: Board) -> Iterator[str]:
    yield f"{board.workshop.code} as of {board.at:%H:%M}: {total(board)}"
    rows = [[row.table.code, *map(in_short, row.cells), packed(row, board)] for row in board.rows]
    yield from table(["Table", *(each.code for each in board.sessions), "Pack"], rows)
    for cell in board.cells():
        for each in cell.open:
            yield each.ask
