"""Printing from the window: real files out of the real screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import TradeOff, VoteRound
from facilitator_app.exports.prints import PRINTS, name_of_file
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Line
from facilitator_app.ui.plan import PlanScreen
from facilitator_app.ui.plan.prints import PrintsEditor
from tests.exports.pdf.aloud import faults
from tests.ui.acting import write
from tests.ui.plan.outlined import plan_of_nothing
from tests.ui.plan.printed import LONG, ask_for, make, notices

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window


BEFORE = [name for name, each in PRINTS.items() if not each.tells_of_day]
"""What is printed before a day."""


@pytest.mark.parametrize("name", PRINTS)
def test_each_print_is_made_from_the_filled_demo(
    prints: PrintsEditor, qtbot: QtBot, name: str
) -> None:
    ask_for(prints, name, *(("TO1",) if name == "ballots" else ()))
    assert prints.form.about.text() == PRINTS[name].about
    workspace = prints.planner.workspace
    [path] = make(prints, qtbot)
    assert path.name == name_of_file(name, workspace, prints.form.choice())
    assert not faults(path)
    assert prints.making.said.text() == "1 file written."
    [listed] = [each for each in prints.making.findChildren(Line) if each.text() == path.name]
    assert listed.isVisible()


def test_all_that_a_day_needs_goes_into_one_folder(
    planned: PrintsEditor, window: Window, qtbot: QtBot
) -> None:
    assert planned.form.what.text() == "everything"
    planned.form.proof.toggle.click()
    paths = make(planned, qtbot)
    assert len(paths) == len(BEFORE)
    assert all(" D1 " in each.name for each in paths if "guides" in each.name)
    assert not window.strip.isVisible()
    assert planned.making.said.text() == f"{len(BEFORE)} files written."


def test_what_there_is_nothing_for_is_left_out_and_said(
    planned: PrintsEditor, window: Window, qtbot: QtBot
) -> None:
    workspace = planned.planner.workspace
    workspace.remove(*workspace.all(VoteRound), *workspace.all(TradeOff))
    paths = make(planned, qtbot)
    assert not [each for each in paths if "ballot" in each.name]
    assert "Left out: Ballot cards: There is no trade-off" in window.strip.text
    assert len(paths) == len(BEFORE) - 1


def test_cards_that_need_more_room_are_said(planned: PrintsEditor, qtbot: QtBot) -> None:
    ask_for(planned, "ballots", "TO2")
    [path] = make(planned, qtbot)
    assert any("each card takes half a page" in each for each in notices(planned))
    assert any("There are no ballot codes yet" in each for each in notices(planned))
    assert len(PdfReader(path).pages) > 1


def test_a_folder_without_rights_is_said(
    planned: PrintsEditor, locked: Path, window: Window, qtbot: QtBot
) -> None:
    user = os.geteuid()
    os.seteuid(os.getuid())  # the settings are not what is locked
    planned.send_to(locked)
    os.seteuid(user)
    ask_for(planned, "scope")
    assert make(planned, qtbot) == []
    assert planned.making.said.text() == "Nothing was written."
    assert window.strip.isVisible()


def test_some_tables_alone(planned: PrintsEditor, qtbot: QtBot) -> None:
    ask_for(planned, "guides")
    whole = planned.form.tables
    whole.extent._group.button(1).click()
    assert "Tick some tables first" in planned.making.place.text()
    assert not planned.making.make.isEnabled()
    list(whole.ticks._ticks.values())[1].click()
    [path] = make(planned, qtbot)
    assert path.name.endswith("table guides D1 table B.pdf")
    assert len(planned.form.choice().tables) == 1


def test_tab_leads_down_the_form_through_what_can_be_ticked(planned: PrintsEditor) -> None:
    ask_for(planned, "ballots", "TO1")
    planned.form.day.choice.first.setFocus()
    passed = []
    for _ in range(14):
        widget = QApplication.focusWidget()
        assert widget is not None
        passed.append(widget.accessibleName() or getattr(widget, "text", str)())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    codes = list(planned.form.trade_offs.ticks._words.values())
    assert passed[:3] == ["Day", "Round", "Only some"]
    assert passed[3 : 3 + len(codes)] == codes
    assert passed[3 + len(codes) :] == ["4 to a page", "A proof"]


def test_it_is_called_what_somebody_types(planned: PrintsEditor, qtbot: QtBot) -> None:
    ask_for(planned, "scope")
    line = planned.form.name.line
    line.setFocus()
    write("On the wall: please.PDF")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: planned._job is None, timeout=LONG)
    assert [each.name for each in planned.folder.iterdir()] == ["On the wall please.pdf"]
    ask_for(planned, "sign-in")
    assert line.text() == ""
    assert line.placeholderText().endswith("sign-in sheet D1")


class Catcher(QObject):
    """Takes what would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.asked.append(url.toLocalFile())


def test_the_file_and_its_folder_are_opened(planned: PrintsEditor, qtbot: QtBot) -> None:
    ask_for(planned, "scope")
    [path] = make(planned, qtbot)
    catcher = Catcher()
    QDesktopServices.setUrlHandler("file", catcher, "take")  # type: ignore[arg-type]
    try:
        for button in planned.making.findChildren(Button):
            if path.name in button.accessibleName():
                button.click()
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert catcher.asked == [str(path), str(planned.folder)]


def test_the_folder_is_remembered(planned: PrintsEditor, tmp_path: Path) -> None:
    planned.send_to(tmp_path)
    assert PrintsEditor(planned.planner).folder == tmp_path


def test_a_programme_without_days_can_print_what_it_has(window: Window, tmp_path: Path) -> None:
    plan_of_nothing(window, tmp_path)
    window.services.actions["print"].trigger()
    [screen] = window.findChildren(PlanScreen)
    assert isinstance(screen.editor, PrintsEditor)
    assert screen.editor.making.place.text().startswith("There is no workshop in this programme.")
    ask_for(screen.editor, "scope")
    assert screen.editor.making.make.isEnabled()
