"""In large text the page of a result has as much room as there can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.ui.results.revealed import make, show

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window


def test_in_large_text_one_bar_is_enough(window: Window, tmp_path: Path) -> None:
    screen = show(window, make(tmp_path / "votes.facilitator"))
    page, choice = screen.page, screen.panels.choice
    assert not choice.isVisible()
    window.services.look.resize_text(200)
    QApplication.processEvents()
    screen.panels.bring("Result")
    QApplication.processEvents()
    places = [each.mapTo(screen, QPoint(0, 0)).y() for each in (choice, page.shown_as)]
    assert abs(places[0] - places[1]) < choice.height()
    assert page._scrolled.mapTo(screen, QPoint(0, 0)).y() < 2 * choice.height()
    window.services.look.resize_text(100)
    QApplication.processEvents()
    assert page.shown_as.isVisible()
    assert page._scrolled.y() >= page.shown_as.height()
