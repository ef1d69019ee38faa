"""Paints the cells of the grid that paper ballots are keyed into, and lets words be typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator_app.ui.parts.painting import LEFT, MIDDLE, box, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator_app.ui.table.votes.ballot_row import BallotRow
    from facilitator_app.ui.table.votes.model import Line
    from facilitator_app.ui.table.votes.table import BallotTable

    Index = QModelIndex | QPersistentModelIndex

_LEAVING = (
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down),
)


class CellDelegate(QStyledItemDelegate):
    """Paints a code or a cell."""

    typed = Signal(object, str)
    """Words stand in a cell now."""
    left = Signal(int)
    """A key led out of the words."""

    def __init__(self, grid: BallotTable) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Be as high as a row and its gap."""
        return QSize(64, self._grid.rowHeight(0))

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for words."""
        field = QLineEdit(parent)
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)).split(":")[0])
        place = QPersistentModelIndex(index)
        field.textEdited.connect(lambda text: self.typed.emit(place, text))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what is kept; what somebody is typing is just that, and its cursor stays."""
        if isinstance(editor, QLineEdit) and editor.text() != str(index.data()):
            editor.setText(str(index.data()))

    def setModelData(self, editor: QWidget, _model: QObject, index: Index) -> None:
        """Take what stands in the field."""
        if isinstance(editor, QLineEdit):
            self.typed.emit(index, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave the words with the keys that lead on."""
        if (
            isinstance(editor, QWidget)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _LEAVING
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, self.EndEditHint.NoHint)
            self.left.emit(event.key())
            return True
        return super().eventFilter(editor, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint it in the state that it is in."""
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        if line.complaint:
            return
        rect, row = QRectF(option.rect).adjusted(3, 3, -3, -3), line.row
        now = self._grid.currentIndex()
        at_hand = now.isValid() and self._grid.ballots.line(now).row is row  # type: ignore[union-attr]
        if index.column() == 0:
            self._paint_code(painter, rect.adjusted(9, 0, 0, 0), row, at_hand=at_hand)
        elif index.column() == self._grid.ballots.columnCount() - 1:
            ink = "bad" if row.wrong else "text_muted"
            write(painter, rect.adjusted(8, 0, 0, 0), str(index.data()), ink, LEFT)
        else:
            here = at_hand and now.column() == index.column()
            self._paint_cell(painter, rect, index, row, here=here)

    def _paint_cell(
        self, painter: QPainter, rect: QRectF, index: Index, row: BallotRow, *, here: bool
    ) -> None:
        text, is_text = str(index.data()), self._grid.ballots.is_text(index)
        wrong = bool(row.wrong) and not is_text
        line_role, width = ("focus", 2) if here else ("bad", 2) if wrong else ("edge", 1)
        ground = "bad_soft" if wrong else "surface" if text or here else "canvas"
        if text and not here and not wrong:
            line_role = "edge" if current().name == "contrast" else "line"
        box(painter, rect, ground, line_role, 5, width)
        ink = "bad" if wrong else "text_muted" if row.apart and not is_text else "text"
        face = "strong" if here or wrong else "note"
        align = LEFT if is_text else MIDDLE
        write(painter, rect.adjusted(6, 0, -6, 0), text, ink, align, face)

    def _paint_code(
        self, painter: QPainter, rect: QRectF, row: BallotRow, *, at_hand: bool
    ) -> None:
        ink = "text" if row.is_keyed or at_hand else "text_muted"
        face = "strong" if at_hand else "body"
        if not row.expected:
            half = rect.height() / 2
            lower = rect.adjusted(0, half - 2, 0, 0)
            write(painter, rect.adjusted(0, 0, 0, -half), row.code, ink, LEFT, face)
            write(painter, lower, "from another table", "warn", LEFT)
            return
        write(painter, rect, row.code, ink, LEFT, face)
