"""How a person comes to the completeness board, and what they do there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.collect.board import BoardPage
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.board import Cell
    from facilitator_app.ui.collect.board.missing_card import MissingCard
    from facilitator_app.ui.window import Window


def board_in(window: Window, path: Path) -> BoardPage:
    """Open a programme and go to its board with the command, which goes there from anywhere."""
    window.asked_to_open.emit(path)
    window.services.actions["collect.board"].trigger()
    QApplication.processEvents()
    page = page_in(window)
    settle(page)
    return page


def settle(page: BoardPage) -> None:
    """Wait until the notes are counted."""
    while page._counting.isActive():
        QApplication.processEvents()


def page_in(window: Window) -> BoardPage:
    """Return the board that is shown."""
    [page] = [each for each in window.findChildren(BoardPage) if each.isVisible()]
    return page


def press(widget: QWidget | None, *keys: Qt.Key) -> None:
    for each in keys:
        at = widget or QApplication.focusWidget()
        assert at is not None
        QTest.keyClick(at, each)
        QApplication.processEvents()


def cell_of(page: BoardPage, table: str, session: str) -> Cell:
    """Return one cell, by its codes."""
    board = page.grid.boards.board
    assert board is not None
    return next(
        each
        for each in board.cells()
        if (each.facts.table.code, each.facts.session.code) == (table, session)
    )


def stand(page: BoardPage, table: str, session: str) -> None:
    assert page.grid.choose(*cell_of(page, table, session).key)


def card_of(page: BoardPage, key: str) -> MissingCard:
    return next(each for each in page.details.cards if each.missing.key == key)


def lacking(page: BoardPage, table: str, session: str) -> list[str]:
    """Return what is missing in a cell and was not accepted."""
    return [each.key for each in cell_of(page, table, session).open]


def at_details(window: Window, demo: Path) -> QWidget:
    """Come to what is said of a cell in which several things are missing."""
    page = board_in(window, demo)
    worst = max(_cells(page), key=lambda each: len(each.open))
    page.grid.choose(*worst.key)
    press(page.grid, Qt.Key.Key_Return)
    return window


def at_why(window: Window, demo: Path) -> QWidget:
    """Come to where somebody says why a thing will not come."""
    at_details(window, demo)
    page = page_in(window)
    page.details.cards[0].accept.click()
    return window


def at_accepted(window: Window, demo: Path) -> QWidget:
    """Come to what was accepted, among what is missing alone."""
    at_why(window, demo)
    page = page_in(window)
    page.details.cards[0].why.line.setText("They had to leave for the last bus home.")
    press(page.details.cards[0].why.line, Qt.Key.Key_Return)
    page.only.click()
    return window


def at_nothing_yet(window: Window, demo: Path) -> QWidget:
    """Come to the board of a programme without tables."""
    path = demo.with_name("bare.facilitator")
    Workspace.create(path, "Bare").close()
    board_in(window, path)
    return window


def _cells(page: BoardPage) -> list[Cell]:
    assert page.grid.boards.board is not None
    return [*page.grid.boards.board.cells()]


BOARD_SCREENS = {
    "board, a cell": at_details,
    "board, why": at_why,
    "board, accepted": at_accepted,
    "board, nothing yet": at_nothing_yet,
}
