"""All that can be done with a seat, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that can be done: its words, its key while the seat has the focus, and itself."""

    words: str
    key: str
    do: Callable[[], object]


def seat_menu(
    within: QWidget, label: str, deeds: Iterable[Deed], swaps: Iterable[Deed]
) -> tuple[QMenu, QMenu]:
    """Return the menu of a seat, and in it that of the seats to swap with."""
    menu = QMenu(within)
    menu.setAccessibleName(f"Seat {label}")
    menu.aboutToHide.connect(menu.deleteLater)
    _fill(menu, deeds)
    others = menu.addMenu("Swapped with")
    others.setAccessibleName("Swapped with")
    _fill(others, swaps)
    return menu, others


def _fill(menu: QMenu, deeds: Iterable[Deed]) -> None:
    for each in deeds:
        words = f"{each.words}\t{each.key}" if each.key else each.words
        menu.addAction(words).triggered.connect(lambda _=False, do=each.do: do())
