"""Paints the cells of a grid, and opens a line in the one that is typed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from facilitator_app.ui.parts.lines import TextLine
from facilitator_app.ui.parts.painting import LEFT, box, write
from facilitator_app.ui.parts.theme import current, style

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPainter

    from facilitator_app.ui.plan.grid.grid import Grid

    Index = QModelIndex | QPersistentModelIndex

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Cells(QStyledItemDelegate):
    """What a grid looks like, cell by cell."""

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.line: TextLine | None = None
        """The line that is open, if one is."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Be as high as the line that opens here."""
        return QSize(current().px(64), current().size["target"] + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, text, and the ring of the cell at hand."""
        grid, rect = self._grid, QRectF(option.rect)
        wrong, is_open = grid.model().is_wrong(index), grid.model().is_open(index)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "bad_soft" if wrong else "accent_soft" if chosen else "" if is_open else "canvas"
        if ground:
            painter.fillRect(option.rect, current().colour(ground))
        text = str(index.data() or "")
        ink = "bad" if wrong else "text" if is_open else "text_muted"
        if not text and index.column() == 0 and is_open:
            text, ink = grid.invitation(index), "text_muted"
        write(painter, rect.adjusted(8, 0, -6, 0), text, ink, LEFT)
        if index == grid.currentIndex() and grid.hasFocus():
            box(painter, rect.adjusted(0, 0, -1, -1), "", "focus", 4, 2)
        elif wrong:
            box(painter, rect.adjusted(0, 0, -1, -1), "", "bad", 4, 2)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a line in a cell."""
        grid = self._grid
        heading = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal))
        line = TextLine(f"{heading}, row {index.row() + 1}")
        line.setParent(parent)
        line.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        line.selectAll()
        key, column = grid.model().key(index.row()), index.column()
        line.textEdited.connect(lambda text: grid.note(key, column, text))
        offers = grid.model().sheet.columns()[column].offers
        if offers is not None:
            completer = QCompleter(list(offers()), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
            popup = completer.popup()
            if popup is not None:
                popup.setAccessibleName(f"{heading}: offered")
                style(popup, current())  # it is in no window
        self.line = line
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave what is typed as it is: it was set as the line was opened."""

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:
        """Save what was typed, if it is something else than before or had been refused."""
        text = editor.text() if isinstance(editor, TextLine) else ""
        model = self._grid.model()
        if text.strip() != str(index.data(Qt.ItemDataRole.EditRole) or "") or model.is_wrong(index):
            model.setData(QModelIndex(index), text)  # type: ignore[arg-type]
        if not model.is_wrong(index):
            self._grid.note(model.key(index.row()), index.column(), "")

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Go down with Enter; drop what is typed with Esc; leave the rest to Qt."""
        if event.type() == QEvent.Type.KeyPress and isinstance(editor, TextLine):
            key: QKeyEvent = event  # type: ignore[assignment]
            if key.key() in _ENTERS and not _is_offering(editor):
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
                self._grid.step_down()
                return True
            if key.key() == Qt.Key.Key_Escape:
                self._grid.drop()
        return super().eventFilter(editor, event)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the line that was open."""
        self.line = None
        super().destroyEditor(editor, index)


def _is_offering(line: TextLine) -> bool:
    """Tell whether the texts that are offered are shown."""
    completer: QCompleter | None = line.completer()
    popup = completer.popup() if completer is not None else None
    return popup is not None and popup.isVisible()
