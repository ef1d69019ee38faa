"""What one key after the other puts into the cells of a ballot: nothing typed is ever left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.votes.columns import NUMBER, TEXT, TICK
from facilitator_app.ui.table.votes.ballot_row import APART

if TYPE_CHECKING:
    from facilitator_app.domain.votes.columns import Column
    from facilitator_app.ui.table.votes.ballot_row import BallotRow

TEN, TEN_KEY = 10, "t"
MINUS_KEYS = ("-", "\u2212")
TICK_KEYS = {" ": 1, "+": 1, "0": 0}
_PART_KEYS = (*MINUS_KEYS, ".", ",", "/", TEN_KEY)
"""What makes a number that has been begun no whole number."""


class Keying:
    """Takes keys, and remembers the number that another digit may follow."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self._begun: tuple[str, int] | None = None
        """The ballot and the column of that number."""
        self._sign = 1

    def press(self, row: BallotRow, column: int, key: str) -> bool:
        """Take a key for a cell; return whether it means anything there."""
        cell = self.columns[column]
        if cell.sort == TEXT or not self._take(row, column, key, cell):
            return False
        row.dirty = True
        return True

    def put(self, row: BallotRow, column: int, value: int) -> None:
        """Put a whole number into a cell."""
        self.end_number()
        self._fill(row, column, value)
        row.dirty = True

    def write(self, row: BallotRow, column: int, text: str) -> None:
        """Put words into a cell that takes them."""
        if text == row.texts.get(column, ""):
            return
        row.texts.pop(column, None)
        if text.strip():
            row.texts[column] = text
        row.dirty = True

    def wipe(self, row: BallotRow, column: int) -> None:
        """Take out what is in a cell."""
        self.end_number()
        if self.columns[column].sort == TEXT:
            row.texts.pop(column, None)
        else:
            row.apart = ""
            row.values.pop(column, None)
            row.odd.pop(column, None)
        row.dirty = True

    def ends_row(self, row: BallotRow, column: int) -> bool:
        """Tell whether all that a card asks for has been said, once this cell has been."""
        if self.is_torn(row):
            return False
        said = bool(row.apart) or self._has_ended(row, column)
        left = self.columns[column + 1 :]
        return not left or (said and all(each.sort != TEXT for each in left))

    def next_column(self, row: BallotRow, column: int) -> int:
        """Return where to go on in a ballot: to its texts, if nothing else can be said of it."""
        if self.is_torn(row):
            return column
        if row.apart or self._has_ended(row, column):
            texts = (
                at for at, each in enumerate(self.columns) if each.sort == TEXT and at > column
            )
            return next(texts, column)
        return column + 1

    def is_torn(self, row: BallotRow) -> bool:
        """Tell whether a row says something of the whole ballot, and marks something besides."""
        marked = (value or self.columns[at].sort != TICK for at, value in row.values.items())
        return bool(row.apart) and (bool(row.odd) or any(marked))

    @property
    def is_begun(self) -> bool:
        """Whether the number keyed last may go on with another digit."""
        return self._begun is not None

    def end_number(self) -> None:
        """Let the next digit begin a number of its own."""
        self._begun, self._sign = None, 1

    # parts

    def _take(self, row: BallotRow, column: int, key: str, cell: Column) -> bool:
        if self._goes_on(row, column) and self._is_part(row, column, key):
            before = row.odd.pop(column, None)
            row.odd[column] = f"{self._shown(row, column) if before is None else before}{key}"
            row.values.pop(column, None)
        elif cell.sort == TICK and key in TICK_KEYS:
            self.put(row, column, TICK_KEYS[key])
        elif key.isdecimal() and key.isascii():
            self._add_digit(row, column, int(key), cell)
        elif key in MINUS_KEYS and cell.sort == NUMBER:
            self._leave_apart(row)
            row.values.pop(column, None)
            row.odd.pop(column, None)
            row.odd[column] = MINUS_KEYS[1]
            self._begun, self._sign = (row.code, column), -1
        elif key == TEN_KEY and cell.sort == NUMBER:
            sign = self._sign if self._goes_on(row, column) else 1
            self.end_number()
            self._fill(row, column, sign * TEN)
        elif key in APART:
            self._say_of_all(row, column, key)
        else:
            return False
        return True

    def _has_ended(self, row: BallotRow, column: int) -> bool:
        """Tell whether nothing can stand beside what is keyed in a cell."""
        return self.columns[column].ends and column in row.values

    def _goes_on(self, row: BallotRow, column: int) -> bool:
        return self._begun == (row.code, column)

    def _is_part(self, row: BallotRow, column: int, key: str) -> bool:
        """Tell whether a key goes on with a number that is begun, and is no digit of it."""
        if column in row.odd and row.odd[column] != MINUS_KEYS[1]:
            return key in _PART_KEYS or (key.isdecimal() and key.isascii())
        return key in _PART_KEYS and column in row.values

    def _shown(self, row: BallotRow, column: int) -> str:
        return str(row.values.get(column, "")).replace("-", MINUS_KEYS[1])

    def _say_of_all(self, row: BallotRow, column: int, key: str) -> None:
        """Say it of the whole ballot; what was keyed in other cells stays, and is asked about."""
        if not self._goes_on(row, column) or column not in row.values:
            row.values.pop(column, None)
            row.odd.pop(column, None)
        self.end_number()
        row.apart = APART[key][0]
        if key == "s":
            row.values, row.odd = {}, {}

    def _add_digit(self, row: BallotRow, column: int, digit: int, cell: Column) -> None:
        """Put a digit into a cell, behind those of a number that has been begun there."""
        is_more = self._goes_on(row, column)
        sign = self._sign if is_more else 1
        before = abs(row.values.get(column, 0)) if is_more else 0
        value = before * 10 + digit
        self._fill(row, column, sign * value)
        longest = max(cell.high, -cell.low) if sign > 0 else max(-cell.low, cell.high)
        has_key = value == 1 and longest == TEN and cell.sort == NUMBER and not cell.waits
        if cell.waits or (0 < value * 10 <= longest and not has_key):
            self._begun, self._sign = (row.code, column), sign
        else:
            self.end_number()

    def _fill(self, row: BallotRow, column: int, value: int) -> None:
        self._leave_apart(row)
        row.values[column] = value
        row.odd.pop(column, None)

    def _leave_apart(self, row: BallotRow) -> None:
        """Replace what was said of the whole ballot, unless it stands beside marks already."""
        if not row.is_marked:
            row.apart = ""
