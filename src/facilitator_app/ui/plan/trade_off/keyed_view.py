"""A ballot as it is keyed: its row of the grid, and what each cell takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator_app.domain.planning.formats import worded
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.domain.votes.columns import TEXT, Column, columns_of
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.painting import LEFT, MIDDLE, box, painter_for, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from facilitator_app.domain.records import TradeOff

_CODE, _CELL, _HIGH, _OVER, _GAP = 72, 46, 34, 20, 6
_SAMPLE = "2A42W"
_LATER = "This way of voting is not known here yet: its ballots cannot be keyed."


class KeyedView(QWidget):
    """Shows one row of the grid, nothing keyed in it, and its columns in words."""

    def __init__(self) -> None:
        super().__init__()
        self.cells, self.told = _Cells(), Paragraph("")
        self.setLayout(column(self.cells, self.told, gap=8))

    def show_trade_off(self, trade_off: TradeOff, wordings: Mapping[int, str]) -> None:
        """Show the row of another trade-off, or of the same one as it is typed."""
        if trade_off.method not in VOTE_METHODS:
            self.cells.show_names([])
            self.told.say(_LATER)
            return
        options = worded(trade_off, wordings)
        cells = columns_of(trade_off, options, texts=True)
        names = [each.name for each in cells]
        self.cells.show_names([str(at) for at, _ in enumerate(names, 1)] if names[1:] else names)
        self.told.say("\n".join(_told(trade_off, cells, options)))


class _Cells(QWidget):
    """The row: a code, and a cell for each column, in several lines if there are many."""

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self.setAccessibleName("One row of the grid")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_names(self, names: Sequence[str]) -> None:
        """Have a cell under each name."""
        self._names = list(names)
        self.setAccessibleDescription(", ".join((f"Ballot {_SAMPLE}", *names)))
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as there is room for, and as high as the lines are."""
        return QSize(current().px(_CODE + _CELL), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the row where the room ends."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the code and the empty cells."""
        painter, px = painter_for(self), current().px
        for at, (name, rect) in enumerate(zip(self._names, self._places(), strict=True)):
            over = QRectF(rect.left(), rect.top() - px(_OVER), rect.width(), px(_OVER))
            write(painter, over, name, "text_muted", MIDDLE, "note")
            box(painter, rect, "surface", "edge", 5)
            if not at:
                code = QRectF(0, rect.top(), px(_CODE), rect.height())
                write(painter, code, _SAMPLE, "text", LEFT, "strong")

    def _places(self) -> Iterator[QRectF]:
        px = current().px
        wide = px(_CELL) if len(self._names) > 1 else 2 * px(_CELL)
        across = self._across()
        for at, _ in enumerate(self._names):
            line, place = divmod(at, across)
            left, top = px(_CODE) + place * (wide + _GAP), line * self._line() + px(_OVER)
            yield QRectF(left, top, wide, px(_HIGH))

    def _across(self) -> int:
        px = current().px
        return max(1, (self.width() - px(_CODE) + _GAP) // (px(_CELL) + _GAP))

    def _line(self) -> int:
        px = current().px
        return px(_OVER) + px(_HIGH) + _GAP

    def _fit(self) -> None:
        self.setFixedHeight(-(-len(self._names) // self._across()) * self._line())


def _told(trade_off: TradeOff, cells: Sequence[Column], options: Sequence[str]) -> Iterator[str]:
    """Say what the numbers over the cells stand for, and what each of them takes."""
    for at, each in enumerate(cells, 1):
        takes = "words" if each.sort == TEXT else _counted(each.low, each.high)
        yield f"{at}  {each.name}: {takes}" if cells[1:] else f"It takes {takes}."
    if VOTE_METHODS[trade_off.method].only_one:
        yield from (f"{at} is {option}" for at, option in enumerate(options, 1))
        yield from (f"{at} is {word}" for at, word in enumerate(trade_off.scale_labels, 1))


def _counted(low: int, high: int) -> str:
    return f"{low} to {high}" if high > low else str(low)
