"""Where something dragged over the outline would come to lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Session
from facilitator_app.ui.plan.outline_rows import FINDING, PROMPT, SESSION, TRADE_OFF, Row

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Drop:
    """A place between two lines."""

    line: int
    """The line above which it is drawn; the number of lines, if below the last."""
    at: int
    """Before which session of the day, or prompt of the session, counted from 0."""
    session: Session | None = None
    """The session that prompts or trade-offs would belong to."""


def block(rows: Sequence[Row], place: int) -> range:
    """Return the lines of the session that a line belongs to; none, if it belongs to none."""
    first = place
    while first >= 0 and rows[first].kind != SESSION:
        first -= 1
    if first < 0:
        return range(0)
    last = first + 1
    while last < len(rows) and rows[last].kind in (PROMPT, TRADE_OFF, FINDING):
        last += 1
    return range(first, last)


def session_at(rows: Sequence[Row], place: int) -> Session | None:
    """Return the session that a line is, or belongs to."""
    lines = block(rows, place)
    record = rows[lines.start].record if lines else None
    return record if isinstance(record, Session) else None


def drop_of(
    rows: Sequence[Row], kind: str, place: int, *, lower: bool, below_all: bool = False
) -> Drop | None:
    """Return where something of a kind would lie that is held over the half of a line."""
    if kind == SESSION:
        return _of_session(rows, place, lower=lower or below_all, below_all=below_all)
    lines = block(rows, place)
    session = session_at(rows, place)
    if session is None:
        return None
    if kind == TRADE_OFF:
        return Drop(lines.stop, 0, session)
    before = [each for each in lines if rows[each].kind == PROMPT]
    at = sum(each < place or (each == place and lower) for each in before)
    line = before[at] if at < len(before) else _after(rows, before, lines)
    return Drop(line, at, session)


def _of_session(rows: Sequence[Row], place: int, *, lower: bool, below_all: bool) -> Drop | None:
    """Return the place before or after the session whose lines are under the hand."""
    starts = [each for each, row in enumerate(rows) if row.kind == SESSION]
    lines = block(rows, place)
    if not lines or below_all:
        at = len(starts) if below_all or not starts else 0
    else:
        later = place > (lines.start + lines.stop - 1) / 2
        middle = len(lines) % 2 == 1 and place == lines.start + len(lines) // 2
        at = starts.index(lines.start) + int(later or (middle and lower))
    return Drop(starts[at] if at < len(starts) else len(rows), at)


def _after(rows: Sequence[Row], prompts: Sequence[int], lines: range) -> int:
    """Return the line after the last prompt and what is said about it."""
    last = prompts[-1] if prompts else lines.start
    last += 1
    while last < lines.stop and rows[last].kind == FINDING:
        last += 1
    return last
