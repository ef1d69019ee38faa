"""The list of votes: each with its rounds, and which of them are still hidden."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.lists import row_ground
from facilitator_app.ui.parts.painting import LEFT, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.results.votes import Round, Vote

_HEAD, _ROUND = 30, 26


@dataclass(frozen=True)
class VoteRow:
    """A vote, and how far it is, once that has been read."""

    trade_off: TradeOff
    vote: Vote | None

    @property
    def title(self) -> str:
        """What is voted on."""
        code = self.vote.code if self.vote else self.trade_off.code
        return f"{code}  {self.trade_off.title}".strip()

    @property
    def told(self) -> str:
        """The row as it is read out."""
        return ", ".join(filter(None, (self.title, self.vote.told if self.vote else "")))


class VoteDelegate(QStyledItemDelegate):
    """A line for the vote and one for each round: an eye says which may be seen."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as the rounds ask for."""
        each: VoteRow = index.data(Qt.ItemDataRole.UserRole)
        rounds = len(each.vote.rounds) if each.vote else len(each.trade_off.rounds)
        theme = current()
        return QSize(theme.px(200), theme.px(_HEAD + _ROUND * max(rounds, 1) + 14))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one vote."""
        theme, rect = current(), row_ground(painter, option)
        each: VoteRow = index.data(Qt.ItemDataRole.UserRole)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        line = QRectF(rect.left() + 16, rect.top() + 6, rect.width() - 28, theme.px(_HEAD))
        ink = "accent_ink" if selected else "text"
        write(painter, line, each.title, ink, LEFT, "strong")
        line = QRectF(line.left(), line.bottom(), line.width(), theme.px(_ROUND))
        for one in each.vote.rounds if each.vote else ():
            _round(painter, line, one)
            line = line.translated(0, line.height())


def _round(painter: QPainter, line: QRectF, one: Round) -> None:
    theme = current()
    side = theme.px(18)
    icon = icons.pixmap("eye" if one.reveal else "eye-off", "text_muted", side)
    painter.drawPixmap(int(line.left()), int(line.top() + (line.height() - side) / 2), icon)
    words = f"{one.words}: {'shown' if one.reveal else one.told}"
    place = line.adjusted(side + 8, 0, 0, 0)
    write(painter, place, words, "text" if one.reveal else "text_muted", LEFT)
