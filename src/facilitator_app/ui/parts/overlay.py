"""A panel over the window: for a moment, and gone with Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QPaintEvent

_VEIL = 200


class Overlay(QFrame):
    """A card over a veil; the focus stays on it, and goes back to where it was."""

    tall = False
    """Whether it is as high as can be from the first: what is on it comes later, or changes."""

    def __init__(self, over: QWidget, title: str, content: QWidget, wide: int = 640) -> None:
        super().__init__(over)
        self.setAccessibleName(title)
        self._over, self._wide = over, wide
        self._before: QWidget | None = QApplication.focusWidget()
        close = Button("Close", "quiet", "x", keys="Esc")
        close.clicked.connect(self.close)
        head = row(Label(title, "title"), None, close)
        self.card = Ground("panel", column(head, (content, 1), gap=12, pad=(20, 14, 14, 16)))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, max(16, over.height() // 12), 16, 16)
        outer.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        over.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the focus back."""
        self.deleteLater()
        self._over.removeEventFilter(self)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        event.accept()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own signature
        """Go round among what lies on the card."""
        stops = self._stops()
        now = QApplication.focusWidget()
        place = stops.index(now) if now in stops else -1
        if stops:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(place + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return bool(stops)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close with a press beside the card."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close()

    def changeEvent(self, event: QEvent) -> None:
        """Grow and shrink with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "card"):
            self._cover()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the veil."""
        veil = QColor(current().colour("canvas"))
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self._cover()
        return super().eventFilter(watched, event)

    def _cover(self) -> None:
        over = self._over.rect()
        self.setGeometry(over)
        self.card.setFixedWidth(min(current().px(self._wide), over.width() - 32))
        high = over.height() - 16 - max(16, over.height() // 12)
        self.card.setMaximumHeight(high)
        self.card.setMinimumHeight(high if self.tall else 0)

    def _stops(self) -> list[QWidget]:
        """Return what can have the focus, from top to bottom."""
        found = [
            each
            for each in self.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isVisible()
            and each.isEnabled()
        ]
        return sorted(found, key=self._where)

    def _where(self, widget: QWidget) -> tuple[int, int]:
        place = widget.mapTo(self, QPoint(0, 0))
        return place.y(), place.x()


def whole_of(widget: QWidget) -> QWidget:
    """Return all that the window of a widget shows: what a panel lies over."""
    found = widget
    while (above := found.parentWidget()) is not None and not above.isWindow():
        found = above
    return found
