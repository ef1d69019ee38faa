"""Sessions, prompts and trade-offs are moved by keys and by mouse, and later times follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.acting import said
from tests.ui.plan.outlined import (
    ALT,
    DAY_1,
    SHIFT,
    at_hand,
    choose,
    chosen,
    drag,
    drag_to_day,
    key,
    lines,
    place,
    rows,
    sessions,
    show_day,
    undo,
    undo_name,
)

if TYPE_CHECKING:
    from facilitator_app.ui.plan import PlanScreen
    from facilitator_app.ui.window import Window


def test_sessions_are_moved_by_keys(screen: PlanScreen, window: Window) -> None:
    choose(screen, "P1.2", "1.2")
    key(screen, Qt.Key.Key_Down, ALT | SHIFT)
    assert sessions(screen)[2:7] == [
        "10:20 1.1",
        "10:50 B1.1",
        "11:05 P1.2",
        "11:30 1.2",
        "11:45 P1.3",
    ]
    assert chosen(screen) == ["P1.2", "1.2"]
    assert undo_name(window) == "2 sessions moved"
    key(screen, Qt.Key.Key_Up, ALT | SHIFT)
    assert tuple(sessions(screen)) == DAY_1
    undo(window)
    undo(window)
    assert tuple(sessions(screen)) == DAY_1
    assert chosen(screen) == ["P1.2", "1.2"]


def test_the_first_cannot_go_further_up(screen: PlanScreen, window: Window) -> None:
    before = undo_name(window)
    choose(screen, "A1")
    key(screen, Qt.Key.Key_Up, ALT | SHIFT)
    choose(screen, "P1.6")
    key(screen, Qt.Key.Key_Down, ALT | SHIFT)
    assert undo_name(window) == before


def test_prompts_are_moved_by_keys_into_the_next_session(screen: PlanScreen) -> None:
    choose(screen, "1.3c")
    key(screen, Qt.Key.Key_Up, ALT | SHIFT)
    at = place(screen, "1.3")
    assert lines(screen)[at : at + 4] == ["12:10 1.3", "a", "c", "b"]
    key(screen, Qt.Key.Key_Down, ALT | SHIFT)
    key(screen, Qt.Key.Key_Down, ALT | SHIFT)
    assert at_hand(screen) == "P1.4a", "a break asks nothing: it goes past lunch"
    key(screen, Qt.Key.Key_Up, ALT | SHIFT)
    assert at_hand(screen) == "1.3c"


def test_trade_offs_are_moved_by_keys(screen: PlanScreen, window: Window) -> None:
    choose(screen, "TO1")
    key(screen, Qt.Key.Key_Down, ALT | SHIFT)
    assert rows(screen)[place(screen, "TO1") - 1].code == "P1.5"
    assert undo_name(window) == "trade-off TO1 moved"


def test_sessions_are_dragged(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.4")
    drag(screen, "P1.3")
    assert sessions(screen)[5:8] == ["11:30 B1.1", "11:45 1.4", "12:35 P1.3"]
    assert undo_name(window) == "session 1.4 moved"
    undo(window)
    assert tuple(sessions(screen)) == DAY_1
    choose(screen, "1.4")
    drag(screen, "P1.6", lower=True)
    assert sessions(screen)[-1] == "15:10 1.4"


def test_sessions_are_dragged_to_another_day(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.4", "P1.4")
    drag_to_day(screen, "Day 2")
    assert "Day 2" in said(window)
    assert "1.4" not in [each.code for each in rows(screen)]
    show_day(screen, "Day 2")
    assert sessions(screen)[-2:] == ["16:00 P1.4", "16:20 1.4"]
    assert rows(screen)[place(screen, "1.4") + 1].code == "a"
    undo(window)
    show_day(screen, "Day 1")
    assert tuple(sessions(screen)) == DAY_1


def test_prompts_and_trade_offs_are_dragged(screen: PlanScreen, window: Window) -> None:
    choose(screen, "1.3c")
    drag(screen, "1.3a")
    at = place(screen, "1.3")
    assert lines(screen)[at : at + 4] == ["12:10 1.3", "c", "a", "b"]
    drag(screen, "1.1a", lower=True)
    assert lines(screen)[place(screen, "1.1") + 2] == "b"
    assert undo_name(window) == "prompt 1.3c moved"
    choose(screen, "TO2")
    drag(screen, "P1.3")
    assert rows(screen)[place(screen, "TO2") - 1].code == "P1.3"
    choose(screen, "TO1")
    drag_to_day(screen, "Programme")
    show_day(screen, "Programme")
    assert rows(screen)[place(screen, "TO1")].kind == "trade-off"
