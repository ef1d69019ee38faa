"""The command palette: type a few letters of what you want to do, press Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.labels import Label, written
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.lists import ListView, Rows, row_ground
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.parts.painting import LEFT, box, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator_app.ui.actions import Actions, Command

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Palette(Overlay):
    """Lists the commands that can be done now and that have all the letters typed."""

    def __init__(self, over: QWidget, actions: Actions) -> None:
        self._actions = actions
        self.field = QLineEdit()
        self.field.setAccessibleName("Find a command")
        self.field.setPlaceholderText("What do you want to do?")
        self.rows: Rows[Command] = Rows(self._told)
        self.list = ListView("Commands")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_CommandRow(self.list, actions))
        self._none = Label("No command has these letters.", "muted")
        content = QWidget()
        content.setLayout(column(self.field, (self.list, 1), self._none))
        super().__init__(over, "Commands", content)
        self.list.setMinimumHeight(min(current().px(9 * 40), over.height() // 2))
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._do)
        self.list.activated.connect(self._do)
        self.list.clicked.connect(self._do)
        self.field.installEventFilter(self)
        self._find("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the field has the focus."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _STEPS
        ):
            last = self.rows.rowCount() - 1
            place = self.list.currentIndex().row() + _STEPS[Qt.Key(event.key())]
            self.list.choose(min(max(place, 0), last))
            return True
        return super().eventFilter(watched, event)

    def _find(self, letters: str) -> None:
        words = letters.casefold().split()
        found = [
            each
            for each in self._actions.offered()
            if each.name != "palette"
            and self._actions[each.name].isEnabled()
            and all(word in self._told(each).casefold() for word in words)
        ]
        self.rows.show(found)
        self.list.choose(0)
        self._none.setVisible(not found)

    def _do(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            name = self.rows.at(index.row()).name
            self.close()
            self._actions[name].trigger()

    def _told(self, command: Command) -> str:
        keys = written(command.keys[0]) if command.keys else ""
        return f"{self._actions[command.name].text()}, {command.group} {keys}".strip()


class _CommandRow(QStyledItemDelegate):
    """Icon, words, group, key."""

    def __init__(self, parent: QObject, actions: Actions) -> None:
        super().__init__(parent)
        self._actions = actions

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as a target."""
        return QSize(current().px(240), current().px(40))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one command."""
        command: Command = index.data(Qt.ItemDataRole.UserRole)
        theme, rect = current(), row_ground(painter, option)
        side = theme.size["icon"]
        if command.icon:
            place = QRectF(rect.left() + 10, rect.top() + (rect.height() - side) / 2, side, side)
            painter.drawPixmap(place.topLeft(), icons.pixmap(command.icon, "text_muted"))
        inside = rect.adjusted(side + 24, 0, -12, 0)
        if command.keys:
            keys = written(command.keys[0])
            wide = width_of(keys) + 14
            cap = QRectF(inside.right() - wide, rect.top() + 6, wide, rect.height() - 12)
            box(painter, cap, "sunken", "line")
            write(painter, cap, keys)
            inside.setRight(cap.left() - 12)
        words = self._actions[command.name].text()
        write(painter, inside, words, "text", LEFT)
        inside.setLeft(inside.left() + width_of(words) + 16)
        write(painter, inside, command.group, "text_muted", LEFT)
