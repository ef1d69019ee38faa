"""Small facts: a word on a soft ground, a bar, the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.painting import LEFT, box, painter_for, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_SOFT = {"plain": "sunken", **{t: f"{t}_soft" for t in ("good", "warn", "bad", "info", "accent")}}
_INKS = {"plain": "text", "accent": "accent_ink"}
_HEIGHT, _ICON = 28, 18


class Chip(QLabel):
    """A small fact: perhaps an icon, a word, a tone."""

    def __init__(
        self, text: str, icon: str = "", tone: str = "plain", *, strong: bool = False
    ) -> None:
        super().__init__(text)
        self._icon, self._tone = icon, tone
        self._face = "strong" if strong else "body"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, text: str, icon: str = "", tone: str = "plain") -> None:
        """Say something else."""
        self._icon, self._tone = icon, tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        height = current().px(_HEIGHT)
        return QSize(width_of(self.text(), self._face) + 18 + self._before(), height)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, icon and words."""
        theme, painter = current(), painter_for(self)
        ink = _INKS.get(self._tone, self._tone)
        line = ink if theme.name == "contrast" else ""
        box(painter, self.rect(), _SOFT[self._tone], line, theme.radius["small"])
        if self._icon:
            side = theme.px(_ICON)
            place = QPointF(8, (self.height() - side) / 2)
            painter.drawPixmap(place, icons.pixmap(self._icon, ink, side))
        left = 8 + self._before()
        rect = QRectF(left, 0, self.width() - left - 4, self.height())
        write(painter, rect, self.text(), ink, LEFT, self._face)

    def _before(self) -> int:
        return current().px(_ICON) + 6 if self._icon else 0


class Bar(QProgressBar):
    """How much of the whole, in a tone; nothing moves while the end is not known."""

    def __init__(self, name: str, tone: str = "accent") -> None:
        super().__init__()
        self.tone = tone
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setFixedHeight(8)
        self.setMinimumWidth(40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track and what is done."""
        painter, half = painter_for(self), self.height() / 2
        line = "edge" if current().name == "contrast" else ""
        box(painter, self.rect(), "sunken", line, half)
        span = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / span if span else 0
        if share > 0:
            wide = max(self.height(), self.width() * min(1, share))
            box(painter, QRectF(0, 0, wide, self.height()), self.tone, "", half)


class Clock(QLabel):
    """What is left, large, with a bar that empties; amber, in words too, when time is short."""

    def __init__(self, role: str = "clock") -> None:
        super().__init__()
        self._role = role
        self._share, self._tone = 1.0, ""
        self._words = ("", "", "")

    def tell(self, left: str, unit: str, ends: str, share: float, *, late: bool = False) -> None:
        """Show what is left, of what, until when, and which share of the whole that is."""
        self._words, self._share = (left, unit, ends), min(max(share, 0.0), 1.0)
        self._tone = "warn" if late else ""
        self.setAccessibleName(f"{left} {unit}, {ends}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as the digits and the bar."""
        left, unit, ends = self._words
        beside = max(width_of(unit, "strong"), width_of(ends))
        wide = self._metrics().horizontalAdvance(left) + 8 + beside
        return QSize(wide, self._digits() + 22)

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint digits, words and bar."""
        theme, painter = current(), painter_for(self)
        left, unit, ends = self._words
        ink, foot = self._tone or "text", self._digits()
        painter.setFont(theme.font(self._role, strong=True))
        painter.setPen(theme.colour(ink))
        painter.drawText(QPointF(-2, foot), left)
        x, line = self._metrics().horizontalAdvance(left) + 8, theme.size["icon"] + 4
        room = self.width() - x
        write(painter, QRectF(x, foot - 2 * line + 4, room, line), unit, ink, LEFT, "strong")
        write(painter, QRectF(x, foot - line + 4, room, line), ends, "text_muted", LEFT)
        track = QRectF(0, self.height() - 8, self.width(), 8)
        box(painter, track, "sunken", "edge" if theme.name == "contrast" else "")
        track.setWidth(max(8.0, self.width() * self._share))
        box(painter, track, self._tone or "accent")

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(current().font(self._role, strong=True))

    def _digits(self) -> int:
        return self._metrics().tightBoundingRect("0").height()
