"""The stages of the work, in order: down the left, or along the top where room is scarce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QSizePolicy

from facilitator_app.ui.parts.buttons import StageButton
from facilitator_app.ui.parts.layouts import Ground, say_again
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent

    from facilitator_app.ui.actions import Actions

BELOW = ("menu", "palette", "shortcuts")
"""Commands that the rail has a button for, below the stages."""
_ICONS = {"menu": "sliders-horizontal"}
_MOST = 16777215


class Rail(Ground):
    """A button for each stage that has a screen; along the top they are words alone."""

    def __init__(self, actions: Actions, stages: Sequence[str]) -> None:
        super().__init__("rail")
        self.setAccessibleName("Stages")
        self._above = False
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(4)
        self.stages: dict[str, StageButton] = {}
        self.below: dict[str, StageButton] = {}
        for name in stages:
            command = actions.command(name)
            self.stages[name] = StageButton(command.words, command.icon)
            self.stages[name].clicked.connect(actions[name].trigger)
            self._box.addWidget(self.stages[name])
        self._box.addStretch(1)
        for name in BELOW:
            command = actions.command(name)
            icon = command.icon or _ICONS[name]
            button = StageButton(command.words.removesuffix("…"), icon, checkable=False)
            button.clicked.connect(actions[name].trigger)
            self.below[name] = button
            self._box.addWidget(button)
        self.setLayout(self._box)
        self.lay(above=False)

    def mark(self, name: str) -> None:
        """Show which stage is shown."""
        if name in self.stages:
            self.stages[name].setChecked(True)

    def lay(self, *, above: bool) -> None:
        """Lie along the top, or stand at the left."""
        self._above = above
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if above else ways.TopToBottom)
        self._box.setContentsMargins(*((8, 6, 8, 6) if above else (8, 12, 8, 8)))
        self.setProperty("ground", "rail-above" if above else "rail")
        for name, button in {**self.stages, **self.below}.items():
            wide = QSizePolicy.Policy.Fixed if above else QSizePolicy.Policy.Expanding
            button.setSizePolicy(wide, QSizePolicy.Policy.Fixed)
            button.setVisible(not above or name in self.stages or name == "menu")
        say_again(self)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if hasattr(self, "_above"):
            self._measure()

    def _measure(self) -> None:
        wide = current().size["rail"]
        self.setMinimumWidth(0 if self._above else wide)
        self.setMaximumWidth(_MOST if self._above else wide)
