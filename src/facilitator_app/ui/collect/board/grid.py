"""The grid of the board: arrows go from cell to cell, Enter to what is said of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator_app.ui.collect.board.cells import BoardCells, TableHeads, row_height, width_for
from facilitator_app.ui.collect.board.model import BoardModel
from facilitator_app.ui.parts.painting import LEFT, box, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from facilitator_app.domain.board import Board, Cell
    from facilitator_app.ui.collect.board.model import Index

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOTHING = "Nothing that is due is missing."


class BoardGrid(QTableView):
    """Tables down, sessions across."""

    stood = Signal()
    """Another cell is the current one."""
    entered = Signal()
    """Somebody wants to go to what is said of the cell."""

    def __init__(self) -> None:
        super().__init__()
        self.boards = BoardModel()
        self._only_missing = False
        self.setModel(self.boards)
        self.setItemDelegate(BoardCells(self))
        self.setVerticalHeader(TableHeads(self))
        self.setAccessibleName("What is missing")
        self.setAccessibleDescription("Tables down, sessions across. Enter opens a cell.")
        self.setProperty("ring", "yes")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = self.horizontalHeader()
        header.setAccessibleName("Sessions")
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(lambda _: self.entered.emit())

    def show_board(self, board: Board | None) -> None:
        """Show another board; the cell at hand stays, if it is there."""
        before = self.cell
        self.boards.show(board)
        self._filter()
        self._fit()
        if before is not None:
            self.choose(*before.key)

    def show_only_missing(self, *, on: bool) -> None:
        """Show only tables and sessions where something is missing, or all."""
        self._only_missing = on
        self._filter()
        self._fit()

    @property
    def cell(self) -> Cell | None:
        """The cell at hand."""
        return self.boards.cell(self.currentIndex())

    @property
    def is_bare(self) -> bool:
        """Whether there is no cell to be seen."""
        rows, columns = self.boards.rowCount(), self.boards.columnCount()
        return all(map(self.isRowHidden, range(rows))) or all(
            map(self.isColumnHidden, range(columns))
        )

    def choose(self, table: UUID, session: UUID) -> bool:
        """Stand at a table and session; return whether they are there to be seen."""
        board = self.boards.board
        for place, row in enumerate(board.rows if board else ()):
            for at, cell in enumerate(row.cells):
                if cell.key == (table, session) and not self._is_hidden(place, at):
                    self._stand(self.boards.index(place, at))
                    return True
        return False

    def begin_at(self, session: UUID | None) -> None:
        """Stand at the first cell in which something is missing, in one session if it can be."""
        board = self.boards.board
        cells = [*board.cells()] if board else []
        here = [each for each in cells if each.facts.session.id == session]
        for some in (here, cells):
            for each in (*(one for one in some if one.open), *some):
                if self.choose(*each.key):
                    return

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell of another cell."""
        super().currentChanged(current, previous)
        self.stood.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to what is said of a cell with Enter."""
        if event.key() in _ENTERS and self.currentIndex().isValid():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where there is nothing to show."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.is_bare:
            top = QRectF(self.viewport().rect()).adjusted(24, 0, -24, 0)
            top.setHeight(current().size["row"])
            write(painter, top, _NOTHING, "text_muted", LEFT)
        if self.hasFocus() and self.cell is None:
            box(painter, self.viewport().rect(), "", "focus", 6, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "boards"):
            self._fit()

    # parts

    def _stand(self, index: QModelIndex) -> None:
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, only)
        self.scrollTo(index)

    def _is_hidden(self, row: int, column: int) -> bool:
        return self.isRowHidden(row) or self.isColumnHidden(column)

    def _filter(self) -> None:
        """Hide tables and sessions of which nothing is missing, if that is wanted."""
        board = self.boards.board
        if board is None:
            return
        for place, row in enumerate(board.rows):
            self.setRowHidden(place, self._only_missing and not row.missing)
        for at in range(len(board.sessions)):
            lacks = any(row.cells[at].open for row in board.rows)
            self.setColumnHidden(at, self._only_missing and not lacks)
        at_hand = self.currentIndex()
        if at_hand.isValid() and self._is_hidden(at_hand.row(), at_hand.column()):
            self.begin_at(None)

    def _fit(self) -> None:
        """Give rows and columns their sizes: sessions share what is left."""
        heads, header = self.verticalHeader(), self.horizontalHeader()
        heads.setDefaultSectionSize(row_height())
        heads.setFixedWidth(heads.sizeHint().width())
        board = self.boards.board
        columns = range(len(board.sessions)) if board else ()
        least = {
            at: max(
                width_for(row.cells[at] for row in board.rows),
                header.sectionSizeHint(at),
            )
            for at in columns
            if board and not self.isColumnHidden(at)
        }
        spare = max(0, self.viewport().width() - sum(least.values()))
        for at, wide in least.items():
            header.resizeSection(at, wide + spare // len(least))
