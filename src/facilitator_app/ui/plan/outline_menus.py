"""The menus of the outline: what can be done to a line, and to a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from facilitator_app.ui.parts import icons

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from facilitator_app.ui.actions import Actions
    from facilitator_app.ui.plan.outline import OutlinePanel

_LINE = (
    *("plan.session", "plan.prompt", "plan.trade-off", ""),
    *("plan.up", "plan.down", "plan.longer", "plan.shorter", "plan.protect", ""),
)
_CLIPBOARD = {"copy": "Copy\tCtrl+C", "cut": "Cut\tCtrl+X", "paste": "Paste\tCtrl+V"}


class OutlineMenus(QObject):
    """Offers to the mouse what the keys do."""

    def __init__(self, panel: OutlinePanel, actions: Actions) -> None:
        super().__init__(panel)
        self._panel, self._actions = panel, actions
        panel.view.menu_wanted.connect(self._show_lines)
        panel.days.clicked.connect(self._show_days)

    def _show_lines(self, place: QPoint) -> None:
        menu = QMenu(self._panel)
        menu.setAccessibleName("This line")
        for name in _LINE:
            self._add(menu, name)
        for wanted, words in _CLIPBOARD.items():
            action = menu.addAction(words)
            action.triggered.connect(
                lambda _=False, wanted=wanted: self._panel.view.wanted.emit(wanted)
            )
        self._add(menu, "plan.copy")
        self._add(menu, "")
        self._add(menu, "plan.remove")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _show_days(self) -> None:
        button = self._panel.days
        menu = QMenu(button)
        menu.setAccessibleName("Days")
        for name in ("plan.day", "plan.day.copy", "plan.day.remove"):
            self._add(menu, name)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _add(self, menu: QMenu, name: str) -> None:
        """Add a command, or a line between them."""
        if not name:
            menu.addSeparator()
            return
        action = self._actions[name]
        if icon := self._actions.command(name).icon:
            action.setIcon(icons.icon(icon, "text_muted"))
        menu.addAction(action)
