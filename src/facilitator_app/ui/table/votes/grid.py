"""The grid that paper ballots are keyed into: one digit fills a cell and moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
)

from facilitator_app.domain.errors import FacilitatorError, InvalidBallotError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground
from facilitator_app.ui.parts.layouts import row as row_of
from facilitator_app.ui.parts.painting import width_of
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table.votes.cells import CellDelegate
from facilitator_app.ui.table.votes.menu import cell_menu
from facilitator_app.ui.table.votes.model import VoteModel

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent

    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.table.votes.ballot_row import BallotRow
    from facilitator_app.ui.table.votes.model import Line

    Index = QModelIndex | QPersistentModelIndex

_CODE, _LEAST, _MOST = 140, 72, 130


class VoteGrid(QTableView):
    """Saves each ballot as it is left."""

    told = Signal()
    """Something was keyed or saved."""
    code_wanted = Signal()

    def __init__(self, changes: Changes) -> None:
        super().__init__()
        self._changes = changes
        self.ballots = VoteModel()
        self.setModel(self.ballots)
        self.setItemDelegate(CellDelegate(self))
        self.setAccessibleName("Ballots")
        self.setProperty("ring", "yes")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        )

    def lay_out(self) -> None:
        """Stand at the first ballot that is not keyed."""
        self._fit_rows()
        self._fit()
        rows = self.ballots.sheet.rows if self.ballots.sheet else []
        first = next((each for each in rows if not each.is_keyed), rows[0] if rows else None)
        if first is not None:
            self.go_to(first)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "ballots"):
            self._fit_rows()
            self._fit()

    def go_to(self, row: BallotRow, column: int = 1) -> None:
        """Stand at a cell of a ballot."""
        self._stand(self.ballots.place_of(row), column)

    def flush(self) -> None:
        """Save the ballot that the cursor stands on."""
        line = self.ballots.line(self.currentIndex())
        if line is not None:
            self._leave(line.row)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Save the ballot that is left."""
        super().currentChanged(current, previous)
        if self.ballots.sheet is not None:
            self.ballots.sheet.end_number()
        before, now = self.ballots.line(previous), self.ballots.line(current)
        if before is not None and (now is None or now.row is not before.row):
            self._leave(before.row)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what means something in a cell."""
        index, sheet = self.currentIndex(), self.ballots.sheet
        line = self.ballots.line(index)
        if line is None or sheet is None:
            super().keyPressEvent(event)
            return
        column, key = max(1, index.column()), event.text().casefold()
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and key and sheet.press(line.row, column - 1, key):
            self._after_key(line.row, index.row(), column, sheet.ends_row(key, column - 1))
        elif sheet.is_begun and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            sheet.end_number()
            self._after_key(line.row, index.row(), column, sheet.ends_row("", column - 1))
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            sheet.wipe(line.row, column - 1)
            self._tell(line.row)
        elif plain and key == "/":
            self.code_wanted.emit()
        elif not self._move(event.key(), index):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to the mouse what else is keyed."""
        index, sheet = self.currentIndex(), self.ballots.sheet
        line = self.ballots.line(index)
        if line is None or line.complaint or sheet is None:
            return
        row, column = line.row, max(1, index.column())

        def take_value(value: int) -> None:
            sheet.put(row, column - 1, value)
            self._after_key(row, index.row(), column, sheet.ends_row("", column - 1))

        def take_key(key: str) -> None:
            sheet.press(row, column - 1, key)
            self._after_key(row, index.row(), column, done=True)

        cell_menu(self, sheet, take_value, take_key).popup(event.globalPos())

    # parts

    @property
    def _row_high(self) -> int:
        return current().size["row"] + 8

    def _fit_rows(self) -> None:
        """Make rows as high as the text asks for, and what is wrong as high as its words."""
        high = self._row_high
        self.verticalHeader().setDefaultSectionSize(high)
        for place in range(self.ballots.rowCount()):
            index = self.ballots.index(place, 0)
            line: Line = index.data(Qt.ItemDataRole.UserRole)
            words = self.indexWidget(index).sizeHint().height() if line.complaint else 0
            self.setRowHeight(place, max(high, words))

    def _fit(self) -> None:
        """Make cells as wide as a number needs, and as their headings ask for."""
        header, count = self.horizontalHeader(), self.ballots.columnCount() - 2
        if count < 1:
            return
        theme = current()
        room = self.viewport().width() - theme.px(_CODE)
        wide = min(max(room // (count + 1), theme.px(_LEAST)), theme.px(_MOST))
        header.resizeSection(0, theme.px(_CODE))
        for column in range(1, count + 1):
            header.resizeSection(column, wide)
        header.resizeSection(count + 1, max(theme.px(_LEAST), room - count * wide))
        across = Qt.Orientation.Horizontal
        words = [str(self.ballots.headerData(at, across)) for at in range(1, count + 1)]
        tallest = max(_lines(each, wide - 16) for each in words)
        header.setFixedHeight(tallest * theme.px(22) + 14)

    def _after_key(self, row: BallotRow, place: int, column: int, done: bool) -> None:  # noqa: FBT001
        """Show what was keyed, and go to where the next key belongs."""
        row.wrong = ""
        self._tell(row)
        if self.ballots.sheet is not None and self.ballots.sheet.is_begun:
            return
        if not done:
            self._stand(place, column + 1)
        elif (following := self.ballots.next_place(place, 1)) >= 0:
            self._stand(following, 1)
        else:
            self._leave(row)

    def _move(self, key: int, index: QModelIndex) -> bool:
        steps = {
            Qt.Key.Key_Return.value: 1,
            Qt.Key.Key_Enter.value: 1,
            Qt.Key.Key_Down.value: 1,
            Qt.Key.Key_Up.value: -1,
        }
        by = steps.get(key)
        if by is None:
            return False
        place = self.ballots.next_place(index.row(), by)
        if place >= 0:
            enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            self._stand(place, 1 if enter else index.column())
        else:
            self.flush()
        return True

    def _stand(self, place: int, column: int) -> None:
        index = self.ballots.index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _leave(self, row: BallotRow) -> None:
        """Save a ballot; say below it what is wrong."""
        sheet = self.ballots.sheet
        if sheet is None or not row.dirty:
            return
        try:
            sheet.leave(row)
        except InvalidBallotError:
            pass
        except FacilitatorError as error:
            row.wrong = error.sentence()
            self._changes.refused.emit()
        self._tell(row)

    def _tell(self, row: BallotRow) -> None:
        place = self.ballots.tell(row)
        if place is not None:
            self._complain(row, place)
        self.told.emit()

    def _complain(self, row: BallotRow, place: int) -> None:
        """Say below a ballot what is wrong with it, and offer two ways out."""
        index = self.ballots.index(place, 0)
        again, spoilt = Button("Key again"), Button("The paper says so")
        spoilt.setToolTip("Keys it as spoilt")
        words = Paragraph(f"{row.code}: {row.wrong}", "", "bad")
        bar = Ground("bad", row_of((words, 1), again, spoilt, pad=(12, 2, 6, 2)))
        again.clicked.connect(lambda: self._put_right(row, spoilt=False))
        spoilt.clicked.connect(lambda: self._put_right(row, spoilt=True))
        if self.columnSpan(place, 0) != self.ballots.columnCount():
            self.setSpan(place, 0, 1, self.ballots.columnCount())
        self.setIndexWidget(index, bar)
        self.setRowHeight(place, max(bar.sizeHint().height(), self._row_high))

    def _put_right(self, row: BallotRow, *, spoilt: bool) -> None:
        sheet = self.ballots.sheet
        if sheet is None:
            return
        (sheet.spoil if spoilt else sheet.restart)(row)
        row.wrong = ""
        if spoilt:
            self._leave(row)
        self._tell(row)
        self.go_to(row)
        self.setFocus()


def _lines(words: str, wide: int) -> int:
    """Return how many lines a heading takes."""
    lines, used = 1, 0
    for word in words.split():
        need = width_of(f"{word} ")
        if used and used + need > wide:
            lines, used = lines + 1, 0
        used += need
    return lines
