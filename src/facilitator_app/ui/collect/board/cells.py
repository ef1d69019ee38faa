"""Paints the board: each cell says what it comes to by word and sign, and counts what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.domain.board import LATER, ON
from facilitator_app.domain.board.cell import ELSEWHERE, MISSING, WHOLE
from facilitator_app.domain.board.words import closed_of, in_short, packed
from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.painting import LEFT, box, underline, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPainter

    from facilitator_app.domain.board import Cell
    from facilitator_app.ui.collect.board.grid import BoardGrid

    Index = QModelIndex | QPersistentModelIndex

FIGURES = {"message-circle": "notes", "quote": "quotes", "list-checks": "rounds closed"}
"""The signs of what is counted in a cell, and what each of them means."""

PAD, SIGN, GAP = 8, 16, 4
_BETWEEN = 10
_LEAST = 96


class Look(NamedTuple):
    """How a cell of one state looks."""

    icon: str
    ink: str
    ground: str = ""
    face: str = "body"


LOOKS = {
    MISSING: Look("circle-alert", "bad", "bad_soft", "strong"),
    WHOLE: Look("circle-check", "good"),
    ON: Look("clock", "text_muted"),
    ELSEWHERE: Look("hard-drive", "text_muted"),
    LATER: Look("circle", "text_muted"),
}


class BoardCells(QStyledItemDelegate):
    """Two lines in each cell: what it comes to, and what is there."""

    def __init__(self, grid: BoardGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Be as high as two lines."""
        return QSize(current().px(_LEAST), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        cell: Cell = index.data(Qt.ItemDataRole.UserRole)
        theme, look, rect = current(), LOOKS[cell.state], QRectF(option.rect)
        inner = rect.adjusted(2, 2, -2, -2)
        if look.ground:
            box(painter, inner, look.ground, "bad" if theme.name == "contrast" else "", 4)
            painter.fillRect(
                QRectF(inner.left(), inner.top(), 4, inner.height()), theme.colour(look.ink)
            )
        else:
            underline(painter, option.rect)
        lines = inner.adjusted(PAD, 4, -PAD, -4)
        half = lines.height() / 2
        upper = QRectF(lines.left(), lines.top(), lines.width(), half)
        self._sign(painter, upper, look.icon, look.ink)
        words = upper.adjusted(theme.px(SIGN) + GAP, 0, 0, 0)
        ink = look.ink if look.face == "strong" else "text_muted"
        write(painter, words, in_short(cell), ink, LEFT, look.face)
        self._figures(painter, upper.translated(0, half), cell)
        if index == self._grid.currentIndex():
            line, width = ("focus", 2) if self._grid.hasFocus() else ("edge", 1)
            box(painter, inner, "", line, 4, width)

    def _figures(self, painter: QPainter, line: QRectF, cell: Cell) -> None:
        """Count what is there."""
        left = line.left()
        for icon, figure in figures(cell):
            place = QRectF(left, line.top(), line.right() - left, line.height())
            self._sign(painter, place, icon, "text_muted")
            words = place.adjusted(current().px(SIGN) + GAP, 0, 0, 0)
            write(painter, words, figure, "text", LEFT)
            left = words.left() + width_of(figure) + _BETWEEN

    def _sign(self, painter: QPainter, line: QRectF, icon: str, ink: str) -> None:
        side = current().px(SIGN)
        place = QPointF(line.left(), line.top() + (line.height() - side) / 2)
        painter.drawPixmap(place, icons.pixmap(icon, ink, side))


class TableHeads(QHeaderView):
    """The tables, each with when its newest pack was made."""

    def __init__(self, grid: BoardGrid) -> None:
        super().__init__(Qt.Orientation.Vertical, grid)
        self._grid = grid
        self.setAccessibleName("Tables")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        """Be as wide as the longest word."""
        board = self._grid.boards.board
        rows = board.rows if board is not None else ()
        words = [width_of(packed(each, board), "body") for each in rows if board is not None]
        codes = [width_of(f"Table {each.table.code}", "strong") for each in rows]
        return QSize(max([*words, *codes, current().px(64)]) + 2 * PAD + 4, 0)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Paint one table."""
        board = self._grid.boards.board
        if board is None:
            return
        row, place = board.rows[logicalIndex], QRectF(rect)
        painter.fillRect(rect, current().colour("raised"))
        underline(painter, rect)
        inner = place.adjusted(PAD, 6, -PAD, -6)
        words = packed(row, board)
        upper = inner if not words else QRectF(inner.topLeft(), inner.center() + _right(inner))
        write(painter, upper, f"Table {row.table.code}", "text", LEFT, "strong")
        if words:
            write(painter, upper.translated(0, inner.height() / 2), words, "text_muted", LEFT)


def figures(cell: Cell) -> Iterator[tuple[str, str]]:
    """Give the figures of a cell, each with its sign."""
    facts, closed = cell.facts, closed_of(cell)
    counted = (str(facts.notes or ""), str(facts.quotes) if facts.notes else "", closed)
    for icon, figure in zip(FIGURES, counted, strict=True):
        if figure:
            yield icon, figure.replace(" of ", "/")


def row_height() -> int:
    """Return how high a row is: two lines of text."""
    return current().px(48) + 8


def width_for(cells: Iterable[Cell]) -> int:
    """Return how wide a column must be for these cells."""
    sign = current().px(SIGN) + GAP
    wide = current().px(_LEAST)
    for each in cells:
        counted = [width_of(figure) + sign + _BETWEEN for _, figure in figures(each)]
        wide = max(wide, sign + width_of(in_short(each), "strong"), sum(counted) - _BETWEEN)
    return wide + 2 * PAD + 8


def _right(rect: QRectF) -> QPointF:
    return QPointF(rect.width() / 2, 0)
