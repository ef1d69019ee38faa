"""A table of figures on a page: all of its rows are seen, arrow keys go through its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from facilitator_app.ui.parts.painting import LEFT, RIGHT, font_of, width_of
from facilitator_app.ui.parts.plainly import tip
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.results.telling import meaning_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from facilitator_app.ui.results.blocks import Numbers

    Index = QModelIndex | QPersistentModelIndex

_ROLES = Qt.ItemDataRole
_PAD, _LEAST, _MOST = 24, 170, 420
"""What a cell leaves free at its sides; between which widths a column of words begins."""


class _Cells(QAbstractTableModel):
    """The cells of a table; a tip says what a figure is."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.numbers = numbers

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.numbers.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.numbers.columns)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:  # noqa: ANN401
        column = self.numbers.columns[index.column()]
        text = self.numbers.rows[index.row()][index.column()]
        if role == _ROLES.DisplayRole:
            return text
        if role == _ROLES.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        if role == _ROLES.FontRole:
            return font_of("strong" if index.column() == 0 else "body")
        if role == _ROLES.ToolTipRole:
            return tip(meaning_of(text) if index.column() == 0 else "") or tip(text)
        if role == _ROLES.AccessibleTextRole:
            about = f"{self.numbers.rows[index.row()][0]}, " if index.column() else ""
            return f"{about}{column.title}: {text}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole
    ) -> Any:  # noqa: ANN401
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.numbers.columns[section]
        if role == _ROLES.DisplayRole:
            return column.title
        if role == _ROLES.TextAlignmentRole:
            return RIGHT if column.is_number else LEFT
        if role in (_ROLES.ToolTipRole, _ROLES.AccessibleDescriptionRole):
            return tip(meaning_of(column.title))
        return None


class NumbersView(QTableView):
    """Shows a table; Ctrl+C copies all of it."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self._cells = _Cells(numbers)
        self.setModel(self._cells)
        self.setAccessibleName(numbers.name)
        self.setProperty("ring", "yes")
        self.setProperty("kind", "numbers")
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        for header in (self.verticalHeader(), self.horizontalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(_PAD)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        if numbers.rows:
            first = self._cells.index(0, 0)
            nothing = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, nothing)
        self._fit()

    def sizeHintForRow(self, row: int) -> int:
        """Return how high a row is."""
        return self.verticalHeader().sectionSize(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns what room there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_cells"):
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy all of it, so that it can be put into a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._cells.numbers.plain)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Show every row, and give columns of words more or less than they ask for."""
        theme, numbers = current(), self._cells.numbers
        needed = [self._needed(at) for at in range(len(numbers.columns))]
        words = [at for at, each in enumerate(numbers.columns) if not each.is_number]
        room = self.width() - 2 * self.frameWidth() - sum(needed)
        for at in words:
            if room > 0:
                needed[at] += room // len(words)
            else:
                less = min(max(needed[at] - theme.px(_LEAST), 0), -room)
                needed[at], room = needed[at] - less, room + less
        for at, wide in enumerate(needed):
            self.horizontalHeader().resizeSection(at, wide)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(
            policy.ScrollBarAlwaysOn if room < 0 else policy.ScrollBarAlwaysOff
        )
        for at, each in enumerate(numbers.rows):
            self.verticalHeader().resizeSection(at, _height(each, needed))
        bar = self.horizontalScrollBar().sizeHint().height() if room < 0 else 0
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + self.verticalHeader().length() + 2 * self.frameWidth() + bar)

    def _needed(self, at: int) -> int:
        numbers = self._cells.numbers
        texts = [numbers.columns[at].title, *(row[at] for row in numbers.rows)]
        wide = max(width_of(each, "strong") for each in texts) + _PAD
        return wide if numbers.columns[at].is_number else min(wide, current().px(_MOST))


def _height(texts: Sequence[str], wide: Sequence[int]) -> int:
    """Return how high a row must be for words that wrap."""
    metrics, flags = QFontMetrics(font_of("strong")), int(Qt.TextFlag.TextWordWrap)
    highest = max(
        metrics.boundingRect(QRect(0, 0, room - _PAD + 2, 10_000), flags, text).height()
        for text, room in zip(texts, wide, strict=True)
    )
    return max(current().size["row"], highest + 12)
