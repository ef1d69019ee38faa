"""How a person comes to the grid of a vote, and keys there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.ui.table.seated import votes_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.table.votes.page import VotePage
    from facilitator_app.ui.table.votes.sheet import VoteSheet

_KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "\b": Qt.Key.Key_Backspace}


def vote(screen: TableScreen, name: str) -> VotePage:
    """Open the grid of a way of voting."""
    assert screen.desk is not None
    screen.show_page("votes", next(each for each in screen.desk.votes() if each.title == name))
    return votes_of(screen)


def press(page: VotePage, keys: str) -> None:
    """Press keys on the grid."""
    for each in keys:
        if each in _KEYS:
            QTest.keyClick(page.grid, _KEYS[each])
        else:
            QTest.keyClicks(page.grid, each)


def sheet_of(page: VotePage) -> VoteSheet:
    """Return the ballots that are shown."""
    assert page.grid.ballots.sheet is not None
    return page.grid.ballots.sheet


def find(page: VotePage, code: str) -> None:
    """Go to a code."""
    page.code.setText(code.lower())
    QTest.keyClick(page.code, Qt.Key.Key_Return)


def choose(within: QWidget, words: str) -> None:
    """Choose in the menu that is open."""
    [menu] = [each for each in within.findChildren(QMenu) if each.isVisible()]
    next(each for each in menu.actions() if words in each.text()).trigger()
    menu.close()
