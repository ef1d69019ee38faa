"""The days above the outline: one of them is shown, and sessions can be dropped on the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from facilitator_app.ui.parts.choices import Segment, Segmented
from facilitator_app.ui.plan.outline_view import LINES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import (
        QDragEnterEvent,
        QDragMoveEvent,
        QDropEvent,
        QResizeEvent,
        QWheelEvent,
    )


class DaySegments(Segmented):
    """The days as segments that take what is dragged from the outline."""

    dropped_on = Signal(str)

    def __init__(self) -> None:
        super().__init__("Part of the programme", {})
        self.setAcceptDrops(True)

    def segment(self, value: str) -> Segment | None:
        """Return the segment of a day."""
        found = self._group.button(list(self._words).index(value)) if value in self._words else None
        return found if isinstance(found, Segment) else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let lines in."""
        if event.mimeData().hasFormat(LINES):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them on a segment only."""
        event.setAccepted(bool(self.value_at(event.position().toPoint())))

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell on which one they were dropped."""
        value = self.value_at(event.position().toPoint())
        if value:
            event.acceptProposedAction()
            self.dropped_on.emit(value)

    def value_at(self, place: QPoint) -> str:
        """Return what the segment at a place stands for."""
        under = self.childAt(place)
        return next((each for each in self._words if self.segment(each) is under), "")


class DayStrip(QScrollArea):
    """The segments, scrolled sideways where there are many days."""

    def __init__(self) -> None:
        super().__init__()
        self.segments = DaySegments()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(self.segments)
        self.segments.chosen.connect(self.reveal)

    def offer(self, words: Mapping[str, str], chosen: str) -> None:
        """Offer the days there are."""
        self.segments.offer(words, chosen)
        self._fit()
        QTimer.singleShot(0, self, lambda: self.reveal(self.segments.value))

    def reveal(self, value: str) -> None:
        """Scroll to a day."""
        segment = self.segments.segment(value)
        if segment is not None:
            self.ensureWidgetVisible(segment, 24, 0)

    def sizeHint(self) -> QSize:
        """Be as high as the segments, and the scroll bar where one is needed."""
        wide = self.segments.sizeHint().width() + 2 * self.frameWidth()
        return QSize(wide, self._high())

    def minimumSizeHint(self) -> QSize:
        """Be narrower than all the days together."""
        return QSize(0, self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for room for the scroll bar, or for none."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll sideways with a wheel that turns up and down."""
        bar, turned = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (turned.y() or turned.x()))

    def _fit(self) -> None:
        self.segments.adjustSize()
        self.setFixedHeight(self._high())

    def _high(self) -> int:
        ring = 2 * self.frameWidth()
        high = self.segments.sizeHint().height() + ring
        if self.segments.sizeHint().width() + ring > self.width() > 0:
            high += self.horizontalScrollBar().sizeHint().height()
        return high
