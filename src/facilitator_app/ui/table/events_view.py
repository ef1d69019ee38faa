"""A list of what was done: when, by whom, what, and the words with what changed in them marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.domain.differences import GONE, NEW
from facilitator_app.ui.parts.lists import ListView, Rows, row_ground
from facilitator_app.ui.parts.marked import format_range, laid_out, units
from facilitator_app.ui.parts.painting import LEFT, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QTextLayout

    from facilitator_app.ui.table.note_history import Event

    Index = QModelIndex | QPersistentModelIndex

_MEASURE, _SIDE, _TOP, _GAP = 960, 20, 8, 4


class EventsView(ListView):
    """Lists events; Enter or a double click takes one up."""

    taken = Signal(object)

    def __init__(self, name: str, nothing: str) -> None:
        super().__init__(name, nothing)
        self._rows: Rows[Event] = Rows(lambda each: each.told)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.doubleClicked.connect(self._take)

    def show_events(self, events: Sequence[Event]) -> None:
        """List other events."""
        self._rows.show(events)
        self.choose(0)

    @property
    def at_hand(self) -> Event | None:
        """The event that is chosen."""
        index = self.currentIndex()
        return self._rows.at(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take up with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _take(self, index: Index) -> None:
        if index.isValid():
            self.taken.emit(self._rows.at(index.row()))


class _Painter(QStyledItemDelegate):
    """Paints events: a line of when and who, a line of what, then the words."""

    def __init__(self, view: EventsView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the words are at this width."""
        wide = self._view.viewport().width()
        return QSize(wide, round(sum(self._heights(index, wide)) + 2 * _TOP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one event."""
        rect = row_ground(painter, option)
        event: Event = index.data(Qt.ItemDataRole.UserRole)
        room = QRectF(rect.left() + _SIDE, rect.top() + _TOP, _room(rect.width()), 0)
        line = _line()
        room.setHeight(line)
        when = f"{event.when.astimezone():%d %B, %H:%M:%S}"
        who = "  ·  ".join(filter(None, (when, event.who)))
        write(painter, room, who, "text_muted", LEFT)
        painter.setPen(current().colour("text"))
        at = QPointF(room.left(), room.top() + line)
        what = laid_out(event.what, "strong", room.width())
        what.draw(painter, at)
        at.setY(at.y() + what.boundingRect().height() + _GAP)
        _marked(event, room.width()).draw(painter, at)

    def helpEvent(self, *_arguments: object) -> bool:
        """Show no tip: all of it is on the screen."""
        return False

    def _heights(self, index: Index, wide: float) -> tuple[float, float, float]:
        event: Event = index.data(Qt.ItemDataRole.UserRole)
        what = laid_out(event.what, "strong", _room(wide)).boundingRect().height()
        words = _marked(event, _room(wide)).boundingRect().height() + _GAP if event.words else 0
        return _line(), what, words


def _room(wide: float) -> float:
    return min(wide, current().px(_MEASURE)) - 2 * _SIDE


def _line() -> int:
    return current().px(22)


def _marked(event: Event, wide: float) -> QTextLayout:
    """Return the words: what went is struck out, what came is underlined and strong."""
    formats, at = [], 0
    for sort, text in event.words:
        wanted = QTextCharFormat()
        if sort == GONE:
            wanted.setFontStrikeOut(True)
            wanted.setForeground(current().colour("text_muted"))
        elif sort == NEW:
            wanted.setFont(current().font("note", strong=True))
            wanted.setFontUnderline(True)
        size = units(text)
        formats.append(format_range(at, size, wanted))
        at += size
    return laid_out("".join(each.text for each in event.words), "note", wide, formats)
