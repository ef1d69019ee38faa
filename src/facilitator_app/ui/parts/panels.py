"""Panels side by side; where there is no room for that, one at a time with their names above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.layouts import NARROW, Ground, column, is_narrow, row
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QBoxLayout


@dataclass(frozen=True)
class Head:
    """What stands first on a panel, and beside the names of the panels while they are shown."""

    widget: QWidget
    home: QBoxLayout
    """Where it is the first thing otherwise."""


@dataclass(frozen=True)
class Panel:
    """One panel: its name, what is on it, its width at 100 % text (none: what is left)."""

    name: str
    widget: QWidget
    width: int = 0
    head: Head | None = None


class Panels(QWidget):
    """The panels of a screen, the first one in front where only one can be shown."""

    def __init__(self, name: str, *panels: Panel, front: str = "", narrow: int = NARROW) -> None:
        super().__init__()
        self._least = narrow
        self._panels = panels
        self._narrow: bool | None = None
        names = {each.name: each.name for each in panels}
        self.choice = Segmented(name, names, front or panels[0].name)
        self.choice.chosen.connect(self._arrange)
        self._names = row(self.choice, gap=12, pad=(16, 8, 16, 8))
        self._names.addStretch(0)
        self._head = Ground("bar", self._names)
        self._beside = row(*((each.widget, 0 if each.width else 1) for each in panels), gap=0)
        self.setLayout(column(self._head, (self._beside, 1), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the panels beside each other, or one before the others."""
        super().resizeEvent(event)
        if is_narrow(self, self._least) != self._narrow:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text grows."""
        super().changeEvent(event)
        if self._narrow is not None:
            self._arrange()

    def bring(self, name: str) -> None:
        """Bring a panel to the front, where only one can be shown."""
        self.choice.choose(name)
        self._arrange()

    def _arrange(self) -> None:
        self._narrow = is_narrow(self, self._least)
        self._head.setVisible(self._narrow)
        for each in self._panels:
            wide = current().px(each.width) if each.width and not self._narrow else 16777215
            each.widget.setMaximumWidth(wide)
            each.widget.setMinimumWidth(0 if wide > current().px(each.width or 1) else wide)
            in_front = each.name == self.choice.value
            each.widget.setVisible(not self._narrow or in_front)
            if each.head is not None:
                where = self._names if self._narrow else each.head.home
                where.insertWidget(1 if self._narrow else 0, each.head.widget)
                each.head.widget.setVisible(not self._narrow or in_front)
