"""The outline lists the design, and what is done in it by keys and mouse is one edit each."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from facilitator_app.domain.planning.beginnings import SORTS
from facilitator_app.domain.records import Prompt, TradeOff
from facilitator_app.ui.parts.look import STANDARD
from facilitator_app.ui.plan.outline_rows import FINDING
from tests.ui.acting import button, said
from tests.ui.conftest import current
from tests.ui.plan.outlined import (
    DAY_1,
    at_hand,
    choose,
    chosen,
    key,
    lines,
    place,
    plan_in,
    plan_of_nothing,
    rows,
    session,
    sessions,
    show_day,
    undo,
    undo_name,
)

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.plan import PlanScreen
    from facilitator_app.ui.window import Window


def test_a_day_is_listed_with_all_that_happens_on_it(screen: PlanScreen) -> None:
    assert tuple(sessions(screen)) == DAY_1
    at = place(screen, "1.3")
    assert lines(screen)[at : at + 4] == ["12:10 1.3", "a", "b", "c"]
    assert rows(screen)[at + 1].mark == "pin"
    assert rows(screen)[place(screen, "L1")].marked == "protected"
    assert screen.outline.sum.text() == "09:30 to 16:00 · 390 min · 170 at tables"
    assert not screen.outline.faults.isVisible()
    told = screen.outline.view.lines.data(screen.outline.view.lines.index(at))
    assert told == "12:10, 1.3, Ways in: phone, online, walk-in, pharmacy, 50 minutes"


def test_the_programme_lists_what_belongs_to_every_day(screen: PlanScreen) -> None:
    show_day(screen, "Programme")
    listed = [each.title for each in rows(screen) if each.kind != FINDING]
    assert listed[:2] == ["Scope card", "Day 1 · Getting in: access, triage, digital"]
    assert listed[-7:] == [
        *("Tables", "Team", "Briefings", "Themes", "Shorthand", "Seats", "Prints"),
    ]
    assert "3 days" in screen.outline.sum.text()


def test_lines_are_gone_through_by_keys(screen: PlanScreen) -> None:
    choose(screen, "1.1")
    key(screen, Qt.Key.Key_Down)
    assert at_hand(screen) == "1.1a"
    key(screen, Qt.Key.Key_Home)
    assert at_hand(screen) == "D1"
    key(screen, Qt.Key.Key_End)
    assert at_hand(screen) == "P1.6"
    QTest.keyClicks(screen.outline.view, "lun")
    assert at_hand(screen) == "L1"
    QTest.qWait(QApplication.keyboardInputInterval() + 20)
    QTest.keyClicks(screen.outline.view, "1.4")
    assert at_hand(screen) == "1.4"


def test_enter_goes_to_the_editor_and_escape_comes_back(screen: PlanScreen) -> None:
    choose(screen, "1.4")
    key(screen, Qt.Key.Key_Return)
    field = QApplication.focusWidget()
    assert field is not None
    assert screen.editor is not None
    assert screen.editor.isAncestorOf(field)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert screen.outline.view.hasFocus()
    assert at_hand(screen) == "1.4"


def test_a_session_is_added_after_the_one_at_hand(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.1a")
    window.services.actions["plan.session"].trigger()
    assert sessions(screen)[2:5] == ["10:20 1.1", "10:50 1.6", "11:20 P1.2"]
    assert at_hand(screen) == "1.6"
    assert undo_name(window) == "session 1.6 added"
    field = QApplication.focusWidget()
    assert screen.editor is not None
    assert field is screen.editor.first()
    assert isinstance(field, QLineEdit)
    assert field.selectedText() == "New session"
    undo(window)
    assert tuple(sessions(screen)) == DAY_1


def test_each_sort_of_session_is_in_the_menu(screen: PlanScreen) -> None:
    choose(screen, "1.2")
    button(screen, "Add a session").click()
    [menu] = [each for each in screen.findChildren(QMenu) if each.isVisible()]
    words = [each.text().partition("\t")[0] for each in menu.actions()]
    assert words == [each.words for each in SORTS]
    menu.actions()[4].trigger()
    menu.close()
    lunch = session(screen, "B1.3")
    assert (lunch.title, lunch.minutes, lunch.protected) == ("Lunch", 45, True)


def test_a_prompt_is_added_after_the_one_at_hand(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.3a")
    button(screen, "Add a prompt").click()
    at = place(screen, "1.3")
    assert lines(screen)[at : at + 5] == ["12:10 1.3", "a", "d", "b", "c"]
    assert at_hand(screen) == "1.3d"
    assert undo_name(window) == "prompt 1.3d added"


def test_a_trade_off_is_added_to_the_session_at_hand(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.5")
    button(screen, "Add a trade-off").click()
    assert at_hand(screen) == "TO11"
    assert rows(screen)[place(screen, "TO11") - 1].code == "TO3"
    choose(screen, "L1")
    window.services.actions["plan.trade-off"].trigger()
    assert at_hand(screen) == "TO12"
    assert screen.outline.day is None, "nobody votes over lunch: it waits for a session"


def test_what_needs_a_place_says_so(screen: PlanScreen, window: Window) -> None:
    show_day(screen, "Programme")
    window.services.actions["plan.session"].trigger()
    assert said(window) == "A session belongs to a day. Choose the day first."
    window.services.actions["plan.prompt"].trigger()
    assert said(window) == "A prompt belongs to a session. Choose the session."


def test_what_notes_belong_to_is_not_removed(window: Window, demo: Path) -> None:
    screen = plan_in(window, demo)
    choose(screen, "1.3")
    key(screen, Qt.Key.Key_Delete)
    assert "belongs to this" in said(window)
    assert tuple(sessions(screen)) == DAY_1
    choose(screen, "TO1")
    key(screen, Qt.Key.Key_Delete)
    assert said(window).startswith("Cards with TO1 were made, or ballots are in")


def test_a_finding_stands_under_what_it_is_about_and_is_mended(
    screen: PlanScreen, window: Window
) -> None:
    workspace = current(window).workspace
    before = session(screen, "P1.5")
    workspace.edit(before, replace(before, planned_start=time(15, 25)))
    at = place(screen, "P1.5")
    row = rows(screen)[at + 1]
    assert row.kind == FINDING
    assert row.fix == "Start at 15:30"
    assert rows(screen)[at].wrong
    assert "5 min overlap" in screen.outline.faults.text()
    view = screen.outline.view
    view.setCurrentIndex(view.lines.index(at + 1))
    view.scrollTo(view.currentIndex())
    spot = view.painter.fix_place(view.visualRect(view.currentIndex()), row).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert undo_name(window) == "session P1.5 at 15:30"
    assert rows(screen)[place(screen, "P1.5") + 1].kind != FINDING
    assert not screen.outline.faults.isVisible()
    undo(window)
    view.setCurrentIndex(view.lines.index(at + 1))
    key(screen, Qt.Key.Key_Return)
    assert session(screen, "P1.5").planned_start == time(15, 30)


def test_the_choice_survives_what_others_change(screen: PlanScreen, window: Window) -> None:
    workspace = current(window).workspace
    choose(screen, "1.4")
    bar = screen.outline.view.verticalScrollBar()
    value = bar.value()
    reset = QSignalSpy(screen.outline.view.lines.modelReset)
    other = session(screen, "1.2")
    workspace.add(Prompt(session_id=other.id, code="1.2b", question="Why?", position=2))
    workspace.remove(*(each for each in workspace.of(Prompt, "session_id", [other.id])))
    assert at_hand(screen) == "1.4"
    assert reset.count() == 0
    assert bar.value() == value


def test_a_new_version_of_a_trade_off_stands_in_its_line(window: Window, demo: Path) -> None:
    screen = plan_in(window, demo)
    choose(screen, "TO2")
    before = next(each for each in screen.planner.plan.trade_offs if each.code == "TO2")
    screen.planner.edit(before, replace(before, wording="What else?"), "wording of TO2")
    assert chosen(screen) == ["TO2"]
    record = rows(screen)[place(screen, "TO2")].record
    assert isinstance(record, TradeOff)
    assert record.version == 2


def test_the_mouse_is_offered_what_the_keys_do(screen: PlanScreen) -> None:
    choose(screen, "1.4")
    view = screen.outline.view
    spot = view.visualRect(view.currentIndex()).center()
    view.customContextMenuRequested.emit(spot)
    [menu] = [each for each in screen.findChildren(QMenu) if each.isVisible()]
    words = [each.text().partition("\t")[0] for each in menu.actions() if each.text()]
    assert {"Move up", "5 minutes longer", "Copy", "Paste", "Duplicate", "Remove"} <= set(words)
    next(each for each in menu.actions() if each.text() == "Remove").trigger()
    menu.close()
    assert "1.4" not in [each.code for each in rows(screen)]


def test_an_empty_programme_says_how_to_begin(window: Window, documents: Path) -> None:
    screen = plan_of_nothing(window, documents)
    first = button(screen, "Add the first day")
    assert QApplication.focusWidget() is first
    first.click()
    assert rows(screen)[0].title == "Day 1 · New day"
    window.services.actions["plan.session"].trigger()
    assert sessions(screen) == ["10:00 1.1"]
    undo(window)
    undo(window)
    assert button(screen, "Add the first day").isVisible()
    button(screen, "Write the scope card first").click()
    assert screen.outline.view.isVisible()
    assert at_hand(screen) == "scope"


def test_an_empty_overview_leads_to_plan(window: Window, documents: Path) -> None:
    screen = plan_of_nothing(window, documents)
    window.services.actions["overview"].trigger()
    button(window, "Go to Plan").click()
    assert screen.isVisible()


def test_six_lines_can_be_read_in_large_text(screen: PlanScreen, window: Window) -> None:
    show_day(screen, "Day 1")
    window.services.look.resize_text(200)
    QApplication.processEvents()
    view = screen.outline.view
    view.scrollToTop()
    seen = [view.visualRect(view.lines.index(at)) for at in range(len(rows(screen)))]
    assert sum(view.viewport().rect().contains(each) for each in seen) >= 6
    assert screen.outline.strip.isVisible()
    screen.to_editor()
    assert not screen.outline.strip.isVisible()
    window.services.look.resize_text(STANDARD)
    QApplication.processEvents()
    assert screen.outline.isAncestorOf(screen.outline.strip)
