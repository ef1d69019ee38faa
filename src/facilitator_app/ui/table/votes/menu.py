"""What can be keyed into a cell, for the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from facilitator_app.domain.votes.columns import TEXT, TICK
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.table.votes.ballot_row import APART

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.votes.columns import Column

_MOST, _EACH = 12, 10
"""Numbers that are listed at once: of more of them each ten have a menu of their own."""


def cell_menu(
    parent: QWidget,
    column: Column,
    take_value: Callable[[int], object],
    take_key: Callable[[str], object],
    others: Mapping[str, Callable[[], object]],
) -> QMenu:
    """Return a menu of all that can be keyed into a cell, of the whole ballot, and of ways on."""
    menu = QMenu(parent)
    menu.setAccessibleName("This ballot")
    if column.sort == TICK:
        menu.addAction("Ticked\t1").triggered.connect(lambda: take_value(1))
        menu.addAction("Not ticked\t0").triggered.connect(lambda: take_value(0))
    elif column.sort != TEXT:
        _add_numbers(menu, column, take_value)
    if column.sort != TEXT:
        menu.addSeparator()
        for key, (_, words) in APART.items():
            action = menu.addAction(f"{words.capitalize()}\t{key}")
            action.triggered.connect(lambda _=False, key=key: take_key(key))
    menu.addSeparator()
    for words, act in others.items():
        menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_numbers(menu: QMenu, column: Column, take: Callable[[int], object]) -> None:
    numbers = range(column.low, column.high + 1)
    if len(numbers) <= _MOST:
        _add(menu, numbers, column, take)
        return
    for start in range(numbers.start, numbers.stop, _EACH):
        tens = range(start, min(start + _EACH, numbers.stop))
        words = f"{tens[0]} to {tens[-1]}" if len(tens) > 1 else str(tens[0])
        _add(menu.addMenu(words), tens, column, take)


def _add(menu: QMenu, numbers: range, column: Column, take: Callable[[int], object]) -> None:
    for value in numbers:
        words = plainly.entry(f"{value}  {column.meaning(value)}".strip())
        menu.addAction(words).triggered.connect(lambda _=False, value=value: take(value))
