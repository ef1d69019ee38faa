"""What was keyed for a ballot, as the marks that are stored of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.columns import NUMBER, OPTION, STRENGTH, TEXT

if TYPE_CHECKING:
    from facilitator_app.domain.votes.columns import Column
    from facilitator_app.ui.table.votes.ballot_row import BallotRow

_SPOILT = "Look at the paper again; key the ballot as spoilt if that is what it says."


def marks_of(row: BallotRow, columns: tuple[Column, ...]) -> dict[str, int]:
    """Return the marks of a ballot; raise if a cell holds what can be no mark."""
    for typed in row.odd.values():
        raise InvalidBallotError(f"“{typed}” is no whole number.", advice=_SPOILT)
    marks = {row.apart: 1} if row.apart else {}
    for at, column in enumerate(columns):
        value = row.values.get(at)
        if value is None or column.sort == TEXT:
            continue
        if column.sort == OPTION:
            option = _option(column, value)  # whether there is one comes before how strongly
            marks[option] = _strength(row, columns, at)
        elif column.sort == STRENGTH:
            _check_option(row, at)
        elif column.sort == NUMBER or value:
            marks[column.mark] = value
    return marks


def _option(column: Column, value: int) -> str:
    if not column.low <= value <= column.high:
        raise InvalidBallotError(
            f"There is no option {value}; there are {column.low} to {column.high}."
        )
    return column.options[value - column.low]


def _strength(row: BallotRow, columns: tuple[Column, ...], at: int) -> int:
    """Return how strongly an option is chosen; 1 where that is not asked."""
    strength = columns[at + 1] if at + 1 < len(columns) else None
    if strength is None or strength.sort != STRENGTH:
        return 1
    if at + 1 not in row.values:
        raise InvalidBallotError(
            f"Option {row.values[at]} has no strength; it can be {strength.low} to "
            f"{strength.high}, {strength.meanings[0]} to {strength.meanings[-1]}.",
            advice=_SPOILT,
        )
    return row.values[at + 1]


def _check_option(row: BallotRow, at: int) -> None:
    if at - 1 not in row.values and not row.apart:
        raise InvalidBallotError("A strength is keyed, but no option.", advice=_SPOILT)
