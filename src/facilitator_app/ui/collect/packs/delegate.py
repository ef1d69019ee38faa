"""How a pack looks in the list: whose it is, what was in it, what should be heeded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.lists import row_ground
from facilitator_app.ui.parts.painting import LEFT, RIGHT, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator_app.ui.collect.packs.rows import PackRow

_LINE, _ICON = 26, 18


class PackDelegate(QStyledItemDelegate):
    """Two lines for each pack; its sign says whether it was taken in."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be two lines high."""
        theme = current()
        return QSize(theme.px(200), theme.px(2 * _LINE) + 16)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one pack."""
        theme, rect = current(), row_ground(painter, option)
        each: PackRow = index.data(Qt.ItemDataRole.UserRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        side, high = theme.px(_ICON), theme.px(_LINE)
        name, tone = _sign(each)
        icon = icons.pixmap(name, tone, side)
        painter.drawPixmap(int(rect.left()) + 16, int(rect.top() + 8 + (high - side) / 2), icon)
        left = rect.left() + 16 + side + 10
        line = QRectF(left, rect.top() + 8, rect.right() - left - 16, high)
        first = line.adjusted(0, 0, -width_of(each.source) - 12 if each.source else 0, 0)
        write(painter, first, each.title, "accent_ink" if selected else "text", LEFT, "strong")
        write(painter, line, each.source, "text_muted", RIGHT)
        line.translate(0, high)
        heeded = " · ".join(each.warnings)
        rest = line.adjusted(0, 0, -width_of(heeded) - 12 if heeded else 0, 0)
        write(painter, rest, each.counts, "bad" if each.refusal else "text", LEFT)
        write(painter, line, heeded, "warn", RIGHT)


def _sign(each: PackRow) -> tuple[str, str]:
    if each.refusal:
        return "circle-x", "bad"
    return ("triangle-alert", "warn") if each.warnings else ("circle-check", "good")
