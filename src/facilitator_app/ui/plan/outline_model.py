"""The outline as Qt lists it: what is edited changes its own line, and the others stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator_app.ui.plan.outline_rows import PROMPT, SESSION, TRADE_OFF, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    Index = QModelIndex | QPersistentModelIndex

DRAGGED = (SESSION, PROMPT, TRADE_OFF)


class OutlineModel(QAbstractListModel):
    """Lines that come, go and move one by one, so that choice and scroll stay with them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """List something else."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def follow(self, rows: Sequence[Row]) -> None:
        """List the same as it is now."""
        self._keep_versions(rows)
        keys = {each.key for each in rows}
        for place in reversed(range(len(self.rows))):
            if self.rows[place].key not in keys:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self.rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a line itself, as it is read out, or all of its words."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.told
        return row.title if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let what can be moved be dragged, and anything be dropped between."""
        found = super().flags(index) | Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid() and self.rows[index.row()].kind in DRAGGED:
            found |= Qt.ItemFlag.ItemIsDragEnabled
        return found

    def supportedDropActions(self) -> Qt.DropAction:
        """Move what is dragged."""
        return Qt.DropAction.MoveAction

    def place_of(self, key: str) -> int:
        """Return the place of a line, or -1."""
        return next((place for place, each in enumerate(self.rows) if each.key == key), -1)

    def _keep_versions(self, rows: Sequence[Row]) -> None:
        """Let the next version of a trade-off stand in the line of the one before."""
        known = {each.key: each for each in self.rows}
        there = {each.key for each in rows}
        gone = {
            (each.code, each.held): place
            for place, each in enumerate(self.rows)
            if each.kind == TRADE_OFF and each.key not in there
        }
        for row in rows:
            if row.kind == TRADE_OFF and row.key not in known and (row.code, row.held) in gone:
                place = gone[row.code, row.held]
                self.rows[place] = replace(self.rows[place], key=row.key)

    def _put(self, place: int, row: Row) -> None:
        was = self.place_of(row.key)
        if was < 0:
            self.beginInsertRows(QModelIndex(), place, place)
            self.rows.insert(place, row)
            self.endInsertRows()
            return
        if was != place:
            self.beginMoveRows(QModelIndex(), was, was, QModelIndex(), place)
            self.rows.insert(place, self.rows.pop(was))
            self.endMoveRows()
        if self.rows[place] != row:
            self.rows[place] = row
            self.dataChanged.emit(self.index(place), self.index(place))
