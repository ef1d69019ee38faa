"""Paints one note: when, who, what was said, and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator_app.domain.records.discussion import EVERY_SEAT
from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.painting import LEFT, badge, box, underline, width_of, write
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.table import faces, tie_chips

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QListView

    from facilitator_app.domain.records import Note
    from facilitator_app.ui.table.notebook import Shown
    from facilitator_app.ui.table.ties import Tie

    Index = QModelIndex | QPersistentModelIndex

MEASURE = 960
"""In pixels at 100 % text: a wider screen gives notes air, not longer lines."""
_WIDE = 640
"""From this width on, what a note is stands beside its words, else below them."""
_WHEN, _WHO, _WHAT, _GAP, _TOP = 46, 60, 168, 12, 9
_BESIDE = 2
"""Badges beside each other."""


class NotesDelegate(QStyledItemDelegate):
    """Paints notes, and leaves the place of the one that is edited to its editor."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[tuple[object, ...], int] = {}
        self._edited: tuple[UUID | None, int] = (None, 0)
        self.answering: UUID | None = None
        """The note that is being linked to another."""

    def tie_at(self, index: Index, rect: QRect, where: QPointF) -> Tie | None:
        """Return the link of a note that lies at a place, if one does."""
        shown: Shown = index.data(Qt.ItemDataRole.UserRole)
        if not shown.ties or shown.note.id == self._edited[0]:
            return None
        return tie_chips.at(_Row(shown, QRectF(rect)).chips, where)

    def edit(self, note_id: UUID | None, high: int = 0) -> None:
        """Leave room for the editor of a note."""
        self._edited = (note_id, high)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the words, the badges or the facts, whichever is most."""
        shown: Shown = index.data(Qt.ItemDataRole.UserRole)
        wide = self._view.viewport().width()
        if shown.note.id == self._edited[0]:
            return QSize(wide, self._edited[1])
        words = (shown.note.text, *(each.words for each in shown.ties))
        key = (words, len(shown.note.seats), len(_facts(shown)), wide, current().scale)
        if key not in self._heights:
            if len(self._heights) > 20_000:  # noqa: PLR2004 - a day of several texts and sizes
                self._heights.clear()
            self._heights[key] = round(_Row(shown, QRectF(0, 0, wide, 0)).height)
        return QSize(wide, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one note."""
        shown: Shown = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        inner = rect.adjusted(2, 1, -2, -2)
        if option.state & QStyle.StateFlag.State_Selected:
            edge = "edge" if current().name == "contrast" else ""
            box(painter, inner, "accent_soft", edge, 6)
        underline(painter, option.rect)
        if option.state & QStyle.StateFlag.State_HasFocus:
            box(painter, inner, "", "focus", 6, 2)
        if shown.note.id == self.answering:
            box(painter, inner, "", "accent", 6, 2)
        if shown.note.id != self._edited[0]:
            _Row(shown, rect).paint(painter)

    def helpEvent(self, *_arguments: object) -> bool:
        """Show no tip: all of it is on the screen."""
        return False


