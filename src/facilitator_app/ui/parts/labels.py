"""Words: on one line or on several, with an icon, or as the cap of a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.layouts import say_again
from facilitator_app.ui.parts.plainly import tip
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

_HIGHEST = 100_000


class Label(QLabel):
    """Plain words in a role and a tone; nothing in them is read as markup."""

    def __init__(self, text: str = "", role: str = "", tone: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("tone", tone)

    def say(self, text: str, tone: str | None = None) -> None:
        """Show other words, perhaps in another tone."""
        self.setText(text)
        if tone is not None and tone != self.property("tone"):
            self.setProperty("tone", tone)
            say_again(self)


class Paragraph(Label):
    """Words that wrap and claim the height that they need: nested layouts forget to ask."""

    def __init__(self, text: str = "", role: str = "", tone: str = "") -> None:
        super().__init__(text, role, tone)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def say(self, text: str, tone: str | None = None) -> None:
        """Show other words, in the height that they need."""
        super().say(text, tone)
        self._claim()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Claim the height for the new width."""
        super().resizeEvent(event)
        self._claim()

    def changeEvent(self, event: QEvent) -> None:
        """Claim the height for the new text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._claim()

    def sizeHint(self) -> QSize:
        """Be as high as the words are in the width that there is."""
        return QSize(super().sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a long word."""
        return QSize(current().px(120), self._needed())

    def _claim(self) -> None:
        self.setFixedHeight(self._needed())

    def _needed(self) -> int:
        """Measure the words: Qt's own answer is never less than the height it was given before."""
        pad = self.contentsMargins()
        wide = self.width() - pad.left() - pad.right()
        room = QRect(0, 0, max(wide, 1), _HIGHEST)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = self.fontMetrics().boundingRect(room, flags, self.text()).height()
        return words + pad.top() + pad.bottom()


class Line(Label):
    """Words on one line with an ellipsis where they must be shortened, and whole in the tip."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        tone: str = "",
        shortened: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, role, tone)
        self._shortened = shortened
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(tip(text))

    def say(self, text: str, tone: str | None = None) -> None:
        """Show other words."""
        super().say(text, tone)
        self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as a few letters."""
        return QSize(current().px(48), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write as much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        text = self.fontMetrics().elidedText(self.text(), self._shortened, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)


class Heading(Paragraph):
    """Words on two lines at most, shortened where they need more, and whole in the tip."""

    def __init__(self, text: str = "", role: str = "title") -> None:
        super().__init__("", role)
        self._whole = text
        self.say(text)

    def say(self, text: str, tone: str | None = None) -> None:
        """Show other words, as many as there is room for."""
        self._whole = text
        self.setToolTip(tip(text))
        self.setAccessibleName(text)
        super().say(text, tone)

    def _claim(self) -> None:
        words = self._whole.split(" ")
        self.setText(self._whole)
        while len(words) > 1 and self._needed() >= 3 * self.fontMetrics().height():
            words.pop()
            self.setText(f"{' '.join(words)}…")
        super()._claim()


class Glyph(QLabel):
    """An icon beside a word; the word says what it means."""

    def __init__(self, name: str, role: str = "text_muted", size: int = 20) -> None:
        super().__init__()
        self._drawn = (name, role, size)
        self._shown: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._drawn = (name, role, self._drawn[2])
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        shown = (*self._drawn, current().name, current().scale)
        if shown == self._shown:
            return
        self._shown = shown
        name, role, size = self._drawn
        self.setPixmap(icons.pixmap(name, role, current().px(size)))


class KeyCap(Label):
    """The name of a key, as this system writes it."""

    def __init__(self, keys: str) -> None:
        super().__init__(written(keys), "key")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def written(keys: str) -> str:
    """Return a shortcut as this system writes it."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
