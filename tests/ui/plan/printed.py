"""How a person comes to the prints of a programme, and makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.plan import PlanScreen
from facilitator_app.ui.plan.prints import PrintsEditor

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

LONG = 120_000


def prints_in(window: Window, path: Path, folder: Path) -> PrintsEditor:
    """Open a programme and go to its prints with the command, which goes there from anywhere."""
    window.asked_to_open.emit(path)
    window.services.actions["print"].trigger()
    QApplication.processEvents()
    [screen] = window.findChildren(PlanScreen)
    editor = screen.editor
    assert isinstance(editor, PrintsEditor)
    folder.mkdir()
    editor.send_to(folder)
    return editor


def ask_for(editor: PrintsEditor, name: str, *trade_offs: str) -> None:
    """Choose a print, and some trade-offs by their codes."""
    editor.form.what.choose(name)
    if trade_offs:
        editor.form.trade_offs.extent._group.button(1).click()
        for value, tick in editor.form.trade_offs.ticks._ticks.items():
            code = editor.form.trade_offs.ticks._words[value]
            if (code in trade_offs) != tick.isChecked():
                tick.click()


def make(editor: PrintsEditor, qtbot: QtBot) -> list[Path]:
    QTest.mouseClick(editor.making.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: editor._job is None, timeout=LONG)
    QApplication.processEvents()
    return sorted(editor.folder.iterdir())


def locked_in(editor: PrintsEditor) -> set[str]:
    """Return the codes of the trade-offs that are locked, as the plan has them."""
    plan = editor.planner.plan
    return {each.code for each in plan.trade_offs if each.id in plan.locked}


def notices(editor: PrintsEditor) -> list[str]:
    """Return what is said of the files that were made."""
    found = editor.making.findChildren(Paragraph)
    return [each.text() for each in found if each.property("tone") == "warn"]
