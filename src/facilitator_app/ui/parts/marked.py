"""Words of which some are marked: by a line under them, and by colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout, QTextOption

from facilitator_app.domain.differences import GONE, KEPT
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.painting import font_of
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from facilitator_app.domain.differences import Piece

_LINE = QTextCharFormat.UnderlineStyle


class MarkedWords(Paragraph):
    """One of two texts: what the other one has not is underlined, each side in its own way."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = tuple(pieces)
        super().__init__("".join(each.text for each in pieces), "note")
        marked = [each.text.strip() for each in pieces if each.sort != KEPT and each.text.strip()]
        if marked:
            self.setAccessibleDescription(f"Only here: {', '.join(marked)}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the words with what is marked in them."""
        layout = self._laid_out()
        painter = QPainter(self)
        painter.setPen(current().colour("text"))
        layout.draw(painter, QPointF(0, 0))

    def _needed(self) -> int:
        return max(super()._needed(), round(self._laid_out().boundingRect().height() + 0.5))

    def _laid_out(self) -> QTextLayout:
        formats, at = [], 0
        for sort, text in self._pieces:
            size = units(text)
            if sort != KEPT:
                formats.append(format_range(at, size, _mark(is_left=sort == GONE)))
            at += size
        return laid_out(self.text(), "note", self.width(), formats)


def _mark(*, is_left: bool) -> QTextCharFormat:
    ink, ground = ("warn", "warn_soft") if is_left else ("accent_ink", "accent_soft")
    wanted = QTextCharFormat()
    wanted.setForeground(current().colour(ink))
    wanted.setBackground(current().colour(ground))
    wanted.setUnderlineStyle(_LINE.DashUnderline if is_left else _LINE.SingleUnderline)
    return wanted


def units(text: str) -> int:
    """Return how long a text is as Qt counts."""
    return len(text.encode("utf-16-le")) // 2


def format_range(start: int, length: int, wanted: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return a format and what it is of."""
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, wanted
    return found


def laid_out(
    text: str, face: str, wide: float, formats: Sequence[QTextLayout.FormatRange] = ()
) -> QTextLayout:
    """Return a text in lines of this width."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font_of(face))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, wide))
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()
    return layout
