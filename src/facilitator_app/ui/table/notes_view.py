"""The list of what was said: it stays where it is while somebody reads further up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView

from facilitator_app.ui.parts.lists import ListView
from facilitator_app.ui.parts.painting import box, painter_for
from facilitator_app.ui.table.notes_delegate import NotesDelegate
from facilitator_app.ui.table.notes_model import NotesModel

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.table.notebook import Shown

_NEAR = 8
_LEAST = 40


class NotesView(ListView):
    """Lists notes, the newest at the bottom; tells what is to be done with those chosen."""

    edit_wanted = Signal(object)
    remove_wanted = Signal()
    mask_wanted = Signal()
    letter_pressed = Signal(str)
    menu_wanted = Signal(object)
    scrolled_back = Signal(bool)

    def __init__(self) -> None:
        super().__init__("What was said")
        self.notes = NotesModel()
        self.painter = NotesDelegate(self)
        self._editor: QWidget | None = None
        self._at_end = True
        self.setMinimumHeight(_LEAST)
        self.setModel(self.notes)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(self._want_edit)
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(self._after_scroll)
        bar.rangeChanged.connect(self._after_range)

    # what is shown

    def to_end(self) -> None:
        """Show the newest note, and go on showing it."""
        self._at_end = True
        self.scrollToBottom()
        self.scrolled_back.emit(False)  # noqa: FBT003 - Qt's own signature

    @property
    def is_scrolled_back(self) -> bool:
        """Whether newer notes lie below what is shown."""
        return not self._at_end

    def chosen(self) -> list[Shown]:
        """Return the notes that are chosen, in their order."""
        rows = sorted(self.selectedIndexes(), key=lambda each: each.row())
        return [shown for each in rows if (shown := self.notes.at(each)) is not None]

    def sizeHint(self) -> QSize:
        """Take what is left, so that what is typed has room first."""
        return QSize(super().sizeHint().width(), _LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the newest in sight."""
        super().resizeEvent(event)
        if self._at_end:
            QTimer.singleShot(0, self, self.scrollToBottom)

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
        index = self.notes.row_of(shown.note.id)
        while not index.isValid() and self.notes.reach_back():
            index = self.notes.row_of(shown.note.id)
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
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key == Qt.Key.Key_M and control:
            self.mask_wanted.emit()
        elif event.text().isalpha() and not control:
            self.letter_pressed.emit(event.text().casefold())
        elif key == Qt.Key.Key_Up and self.currentIndex().row() == 0:
            self._reach_back()
        else:
            super().keyPressEvent(event)

    # parts

    def _want_edit(self, index: QModelIndex | QPersistentModelIndex) -> None:
        shown = self.notes.at(index)
        if shown is not None:
            self.edit_wanted.emit(shown)

    def _ask_for_menu(self, place: QPoint) -> None:
        if self.selectedIndexes():
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def _after_scroll(self, value: int) -> None:
        """Remember whether the newest is in sight; at the top, list more."""
        bar = self.verticalScrollBar()
        at_end = value >= bar.maximum() - _NEAR
        if at_end != self._at_end:
            self._at_end = at_end
            self.scrolled_back.emit(not at_end)
        if value == bar.minimum() and bar.maximum() > 0 and not at_end:
            self._reach_back()

    def _after_range(self, _least: int, most: int) -> None:
        if self._at_end:
            self.verticalScrollBar().setValue(most)

    def _reach_back(self) -> None:
        """List some of the notes before, and stay at what is shown."""
        first = QPersistentModelIndex(self.indexAt(self.viewport().rect().topLeft()))
        if self.notes.reach_back() and first.isValid():
            index = self.notes.index(first.row(), 0)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
