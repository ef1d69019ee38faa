"""The notes under one prompt as Qt lists them: one saved note changes one row.

A list of rows of different heights is laid out anew at every change. So the model lists the newest
notes only, and more of the earlier ones when somebody scrolls up to them: saving and scrolling then
cost the same however much was said.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator_app.ui.table import faces

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from facilitator_app.ui.table.notebook import Shown

    Index = QModelIndex | QPersistentModelIndex

FIRST, AT_ONCE = 80, 200
"""How many are listed at first, more than any screen shows; how many more at a time."""


class NotesModel(QAbstractListModel):
    """Notes in the order in which they were said."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[Shown] = []
        self._orders: dict[UUID, tuple[datetime, UUID]] = {}
        self._first = 0
        """The place of the first one that is listed."""

    def show(self, notes: Sequence[Shown]) -> None:
        """List the notes of another prompt."""
        self.beginResetModel()
        self._all = list(notes)
        self._orders = {each.note.id: each.order for each in notes}
        self._first = max(0, len(self._all) - FIRST)
        self.endResetModel()

    def reach_back(self) -> bool:
        """List some of the notes before; return whether there were any."""
        some = min(AT_ONCE, self._first)
        if some:
            self.beginInsertRows(QModelIndex(), 0, some - 1)
            self._first -= some
            self.endInsertRows()
        return bool(some)

    def put(self, note_id: UUID, shown: Shown | None) -> None:
        """Show a note as it is now, or no longer: that changes one row."""
        place = self._place_of(note_id)
        if place is not None and shown is not None and self._all[place].order == shown.order:
            self._all[place] = shown
            if place >= self._first:
                index = self.index(place - self._first, 0)
                self.dataChanged.emit(index, index)
            return
        if place is not None:
            self._take_out(place)
        if shown is not None:
            self._put_in(shown)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many are listed."""
        there = parent is not None and parent.isValid()
        return 0 if there else len(self._all) - self._first

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._all)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a note itself, or as it is read out."""
        if not index.isValid():
            return None
        shown = self._all[self._first + index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return shown
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(shown)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let notes be dragged."""
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def at(self, index: Index) -> Shown | None:
        """Return the note of a row."""
        found: Shown | None = self.data(index, Qt.ItemDataRole.UserRole)
        return found

    def last(self) -> QModelIndex:
        """Return the row of the newest note."""
        return self.index(self.rowCount() - 1, 0)

    def row_of(self, note_id: UUID) -> QModelIndex:
        """Return the row of a note that is listed, or no row."""
        place = self._place_of(note_id)
        if place is None or place < self._first:
            return QModelIndex()
        return self.index(place - self._first, 0)

    def are_below(self, some: Iterable[UUID], note_id: UUID) -> bool:
        """Tell whether notes come after another one, as far as they are here."""
        here = self._orders.get(note_id)
        orders = filter(None, map(self._orders.get, some))
        return here is not None and all(each > here for each in orders)

    def _place_of(self, note_id: UUID) -> int | None:
        order = self._orders.get(note_id)
        return None if order is None else bisect_left(self._all, order, key=_order)

    def _take_out(self, place: int) -> None:
        del self._orders[self._all[place].note.id]
        if place < self._first:
            del self._all[place]
            self._first -= 1
            return
        row = place - self._first
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._all[place]
        self.endRemoveRows()

    def _put_in(self, shown: Shown) -> None:
        self._orders[shown.note.id] = shown.order
        place = bisect_left(self._all, shown.order, key=_order)
        if place < self._first:
            self._all.insert(place, shown)
            self._first += 1
            return
        row = place - self._first
        self.beginInsertRows(QModelIndex(), row, row)
        self._all.insert(place, shown)
        self.endInsertRows()


def _order(shown: Shown) -> tuple[datetime, UUID]:
    return shown.order


def told(shown: Shown) -> str:
    """Return a note as a screen reader says it."""
    note = shown.note
    when = f"{note.noted_at.astimezone():%H:%M}" if note.noted_at else ""
    seats = "all seats" if "*" in note.seats else ", ".join(f"seat {each}" for each in note.seats)
    parts = [when, seats or "unknown seat", faces.kind_of(note)[0], note.text]
    parts += [faces.stance_of(note.stance, note.strength)] if note.stance else []
    parts += [faces.AGREEMENTS.get(note.agreement, ""), *shown.themes]
    parts += ["starred"] if shown.starred else []
    parts += ["masked"] if note.masks else []
    parts += [f"from paper {note.sheet}".strip()] if note.transcribed else []
    parts += [each.words for each in shown.ties]
    return ", ".join(filter(None, parts))
