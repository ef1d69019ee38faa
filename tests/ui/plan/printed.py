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

    from PySide6.QtWidgets import QWidget
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
        some = editor.form.trade_offs.extent._group.button(1)
        QTest.mouseClick(some, Qt.MouseButton.LeftButton)
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


def at_ballots(window: Window, demo: Path) -> QWidget:
    """Come to ballot cards of which only some are wanted."""
    editor = prints_in(window, demo, demo.parent / "prints")
    ask_for(editor, "ballots", "TO2")
    return window


def at_printed(window: Window, demo: Path) -> QWidget:
    """Come to what was printed, with what is to be said of it."""
    at_ballots(window, demo)
    [editor] = window.findChildren(PrintsEditor)
    editor.form.proof.toggle.click()
    editor.making.make.click()
    while editor._job is not None:
        QApplication.processEvents()
    return window


PRINT_SCREENS = {"plan, ballot cards": at_ballots, "plan, printed": at_printed}
