"""The list of what must be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.collect.conflicts.items import Dispute, Item, LooseEnd
from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.lists import ListView, Rows, row_ground
from facilitator_app.ui.parts.painting import LEFT, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    Index = QModelIndex | QPersistentModelIndex

NOTHING = "Nothing to decide."
_LINE = 24
_NONE = Qt.KeyboardModifier.NoModifier
_KEYS = {Qt.Key.Key_1.value: 0, Qt.Key.Key_2.value: 1}


class ItemList(ListView):
    """Conflicts, then who sits twice, then loose ends; 1 and 2 keep a side, 3 writes a third."""

    kept = Signal(int)
    """The side that was chosen: 0 is the left one."""
    third_wanted = Signal()
    looked_at = Signal(object)

    def __init__(self) -> None:
        super().__init__("To decide", NOTHING)
        self.rows: Rows[Item] = Rows(lambda each: each.told)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.selectionModel().currentChanged.connect(lambda now, _: self._tell(now.row()))

    def show_items(self, items: Sequence[Item]) -> None:
        """List what is to be decided now; stay at what was at hand, or where it was."""
        before, place = self.at_hand, max(self.currentIndex().row(), 0)
        self.rows.show(items)
        if items:
            same = self.rows.place_of(before) if before is not None else -1
            self.choose(same if same >= 0 else min(place, len(items) - 1))
        else:
            self.looked_at.emit(None)

    @property
    def at_hand(self) -> Item | None:
        """The row that is chosen."""
        index = self.currentIndex()
        return self.rows.at(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Decide with a digit."""
        if not self.decide(event):
            super().keyPressEvent(event)

    def decide(self, event: QKeyEvent) -> bool:
        """Take a digit for a decision; return whether it was one."""
        if event.modifiers() not in (_NONE, Qt.KeyboardModifier.KeypadModifier):
            return False
        if event.key() in _KEYS:
            self.kept.emit(_KEYS[event.key()])
        elif event.key() == Qt.Key.Key_3:
            self.third_wanted.emit()
        else:
            return False
        return True

    def _tell(self, place: int) -> None:
        if place >= 0:
            self.looked_at.emit(self.rows.at(place))


class _Painter(QStyledItemDelegate):
    """Three lines: what it is, where it is, what there is about it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Be three lines high."""
        theme = current()
        return QSize(theme.px(200), theme.px(3 * _LINE + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row; the icon says of which sort it is, and so do the words."""
        theme, rect = current(), row_ground(painter, option)
        each: Item = index.data(Qt.ItemDataRole.UserRole)
        side = theme.px(18)
        name = {Dispute: "git-branch", LooseEnd: "link"}.get(type(each), "users")
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        icon = icons.pixmap(name, "accent_ink" if selected else "text_muted", side)
        line = QRectF(rect.left() + 16, rect.top() + 8, rect.width() - 28, theme.px(_LINE))
        painter.drawPixmap(int(line.left()), int(line.top() + (line.height() - side) / 2), icon)
        ink = "accent_ink" if selected else "text"
        write(painter, line.adjusted(side + 8, 0, 0, 0), each.title, ink, LEFT, "strong")
        line = line.translated(0, line.height())
        write(painter, line, each.where, "text", LEFT)
        write(painter, line.translated(0, line.height()), each.about, "text_muted", LEFT)
