"""One day of the agenda: when, what, how long, and how much was noted there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.lists import row_ground
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.painting import LEFT, RIGHT, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator_app.domain.records import Session

QUIET = ("break",)
"""Sessions in which nothing is said: written without weight."""


@dataclass(frozen=True)
class AgendaRow:
    """A session, how much was noted in it, and whether it is the one at hand."""

    session: Session
    notes: int
    at_hand: bool

    @property
    def starts(self) -> str:
        """When it is planned to start."""
        return f"{self.session.planned_start:%H:%M}" if self.session.planned_start else ""

    @property
    def told(self) -> str:
        """The row as it is read out."""
        parts = [
            self.starts,
            self.session.code,
            self.session.title,
            counted(self.session.minutes, "minute") if self.session.minutes else "",
            counted(self.notes, "note") if self.notes else "",
            "protected" if self.session.protected else "",
            "at hand" if self.at_hand else "",
        ]
        return ", ".join(filter(None, parts))


class AgendaDelegate(QStyledItemDelegate):
    """Columns that line up down the day; the session at hand is marked at its edge."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as a row."""
        return QSize(current().px(300), current().size["row"] + 2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one session."""
        theme, rect = current(), row_ground(painter, option)
        each: AgendaRow = index.data(Qt.ItemDataRole.UserRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if each.at_hand:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 4, rect.height()), theme.colour("accent")
            )
        quiet = each.session.kind in QUIET
        ink = "accent_ink" if selected else "text_muted" if quiet else "text"
        left = rect.left() + 16
        for text, wide, colour in (
            (each.starts, 56, "text_muted"),
            (each.session.code, 52, "text_muted"),
        ):
            write(painter, _cell(rect, left, theme.px(wide)), text, colour, LEFT)
            left += theme.px(wide)
        right = self._right(painter, rect, each)
        face = "body" if quiet else "strong"
        words = each.session.title or each.session.code
        write(painter, _cell(rect, left, right - left - 8), words, ink, LEFT, face)

    def _right(self, painter: QPainter, rect: QRectF, each: AgendaRow) -> float:
        """Paint minutes and notes; return where the words must end."""
        theme, right = current(), rect.right() - 16
        minutes = f"{each.session.minutes} min" if each.session.minutes else ""
        wide = theme.px(70)
        write(painter, _cell(rect, right - wide, wide), minutes, "text_muted", RIGHT)
        right -= wide
        wide = width_of("0,000 notes") + 12
        if each.notes:
            words = counted(each.notes, "note")
            write(painter, _cell(rect, right - wide, wide), words, "text", RIGHT)
        right -= wide
        if each.session.protected:
            side = theme.px(16)
            place = QRectF(right - side, rect.top() + (rect.height() - side) / 2, side, side)
            painter.drawPixmap(place.topLeft(), icons.pixmap("lock", "text_muted", side))
        return right - theme.px(20)


def _cell(rect: QRectF, left: float, wide: float) -> QRectF:
    return QRectF(left, rect.top(), wide, rect.height())
