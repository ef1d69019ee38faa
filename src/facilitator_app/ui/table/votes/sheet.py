"""The ballots of one round of one vote while they are keyed from paper, without a screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.changes import Change
from facilitator_app.domain.codes import in_order, is_code
from facilitator_app.domain.errors import FacilitatorError, InvalidBallotError
from facilitator_app.domain.planning.formats import worded
from facilitator_app.domain.records import Ballot, ExpectedBallot, PlaceWording, SecondKeying
from facilitator_app.domain.votes import ALWAYS_ALLOWED, VOTE_METHODS
from facilitator_app.domain.votes.columns import OPTION, STRENGTH, TEXT, TICK, columns_of, sum_of
from facilitator_app.ui.table.votes import half_keyed
from facilitator_app.ui.table.votes.ballot_row import WORDS, BallotRow, in_words
from facilitator_app.ui.table.votes.keying import Keying
from facilitator_app.ui.table.votes.marking import marks_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from facilitator_app.domain.records import Record, TradeOff
    from facilitator_app.workspace import Workspace


class VoteSheet:
    """A row for each ballot code, a column for each thing to mark."""

    kind: ClassVar[type[Ballot | SecondKeying]] = Ballot
    has_texts: ClassVar[bool] = True
    place: ClassVar[str] = "ballots"
    """Under which name what is half keyed is kept."""

    def __init__(self, workspace: Workspace, trade_off: TradeOff, vote_round: str) -> None:
        self.workspace, self.trade_off, self.round = workspace, trade_off, vote_round
        self._method = VOTE_METHODS[trade_off.method]
        given = workspace.of(PlaceWording, "trade_off_id", [trade_off.id])
        self.worded = worded(trade_off, {each.number: each.text for each in given})
        """The options, those of numbered places with the wordings that were given."""
        self.columns = columns_of(trade_off, self.worded, texts=self.has_texts)
        self.keys = Keying(self.columns)
        self.sum = sum_of(trade_off)
        self.is_closed = False
        """Whether the round is closed: then nothing is keyed any more."""
        self._listed = {each.code for each in workspace.all(ExpectedBallot)}
        found = {each.code: each for each in self._saved()}
        self.rows = [self.row_of(code) for code in sorted(self._codes(found.keys()), key=in_order)]
        for row in self.rows:
            self.show_saved(row, found.get(row.code))

    # what is shown

    @property
    def draft_place(self) -> str:
        """Where what is half keyed is kept."""
        return half_keyed.place(self.place, self.trade_off, self.round)

    def words_of(self, row: BallotRow) -> str:
        """Return what was keyed for a ballot in words if it is one thing, or what it adds up to."""
        if row.apart:
            return WORDS[row.apart]
        if self.sum is not None:
            given = sum(row.values.values())
            return f"{given} of {self.sum}" if row.is_marked else ""
        keyed = [each for each in self.columns if each.sort != TEXT]
        if len(keyed) == 1 or keyed[0].sort == OPTION:
            told = (
                column.meaning(row.values[at])
                for at, column in enumerate(keyed)
                if at in row.values
            )
            return ", ".join(filter(None, told))
        return ""

    def shown(self, at: int, value: int | None) -> str:
        """Return the number in a cell as it is written: a tick where one ticks."""
        if value is None:
            return ""
        if self.columns[at].sort == TICK and value in (0, 1):
            return ("\u2013", "\u2713")[value]
        return str(value).replace("-", "\u2212")

    @property
    def keyed(self) -> int:
        """How many ballots have been keyed."""
        return sum(each.is_keyed for each in self.rows)

    @property
    def wrong(self) -> int:
        """How many are to be put right."""
        return sum(bool(each.wrong) for each in self.rows)

    @property
    def unsaved(self) -> int:
        """How many the disk did not take."""
        return sum(bool(each.unsaved) for each in self.rows)

    @property
    def unfinished(self) -> BallotRow | None:
        """The first ballot that is to be put right, or else that is not saved as it stands."""
        wrong = (each for each in self.rows if each.wrong)
        return next(wrong, None) or next((each for each in self.rows if each.dirty), None)

    @property
    def listed(self) -> int:
        """How many codes were handed out, as far as they are listed."""
        return len(self._listed)

    # what is keyed

    def spoil(self, row: BallotRow) -> None:
        """Key a ballot as spoilt: its paper says what cannot be."""
        row.values, row.odd, row.apart, row.dirty = {}, {}, "spoilt", True

    def restart(self, row: BallotRow) -> None:
        """Key a ballot again from its first cell; what was written on it stays."""
        row.values, row.odd, row.apart, row.dirty = {}, {}, "", True

    def check(self, row: BallotRow) -> dict[str, int]:
        """Return what a row says, in the words of the vote; raise if its rule is broken."""
        try:
            marks = marks_of(row, self.columns)
            if row.is_keyed:
                self._method.check(marks, self.trade_off)
        except InvalidBallotError as error:
            row.wrong = in_words(error.sentence())
            raise
        row.wrong = ""
        return marks

    def leave(self, row: BallotRow) -> None:
        """Save a ballot that is done with; raise InvalidBallotError if its rule is broken."""
        if row.dirty:
            self._save(row, self.check(row))
            row.dirty, row.said = False, ""

    def take_up(self, half_keyed_before: str) -> None:
        """Show again what was half keyed when it was left, and say what is wrong with it."""
        for code, put in half_keyed.read(half_keyed_before).items():
            row = self.find(code)
            if row is None:
                row = self.row_of(code)
                self.rows.insert(self.place_for(code), row)
            if put(row, len(self.columns)):
                self._say_wrong(row)

    def show_saved(self, row: BallotRow, record: Ballot | SecondKeying | None) -> None:
        """Show a ballot as it is in the file."""
        row.clear()
        row.saved, row.dirty, row.wrong, row.unsaved = record, False, "", ""
        if record is None:
            return
        row.apart = next((each for each in ALWAYS_ALLOWED if each in record.marks), "")
        options = self._method.options(self.trade_off)
        texts = record.texts if isinstance(record, Ballot) else {}
        for at, column in enumerate(self.columns):
            if column.sort == OPTION:
                chosen = next((each for each in options if each in record.marks), None)
                if chosen is not None:
                    row.values[at] = options.index(chosen) + 1
                    strength = at + 1 < len(self.columns) and self.columns[at + 1].sort == STRENGTH
                    row.values.update({at + 1: record.marks[chosen]} if strength else {})
            elif column.mark in texts and column.sort == TEXT:
                row.texts[at] = texts[column.mark]
            elif column.mark in record.marks:
                row.values[at] = record.marks[column.mark]

    def find(self, code: str) -> BallotRow | None:
        """Return the row of a code."""
        return next((each for each in self.rows if each.code == code), None)

    def look_for(self, typed: str) -> BallotRow | None:
        """Return the row of a code as somebody types it: in capitals or not."""
        alike = (each for each in self.rows if each.code.casefold() == typed.casefold())
        return self.find(typed) or next(alike, None)

    def place_for(self, code: str) -> int:
        """Return where a code that is not there belongs."""
        return sum(in_order(each.code) < in_order(code) for each in self.rows)

    def row_of(self, code: str) -> BallotRow:
        """Return a row for the code of a ballot: those from elsewhere may be of another kind."""
        return BallotRow(code, expected=self._is_expected(code))

    def new_row(self, typed: str) -> BallotRow:
        """Return a row for a code that nobody expected here, or raise if it is no code."""
        code = typed.upper()
        if not is_code(code):
            raise InvalidBallotError(
                f"“{code}” is no ballot code: its characters do not fit together.",
                advice="Look at the paper and type it again.",
            )
        return self.row_of(code)

    # parts

    def _saved(self) -> list[Ballot | SecondKeying]:
        """Return what is in the file."""
        found = self.workspace.of(self.kind, "trade_off_id", [self.trade_off.id])
        return [each for each in found if each.round == self.round]

    def _codes(self, found: Collection[str]) -> set[str]:
        return self._listed | set(found)

    def _is_expected(self, code: str) -> bool:
        """Tell whether a code was handed out here; without any list, nobody can say it was not."""
        return not self._listed or code in self._listed

    def _say_wrong(self, row: BallotRow) -> None:
        try:
            self.check(row)
        except InvalidBallotError:
            return
        row.said = "Half keyed when it was left. Look at the paper before you go on."

    def _save(self, row: BallotRow, marks: dict[str, int]) -> None:
        before, after = row.saved, self._record(row, marks) if marks else None
        if after == before:
            return
        row.saved = after  # the news of it comes before `do` returns
        try:
            self.workspace.do(self._changes(row, before, after), self._name(row))
        except FacilitatorError:
            row.saved = before
            raise

    def _name(self, row: BallotRow) -> str:
        removed = " removed" if row.saved is None else ""
        return f"ballot {row.code} of {self.trade_off.code} {self.round}".strip() + removed

    def _changes(self, row: BallotRow, before: Record | None, after: Record | None) -> list[Change]:
        """Return what is saved as one edit."""
        del row
        return [Change(before, after)]

    def _record(self, row: BallotRow, marks: dict[str, int]) -> Ballot | SecondKeying:
        """Return a ballot as it is to be saved."""
        saved = row.saved if isinstance(row.saved, Ballot) else None
        texts = dict(saved.texts) if saved else {}
        for at, column in enumerate(self.columns):
            if column.sort == TEXT:
                texts.pop(column.mark, None)
                texts.update({column.mark: row.texts[at].strip()} if at in row.texts else {})
        if saved is not None:
            return replace(saved, marks=marks, texts=texts)
        return Ballot.named(
            self.workspace.programme,
            trade_off_id=self.trade_off.id,
            round=self.round,
            code=row.code,
            marks=marks,
            texts=texts,
        )
