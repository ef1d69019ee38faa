"""One hit: what was said, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.domain.records import Note
from facilitator_app.domain.records.discussion import EVERY_SEAT, NOTE_KINDS
from facilitator_app.domain.searching import texts_of
from facilitator_app.ui.parts.lists import row_ground
from facilitator_app.ui.parts.painting import LEFT, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from PySide6.QtGui import QPainter

    from facilitator_app.domain.records import Record

    Codes = Mapping[UUID, str]

WIDEST = 960
"""What people said is never written wider than this, at 100 % text."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_WHERE, _PAD = 216, 9


@dataclass(frozen=True)
class Hit:
    """What was said, where, and what sort of thing it is."""

    text: str
    where: str
    sort: str
    """Nothing for the commonest kind of note."""

    @property
    def told(self) -> str:
        """The hit as it is read out."""
        return ". ".join(filter(None, (self.text, self.where, self.sort)))


def hit_of(record: Record, sessions: Codes, tables: Codes, prompts: Codes) -> Hit:
    """Return what to show of a record that was found."""
    prompt = prompts.get(getattr(record, "prompt_id", None), "")  # type: ignore[arg-type]
    session = sessions.get(getattr(record, "session_id", None), "")  # type: ignore[arg-type]
    table = tables.get(getattr(record, "table_id", None), "")  # type: ignore[arg-type]
    seats = getattr(record, "seats", ())
    where = " · ".join(
        filter(
            None,
            (prompt or session, table and f"Table {table}", _seats(seats)),
        )
    )
    sort = record.kind if isinstance(record, Note) else record.record_kind
    if sort == NOTE_KINDS[0]:
        sort = ""
    if isinstance(record, Note) and record.wording == "exact":
        return Hit(f"“{record.text}”", where, "exact quote")
    return Hit(" / ".join(texts_of(record)), where, sort)


def _seats(seats: Sequence[str]) -> str:
    if EVERY_SEAT in seats:
        return "all"
    return f"seat{'s' * (len(seats) > 1)} {', '.join(seats)}" if seats else ""


class HitRow(QStyledItemDelegate):
    """Where it was said on the left, the words in full, the sort of thing below them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Be as high as the words."""
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListView) else 0
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        words = self._words(QRect(0, 0, wide, 10_000), hit)
        below = QFontMetrics(current().font()).height() + 2 if hit.sort else 0
        return QSize(wide, words.height() + below + 2 * current().px(_PAD))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one hit."""
        theme, rect = current(), row_ground(painter, option).toRect()
        hit: Hit = index.data(Qt.ItemDataRole.UserRole)
        words = self._words(rect, hit)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("text"))
        painter.drawText(words, _WRAP, hit.text)
        line = QFontMetrics(theme.font()).height()
        left = QRectF(rect.left() + 24, words.top(), theme.px(_WHERE) - 16, line)
        write(painter, left, hit.where, "text_muted", LEFT)
        below = QRectF(words.left(), words.bottom() + 2, words.width(), line)
        write(painter, below, hit.sort, "text_muted", LEFT)

    def _words(self, rect: QRect, hit: Hit) -> QRect:
        """Return where the words go in a row."""
        theme = current()
        left = rect.left() + 24 + theme.px(_WHERE)
        wide = min(rect.right() - 24 - left, theme.px(WIDEST))
        room = QRect(left, rect.top() + theme.px(_PAD), wide, 10_000)
        bound = QFontMetrics(theme.font("note")).boundingRect(room, _WRAP, hit.text)
        return QRect(room.left(), room.top(), wide, bound.height())