class _Row:
    """One note, laid out in a place."""

    def __init__(self, shown: Shown, rect: QRectF) -> None:
        theme = current()
        self._shown, self._note = shown, shown.note
        room = min(rect.width(), theme.px(MEASURE))
        self._left = rect.left() + (rect.width() - room) / 2 + 16
        self._top = rect.top() + _TOP
        self._right = self._left + room - 32
        self._beside = room >= theme.px(_WIDE)
        words = self._right - self._words_at
        if self._beside:
            words -= theme.px(_WHAT) + _GAP
        self._words = words
        self._text = _laid_out(said_in(self._note), words)
        facts = self._facts_high
        text = self._text.boundingRect().height()
        below = self._top + (text if self._beside else text + facts + 2)
        self.chips = tie_chips.chips_of(shown.ties, self._words_at, below, words)
        text = (self.chips[-1].place.bottom() if self.chips else below) - self._top
        beside = max(text, facts) if self._beside else text
        self.height = max(beside, self._seats_high, theme.size["badge"]) + 2 * _TOP

    @property
    def _words_at(self) -> float:
        return self._left + current().px(_WHEN) + current().px(_WHO) + 2 * _GAP

    @property
    def _line(self) -> int:
        return current().px(22)

    @property
    def _facts_high(self) -> int:
        lines = len(_facts(self._shown)) if self._beside else bool(_facts(self._shown))
        return lines * self._line

    @property
    def _seats_high(self) -> int:
        lines = -(-max(1, len(self._note.seats)) // _BESIDE)
        return lines * (current().size["badge"] + 4) - 4

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        theme, note = current(), self._note
        when = QRectF(self._left, self._top, theme.px(_WHEN), theme.size["badge"])
        clock = f"{note.noted_at.astimezone():%H:%M}" if note.noted_at else ""
        write(painter, when, clock, "text_muted", LEFT)
        self._paint_seats(painter, self._left + theme.px(_WHEN) + _GAP)
        painter.setPen(theme.colour("text"))
        self._text.draw(painter, QPointF(self._words_at, self._top))
        tie_chips.paint(painter, self.chips)
        if self._beside:
            left = self._right - theme.px(_WHAT)
            for place, fact in enumerate(_facts(self._shown)):
                self._paint_fact(painter, fact, left, self._top + 1 + place * self._line)
            if self._shown.starred:
                self._paint_star(painter)
        else:
            left, top = self._words_at, self._top + self._text.boundingRect().height() + 2
            star = [("Starred", "star", "accent_ink")] if self._shown.starred else []
            for fact in (*star, *_facts(self._shown)):
                left = self._paint_fact(painter, fact, left, top) + _GAP

    def _paint_seats(self, painter: QPainter, left: float) -> None:
        side = current().size["badge"]
        seats = self._note.seats or ("?",)
        if EVERY_SEAT in seats:
            badge(painter, QRectF(left, self._top, current().px(38), side), "all")
            return
        for place, seat in enumerate(seats):
            down, across = divmod(place, _BESIDE)
            at = QPointF(left + across * (side + 4), self._top + down * (side + 4))
            badge(painter, QRectF(at, QSizeF(side, side)), seat)

    def _paint_star(self, painter: QPainter) -> None:
        """Paint a star at the end of the first line, where it makes no row higher."""
        side = current().px(18)
        place = QPointF(self._right - side, self._top + 1 + (self._line - side) / 2)
        painter.drawPixmap(place, icons.pixmap("star", "accent_ink", side))

    def _paint_fact(
        self, painter: QPainter, fact: tuple[str, str, str], left: float, top: float
    ) -> float:
        """Paint an icon and its word; return where they end."""
        word, icon, ink = fact
        side = current().px(18) if icon else 0
        if icon:
            place = QPointF(left, top + (self._line - side) / 2)
            painter.drawPixmap(place, icons.pixmap(icon, ink, side))
            side += 6
        wide = min(width_of(word), max(0.0, self._right - left - side))
        write(painter, QRectF(left + side, top, wide, self._line), word, ink, LEFT)
        return left + side + wide


def _facts(shown: Shown) -> list[tuple[str, str, str]]:
    """Return what a note is besides its words: word, icon and ink of each line."""
    note = shown.note
    word, icon = faces.kind_of(note)
    found = [(word, icon, "warn" if note.kind == "disagreement" else "text_muted")]
    if note.stance:
        stance = faces.stance_of(note.stance, note.strength)
        sign = faces.STANCES.get(note.stance, ("", ""))[1]
        found.append((stance, sign, "text_muted"))
    if note.agreement:
        found.append((faces.AGREEMENTS.get(note.agreement, note.agreement), "users", "text_muted"))
    if shown.themes:
        found.append((" ".join(f"#{each}" for each in shown.themes), "", "text_muted"))
    if note.masks:
        found.append(("Masked", "eye-off", "text_muted"))
    if note.transcribed:
        found.append(("From paper", "clipboard-list", "text_muted"))
    return found


def said_in(note: Note) -> str:
    """Return the words of a note as they are shown: only exact ones in quotation marks."""
    return f"“{note.text}”" if note.wording == "exact" else note.text


def _laid_out(text: str, wide: float) -> QTextLayout:
    """Return a text in lines; its own first letter says where they begin."""
    layout = QTextLayout(text.replace("\n", "\u2028"), current().font("note"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, wide))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
