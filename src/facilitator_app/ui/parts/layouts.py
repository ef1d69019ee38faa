"""Rows, columns and grounds, put together in one expression."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent

    Item = QWidget | QLayout | int | None | tuple["QWidget | QLayout", int]

L = TypeVar("L", bound=QBoxLayout)
NARROW = 1100
"""Below this width, in pixels at 100 % text, side panels make way."""


def row(*items: Item, gap: int = 8, pad: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Return items side by side: a number is a gap, None takes what is left, a pair stretches."""
    return _filled(QHBoxLayout(), items, gap, pad)


def column(
    *items: Item, gap: int = 8, pad: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Return items one above the other."""
    return _filled(QVBoxLayout(), items, gap, pad)


class Ground(QFrame):
    """A ground that says what lies on it; `width` and `height` name sizes that grow with text."""

    def __init__(
        self, ground: str, layout: QLayout | None = None, *, width: str = "", height: str = ""
    ) -> None:
        super().__init__()
        self._sizes = (width, height)
        self.setProperty("ground", ground)
        if layout is not None:
            self.setLayout(layout)
        self._fix()

    def _fix(self) -> None:
        width, height = self._sizes
        if width:
            self.setFixedWidth(current().size[width])
        if height:
            self.setFixedHeight(current().size[height])

    def changeEvent(self, event: QEvent) -> None:
        """Grow and shrink with the text."""
        super().changeEvent(event)
        self._fix()


class Rule(Ground):
    """A hairline."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__("line")
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Scrolled(QScrollArea):
    """What may be higher than its place, never wider.

    What has nothing in it that takes the focus needs a name: it is then scrolled with the keys.
    """

    def __init__(self, inside: QWidget, name: str = "") -> None:
        super().__init__()
        self._inside = inside
        self.setAccessibleName(name)
        self.setProperty("ring", "yes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name else Qt.FocusPolicy.NoFocus)
        inside.setObjectName("page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(inside)

    def sizeHint(self) -> QSize:
        """Be as high as what is inside, where there is room for that."""
        inside, ring = self._inside.sizeHint(), 2 * self.frameWidth()
        wide = inside.width() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide + ring, inside.height() + ring)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of what is inside, so that nothing is cut at its side."""
        hint = super().minimumSizeHint()
        inside = self._inside.minimumSizeHint().width()
        hint.setWidth(inside + self.verticalScrollBar().sizeHint().width())
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let what is inside know its width first."""
        super().resizeEvent(event)
        self._inside.updateGeometry()


class Stack(QStackedWidget):
    """Pages of which one is shown and claims room; in Qt's own the largest of all does."""

    def __init__(self, *pages: QWidget) -> None:
        super().__init__()
        for page in pages:
            self.addWidget(page)
        self.currentChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Be as large as the page that is shown."""
        page = self.currentWidget()
        return super().sizeHint() if page is None else page.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than the page that is shown can be."""
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else least(page)


def least(widget: QWidget) -> QSize:
    """Return how small a widget may become."""
    return widget.minimumSizeHint().expandedTo(widget.minimumSize())


def is_narrow(widget: QWidget, least: int = NARROW) -> bool:
    """Tell whether a widget is narrow, measured in text."""
    return widget.width() / current().scale < least


def say_again(widget: QWidget) -> None:
    """Let the style sheet see a property that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _filled(layout: L, items: Iterable[Item], gap: int, pad: tuple[int, int, int, int]) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(*pad)
    for item in items:
        thing, stretch = item if isinstance(item, tuple) else (item, 0)
        if thing is None:
            layout.addStretch(1)
        elif isinstance(thing, int):
            layout.addSpacing(thing)
        elif isinstance(thing, QWidget):
            layout.addWidget(thing, stretch)
        else:
            layout.addLayout(thing, stretch)
    return layout
