"""The list of what was said: keys and mouse say what is to be done with the notes chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView

from facilitator_app.ui.parts.painting import box, painter_for
from facilitator_app.ui.table.note_drag import carried, picture
from facilitator_app.ui.table.notes_delegate import NotesDelegate
from facilitator_app.ui.table.staying_list import StayingList

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.table.notebook import Shown
    from facilitator_app.ui.table.ties import Tie

_LEAST = 40
STAR, THEME, AGREES, DISAGREES, BUILDS_ON, NOWHERE, GO = "*", "#", "+", "-", "&", "0", "Ctrl+J"
SIGNS = frozenset((STAR, THEME, AGREES, DISAGREES, BUILDS_ON, NOWHERE))
"""What is done to the notes chosen by one key; letters file them under a prompt."""
_KEYS = "Enter edits, a letter files elsewhere, the menu key shows all that can be done."


class NotesView(StayingList):
    """Lists notes, the newest at the bottom; tells what is to be done with those chosen."""

    edit_wanted = Signal(object)
    remove_wanted = Signal()
    mask_wanted = Signal()
    letter_pressed = Signal(str)
    menu_wanted = Signal(object)
    sign_pressed = Signal(str)
    tie_pressed = Signal(object)
    link_wanted = Signal(object)
    """While one note is linked to another: the other one is found."""
    link_left = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("Notes")
        self.painter = NotesDelegate(self)
        self._editor: QWidget | None = None
        self.is_linking = False
        self.setAccessibleDescription(_KEYS)
        self.setMinimumHeight(_LEAST)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(self._want_edit)

    # what is shown

    def sizeHint(self) -> QSize:
        """Take what is left, so that what is typed has room first."""
        return QSize(super().sizeHint().width(), _LEAST)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the newest note."""
        if not self.currentIndex().isValid():
            newest = self.notes.last()
            choice = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(newest, choice)
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus even while an editor covers the row that has it."""
        super().paintEvent(event)
        if self.hasFocus() and self._editor is not None:
            ring = painter_for(self.viewport())
            box(ring, self.viewport().rect(), "", "focus", 6, 2)

    # editing in place

    def open_editor(self, shown: Shown, editor: QWidget) -> None:
        """Put an editor in the place of a note."""
        index = self._reach(shown.note.id)
        self._editor = editor
        self.setIndexWidget(index, editor)
        self.fit_editor(shown)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def fit_editor(self, shown: Shown) -> None:
        """Give the editor the height that it asks for."""
        if self._editor is not None:
            self.painter.edit(shown.note.id, self._editor.sizeHint().height())
            self.painter.sizeHintChanged.emit(self.notes.row_of(shown.note.id))

    def close_editor(self, shown: Shown) -> None:
        """Show the note again."""
        self._editor = None
        self.painter.edit(None)
        index = self.notes.row_of(shown.note.id)
        if index.isValid():
            self.setIndexWidget(index, None)  # type: ignore[arg-type]
            self.painter.sizeHintChanged.emit(index)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that do something with what is chosen."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._want_edit(self.currentIndex())
        elif key == Qt.Key.Key_Escape:
            (self.link_left if self.is_linking else self.left).emit()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_M and control:
            self.mask_wanted.emit()
        elif event.text().isalpha() and not control:
            self.letter_pressed.emit(event.text().casefold())
        elif event.text() in SIGNS or (key == Qt.Key.Key_J and control):
            self.sign_pressed.emit(GO if control else event.text())
        elif key == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self._reach_back()
        else:
            super().keyPressEvent(event)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go along a link, or choose a note."""
        tie = self._tie_at(event.position())
        if tie is not None and event.button() == Qt.MouseButton.LeftButton:
            self.tie_pressed.emit(tie)
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be pressed."""
        over = self._tie_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry what is chosen; the guide says where it can go."""
        chosen = self.chosen()
        if chosen and not self.is_linking:
            drag = QDrag(self)
            drag.setMimeData(carried(chosen))
            drag.setPixmap(picture(chosen, self.devicePixelRatioF()))
            drag.setHotSpot(QPoint(-12, -12))
            drag.exec(Qt.DropAction.MoveAction)

    # parts

    def _tie_at(self, where: QPointF) -> Tie | None:
        index = self.indexAt(where.toPoint())
        return (
            self.painter.tie_at(index, self.visualRect(index), where) if index.isValid() else None
        )

    def _want_edit(self, index: QModelIndex | QPersistentModelIndex) -> None:
        shown = self.notes.at(index)
        if shown is not None:
            (self.link_wanted if self.is_linking else self.edit_wanted).emit(shown)

    def _ask_for_menu(self, place: QPoint) -> None:
        if self.selectedIndexes():
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))
