"""Paints a line of the outline: when, code, title, minutes; and what is to look at about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.painting import LEFT, RIGHT, box, font_of, width_of, write
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.plan.outline_rows import (
    DAY,
    FINDING,
    PROMPT,
    SECTION,
    SECTIONS,
    SESSION,
    TRADE_OFF,
    Row,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QAbstractItemView

    Index = QModelIndex | QPersistentModelIndex

_EDGE, _WHEN, _CODE, _MINUTES, _ICON, _GAP = 12, 50, 46, 34, 16, 8
_INDENT = 64
"""Where prompts and trade-offs begin, in pixels at 100 % text."""
_WRAPS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ROUND = 16
"""Pixels above and below the words of a line, at 100 % text."""
_HIGHEST = 10_000


class OutlineDelegate(QStyledItemDelegate):
    """Columns that line up down the day."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as a row, or as the words of a finding."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        theme, wide = current(), self._view.viewport().width()
        if row.kind != FINDING:
            # Large letters need less room round them, and there is little room for many lines.
            line = QFontMetrics(font_of("body")).height() + round(_ROUND / theme.scale)
            return QSize(wide, min(theme.size["row"], line) - (0 if row.kind == SESSION else 2))
        words = self._words(QRect(0, 0, wide, _HIGHEST), row)
        high = QFontMetrics(font_of("body")).boundingRect(words, _WRAPS, row.title).height()
        return QSize(wide, max(high + 20, theme.size["target"] + 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        drawn = current().name == "contrast"
        if row.kind == FINDING:
            box(painter, rect, _soft(row), _tone(row) if drawn else "", 6)
        if chosen:
            ground = "" if row.kind == FINDING else "accent_soft"
            box(painter, rect, ground, "edge" if drawn or row.kind == FINDING else "", 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            box(painter, rect, "", "focus", 6, 2)
        if row.kind == FINDING:
            self._paint_finding(painter, option.rect, row)
        elif row.kind in (SECTION, DAY):
            _paint_heading(painter, rect, row, chosen=chosen)
        else:
            _paint_line(painter, rect, row, chosen=chosen)

    def fix_place(self, rect: QRect, row: Row) -> QRect:
        """Return where the button of a finding is, in the place of its line."""
        if not row.fix:
            return QRect()
        theme = current()
        wide, high = width_of(row.fix) + 2 * theme.space["3"], theme.size["target"]
        top = rect.top() + (rect.height() - high) // 2
        return QRect(rect.right() - wide - theme.space["2"], top, wide, high)

    def _words(self, rect: QRect, row: Row) -> QRect:
        """Return where the words of a finding are."""
        left = rect.left() + _EDGE + current().px(_ICON + 2) + _GAP
        fix = self.fix_place(rect, row)
        right = fix.left() - _GAP if row.fix else rect.right() - _EDGE
        return QRect(left, rect.top(), max(1, right - left), rect.height())

    def _paint_finding(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme, tone = current(), _tone(row)
        side = theme.px(_ICON + 2)
        icon = "circle-alert" if row.wrong else "triangle-alert"
        top = rect.top() + (rect.height() - side) // 2
        painter.drawPixmap(rect.left() + _EDGE, top, icons.pixmap(icon, tone, side))
        painter.setFont(font_of("body"))
        painter.setPen(theme.colour(tone))
        painter.drawText(self._words(rect, row), _WRAPS, row.title)
        if row.fix:
            place = self.fix_place(rect, row)
            box(painter, place, "surface", "edge", theme.radius["control"])
            write(painter, place, row.fix)


def _paint_heading(painter: QPainter, rect: QRectF, row: Row, *, chosen: bool) -> None:
    """Paint a part of the programme, or the day itself."""
    theme = current()
    ink = "accent_ink" if chosen else "text"
    icon = SECTIONS[row.section][1] if row.section else "calendar"
    side = theme.px(_ICON + 2)
    place = rect.topLeft().toPoint()
    place.setX(place.x() + _EDGE)
    place.setY(round(rect.center().y() - side / 2))
    painter.drawPixmap(place, icons.pixmap(icon, ink if chosen else "text_muted", side))
    right = rect.right() - _EDGE
    if row.wrong:
        right -= side
        painter.drawPixmap(round(right), place.y(), icons.pixmap("circle-alert", "bad", side))
        right -= _GAP
    left = rect.left() + _EDGE + side + _GAP
    write(painter, _cell(rect, left, right), row.title, ink, LEFT, "strong")


def _paint_line(painter: QPainter, rect: QRectF, row: Row, *, chosen: bool) -> None:
    """Paint a session, or what belongs to one."""
    theme = current()
    muted = "accent_ink" if chosen else "text_muted"
    ink = "accent_ink" if chosen else "text_muted" if row.quiet else "text"
    left = rect.left() + _EDGE
    if row.kind == SESSION:
        when = "bad" if row.wrong else muted
        write(painter, _cell(rect, left, left + theme.px(_WHEN)), row.starts, when, LEFT)
        left += theme.px(_WHEN)
    else:
        left += theme.px(_INDENT)
    write(painter, _cell(rect, left, left + theme.px(_CODE) + 4), row.code, muted, LEFT)
    left += theme.px(_CODE) + _GAP
    right = rect.right() - _EDGE
    if row.kind != TRADE_OFF:
        right = _paint_minutes(painter, rect, row, muted)
    face = "strong" if (row.kind == SESSION and not row.quiet) or chosen else "body"
    write(painter, _cell(rect, left, right), row.title, ink, LEFT, face)


def _paint_minutes(painter: QPainter, rect: QRectF, row: Row, ink: str) -> float:
    """Paint the minutes, and the mark before them; return where the words must end."""
    theme, edge = current(), rect.right() - _EDGE
    right = edge - theme.px(_MINUTES)
    write(painter, _cell(rect, right, edge), str(row.minutes or ""), ink, RIGHT)
    if row.mark:
        side = theme.px(_ICON)
        right -= side
        role = "info" if row.kind == PROMPT else ink
        top = round(rect.center().y() - side / 2)
        painter.drawPixmap(round(right), top, icons.pixmap(row.mark, role, side))
    return right - _GAP


def _cell(rect: QRectF, left: float, right: float) -> QRectF:
    return QRectF(left, rect.top(), max(1.0, right - left), rect.height())


def _tone(row: Row) -> str:
    return "bad" if row.wrong else "warn"


def _soft(row: Row) -> str:
    return f"{_tone(row)}_soft"
