"""Every sign of the grammar for the mouse, each as if it had been typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from facilitator_app.ui.table import grammar
from facilitator_app.ui.table.marks import (
    AGREEMENT,
    PLAIN,
    PROMPT,
    SEATS,
    STANCE,
    THEME,
    Room,
    seats_mark,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.table.marks import Mark

SIGNS = "Every sign"
_GROUPS = {
    SEATS: "Who said it",
    STANCE: "For or against",
    AGREEMENT: "How many here",
    THEME: "Theme",
    PROMPT: "File under",
}
"""What has a menu of its own: all in one would be higher than a screen."""


def signs_menu(room: Room, put: Callable[[Mark], None], within: QWidget) -> QMenu:
    """Return the menu; what is chosen is handed to `put`."""
    menu = QMenu(within)
    menu.setAccessibleName(SIGNS)
    groups: dict[str, QMenu] = {}
    for mark, keys in choices(room):
        if mark.slot in _GROUPS and mark.slot not in groups:
            groups[mark.slot] = menu.addMenu(_GROUPS[mark.slot])
            groups[mark.slot].setAccessibleName(_GROUPS[mark.slot])
        words = f"{mark.word}\t{keys}".replace("&", "&&")  # one alone would underline a letter
        action = groups.get(mark.slot, menu).addAction(words)
        action.triggered.connect(lambda _=False, mark=mark: put(mark))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def choices(room: Room) -> list[tuple[Mark, str]]:
    """Return a mark for everything that can be put on an entry, and its keys."""
    found = []
    for sign in grammar.SIGNS:
        if sign.slot == THEME:
            codes = room.titles()
            found += [(grammar.theme_mark(each, room), f"#{each.casefold()}") for each in codes]
        elif sign.slot == PROMPT:
            found += [(grammar.prompt_mark(each), f">{each}") for each in room.prompts]
        elif sign.keys[0].isdigit():
            found += [(seats_mark([each]), f"{each}.") for each in room.seats]
        elif fixed := sign.read(sign.keys if sign.slot == PLAIN else f"{sign.keys} ", room):
            found.append((fixed[0], sign.keys))
    return found
