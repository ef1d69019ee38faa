"""The completeness board on paper: what is missing at which table, with the words to say there."""

from __future__ import annotations

from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.board import board_of
from facilitator_app.domain.board.words import closed_of, in_short, packed, total
from facilitator_app.exports.pdf.parts.part import counted
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.prints.choice import TABLES, WORKSHOP
from facilitator_app.exports.prints.run_of_show import write_day
from facilitator_app.typesetting import STRONG, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.domain.board import Board, Cell, Row
    from facilitator_app.domain.records import Workshop
    from facilitator_app.exports.pdf.composer import Composer, Text
    from facilitator_app.exports.prints.job import Job

_ACROSS = 6
"""So many sessions stand side by side on a page."""


class BoardPrint:
    """A grid of tables and sessions, then for each table what to ask it for."""

    name: ClassVar[str] = "board"
    title: ClassVar[str] = "What is missing"
    about: ClassVar[str] = (
        "What each table has handed in of a day so far, and the words to say where it has not."
    )
    noun: ClassVar[str] = "table"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = True
    tells_of_day: ClassVar[bool] = True
    asks: ClassVar[frozenset[str]] = frozenset({WORKSHOP, TABLES})

    def write(self, job: Job) -> None:
        """Write each day, as it stands now."""
        now = datetime.now().astimezone()
        tables = {each.id for each in job.choice.at_tables(job.plan)}
        for workshop in job.over(job.choice.workshops(job.plan)):
            board = board_of(job.snapshot, workshop, now)
            rows = [each for each in board.rows if each.table.id in tables]
            self._write(job, workshop, board, rows)
            job.counts[workshop.code] = len(rows)
            job.note_missing(self.title, workshop.code)

    def _write(self, job: Job, workshop: Workshop, board: Board, rows: Sequence[Row]) -> None:
        composer = job.section(f"{self.title}: {workshop.code}")
        write_day(composer, workshop, f"{self.title}. ")
        composer.paragraph(f"As of {board.at:%H:%M}. {total(board)}", "lead", keep=True)
        if not board.sessions:
            composer.paragraph("No session of this day asks the tables for anything.")
        places = iter(range(len(board.sessions)))
        while across := list(islice(places, _ACROSS)):
            _write_grid(composer, board, rows, across)
        for row in rows:
            _write_table(composer, row)


def _write_grid(
    composer: Composer, board: Board, rows: Sequence[Row], across: Sequence[int]
) -> None:
    heads = [board.sessions[at] for at in across]
    columns = [
        Column("Table", 0.8, names_row=True),
        *(Column(f"{each.code} {each.title}".strip(), 1) for each in heads),
    ]
    lines: list[list[Text]] = []
    for row in rows:
        made = packed(row, board)
        name: Text = [Span(row.table.code, STRONG), *([Span(f"\n{made}")] if made else [])]
        lines.append([name, *(_cell(row.cells[at]) for at in across)])
    composer.table(columns, lines)


def _cell(cell: Cell) -> list[Span]:
    facts, votes = cell.facts, closed_of(cell)
    told = [
        f"{counted(facts.notes, 'note')}, {counted(facts.quotes, 'quote')}" if facts.notes else "",
        f"votes: {votes} closed" if votes else "",
    ]
    words = Span(in_short(cell), STRONG) if cell.open else Span(in_short(cell))
    return [words, *(Span(f"\n{each}") for each in told if each)]


def _write_table(composer: Composer, row: Row) -> None:
    """Write what to say to a table; what was accepted stands there with its reason."""
    told = list(_told(row))
    if told:
        composer.heading(f"Table {row.table.code}", 2)
        composer.bullets(told)


def _told(row: Row) -> Iterator[str]:
    for cell in row.cells:
        for each in cell.open:
            yield each.ask
    for cell in row.cells:
        for each in cell.missing:
            if each.accepted is not None:
                yield f"Accepted in {cell.facts.session.code}: {each.told}. {each.accepted.reason}"
