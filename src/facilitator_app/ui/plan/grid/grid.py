"""A grid that is filled in like a spreadsheet: typing opens a cell, Enter and Tab go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.plan.grid.cells import Cells
from facilitator_app.ui.plan.grid.model import GridModel
from facilitator_app.ui.plan.grid.sheet import NEW, as_text, block

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from facilitator_app.ui.plan.grid.sheet import Sheet

    Index = QModelIndex | QPersistentModelIndex

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_OURS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Paste)
_TRIGGERS = QAbstractItemView.EditTrigger
_LEAST, _SHORTEST = 120, 200


class Grid(QTableView):
    """Shows a sheet. Tab leaves it, unless a cell is open: then it goes to the next one."""

    typed = Signal(object, int, str)
    """Somebody types into a cell: the key of its row, its column, what stands there now."""
    chosen = Signal()
    """Other cells are selected."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self._model = GridModel(sheet)
        self._cells = Cells(self)
        self.setModel(self._model)
        self.setItemDelegate(self._cells)
        self.setAccessibleName(sheet.name)
        self.setProperty("ring", "yes")
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(
            _TRIGGERS.AnyKeyPressed | _TRIGGERS.DoubleClicked | _TRIGGERS.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.fit()

    def model(self) -> GridModel:
        """Return the rows."""
        return self._model

    # what happens to it

    def fit(self) -> None:
        """Give rows and columns their sizes: what is left goes to the columns without a width."""
        theme, columns = current(), self._model.sheet.columns()
        self.setMinimumHeight(theme.px(_SHORTEST))
        self.verticalHeader().setDefaultSectionSize(theme.size["target"] + 4)
        fixed = sum(theme.px(each.wide) for each in columns)
        free = sum(1 for each in columns if not each.wide)
        room = (self.viewport().width() - fixed) // free if free else 0
        for at, each in enumerate(columns):
            wide = theme.px(each.wide) if each.wide else max(room, theme.px(_LEAST))
            self.horizontalHeader().resizeSection(at, wide)

    def lay_out(self) -> None:
        """Show other rows, the cursor on the first."""
        self.end_typing()
        self._model.lay_out()
        self.fit()
        if self._model.rowCount() and self._model.columnCount():
            self.stand(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their widths."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_model"):
            self.fit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a spreadsheet, whatever else they mean elsewhere."""
        if event.type() == QEvent.Type.ShortcutOverride:
            asked: QKeyEvent = event  # type: ignore[assignment]
            if any(map(asked.matches, _OURS)) or asked.key() in _REMOVES:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a spreadsheet."""
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in _REMOVES:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.remove if control else self.clear)()
        elif event.key() in _ENTERS and index.isValid() and self._model.is_open(index):
            self.edit(index)
        elif event.key() == Qt.Key.Key_Escape and self._model.rowCount():
            if not (index.isValid() and self._model.take_back(index)):
                event.ignore()
        else:
            super().keyPressEvent(event)

    # what is done in it

    @property
    def keys(self) -> list[Hashable]:
        """The rows that something is selected in, but for the empty one."""
        rows = sorted({each.row() for each in self.selectedIndexes()})
        return [key for row in rows if (key := self._model.key(row)) != NEW]

    def paste(self, text: str) -> bool:
        """Put a block of cells where the cursor stands, as one edit."""
        try:
            cells, at = block(text), self.currentIndex()
        except PlanError as error:
            self._model.refused.emit(error.sentence())
            return False
        if not cells or not at.isValid():
            return False
        wide, room = max(map(len, cells)), self._model.columnCount() - at.column()
        deep, below = len(cells), self._model.rowCount() - at.row()
        if wide > room or (deep > below and not self._model.sheet.grows):
            self._model.refused.emit(
                f"What was copied is {deep} x {wide} cells, and there is room for {below} x {room} "
                "from here: nothing was pasted. Stand further up or to the left."
            )
            return False
        found = {
            (at.row() + down, at.column() + right): cell
            for down, line in enumerate(cells)
            for right, cell in enumerate(line)
        }
        return self._model.fill(found)

    def copy(self) -> None:
        """Copy the cells that are selected, as a spreadsheet takes them."""
        chosen = {(each.row(), each.column()): str(each.data()) for each in self.selectedIndexes()}
        rows, columns = sorted({row for row, _ in chosen}), sorted({at for _, at in chosen})
        lines = [[chosen.get((row, column), "") for column in columns] for row in rows]
        QGuiApplication.clipboard().setText(as_text(lines))

    def clear(self) -> None:
        """Empty the cells that are selected."""
        chosen = [each for each in self.selectedIndexes() if self._model.is_open(each)]
        self._model.fill({(each.row(), each.column()): "" for each in chosen})

    def remove(self) -> None:
        """Take out the rows that something is selected in."""
        if self._model.sheet.grows and self.keys:
            self._model.sheet.remove(self.keys)

    def stand(self, row: int, column: int) -> None:
        """Select one cell and nothing else, whichever keys are down."""
        index = self._model.index(row, column)
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, only)

    def step_down(self) -> None:
        """Go to the cell below, if there is one."""
        at = self.currentIndex()
        if at.row() + 1 < self._model.rowCount() and not self._model.is_wrong(at):
            self.stand(at.row() + 1, at.column())

    def end_typing(self) -> None:
        """Save the cell that is open."""
        if self._cells.line is not None:
            self.commitData(self._cells.line)
            self.closeEditor(self._cells.line, self._cells.EndEditHint.NoHint)

    def note(self, key: Hashable, column: int, text: str) -> None:
        """Tell what is typed into a cell."""
        self.typed.emit(key, column, text)

    def drop(self) -> None:
        """Tell that what was typed is dropped."""
        self.typed.emit(self._model.key(self.currentIndex().row()), 0, "")

    def invitation(self, index: Index) -> str:
        """Return what the first cell of the empty row says."""
        new = self._model.key(index.row()) == NEW
        return f"New {self._model.sheet.one}" if new else ""
