"""The rows and columns of the board, for Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator_app.domain.board import ON, OVER
from facilitator_app.domain.board.words import in_full, packed
from facilitator_app.ui.parts.plainly import tip

if TYPE_CHECKING:
    from facilitator_app.domain.board import Board, Cell, Row

    Index = QModelIndex | QPersistentModelIndex

_ROLES = Qt.ItemDataRole
_ACROSS = Qt.Orientation.Horizontal


class BoardModel(QAbstractTableModel):
    """Shows one board after the other; where only cells differ, what is chosen stays."""

    def __init__(self) -> None:
        super().__init__()
        self.board: Board | None = None

    def show(self, board: Board | None) -> None:
        """Show another board."""
        before, self.board = self.board, board
        if before is None or board is None or _frame(before) != _frame(board):
            self.beginResetModel()
            self.endResetModel()
            return
        for place, (old, new) in enumerate(zip(before.rows, board.rows, strict=True)):
            for at, (one, other) in enumerate(zip(old.cells, new.cells, strict=True)):
                if one != other:
                    index = self.index(place, at)
                    self.dataChanged.emit(index, index)
        self.headerDataChanged.emit(_ACROSS, 0, self.columnCount() - 1)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many tables there are."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.board is None else len(self.board.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many sessions there are."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.board is None else len(self.board.sessions)

    def cell(self, index: Index) -> Cell | None:
        """Return a table and session."""
        if self.board is None or not index.isValid():
            return None
        return self.board.rows[index.row()].cells[index.column()]

    def row(self, place: int) -> Row | None:
        """Return a table."""
        return None if self.board is None else self.board.rows[place]

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell, or all of it in words."""
        cell = self.cell(index)
        if cell is None:
            return None
        if role == _ROLES.UserRole:
            return cell
        if role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole):
            return in_full(cell)
        return tip(in_full(cell)) if role == _ROLES.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return a session and how far it is, or a table and its pack."""
        if self.board is None:
            return None
        if orientation == _ACROSS:
            return self._across(self.board, section, role)
        row = self.board.rows[section]
        if role in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole):
            return ", ".join(filter(None, [f"Table {row.table.code}", packed(row, self.board)]))
        return None

    def _across(self, board: Board, section: int, role: int) -> str | None:
        session, stage = board.sessions[section], board.stages[section]
        if role in (_ROLES.AccessibleTextRole, _ROLES.ToolTipRole):
            return f"{session.code} {session.title}".strip()
        if role != _ROLES.DisplayRole:
            return None
        if stage.name == OVER:
            return f"{session.code}  over"
        start = f"at {session.planned_start:%H:%M}" if session.planned_start else "to come"
        return f"{session.code}  {'on now' if stage.name == ON else start}"


def _frame(board: Board) -> tuple[object, ...]:
    return board.workshop, board.sessions, tuple(row.table for row in board.rows)
