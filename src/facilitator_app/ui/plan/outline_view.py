"""The list of the outline: keys, type-ahead, and dragging with a line where it would be dropped."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QDrag, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication

from facilitator_app.ui.parts.lists import ListView
from facilitator_app.ui.parts.painting import box, painter_for
from facilitator_app.ui.plan.outline_delegate import OutlineDelegate
from facilitator_app.ui.plan.outline_drop import Drop, drop_of
from facilitator_app.ui.plan.outline_model import DRAGGED, OutlineModel
from facilitator_app.ui.plan.outline_rows import FINDING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
    )

    from facilitator_app.ui.plan.outline_rows import Row

LINES = "application/x-facilitator-outline-lines"
"""What is dragged within the outline: the lines that are chosen in it."""
_FLAGS = QItemSelectionModel.SelectionFlag
_EDITED = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_SEQUENCES = {
    QKeySequence.StandardKey.Copy: "copy",
    QKeySequence.StandardKey.Cut: "cut",
    QKeySequence.StandardKey.Paste: "paste",
    QKeySequence.StandardKey.Delete: "remove",
}


class OutlineView(ListView):
    """Lists lines of which several can be chosen; tells what is to be done with them."""

    opened = Signal()
    """The line at hand is to be edited."""
    fix_wanted = Signal(object)
    wanted = Signal(str)
    """One of: copy, cut, paste, remove."""
    dropped = Signal(object)
    menu_wanted = Signal(object)
    come_to = Signal()
    """Another line is at hand, or others are chosen."""

    def __init__(self) -> None:
        super().__init__("Outline")
        self.lines = OutlineModel()
        self.painter = OutlineDelegate(self)
        self._drop: Drop | None = None
        self._typed, self._typed_at = "", 0.0
        self.setModel(self.lines)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_for_menu)
        self.doubleClicked.connect(lambda _: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self.come_to.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.come_to.emit())

    # what is chosen

    @property
    def at_hand(self) -> Row | None:
        """The line that has the focus."""
        place = self.currentIndex().row()
        return self.lines.rows[place] if 0 <= place < len(self.lines.rows) else None

    def chosen(self) -> list[Row]:
        """Return the lines that are chosen, in their order."""
        return [self.lines.rows[each] for each in sorted(e.row() for e in self.selectedIndexes())]

    def choose_keys(self, keys: Iterable[str], at_hand: str = "") -> bool:
        """Choose some lines; return whether any of them is there."""
        places = [place for key in keys if (place := self.lines.place_of(key)) >= 0]
        if not places:
            return False
        chosen = QItemSelection()
        for place in places:
            chosen.select(self.lines.index(place), self.lines.index(place))
        at = self.lines.place_of(at_hand)
        index = self.lines.index(at if at in places else places[-1])
        model = self.selectionModel()
        model.setCurrentIndex(index, _FLAGS.NoUpdate)
        model.select(chosen, _FLAGS.ClearAndSelect)
        self.reveal()
        return True

    def reveal(self) -> None:
        """Scroll to the line at hand, and to what was found about it."""
        place, rows = self.currentIndex().row(), self.lines.rows
        below = place + 1
        while below < len(rows) and rows[below].kind == FINDING:
            below += 1
        self.scrollTo(self.lines.index(below - 1))
        self.scrollTo(self.currentIndex())

    # keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin another word: what was typed before was about another place."""
        super().focusInEvent(event)
        self._typed = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that do something with what is chosen."""
        row = self.at_hand
        wanted = next((word for key, word in _SEQUENCES.items() if event.matches(key)), "")
        if wanted:
            self.wanted.emit(wanted)
        elif event.key() in _EDITED and row is not None and row.fix:
            self.fix_wanted.emit(row)
        elif event.key() in _EDITED:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, typed: str) -> None:
        """Go to the next line whose code or words begin with what is typed."""
        now = time.monotonic()
        pause = QApplication.keyboardInputInterval() / 1000
        self._typed = (self._typed if now - self._typed_at < pause else "") + typed.casefold()
        self._typed_at = now
        rows, at = self.lines.rows, max(self.currentIndex().row(), 0)
        first = at if len(self._typed) > 1 else at + 1
        for step in range(len(rows)):
            row = rows[(first + step) % len(rows)]
            if any(each.casefold().startswith(self._typed) for each in (row.code, row.title)):
                self.choose_keys([row.key])
                return

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press the button of a finding, or choose."""
        index = self.indexAt(event.position().toPoint())
        row: Row | None = index.data(Qt.ItemDataRole.UserRole)
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            place = self.painter.fix_place(self.visualRect(index), row)
            if place.contains(event.position().toPoint()):
                self.fix_wanted.emit(row)
                return
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the findings again, whose words wrap, and keep the line at hand in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self.reveal)

    # dragging

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the chosen lines: Qt would take them out of the list itself."""
        if any(each.kind in DRAGGED for each in self.chosen()):
            data = QMimeData()
            data.setData(LINES, b"")
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let lines in."""
        if event.mimeData().hasFormat(LINES):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would come to lie."""
        super().dragMoveEvent(event)  # scrolls at the edges
        self._drop = self._drop_at(event.position().toPoint())
        event.setAccepted(self._drop is not None)
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show no place any more."""
        super().dragLeaveEvent(event)
        self._drop = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where it was dropped."""
        drop, self._drop = self._drop_at(event.position().toPoint()), None
        self.setState(QAbstractItemView.State.NoState)
        self.stopAutoScroll()
        self.viewport().update()
        if drop is not None and event.mimeData().hasFormat(LINES):
            event.acceptProposedAction()
            self.dropped.emit(drop)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line where it would be dropped."""
        super().paintEvent(event)
        if self._drop is not None:
            line = self._line_of(self._drop)
            painter = painter_for(self.viewport())
            box(painter, line, "accent", "", 1)
            box(painter, QRect(line.left(), line.top() - 3, 9, 9), "surface", "accent", 4, 2)

    def _drop_at(self, place: QPoint) -> Drop | None:
        rows, kinds = self.lines.rows, {each.kind for each in self.chosen()}
        kind = next((each for each in DRAGGED if each in kinds), "")
        if not rows or not kind:
            return None
        index = self.indexAt(place)
        if not index.isValid():
            return drop_of(rows, kind, len(rows) - 1, lower=True, below_all=True)
        lower = place.y() > self.visualRect(index).center().y()
        return drop_of(rows, kind, index.row(), lower=lower)

    def _line_of(self, drop: Drop) -> QRect:
        rows = len(self.lines.rows)
        if drop.line < rows:
            top = self.visualRect(self.lines.index(drop.line)).top()
        else:
            top = self.visualRect(self.lines.index(rows - 1)).bottom()
        left = 8 if drop.session is None else 24
        return QRect(left, max(1, top - 1), self.viewport().width() - left - 8, 3)

    def _ask_for_menu(self, place: QPoint) -> None:
        self.menu_wanted.emit(self.viewport().mapToGlobal(place))
