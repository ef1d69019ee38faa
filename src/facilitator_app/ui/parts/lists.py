"""Lists of rows that a delegate paints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Index = QModelIndex | QPersistentModelIndex

T = TypeVar("T")


class Rows(QAbstractListModel, Generic[T]):
    """Things to list; each is read out as the text that `told` gives of it."""

    def __init__(self, told: Callable[[T], str]) -> None:
        super().__init__()
        self._told = told
        self._items: list[T] = []

    def show(self, items: Sequence[T]) -> None:
        """List other things."""
        self.beginResetModel()
        self._items = list(items)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a thing itself, or its text."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(item)
        return None

    def at(self, place: int) -> T:
        """Return the thing at a place."""
        return self._items[place]

    def place_of(self, item: T) -> int:
        """Return the place of a thing, or -1."""
        return self._items.index(item) if item in self._items else -1


class ListView(QListView):
    """A list with the ring of the focus, that scrolls by pixels and is only read."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("ring", "yes")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)

    def choose(self, place: int) -> None:
        """Make a row the current one, if there is one."""
        if 0 <= place < self.model().rowCount():
            self.setCurrentIndex(self.model().index(place, 0))
