"""Parts of a design are copied, protected, made longer and removed, each as one edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.acting import button, said
from tests.ui.plan.outlined import (
    ALT,
    CONTROL,
    DAY_1,
    SHIFT,
    at_hand,
    choose,
    chosen,
    key,
    lines,
    place,
    rows,
    session,
    sessions,
    show_day,
    undo,
    undo_name,
)

if TYPE_CHECKING:
    from facilitator_app.ui.plan import PlanScreen
    from facilitator_app.ui.window import Window


def test_a_session_is_duplicated_and_pasted(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.3")
    key(screen, Qt.Key.Key_D, CONTROL | SHIFT)
    assert sessions(screen)[7:9] == ["12:10 1.3", "13:00 1.6"]
    at = place(screen, "1.6")
    assert lines(screen)[at : at + 4] == ["13:00 1.6", "a", "b", "c"]
    assert chosen(screen) == ["1.6"]
    assert undo_name(window) == "session 1.3 copied"
    key(screen, Qt.Key.Key_C, CONTROL)
    show_day(screen, "Day 2")
    choose(screen, "P2.1")
    key(screen, Qt.Key.Key_V, CONTROL)
    assert sessions(screen)[:2] == ["10:00 P2.1", "10:15 2.6"]
    assert "1.6" in QApplication.clipboard().text()


def test_prompts_are_copied_and_cut(screen: PlanScreen) -> None:
    choose(screen, "1.3a", "1.3b")
    key(screen, Qt.Key.Key_C, CONTROL)
    choose(screen, "1.1a")
    key(screen, Qt.Key.Key_V, CONTROL)
    at = place(screen, "1.1")
    assert lines(screen)[at + 1 : at + 4] == ["a", "b", "c"]
    key(screen, Qt.Key.Key_X, CONTROL)
    assert lines(screen)[at + 1 : at + 3] == ["a", "10:50 P1.2"]
    choose(screen, "1.1a")
    key(screen, Qt.Key.Key_D, CONTROL | SHIFT)
    assert chosen(screen) == ["1.1b"]


def test_what_else_is_on_the_clipboard_is_not_pasted(screen: PlanScreen, window: Window) -> None:
    before = undo_name(window)
    QApplication.clipboard().setText("Dear all")
    choose(screen, "1.1")
    key(screen, Qt.Key.Key_V, CONTROL)
    assert undo_name(window) == before


def test_a_copy_of_a_trade_off_is_another_question(screen: PlanScreen, window: Window) -> None:
    choose(screen, "AN2")
    key(screen, Qt.Key.Key_D, CONTROL | SHIFT)
    assert chosen(screen) == ["AN7"]
    assert "another question" in said(window)
    undo(window)
    assert "AN7" not in [each.code for each in screen.planner.plan.trade_offs]


def test_days_are_added_copied_and_removed(screen: PlanScreen, window: Window) -> None:
    button(screen, "Add, copy or remove a day").click()
    [menu] = [each for each in screen.findChildren(QMenu) if each.isVisible()]
    assert [each.text() for each in menu.actions()] == [
        "Add a day",
        "Copy the day",
        "Remove the day",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert sessions(screen)[:3] == ["09:30 A4", "10:00 P4.1", "10:20 4.1"]
    assert rows(screen)[0].title == "Day 4 · Getting in: access, triage, digital"
    assert undo_name(window) == "day 1 copied"
    window.services.actions["plan.day.remove"].trigger()
    assert "Day 4" not in screen.outline.strip.segments._words.values()
    assert undo_name(window) == "day 4 removed"
    undo(window)
    assert "Day 4" in screen.outline.strip.segments._words.values()
    window.services.actions["plan.day"].trigger()
    assert rows(screen)[0].title == "Day 5 · New day"
    assert screen.outline.sum.text() == "0 min · 0 at tables"


def test_sessions_are_protected_together(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.1", "L1")
    window.services.actions["plan.protect"].trigger()
    assert undo_name(window) == "2 sessions protected"
    assert session(screen, "1.1").protected
    window.services.actions["plan.protect"].trigger()
    assert undo_name(window) == "2 sessions no longer protected"
    assert not session(screen, "L1").protected


def test_sessions_and_prompts_are_made_longer(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.1", "1.2")
    key(screen, Qt.Key.Key_Right, ALT)
    assert sessions(screen)[2:6] == ["10:20 1.1", "10:55 P1.2", "11:20 1.2", "11:40 B1.1"]
    assert undo_name(window) == "2 sessions 5 min longer"
    choose(screen, "1.3a")
    key(screen, Qt.Key.Key_Left, ALT)
    assert undo_name(window) == "prompt 1.3a 5 min shorter"
    assert rows(screen)[place(screen, "1.3a")].minutes == 15


def test_a_day_does_not_reach_beyond_midnight(screen: PlanScreen, window: Window) -> None:
    choose(screen, "P1.6")
    for _ in range(8 * 12 + 1):
        key(screen, Qt.Key.Key_Right, ALT)
    assert "beyond midnight" in said(window)
    assert session(screen, "P1.6").minutes == 8 * 60 + 5


def test_sessions_are_removed_and_come_back(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.5", "1.3")
    key(screen, Qt.Key.Key_Delete)
    assert sessions(screen)[7:9] == ["12:10 L1", "12:55 P1.4"]
    assert not [each for each in screen.planner.plan.prompts if each.code.startswith("1.3")]
    assert "2 sessions removed" in said(window)
    show_day(screen, "Programme")
    assert rows(screen)[place(screen, "TO1")].kind == "trade-off"
    show_day(screen, "Day 1")
    undo(window)
    assert tuple(sessions(screen)) == DAY_1
    assert rows(screen)[place(screen, "TO1")].kind == "trade-off"


def test_what_was_removed_is_chosen_again_when_it_comes_back(
    screen: PlanScreen, window: Window
) -> None:
    choose(screen, "1.3", "1.4")
    key(screen, Qt.Key.Key_Delete)
    assert at_hand(screen) not in ("1.3", "1.4")
    undo(window)
    assert chosen(screen) == ["1.3", "1.4"]
