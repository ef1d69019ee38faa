"""Words that Qt would read as marks of its own are shown as they were written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from facilitator_app.domain.records import Session, Table
from tests.ui.screens import do
from tests.ui.table.seated import sit, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window

WORDS = "<b>Pay</b> & <img src='x.png'> wait"


def write_everywhere(window: Window, demo: Path) -> None:
    screen = sit(window, demo)
    workspace, desk = workspace_of(window), screen.desk
    assert desk is not None
    workspace.edit(desk.prompts[0], replace(desk.prompts[0], question=WORDS))
    [session] = workspace.of(Session, "id", [desk.session.id])
    workspace.edit(session, replace(session, title=WORDS))
    [table] = workspace.of(Table, "id", [desk.table.id])
    workspace.edit(table, replace(table, title=WORDS))


def test_no_tip_is_read_as_a_page(window: Window, demo: Path) -> None:
    write_everywhere(window, demo)
    tips = [each.toolTip() for each in window.findChildren(QWidget) if "Pay" in each.toolTip()]
    assert tips
    for each in tips:
        assert "&lt;b&gt;Pay" in each or not Qt.mightBeRichText(each), each


def test_menus_keep_every_letter(window: Window, demo: Path) -> None:
    write_everywhere(window, demo)
    do(window, "session")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = [each.text() for day in menu.findChildren(QMenu) for each in day.actions()]
    menu.close()
    assert any("</b> && <img" in each for each in found)
