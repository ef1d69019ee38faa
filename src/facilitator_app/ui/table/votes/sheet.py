"""The ballots of one round of one vote while they are keyed from paper, without a screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.codes import in_order, is_code
from facilitator_app.domain.errors import FacilitatorError, InvalidBallotError
from facilitator_app.domain.planning.formats import worded
from facilitator_app.domain.records import Ballot, ExpectedBallot, PlaceWording
from facilitator_app.domain.votes import ALWAYS_ALLOWED, ANSWER, VOTE_METHODS
from facilitator_app.ui.table.votes.ballot_row import APART, WORDS, BallotRow, in_words

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.workspace import Workspace

_OF_THE_PAPER = ("blank", "spoilt")
TEN, TEN_KEY = 10, "t"
MINUS_KEYS = ("-", "\u2212")


class VoteSheet:
    """A row for each ballot code, a column for each thing to mark."""

    def __init__(self, workspace: Workspace, trade_off: TradeOff, vote_round: str) -> None:
        self.workspace, self.trade_off, self.round = workspace, trade_off, vote_round
        self._method = VOTE_METHODS[trade_off.method]
        self._begun: tuple[str, int] | None = None
        """The ballot and column of a number that another digit may follow."""
        given = workspace.of(PlaceWording, "trade_off_id", [trade_off.id])
        self.worded = worded(trade_off, {each.number: each.text for each in given})
        """The options, those of numbered places with the wordings that were given."""
        self._sign = 1
        """Of the number that is begun."""
        found = {
            each.code: each
            for each in workspace.of(Ballot, "trade_off_id", [trade_off.id])
            if each.round == vote_round
        }
        listed = {each.code for each in workspace.all(ExpectedBallot)}
        self._listed = listed
        self.rows = [
            BallotRow(code, expected=self._is_expected(code))
            for code in sorted(listed | found.keys(), key=in_order)
        ]
        for row in self.rows:
            self.show_saved(row, found.get(row.code))

    @property
    def columns(self) -> tuple[str, ...]:
        """What each column is called."""
        if self._method.only_one:
            return ("Option",)
        items = self._method.options(self.trade_off)
        return ("Answer",) if items == (ANSWER,) else self.worded or items

    def words_of(self, row: BallotRow) -> str:
        """Return what was keyed for a ballot in words, if it is one thing."""
        if row.apart:
            return WORDS[row.apart]
        value = row.values.get(0)
        return "" if value is None or len(self.columns) > 1 else self._meaning(value)

    def choices(self) -> dict[int, str]:
        """Return every number that a cell takes, and what it means if anything was said."""
        lowest = 1 if self._method.only_one else self.lowest
        return {value: self._meaning(value) for value in range(lowest, self.highest + 1)}

    def _meaning(self, value: int) -> str:
        trade_off = self.trade_off
        if self._method.only_one:
            return self.worded[value - 1] if 0 < value <= len(self.worded) else ""
        labels, low = trade_off.scale_labels, min(trade_off.scale, default=0)
        full = len(labels) == max(trade_off.scale, default=-1) - low + 1
        return labels[value - low] if full and low <= value < low + len(labels) else ""

    @property
    def keyed(self) -> int:
        """How many ballots have been keyed."""
        return sum(each.is_keyed for each in self.rows)

    @property
    def wrong(self) -> int:
        """How many are to be put right."""
        return sum(bool(each.wrong) for each in self.rows)

    def press(self, row: BallotRow, column: int, key: str) -> bool:
        """Take a key for a cell; return whether it means anything there."""
        if key.isdecimal() and key.isascii():
            self._add_digit(row, column, int(key))
        elif key in MINUS_KEYS and self.lowest < 0:
            self.wipe(row, column)
            self._begun, self._sign = (row.code, column), -1
        elif key == TEN_KEY and not self._method.only_one:
            sign = self._sign_at(row, column)
            self.end_number()
            self._fill(row, column, sign * TEN)
        elif key in APART:
            self.end_number()
            row.values.pop(column, None)
            row.apart = APART[key][0]
            if row.apart in _OF_THE_PAPER:
                row.values.clear()
        else:
            return False
        row.dirty = True
        return True

    def put(self, row: BallotRow, column: int, value: int) -> None:
        """Put a whole number into a cell."""
        self.end_number()
        self._fill(row, column, value)
        row.dirty = True

    def ends_row(self, key: str, column: int) -> bool:
        """Tell whether a key has said all there is to say of a ballot."""
        return key in APART or column >= len(self.columns) - 1

    @property
    def highest(self) -> int:
        """The highest number that can be keyed."""
        if self._method.only_one:
            return len(self._method.options(self.trade_off))
        return self._method.bounds_of(self.trade_off)[1]

    @property
    def lowest(self) -> int:
        """The lowest number that can be keyed."""
        return 0 if self._method.only_one else self._method.bounds_of(self.trade_off)[0]

    def is_minus(self, row: BallotRow, column: int) -> bool:
        """Tell whether a cell has the sign of a number below 0, and no digit yet."""
        return self._sign_at(row, column) < 0 and column not in row.values

    @property
    def is_begun(self) -> bool:
        """Whether the number keyed last may go on with another digit."""
        return self._begun is not None

    def end_number(self) -> None:
        """Let the next digit begin a number of its own."""
        self._begun, self._sign = None, 1

    def wipe(self, row: BallotRow, column: int) -> None:
        """Take out what is in a cell."""
        self.end_number()
        if row.apart:
            row.apart = ""
        row.values.pop(column, None)
        row.dirty = True

    def spoil(self, row: BallotRow) -> None:
        """Key a ballot as spoilt: its paper says what cannot be."""
        row.values, row.apart, row.dirty = {}, "spoilt", True

    def restart(self, row: BallotRow) -> None:
        """Key a ballot again from its first cell."""
        row.values, row.apart, row.dirty = {}, "", True

    def leave(self, row: BallotRow) -> None:
        """Save a ballot that is done with; raise InvalidBallotError if its rule is broken."""
        if not row.dirty:
            return
        marks = self._marks(row)
        try:
            if marks:
                self._method.check(marks, self.trade_off)
        except InvalidBallotError as error:
            row.wrong = in_words(error.sentence())
            raise
        row.wrong = ""
        self._save(row, marks)
        row.dirty = False

    def show_saved(self, row: BallotRow, ballot: Ballot | None) -> None:
        """Show a ballot as it is in the file."""
        marks = ballot.marks if ballot else {}
        row.saved, row.dirty, row.wrong = ballot, False, ""
        row.apart = next((each for each in ALWAYS_ALLOWED if each in marks), "")
        options = self._method.options(self.trade_off)
        row.values = {
            0 if self._method.only_one else options.index(name): (
                options.index(name) + 1 if self._method.only_one else value
            )
            for name, value in marks.items()
            if name in options
        }

    def find(self, code: str) -> BallotRow | None:
        """Return the row of a code."""
        return next((each for each in self.rows if each.code == code), None)

    def place_for(self, code: str) -> int:
        """Return where a code that is not there belongs."""
        return sum(in_order(each.code) < in_order(code) for each in self.rows)

    def new_row(self, code: str) -> BallotRow:
        """Return a row for a code that nobody expected here, or raise if it is no code."""
        if not is_code(code):
            raise InvalidBallotError(
                f"“{code}” is no ballot code: its characters do not fit together.",
                advice="Look at the paper and type it again.",
            )
        return BallotRow(code, expected=self._is_expected(code))

    def _is_expected(self, code: str) -> bool:
        """Tell whether a code was handed out here; without any list, nobody can say it was not."""
        return not self._listed or code in self._listed

    def _add_digit(self, row: BallotRow, column: int, digit: int) -> None:
        """Put a digit into a cell, behind those of a number that has been begun there."""
        sign, before = self._sign_at(row, column), row.values.get(column, 0)
        is_more = self._begun == (row.code, column)
        value = abs(before) * 10 + digit if is_more else digit
        self._fill(row, column, sign * value)
        longest = self.highest if sign > 0 else -self.lowest
        has_key = value == 1 and longest == TEN and not self._method.only_one
        if 0 < value * 10 <= longest and not has_key:
            self._begun, self._sign = (row.code, column), sign
        else:
            self.end_number()

    def _sign_at(self, row: BallotRow, column: int) -> int:
        return self._sign if self._begun == (row.code, column) else 1

    def _fill(self, row: BallotRow, column: int, value: int) -> None:
        row.values[column] = value
        row.apart = ""

    def _marks(self, row: BallotRow) -> dict[str, int]:
        """Return what a row says, in the words of the vote; raise if no option has that number."""
        options = self._method.options(self.trade_off)
        marks = {row.apart: 1} if row.apart else {}
        for column, value in row.values.items():
            if not self._method.only_one:
                marks[options[column]] = value
            elif 0 < value <= len(options):
                marks[options[value - 1]] = 1
            else:
                row.wrong = f"There is no option {value}; there are 1 to {len(options)}."
                raise InvalidBallotError(row.wrong)
        return marks

    def _save(self, row: BallotRow, marks: dict[str, int]) -> None:
        name = f"ballot {row.code} of {self.trade_off.code} {self.round}".strip()
        before, after = row.saved, self._ballot(row, marks) if marks else None
        if after == before:
            return
        row.saved = after  # the news of it comes before `do` returns
        try:
            self.workspace.do([Change(before, after)], name)
        except FacilitatorError:
            row.saved = before
            raise

    def _ballot(self, row: BallotRow, marks: dict[str, int]) -> Ballot:
        if row.saved is not None:
            return replace(row.saved, marks=marks)
        return Ballot.named(
            self.workspace.programme,
            trade_off_id=self.trade_off.id,
            round=self.round,
            code=row.code,
            marks=marks,
        )
