"""Paints the cells of the grid that paper ballots are keyed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.parts.painting import LEFT, MIDDLE, box, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator_app.ui.table.votes.ballot_row import BallotRow
    from facilitator_app.ui.table.votes.grid import VoteGrid
    from facilitator_app.ui.table.votes.model import Line

    Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a code or a cell."""

    def __init__(self, grid: VoteGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Be as high as a row and its gap."""
        return QSize(64, self._grid.rowHeight(0))

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
            return
        if index.column() == self._grid.ballots.columnCount() - 1:
            write(painter, rect.adjusted(8, 0, 0, 0), str(index.data()), "text_muted", LEFT)
            return
        text = str(index.data())
        here = at_hand and now.column() == index.column()
        line_role, width = ("focus", 2) if here else ("bad", 2) if row.wrong else ("edge", 1)
        ground = "bad_soft" if row.wrong else "surface" if text or here else "canvas"
        if text and not here and not row.wrong:
            line_role = "edge" if current().name == "contrast" else "line"
        box(painter, rect, ground, line_role, 5, width)
        ink = "bad" if row.wrong else "text_muted" if row.apart else "text"
        face = "strong" if here or row.wrong else "note"
        write(painter, rect.adjusted(6, 0, -6, 0), text, ink, MIDDLE, face)

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
