"""How an editor is laid out: a head that stays, and below it what may be scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from facilitator_app.ui.parts.labels import Glyph, Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.plan.fields.field import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QVBoxLayout

    from facilitator_app.domain.planning.finding import Finding
    from facilitator_app.ui.parts.layouts import Item

_WIDEST = 720
"""Pixels at 100 % text: lines that are longer than this are hard to read."""
_PAD = (20, 12, 20, 20)


def scrolled(title: Line, *items: Item) -> QVBoxLayout:
    """Return a page of fields under its title."""
    inside = QWidget()
    inside.setLayout(column(*items, None, gap=14))
    return column(
        Ground("surface", row((title, 1), pad=(20, 14, 20, 2))),
        (Scrolled(bounded(inside)), 1),
        gap=0,
    )


def filled(title: Line, *items: Item) -> QVBoxLayout:
    """Return a page under its title, of which something takes what room is left."""
    inside = QWidget()
    inside.setLayout(column(*items, gap=10, pad=_PAD))
    return column(
        Ground("surface", row((title, 1), pad=(20, 14, 20, 2))), (Scrolled(inside), 1), gap=0
    )


def title(words: str = "") -> Line:
    """Return what stands over an editor."""
    return Line(words, "title")


class _Bounded(QWidget):
    """Keeps what is on it from becoming too wide to read."""

    def __init__(self, inside: QWidget, pad: tuple[int, int, int, int]) -> None:
        super().__init__()
        self._inside, self._pad = inside, pad
        self._row: QHBoxLayout = row((inside, 1), pad=pad)
        self.setLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room beyond the widest line free."""
        super().resizeEvent(event)
        left, top, right, below = self._pad
        spare = max(0, self.width() - left - right - current().px(_WIDEST))
        self._row.setContentsMargins(left, top, right + spare, below)


def bounded(inside: QWidget, pad: tuple[int, int, int, int] = _PAD) -> QWidget:
    """Return it on a page that keeps its lines short enough to read."""
    return _Bounded(inside, pad)


class Beside(QWidget):
    """Things side by side where there is room for all of them, else one above the other."""

    def __init__(self, *things: QWidget, gap: int = 16, last_wide: bool = False) -> None:
        super().__init__()
        self._things = things
        self._last_wide = last_wide
        self._gap = gap
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        for each in things:
            # A sentence below one field must not push down the others; a button stands at the foot.
            top, foot = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
            self._box.addWidget(each, 0, top if isinstance(each, Field) else foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the widest of them."""
        widest = max(each.minimumSizeHint().width() for each in self._things)
        return QSize(widest, self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn to where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if hasattr(self, "_box"):
            self._arrange()

    def _arrange(self) -> None:
        widths = [each.minimumSizeHint().width() for each in self._things]
        fits = sum(widths) + self._gap * (len(widths) - 1) <= self.width()
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if fits else ways.TopToBottom)
        for at, _ in enumerate(self._things):
            wide = not self._last_wide or at == len(self._things) - 1
            self._box.setStretch(at, 1 if wide and fits else 0)


class Findings(QWidget):
    """What the checks found about what is edited, in words."""

    def __init__(self, most: int = 0) -> None:
        super().__init__()
        self._most = most
        """How many are shown at most, if not all: the outline has them where they arise."""
        self._shown: list[Finding] = []
        self._column = column(gap=6)
        self.setLayout(self._column)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> list[str]:
        """What is said, one by one."""
        return [f"{each.message} {each.advice}".strip() for each in self._shown]

    def say(self, findings: Sequence[Finding]) -> None:
        """Show other findings."""
        if self._shown == list(findings):
            return
        self._shown = list(findings)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        most = self._most or len(self._shown)
        for each, words in zip(self._shown[:most], self.words, strict=False):
            tone = "bad" if each.weight == "wrong" else "warn"
            icon = Glyph("circle-alert" if tone == "bad" else "triangle-alert", tone)
            said = Paragraph(words)
            self._column.addWidget(Ground(tone, row(icon, (said, 1), pad=(10, 6, 10, 6))))
        if (more := len(self._shown) - most) > 0:
            self._column.addWidget(Label(f"And {more} more: see the outline.", "muted"))
        self.setVisible(bool(self._shown))
