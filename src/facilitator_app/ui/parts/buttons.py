"""What can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy

from facilitator_app.ui.parts import icons
from facilitator_app.ui.parts.labels import KeyCap
from facilitator_app.ui.parts.layouts import row
from facilitator_app.ui.parts.plainly import tip
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QLayout

_INKS = {
    "primary": "accent_text",
    "quiet": "text_muted",
    "row": "text_muted",
    "place": "text_muted",
}
_EDGES = 24
"""What a line of words leaves free beside its icon where there is no frame."""


class Button(QPushButton):
    """A button: `primary` once on a screen, plain, `quiet`, or `start` with its shortcut in it."""

    def __init__(self, text: str, kind: str = "plain", icon: str = "", keys: str = "") -> None:
        super().__init__(text)
        self._icon, self._tinted = icon, ("", "", 0.0)
        self.setProperty("kind", kind)
        self.setAccessibleName(text.removesuffix("…"))
        self.setAutoDefault(True)
        wide = QSizePolicy.Policy.Expanding if kind == "start" else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
        if icon:
            self.setText(f" {text}")
            self._tint()
        if keys:
            self.setAccessibleDescription(f"Shortcut {keys}")
            self.setProperty("keyed", "yes")
            self.setLayout(row(None, KeyCap(keys), pad=(0, 0, 12, 0)))

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour and the size of another look, and the colour of what cannot be done."""
        super().changeEvent(event)
        if self._icon and event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._tint()

    def sizeHint(self) -> QSize:
        """Leave room for the shortcut beside the words."""
        hint = super().sizeHint()
        layout = self.layout()
        if layout is not None:
            hint.setWidth(hint.width() + layout.sizeHint().width() + current().px(16))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Never cut the words."""
        return self.sizeHint()

    def _tint(self) -> None:
        ink = _INKS.get(str(self.property("kind")), "text") if self.isEnabled() else "text_muted"
        tinted = (ink, current().name, current().scale)
        if tinted != self._tinted:
            self._tinted = tinted
            self.setIcon(icons.icon(self._icon, ink))
            self.setIconSize(icons.size())


class LineButton(Button):
    """A button whose words end in an ellipsis where they must, and go on in the tip."""

    def __init__(self, icon: str, kind: str = "place") -> None:
        super().__init__("", kind, icon)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All of the words."""
        return self._words

    def say(self, words: str, name: str) -> None:
        """Show other words; `name` is what a screen reader says."""
        self._words = words
        self.setToolTip(tip(words))
        self.setAccessibleName(name)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for no more than must be, however many words there are."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the icon and a few letters."""
        return QSize(current().px(72), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        edges = _EDGES if self.property("kind") == "place" else 2 * _EDGES
        room = self.width() - self.iconSize().width() - current().px(edges)
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(f" {fitting}")


class RowButton(QPushButton):
    """A whole row that can be pressed; Delete takes it off the list, where that makes sense."""

    removed = Signal()

    def __init__(self, name: str, inside: QLayout) -> None:
        super().__init__()
        self.setProperty("kind", "row")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setLayout(inside)

    def sizeHint(self) -> QSize:
        """Be as high as what is inside."""
        layout = self.layout()
        inside = layout.sizeHint() if layout is not None else QSize()
        return inside.expandedTo(QSize(0, current().size["card_row"])) + QSize(4, 4)

    def minimumSizeHint(self) -> QSize:
        """Never cut what is inside."""
        layout = self.layout()
        inside = layout.minimumSize() if layout is not None else QSize()
        return QSize(inside.width(), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the Delete key."""
        if event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class StageButton(QPushButton):
    """One stage of the rail, with the number of things that wait there."""

    def __init__(self, word: str, icon: str, *, checkable: bool = True) -> None:
        super().__init__(f"  {word}")
        self._icon = icon
        self.setAccessibleName(word)
        self.setProperty("kind", "stage")
        self.setCheckable(checkable)
        self.setAutoExclusive(checkable)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour and the size of another look."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._tint()

    def sizeHint(self) -> QSize:
        """Have room for the bold word, so that nothing moves when the choice does."""
        theme = current()
        words = QFontMetrics(theme.font(strong=True)).horizontalAdvance(self.text())
        return QSize(words + theme.size["icon"] + 28, theme.size["stage"] + 4)

    def minimumSizeHint(self) -> QSize:
        """Never cut the word."""
        return self.sizeHint()

    def _tint(self) -> None:
        self.setIcon(icons.icon(self._icon, "text_muted", "accent_ink"))
        self.setIconSize(icons.size())
