"""The page after a vote, and how one comes to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.ui.table.after_page import AfterPage
from facilitator_app.ui.table.after_votes import POSITION
from tests.ui.table.seated import page_of, sit

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from facilitator_app.ui.window import Window


def at_after(window: Window, demo: Path) -> QWidget:
    """Show reasons on both sides, and a minority view that is asked for."""
    screen = sit(window, demo, "1.5")
    vote = next(each for each in screen.desk.votes() if each.code == "TO1")  # type: ignore[union-attr]
    screen.show_page("after", vote)
    page = page_of(screen, AfterPage)
    for each in [*page.cards.values()][:2]:
        each.first.setFocus()
        QTest.keyClicks(each.first, "You know where you stand the same day, and can plan your week")
        QTest.keyClick(each.first, Qt.Key.Key_Return)
    return window


def at_position(window: Window, demo: Path) -> QWidget:
    """Show a table's position that breaks the rule of the vote."""
    screen = sit(window, demo, "2.5")
    vote = next(each for each in screen.desk.votes() if each.code == "TO6")  # type: ignore[union-attr]
    screen._workspace.edit(vote, replace(vote, rounds=(*vote.rounds, TABLE_POSITION)))
    screen.show_page("after", (vote, POSITION))
    page = page_of(screen, AfterPage)
    page.first.setFocus()
    QTest.keyClicks(page.first, "40")
    QTest.keyClick(page.first, Qt.Key.Key_Return)
    return window
