"""The grid that paper ballots are keyed into: one digit fills a cell and moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal

from facilitator_app.domain.errors import (
    DamagedFileError,
    FacilitatorError,
    InvalidBallotError,
    ProgrammeFileError,
)
from facilitator_app.ui.table.votes.menu import cell_menu
from facilitator_app.ui.table.votes.table import BallotTable

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent

    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.table.votes.ballot_row import BallotRow
    from facilitator_app.ui.table.votes.sheet import VoteSheet

    Index = QModelIndex | QPersistentModelIndex

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_HERE = "“{}” means nothing in this cell."
_AGAIN = 2_000
"""Milliseconds between tries to save what the disk did not take."""
_TRIED = "It is tried again by itself."
_IS_CLOSED = "This round is closed. Open it again to change a ballot."


class VoteGrid(BallotTable):
    """Saves each ballot as it is left."""

    refused = Signal(str)
    """A key was not taken: why."""
    code_wanted = Signal()
    saved = Signal(str)
    """The ballot of this code is saved."""

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self._changes = changes
        self.cells.typed.connect(self._write)
        self.cells.left.connect(self._leave_words)
        self.mended.connect(lambda row, spoilt: self.put_right(row, spoilt=spoilt))
        self.tried.connect(self._leave)
        self._waits = False
        """Whether the disk has not taken all."""
        self._again = QTimer(self, interval=_AGAIN)
        self._again.timeout.connect(self._try_again)
        changes.closing.connect(self._again.stop)

    def show_sheet(self, sheet: VoteSheet | None) -> None:
        """Show other ballots; what waits for the disk is half keyed from now on."""
        self._again.stop()
        if self._waits:
            self._waits = False
            self._changes.waiting.emit(False)  # noqa: FBT003 - a signal
            self._changes.refused.emit()
        super().show_sheet(sheet)

    def flush(self) -> None:
        """Save the ballot that the cursor stands on."""
        line = self.ballots.line(self.currentIndex())
        if line is not None:
            self._leave(line.row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Save the ballot that is left; let words be typed where they belong."""
        super().currentChanged(current, previous)
        if self.ballots.sheet is not None:
            self.ballots.sheet.keys.end_number()
        before, now = self.ballots.line(previous), self.ballots.line(current)
        if before is not None and (now is None or now.row is not before.row):
            self._leave(before.row)
        if self.ballots.is_text(current) and self.isVisible():
            self._type_words(self.currentIndex())
        self.viewport().update()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go on with Tab in a ballot that is begun; leave the grid from any other."""
        line = self.ballots.line(self.currentIndex())
        if forward and line is not None and line.row.dirty and not line.complaint:
            self._go_on(line.row, self.currentIndex().column())
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what means something in a cell."""
        index, sheet = self.currentIndex(), self.ballots.sheet
        line = self.ballots.line(index)
        if line is None or sheet is None:
            super().keyPressEvent(event)
            return
        column, key = max(1, index.column()), event.text().casefold()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        is_sign = bool(key) and key.isprintable() and not held
        erases = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        if self.ballots.is_text(index) and (is_sign or erases):
            super().keyPressEvent(event)
        elif key == "/" and not sheet.keys.is_begun:
            self.code_wanted.emit()
        elif is_sign or erases:
            self._take(line.row, column, "" if erases else key)
        elif sheet.keys.is_begun and event.key() in _ENTERS:
            self._go_on(line.row, column)
        elif not self._move(event.key(), index):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to the mouse all that is keyed."""
        index, sheet = self.currentIndex(), self.ballots.sheet
        line = self.ballots.line(index)
        if line is None or line.complaint or sheet is None:
            return
        if sheet.is_closed:
            self.refused.emit(_IS_CLOSED)
            return
        row, column = line.row, max(1, index.column())

        def take_value(value: int) -> None:
            sheet.keys.put(row, column - 1, value)
            self._after_key(row, column)

        def take_key(key: str) -> None:
            sheet.keys.end_number()
            sheet.keys.press(row, column - 1, key)
            self._after_key(row, column)

        others = {
            "Empty this cell\tBackspace": lambda: self._wipe(row, column),
            "Key this ballot again": lambda: self.put_right(row, spoilt=False),
            "Next ballot\tEnter": lambda: self._move(_ENTERS[0], index),
            "Find a code\t/": self.code_wanted.emit,
        }
        cell_menu(self, sheet.columns[column - 1], take_value, take_key, others).popup(
            event.globalPos()
        )

    # parts

    def _take(self, row: BallotRow, column: int, key: str) -> None:
        """Take a key for a cell, or empty it; say so if that cannot be."""
        sheet = self.ballots.sheet
        if sheet is None or sheet.is_closed:
            self.refused.emit(_IS_CLOSED)
        elif not key:
            self._wipe(row, column)
        elif sheet.keys.press(row, column - 1, key):
            self._after_key(row, column)
        else:
            self.refused.emit(_NOT_HERE.format(key))

    def _after_key(self, row: BallotRow, column: int) -> None:
        """Show what was keyed, and go to where the next key belongs."""
        sheet = self.ballots.sheet
        if sheet is None:
            return
        row.wrong = row.unsaved = ""
        if sheet.keys.is_torn(row):
            self._check(row)
        self.tell(row)
        if not sheet.keys.is_begun:
            self._go_on(row, column)

    def _go_on(self, row: BallotRow, column: int) -> None:
        """Go to the next cell of a ballot, or to the next ballot."""
        sheet = self.ballots.sheet
        if sheet is None:
            return
        sheet.keys.end_number()
        place = self.ballots.place_of(row)
        if not sheet.keys.ends_row(row, column - 1):
            self._stand(place, sheet.keys.next_column(row, column - 1) + 1)
        elif (following := self.ballots.next_place(place, 1)) >= 0:
            self._stand(following, 1)
        else:
            self._leave(row)

    def _move(self, key: int, index: QModelIndex) -> bool:
        up, down = Qt.Key.Key_Up.value, Qt.Key.Key_Down.value
        if key not in (*_ENTERS, up, down):
            return False
        place = self.ballots.next_place(index.row(), -1 if key == up else 1)
        if place >= 0:
            self._stand(place, 1 if key in _ENTERS else index.column())
        else:
            self.flush()
        return True

    def _wipe(self, row: BallotRow, column: int) -> None:
        if self.ballots.sheet is not None:
            self.ballots.sheet.keys.wipe(row, column - 1)
            row.wrong = row.unsaved = ""
            self.tell(row)

    def _check(self, row: BallotRow) -> None:
        """Say at once what is wrong with a ballot."""
        try:
            if self.ballots.sheet is not None:
                self.ballots.sheet.check(row)
        except InvalidBallotError:
            pass

    # words

    def _type_words(self, index: QModelIndex) -> None:
        if self.ballots.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _write(self, index: Index, text: str) -> None:
        line, sheet = self.ballots.line(index), self.ballots.sheet
        if line is not None and sheet is not None:
            sheet.keys.write(line.row, index.column() - 1, text)
            self.tell(line.row)

    def _leave_words(self, key: int) -> None:
        """Go on from words with the key that led out of them."""
        index = self.currentIndex()
        line = self.ballots.line(index)
        if line is None:
            return
        if key == Qt.Key.Key_Backtab.value:
            self._stand(index.row(), max(1, index.column() - 1))
        elif key == Qt.Key.Key_Tab.value:
            self._go_on(line.row, index.column())
        else:
            self._move(key, index)

    # what is wrong

    def _leave(self, row: BallotRow) -> None:
        """Save a ballot; say below it what is wrong."""
        sheet = self.ballots.sheet
        if sheet is None or not (row.dirty or row.said):
            return
        was_dirty, row.said, row.unsaved = row.dirty, "", ""
        try:
            sheet.leave(row)
        except InvalidBallotError:
            pass
        except FacilitatorError as error:
            self._keep_waiting(row, error)
        self.tell(row)
        self._tell_waiting(sheet)
        if was_dirty and not row.dirty:
            self.saved.emit(row.code)

    def _keep_waiting(self, row: BallotRow, error: FacilitatorError) -> None:
        """Say below a ballot why it is not saved, and try again by itself if that can help."""
        heals = isinstance(error, ProgrammeFileError) and not isinstance(error, DamagedFileError)
        row.unsaved = f"Not saved yet. {error.sentence()} {_TRIED if heals else ''}".rstrip()
        self._changes.refused.emit()
        if heals:
            self._again.start()

    def _try_again(self) -> None:
        """Save what the disk did not take, as it was keyed."""
        self._again.stop()
        sheet = self.ballots.sheet
        for each in [each for each in sheet.rows if each.unsaved] if sheet else []:
            self._leave(each)

    def _tell_waiting(self, sheet: VoteSheet) -> None:
        waits = any(each.unsaved for each in sheet.rows)
        if waits != self._waits:
            self._waits = waits
            self._changes.waiting.emit(waits)

    def put_right(self, row: BallotRow, *, spoilt: bool) -> None:
        """Key a ballot again from its first cell, or as spoilt."""
        sheet = self.ballots.sheet
        if sheet is None:
            return
        (sheet.spoil if spoilt else sheet.restart)(row)
        row.wrong = row.unsaved = ""
        if spoilt:
            self._leave(row)
        self.tell(row)
        self.go_to(row)
        self.setFocus()
