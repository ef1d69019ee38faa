"""What the board says, in words: on the screen, on paper and on the command line alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.board.cell import ELSEWHERE, MISSING, WHOLE
from facilitator_app.domain.board.due import LATER
from facilitator_app.domain.owing import hands_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.domain.board.board import Board, Row
    from facilitator_app.domain.board.cell import Cell, Line


_SHORT = 14
"""Letters that have room in a cell."""


def summed_up(cell: Cell) -> str:
    """Return what a cell comes to, in two or three words."""
    if cell.state == MISSING:
        return f"{len(cell.open)} missing"
    if cell.state == ELSEWHERE:
        return "on its laptop"
    if cell.state == WHOLE:
        return "all there" if not cell.missing else f"{len(cell.missing)} accepted"
    return "not begun" if cell.state == LATER else f"{cell.facts.stage.left} min left"


def in_short(cell: Cell) -> str:
    """Return the same for a cell of the grid: what is missing by name, if it is one short thing."""
    told = [each.told for each in cell.open]
    return told[0] if len(told) == 1 and len(told[0]) <= _SHORT else summed_up(cell)


def closed_of(cell: Cell) -> str:
    """Return how many rounds of votes are closed, of how many; nothing if none is held."""
    rounds = cell.facts.rounds
    closed = sum(each.account is not None for each in rounds)
    return f"{closed} of {len(rounds)}" if rounds else ""


def in_full(cell: Cell) -> str:
    """Return all of a cell in one sentence, as it is read out."""
    facts = cell.facts
    votes = closed_of(cell)
    parts = [
        f"Table {facts.table.code}, {facts.session.code}",
        summed_up(cell),
        *(each.told for each in cell.open),
        _counted(facts.notes, "note"),
        _counted(facts.quotes, "quote"),
        f"{votes} rounds closed" if votes else "",
    ]
    return ", ".join(filter(None, parts))


def there_is(cell: Cell) -> Iterator[tuple[str, str]]:
    """Give what there is in a cell, point by point: what, and how it stands."""
    facts = cell.facts
    if facts.notes or hands_in(facts.session):
        yield "Notes", str(facts.notes or "none yet")
        yield "Quotes", str(facts.quotes or "none yet")
    for line in facts.lines:
        yield line.prompt.code, _became(line)
    for each in facts.rounds:
        yield each.called, each.told
    for code, taken in (facts.positions or {}).items():
        yield f"Position on {code}", "taken" if taken else "not yet"
    if hands_in(facts.session):
        yield "Headline", facts.headline_state
        yield "Summary", "written" if facts.has_summary else "not yet"
        yield "Reflection", "done" if facts.has_reflection else "not yet"
    if facts.conflicts:
        yield "Conflicts", str(facts.conflicts)


def packed(row: Row, board: Board) -> str:
    """Return when the newest pack of a table was made, in a few words."""
    if row.pack is None:
        return "no pack yet" if row.has_kit else ""
    made = row.pack.packed_at or row.pack.collected_at
    if made is None:
        return "pack is here"
    here = made.astimezone(board.at.tzinfo)
    day = "" if here.date() == board.at.date() else f" on {here.day} {here:%B}"
    return f"pack of {here:%H:%M}{day}"


def total(board: Board) -> str:
    """Return in a sentence how a day stands."""
    tables = sum(bool(each.missing) for each in board.rows)
    if not tables:
        return "Nothing that is due is missing."
    return f"{_counted(board.missing, 'thing')} missing at {_counted(tables, 'table')}."


def _became(line: Line) -> str:
    return f"{line.state or 'not asked yet'}, {_counted(line.notes, 'note')}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
