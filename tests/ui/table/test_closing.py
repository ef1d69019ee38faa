"""Headline, read back and agreed; summaries in three lines; the team's reflection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Headline, ReadBack, Reflection, Summary
from facilitator_app.ui.table.closing_page import ClosingPage
from tests.ui.acting import press, write
from tests.ui.screens import do
from tests.ui.table.seated import page_of, sit, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    screen = sit(window, demo)
    workspace, reflection = screen._workspace, screen.desk.reflection()  # type: ignore[union-attr]
    handed_in = (ReadBack, Headline, Summary)
    workspace.remove(*(each for kind in handed_in for each in workspace.all(kind)))
    workspace.remove(*filter(None, (reflection,)))
    return screen


@pytest.fixture
def page(screen: TableScreen) -> ClosingPage:
    return page_of(screen, ClosingPage)


def owed(screen: TableScreen, what: str) -> tuple[str, bool]:
    [found] = [e for e in screen.side.rows if e.accessibleName().startswith(f"{what}: ")]
    return found.accessibleName().removeprefix(f"{what}: "), found.is_done


def test_a_headline_is_owed_until_it_is_read_back(screen: TableScreen, page: ClosingPage) -> None:
    assert owed(screen, "Headline") == ("not yet", False)
    write("Phones first")
    press(ENTER)
    assert owed(screen, "Headline") == ("to be read back", False)
    assert QApplication.focusWidget() is page.reading.agreed
    press(Qt.Key.Key_Space)
    assert owed(screen, "Headline") == ("read back", True)
    assert [each.text for each in screen._workspace.all(ReadBack)] == ["Phones first"]


def test_a_headline_that_changes_is_to_be_read_back_again(
    screen: TableScreen, page: ClosingPage
) -> None:
    write("Phones first")
    press(ENTER)
    press(Qt.Key.Key_Space)
    page.headline.setFocus()
    page.headline.moveCursor(page.headline.textCursor().MoveOperation.End)
    write(", and a person")
    press(ENTER)
    assert owed(screen, "Headline") == ("read back again", False)
    assert not page.reading.agreed.isChecked()
    assert "“Phones first”" in page.reading.told.text()
    press(Qt.Key.Key_Space)
    [kept] = screen._workspace.all(ReadBack)
    assert kept.text == "Phones first, and a person"
    assert not page.reading.told.isVisible()


def test_what_is_not_there_cannot_be_read_back(screen: TableScreen, page: ClosingPage) -> None:
    page.reading.agreed.click()
    assert not page.reading.agreed.isChecked()
    assert page.reading.told.text() == "Write the headline first."
    assert not screen._workspace.all(ReadBack)


def test_an_agreement_can_be_taken_back(screen: TableScreen, page: ClosingPage) -> None:
    write("Phones first")
    page.reading.agreed.click()
    assert owed(screen, "Headline") == ("read back", True)
    page.reading.agreed.click()
    assert owed(screen, "Headline") == ("to be read back", False)
    assert not screen._workspace.all(ReadBack)


def test_a_headline_that_is_emptied_goes_with_its_agreement(
    screen: TableScreen, page: ClosingPage, window: Window
) -> None:
    write("Phones first")
    page.reading.agreed.click()
    page.headline.setFocus()
    page.headline.clear()
    press(TAB)
    assert owed(screen, "Headline") == ("not yet", False)
    assert not screen._workspace.all(ReadBack)
    do(window, "undo")
    assert owed(screen, "Headline") == ("read back", True)
    assert page.headline.text() == "Phones first"


def test_three_lines_are_written_without_the_mouse(screen: TableScreen, window: Window) -> None:
    do(window, "summary")
    for line in ("Phones first", "A person behind them", "Nobody left out"):
        write(line)
        press(ENTER)
    [kept] = screen._workspace.all(Summary)
    assert kept.lines == ("Phones first", "A person behind them", "Nobody left out")
    assert kept.prompt_id is None
    assert owed(screen, "Summary") == ("3 of 3 lines", True)
    assert workspace_of(window).undo_name == "summary of 1.3"
    do(window, "undo")
    assert owed(screen, "Summary") == ("2 of 3 lines", False)


def test_a_summary_that_is_emptied_is_none(screen: TableScreen, page: ClosingPage) -> None:
    line = page.summary.lines[1]
    line.setFocus()
    write("Phones first")
    press(TAB)
    assert screen._workspace.all(Summary)[0].lines == ("", "Phones first", "")
    line.setFocus()
    line.clear()
    press(TAB)
    assert not screen._workspace.all(Summary)


def test_a_prompt_that_asks_for_it_has_a_summary_of_its_own(
    screen: TableScreen, window: Window
) -> None:
    asked = screen.desk.prompts[0]  # type: ignore[union-attr]
    screen._workspace.edit(asked, replace(asked, summary=True))
    screen.go(screen.desk.prompts[0])  # type: ignore[union-attr]
    do(window, "summary")
    write("Phones first")
    press(Qt.Key.Key_Escape)  # takes back what is typed
    assert not screen._workspace.all(Summary)
    write("A person first")
    press(ENTER)
    [kept] = screen._workspace.all(Summary)
    assert kept.prompt_id == asked.id
    assert owed(screen, "Summary of (a)") == ("1 of 3 lines", False)
    assert owed(screen, "Summary") == ("not yet", False)
    press(Qt.Key.Key_Escape)
    assert screen.notes.isVisible()


def test_a_reflection_is_saved_field_by_field(screen: TableScreen, page: ClosingPage) -> None:
    assert owed(screen, "Reflection") == ("not yet", False)
    page.scores.all["energy"].chosen.emit("4")
    page.fields["advice"].setFocus()
    write("Start with the phones")
    press(TAB)
    desk = screen.desk
    assert desk is not None
    reflection = desk.reflection()
    assert reflection is not None
    assert (reflection.energy, reflection.advice) == (4, "Start with the phones")
    assert owed(screen, "Reflection") == ("done", True)
    assert len([e for e in screen._workspace.all(Reflection) if e.id == reflection.id]) == 1


def test_what_is_owed_leads_to_where_it_is_done(screen: TableScreen, page: ClosingPage) -> None:
    def focus_after(what: str) -> object:
        [row] = [e for e in screen.side.rows if e.accessibleName().startswith(f"{what}: ")]
        row.click()
        return QApplication.focusWidget()

    assert focus_after("Reflection") is page.fields["surprise"]
    assert focus_after("Summary") is page.summary.lines[0]
    assert focus_after("Headline") is page.headline
    assert focus_after("Flipcharts") is screen.page("flipcharts").first


def test_a_debrief_is_counted_down_and_can_be_stopped(page: ClosingPage, qtbot: QtBot) -> None:
    debrief = page.debrief
    debrief.button.click()
    assert debrief.left.text() == "15:00 left"
    debrief.button.click()
    assert not debrief.is_running
    assert not debrief.left.isVisible()
    debrief.seconds = 0.2
    debrief.button.click()
    qtbot.waitUntil(lambda: not debrief.is_running)
    assert debrief.left.text() == "The 15 minutes are over"


def test_a_break_owes_nothing(window: Window, demo: Path) -> None:
    assert sit(window, demo, "L1").side.rows == []


def test_keys_between_fields_leave_no_line_breaks(page: ClosingPage) -> None:
    QApplication.clipboard().setText("Phones first,\nand a person")
    page.headline.paste()
    assert page.headline.text() == "Phones first, and a person"
    QTest.keyClick(page.headline, ENTER)
    kept = [each.text for each in page._workspace.all(Headline)]
    assert kept.count("Phones first, and a person") == 1
