"""Lists of rows that a delegate paints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from facilitator_app.ui.parts.painting import LEFT, box, underline, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

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

    def change(self, place: int, item: T) -> None:
        """Show another thing at a place: the others, and what is chosen, stay."""
        if self._items[place] != item:
            self._items[place] = item
            at = self.index(place, 0)
            self.dataChanged.emit(at, at)

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


def row_ground(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """Paint what lies under a row: soft if it is chosen, ringed if it has the focus."""
    rect, state = QRectF(option.rect), option.state
    if state & QStyle.StateFlag.State_Selected:
        box(painter, rect, "accent_soft", "edge" if current().name == "contrast" else "")
    underline(painter, option.rect)
    if state & QStyle.StateFlag.State_HasFocus:
        box(painter, rect, "", "focus", 6, 2)
    return rect


class ListView(QListView):
    """A list that scrolls by pixels and is only read; its rows show the focus (`row_ground`).

    `nothing` is what it says where there are no rows.
    """

    def __init__(self, name: str, nothing: str = "") -> None:
        super().__init__()
        self._nothing = nothing
        self.setAccessibleName(name)
        self.setAccessibleDescription(nothing)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for another width: another height, as beside a growing line, is none."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus even where there is no row to show it on."""
        super().paintEvent(event)
        if self._nothing and not self.model().rowCount():
            top = QRectF(self.viewport().rect()).adjusted(24, 0, -24, 0)
            top.setHeight(current().size["row"])
            write(QPainter(self.viewport()), top, self._nothing, "text_muted", LEFT)
        if self.hasFocus() and not self.currentIndex().isValid():
            box(QPainter(self.viewport()), self.viewport().rect(), "", "focus", 6, 2)

    def choose(self, place: int) -> None:
        """Make a row the current one, if there is one."""
        if 0 <= place < self.model().rowCount():
            self.setCurrentIndex(self.model().index(place, 0))
