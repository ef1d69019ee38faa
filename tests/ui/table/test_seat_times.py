"""Who came and went is listed, and each time can be put right where it stands."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import SeatChange
from tests.ui.acting import said
from tests.ui.table.seated import workspace_of

if TYPE_CHECKING:
    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.window import Window

from tests.ui.table.attended import away, card, desk, go_to_seats, history, key, leave, seen


def test_a_time_is_put_right_where_it_stands(screen: TableScreen, window: Window) -> None:
    leave(screen, "3", "00:01")
    go_to_seats(screen)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_T)
    [row] = history(screen).rows
    assert row.time.hasFocus()
    row.time.setText("half ten")
    key(Qt.Key.Key_Return)
    assert "is no time of day" in row._wrong.text()
    row.time.setText("0.04")
    key(Qt.Key.Key_Return)
    assert seen(workspace_of(window)) == ["3 left 00:04"]
    assert workspace_of(window).undo_name == "seat 3 left at 00:04, not 00:01"
    assert card(screen, "3").hasFocus()
    assert card(screen, "3").word == "left 00:04"
    window.services.actions["undo"].trigger()
    assert seen(workspace_of(window)) == ["3 left 00:01"]


def test_what_a_key_goes_to_comes_into_sight(screen: TableScreen, window: Window) -> None:
    window.services.look.resize_text(200)
    leave(screen, "7", "00:01")
    go_to_seats(screen)
    for pressed, widget in (
        (Qt.Key.Key_7, lambda: card(screen, "7")),
        (Qt.Key.Key_T, lambda: history(screen).rows[0].time),
    ):
        key(pressed)
        QTest.qWait(50)
        assert widget().hasFocus()
        assert widget().visibleRegion().boundingRect() == widget().rect()


def test_esc_leaves_a_time_as_it_was(screen: TableScreen, window: Window) -> None:
    leave(screen, "3", "00:01")
    go_to_seats(screen)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_T)
    history(screen).rows[0].time.setText("0:30")
    key(Qt.Key.Key_Escape)
    assert card(screen, "3").hasFocus()
    assert seen(workspace_of(window)) == ["3 left 00:01"]


def test_a_time_that_is_taken_already_makes_one_of_two(screen: TableScreen, window: Window) -> None:
    register = desk(screen).register
    leave(screen, "3", "00:01")
    later = SeatChange.named(
        workspace_of(window).programme,
        session_id=desk(screen).session.id,
        table_id=desk(screen).table.id,
        seat="3",
        what="left",
        other="",
        at=time(0, 5),
    )
    workspace_of(window).add(later)
    register.put_right(later, time(0, 5))
    assert len(seen(workspace_of(window))) == 2
    register.put_right(later, time(0, 1))
    assert seen(workspace_of(window)) == ["3 left 00:01"]


def test_who_came_and_went_stands_in_one_quiet_line_that_unfolds(
    screen: TableScreen, window: Window
) -> None:
    assert screen.side.people.history is None
    leave(screen, "3", "00:01")
    leave(screen, "5", "00:02")
    shown = history(screen)
    assert shown.newest.words == "Seat 5 left at 00:02"
    assert shown.newest.accessibleName().endswith("2 in all")
    assert not shown.rows
    shown.newest.click()
    assert [each.change.seat for each in shown.rows] == ["5", "3"]
    shown.rows[0].back.setFocus()
    shown.rows[0].back.click()
    assert away(screen) == ["3"]
    assert workspace_of(window).undo_name == "seat 5 left at 00:02 taken back"
    assert card(screen, "5").hasFocus()
    shown.newest.click()
    assert not shown.rows


def test_there_is_nothing_to_put_right_of_a_seat_that_stayed(
    screen: TableScreen, window: Window
) -> None:
    go_to_seats(screen)
    key(Qt.Key.Key_T)
    assert said(window).startswith("Nothing was seen of seat 1")
