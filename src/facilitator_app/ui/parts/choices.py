"""What can be chosen: on or off, several, one of a few. Each says it by shape, not colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSizePolicy

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.layouts import Ground, row
from facilitator_app.ui.parts.painting import LEFT, MIDDLE, box, painter_for, width_of, write
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPainter, QPaintEvent


class _Painted:
    """What the painted choices have in common: the whole of them can be pressed."""

    def hitButton(self, place: QPoint) -> bool:
        """Take a press anywhere."""
        return self.rect().contains(place)  # type: ignore[attr-defined,no-any-return]

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)  # type: ignore[misc]
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()  # type: ignore[attr-defined]

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()  # type: ignore[attr-defined,no-any-return]


class Tick(_Painted, QCheckBox):
    """One of several that can be chosen together."""

    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        target = current().size["target"]
        return QSize(self._side() + 20 + width_of(self.text()), target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the box with its tick, and the words."""
        painter, side = painter_for(self), self._side()
        square = QRectF(4, (self.height() - side) / 2, side, side)
        _mark(painter, square, 5, on=self.isChecked(), enabled=self.isEnabled())
        if self.isChecked():
            ink = "accent_text" if self.isEnabled() else "text_muted"
            inset = square.adjusted(2, 2, -2, -2)
            pixmap = icons.pixmap("check", ink, round(inset.width()))
            painter.drawPixmap(inset.topLeft(), pixmap)
        _words(painter, self, side + 14)

    def _side(self) -> int:
        return current().px(22)


class Toggle(_Painted, QCheckBox):
    """On or off."""

    def sizeHint(self) -> QSize:
        """Be as wide as the words."""
        return QSize(current().px(40) + 24 + width_of(self.text()), current().size["target"])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the track, the knob at one of its ends, and the words."""
        painter, wide, high = painter_for(self), current().px(40), current().px(22)
        on = self.isChecked()
        track = QRectF(4, (self.height() - high) / 2, wide, high)
        box(painter, track, "accent" if on else "surface", "" if on else "edge", high / 2)
        left = track.right() - high + 3 if on else track.left() + 3
        knob = QRectF(left, track.top() + 3, high - 6, high - 6)
        box(painter, knob, "accent_text" if on else "edge", "", knob.height() / 2)
        if on:
            pixmap = icons.pixmap("check", "accent", round(knob.width()))
            painter.drawPixmap(knob.topLeft(), pixmap)
        _words(painter, self, wide + 14)


class Option(_Painted, QRadioButton):
    """One of a few, on a card with a word below."""

    def __init__(self, text: str, about: str = "") -> None:
        super().__init__(text)
        self._about = about
        self.setAccessibleDescription(about)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Be as wide as the wider line."""
        words = max(width_of(self.text(), "strong"), width_of(self._about))
        high = current().size["card_row" if self._about else "target"]
        return QSize(words + current().px(20) + 44, high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the ring with its dot, and the two lines."""
        painter, theme, on = painter_for(self), current(), self.isChecked()
        line, width = ("focus", 2) if self.hasFocus() else ("edge" if on else "line", 1)
        if theme.name == "contrast" and not self.hasFocus():
            line = "edge"
        box(painter, self.rect(), "accent_soft" if on else "surface", line, 6, width)
        side = theme.px(20)
        ring = QRectF(14, (self.height() - side) / 2, side, side)
        box(painter, ring, "surface", "accent" if on else "edge", side / 2, 2 if on else 1)
        if on:
            dot = ring.adjusted(side / 4, side / 4, -side / 4, -side / 4)
            box(painter, dot, "accent", "", dot.height() / 2)
        left = side + 28
        words = QRectF(left, 4, self.width() - left - 8, self.height() - 8)
        if not self._about:
            write(painter, words, self.text(), "text", LEFT, "strong")
            return
        half = words.height() / 2
        upper = QRectF(words.left(), words.top(), words.width(), half)
        write(painter, upper, self.text(), "text", LEFT, "strong")
        write(painter, upper.translated(0, half), self._about, "text_muted", LEFT)


class Segmented(Ground):
    """One of a few: a well with the chosen word lying on it. Arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, name: str, words: Mapping[str, str], chosen: str = "") -> None:
        super().__init__("segments", row(gap=2, pad=(2, 2, 2, 2)))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._name = name
        self._words: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda place: self.chosen.emit(list(self._words)[place]))
        self.offer(words, chosen)

    def offer(self, words: Mapping[str, str], chosen: str = "") -> None:
        """Offer other words, unless they are the same."""
        if self._words != words:
            self._words = dict(words)
            for button in self._group.buttons():
                self._group.removeButton(button)
                button.hide()
                button.deleteLater()
            for place, word in enumerate(words.values()):
                segment = Segment(word, self._name)
                self._group.addButton(segment, place)
                self.layout().addWidget(segment)  # type: ignore[union-attr]
        if self.isHidden() == bool(words) and (self.parentWidget() or not words):
            self.setVisible(bool(words))
        self.choose(chosen)

    def choose(self, value: str) -> None:
        """Show another one as chosen, and tell nobody."""
        if value in self._words:
            self._group.button(list(self._words).index(value)).setChecked(True)
            policy = Qt.FocusPolicy
            for each in self._group.buttons():  # Qt does this only once one of them has the focus
                each.setFocusPolicy(policy.StrongFocus if each.isChecked() else policy.ClickFocus)

    @property
    def value(self) -> str:
        """What is chosen."""
        place = self._group.checkedId()
        return list(self._words)[place] if place >= 0 else ""


class Segment(_Painted, QRadioButton):
    """One of the words of a Segmented."""

    def __init__(self, word: str, group: str) -> None:
        super().__init__(word)
        self.setAccessibleDescription(group)
        self.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Have room for the bold word, so that nothing moves when the choice does."""
        return QSize(width_of(self.text(), "strong") + 26, current().size["target"])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the word, on paper if it is chosen."""
        painter, on = painter_for(self), self.isChecked()
        if on:
            box(painter, self.rect(), "surface", "edge", 5)
        elif self.underMouse() and self.isEnabled():
            box(painter, self.rect(), "pressed", "", 5)
        if self.hasFocus():
            box(painter, self.rect(), "", "focus", 5, 2)
        ink = "text" if self.isEnabled() else "text_muted"
        write(painter, self.rect(), self.text(), ink, MIDDLE, "strong" if on else "body")


def _mark(painter: QPainter, square: QRectF, radius: int, *, on: bool, enabled: bool) -> None:
    ground = ("accent" if enabled else "sunken") if on else "surface"
    box(painter, square, ground, "" if on and enabled else "edge", radius)


def _words(painter: QPainter, choice: QCheckBox, left: int) -> None:
    """Write the words of a choice, and the ring round all of it if it has the focus."""
    ink = "text" if choice.isEnabled() else "text_muted"
    rect = QRectF(left, 0, choice.width() - left - 4, choice.height())
    write(painter, rect, choice.text(), ink, LEFT)
    if choice.hasFocus():
        box(painter, choice.rect(), "", "focus", current().radius["small"], 2)
