"""What can be keyed into a cell, for the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from facilitator_app.ui.table.votes.ballot_row import APART

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.table.votes.sheet import VoteSheet

_MOST = 12
"""Numbers of a scale that are listed: more of them would be higher than a screen."""


def cell_menu(
    parent: QWidget,
    sheet: VoteSheet,
    take_value: Callable[[int], object],
    take_key: Callable[[str], object],
) -> QMenu:
    """Return a menu of the numbers that a cell takes, and of what is said of a whole ballot."""
    menu = QMenu(parent)
    menu.setAccessibleName("This ballot")
    values = sheet.choices()
    if len(values) <= _MOST:
        for value, words in values.items():
            action = menu.addAction(f"{value}  {words}".strip().replace("&", "&&"))
            action.triggered.connect(lambda _=False, value=value: take_value(value))
        menu.addSeparator()
    for key, (_, words) in APART.items():
        action = menu.addAction(f"{words.capitalize()}\t{key}")
        action.triggered.connect(lambda _=False, key=key: take_key(key))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
