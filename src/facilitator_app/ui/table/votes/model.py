"""The ballots of a vote as Qt lays them out: a line for each, and one below for what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator_app.domain.votes.columns import TEXT

if TYPE_CHECKING:
    from facilitator_app.ui.table.votes.ballot_row import BallotRow
    from facilitator_app.ui.table.votes.sheet import VoteSheet

    Index = QModelIndex | QPersistentModelIndex


_HEADING = 60
"""Of a longer heading only the start is shown; the tip has all of it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A ballot, or what is wrong with the one above."""

    row: BallotRow
    complaint: bool = False


class VoteModel(QAbstractTableModel):
    """Column 0 has the codes, the last one says in words what was keyed, the others are keyed."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet: VoteSheet | None = None
        self._lines: list[Line] = []

    def show(self, sheet: VoteSheet | None) -> None:
        """Lay out another vote."""
        self.beginResetModel()
        self.sheet = sheet
        self._lines = []
        for each in sheet.rows if sheet else []:
            self._lines.append(Line(each))
            if each.told:
                self._lines.append(Line(each, complaint=True))
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are, that of the codes with them."""
        if self.sheet is None or (parent is not None and parent.isValid()):
            return 0
        return 2 + len(self.sheet.columns)

    def line(self, index: Index) -> Line | None:
        """Return what a line is about."""
        return self._lines[index.row()] if index.isValid() else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell's text, or the line itself."""
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._told(line, index.column())
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """Return what a column is called; the codes begin where their heading does."""
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if role not in wanted or self.sheet is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        last = "" if self.sheet.sum is None else "Adds to"
        words = ("Ballot", *(each.name for each in self.sheet.columns), last)[section]
        if role == Qt.ItemDataRole.ToolTipRole or len(words) <= _HEADING:
            return words
        return f"{words[: _HEADING - 1].rstrip()}…"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells of ballots be gone to."""
        line = self.line(index)
        ends = (0, self.columnCount() - 1)
        if line is None or line.complaint or index.column() in ends:
            return Qt.ItemFlag.ItemIsEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can_type = self.is_text(index) and self.sheet is not None and not self.sheet.is_closed
        return found | Qt.ItemFlag.ItemIsEditable if can_type else found

    def is_text(self, index: Index) -> bool:
        """Tell whether words are typed in a cell."""
        at = index.column() - 1
        if self.sheet is None or not 0 <= at < len(self.sheet.columns):
            return False
        return self.sheet.columns[at].sort == TEXT

    def place_of(self, row: BallotRow) -> int:
        """Return the line of a ballot, or -1."""
        return next(
            (at for at, each in enumerate(self._lines) if each.row is row and not each.complaint),
            -1,
        )

    def next_place(self, place: int, by: int) -> int:
        """Return the line of the next ballot, or of the one before; -1 if there is none."""
        place += by
        while 0 <= place < len(self._lines) and self._lines[place].complaint:
            place += by
        return place if 0 <= place < len(self._lines) else -1

    def tell(self, row: BallotRow) -> int | None:
        """Show a ballot as it is now; return the line below that says what is wrong, if any."""
        place = self.place_of(row)
        self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))
        below = place + 1
        there = below < len(self._lines) and self._lines[below].complaint
        told = row.told
        if there and not told:
            self.beginRemoveRows(QModelIndex(), below, below)
            del self._lines[below]
            self.endRemoveRows()
        elif told and not there:
            self.beginInsertRows(QModelIndex(), below, below)
            self._lines.insert(below, Line(row, complaint=True))
            self.endInsertRows()
            return below
        return below if told else None

    def told(self) -> list[tuple[int, BallotRow]]:
        """Return the lines that say something of the ballot above, and of which."""
        return [(at, each.row) for at, each in enumerate(self._lines) if each.complaint]

    def add(self, row: BallotRow) -> None:
        """Put a ballot nobody expected into its place."""
        if self.sheet is None:
            return
        at = self.sheet.place_for(row.code)
        place = self.place_of(self.sheet.rows[at]) if at < len(self.sheet.rows) else self.rowCount()
        self.beginInsertRows(QModelIndex(), place, place)
        self.sheet.rows.insert(at, row)
        self._lines.insert(place, Line(row))
        self.endInsertRows()

    def _text(self, line: Line, column: int) -> str:
        row = line.row
        if line.complaint:
            return row.told if column == 0 else ""
        if column == 0:
            return row.code
        if column == self.columnCount() - 1:
            return self.sheet.words_of(row) if self.sheet else ""
        at = column - 1
        if self.sheet is None or at in row.odd or at in row.texts:
            return row.odd.get(at, row.texts.get(at, ""))
        return self.sheet.shown(at, row.values.get(at))

    def _told(self, line: Line, column: int) -> str:
        if line.complaint or column == 0:
            stranger = "" if line.row.expected or line.complaint else ", from another table"
            return self._text(line, column) + stranger
        name = self.headerData(column, Qt.Orientation.Horizontal) or "Says"
        return f"{line.row.code}, {name}: {self._text(line, column) or 'empty'}"
