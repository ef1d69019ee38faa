"""The rows of a sheet as Qt lays them out, with what was refused where it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.plan.grid.sheet import NEW

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from facilitator_app.ui.plan.grid.sheet import Column, Sheet

    Index = QModelIndex | QPersistentModelIndex


class GridModel(QAbstractTableModel):
    """Rows keep their places while one works on them, whatever is changed in them."""

    refused = Signal(str)
    """A sentence that says why nothing was saved; an empty one once something was."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self._keys: list[Hashable] = []
        self._typed: dict[tuple[Hashable, int], str] = {}
        """What was typed into cells and refused."""
        self._saving = False
        self._columns: Sequence[Column] = ()
        """As the view knows them."""
        self.lay_out()

    # what Qt asks

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are, the one for a new thing with them."""
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the text of a cell."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            heading = self._columns[index.column()].name
            return f"{heading}: {self.text(index.row(), index.column()) or 'empty'}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or orientation == Qt.Orientation.Vertical:
            return None
        return self._columns[section].name

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let cells be gone to, and edited where they can be."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.is_open(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Save one cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        return self.fill({(index.row(), index.column()): str(value)})

    # what the grid asks

    def key(self, row: int) -> Hashable:
        """Return the key of a row."""
        return self._keys[row]

    def row_of(self, key: Hashable) -> int:
        """Return the row of a key, or -1."""
        return self._keys.index(key) if key in self._keys else -1

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell: what is saved, or what was typed and refused."""
        key = self._keys[row]
        if (key, column) in self._typed:
            return self._typed[key, column]
        return "" if key == NEW else self.sheet.text(key, column)

    def is_open(self, index: Index) -> bool:
        """Tell whether a cell can be edited."""
        key = self._keys[index.row()]
        return key == NEW or self.sheet.is_open(key, index.column())

    def is_wrong(self, index: Index) -> bool:
        """Tell whether what stands in a cell was refused."""
        return (self._keys[index.row()], index.column()) in self._typed

    def put_back(self, key: Hashable, column: int, text: str) -> bool:
        """Let something half typed stand in its cell again, if there is that cell."""
        if key not in self._keys or column >= self.columnCount():
            return False
        self._typed[key, column] = text
        self._tell()
        return True

    def take_back(self, index: Index) -> bool:
        """Drop what was refused in a cell; return whether anything was."""
        if self._typed.pop((self._keys[index.row()], index.column()), None) is None:
            return False
        self._tell()
        self.refused.emit("")
        return True

    def fill(self, cells: Mapping[tuple[int, int], str]) -> bool:
        """Save cells by row and column as one edit; rows beyond the last become new things."""
        last = self._keys.index(NEW) if NEW in self._keys else len(self._keys)
        known = {
            (self._keys[row], column): text.strip()
            for (row, column), text in cells.items()
            if row < last
        }
        news: dict[int, dict[int, str]] = {}
        for (row, column), text in cells.items():
            if row >= last and text.strip():
                news.setdefault(row, {})[column] = text.strip()
        for (key, column), text in self._typed.items():
            if news and key == NEW and (last, column) not in cells:
                news.setdefault(last, {})[column] = text.strip()
        self._saving = True
        try:
            done = self.sheet.save(known, list(news.values()))
            sentence = ""
        except PlanError as error:
            done, sentence = False, error.sentence()
        finally:
            self._saving = False
        self._settle(cells, last, done=done)
        if done or sentence:
            self.refused.emit(sentence)
        return done

    def lay_out(self) -> None:
        """Show the rows in their order, all of it anew."""
        self.beginResetModel()
        self._typed.clear()
        self._keys, self._columns = self._wanted(), self.sheet.columns()
        self.endResetModel()

    def follow(self) -> None:
        """Show the rows as they are now, each in the place that it had."""
        self._follow_columns()
        wanted = self._wanted()
        for row in range(len(self._keys) - 1, -1, -1):
            if self._keys[row] not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._keys[row]
                self.endRemoveRows()
        self._add([each for each in wanted if each not in self._keys])
        self._tell()

    # parts

    def _follow_columns(self) -> None:
        """Have as many columns as the sheet: a view that is not told of another number crashes."""
        wanted, had = self.sheet.columns(), len(self._columns)
        if len(wanted) > had:
            self.beginInsertColumns(QModelIndex(), had, len(wanted) - 1)
            self._columns = wanted
            self.endInsertColumns()
        elif len(wanted) < had:
            self.beginRemoveColumns(QModelIndex(), len(wanted), had - 1)
            self._columns = wanted
            self.endRemoveColumns()

    def _wanted(self) -> list[Hashable]:
        return [*self.sheet.keys(), *([NEW] if self.sheet.grows else [])]

    def _add(self, keys: Sequence[Hashable]) -> None:
        """Put new rows behind the others; the first takes the place of the row it was typed in."""
        if not keys:
            return
        at = self._keys.index(NEW) if NEW in self._keys else len(self._keys)
        if self._saving and NEW in self._keys:
            self._keys[at] = keys[0]
            keys, at = [*keys[1:], NEW], at + 1
        self.beginInsertRows(QModelIndex(), at, at + len(keys) - 1)
        self._keys[at:at] = keys
        self.endInsertRows()

    def _settle(self, cells: Mapping[tuple[int, int], str], last: int, *, done: bool) -> None:
        """Let one cell that was refused keep its text; forget what was refused before."""
        for (row, column), text in cells.items():
            key = self._keys[row] if row < last else NEW
            self._typed.pop((key, column), None)
            if not done and len(cells) == 1 and text.strip():
                self._typed[key, column] = text
        if done:
            self._typed = {at: text for at, text in self._typed.items() if at[0] != NEW}
        self._tell()

    def _tell(self) -> None:
        if self._keys:
            last = self.index(len(self._keys) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
