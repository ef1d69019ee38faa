"""Who comes, goes and changes places is written down on the seats, and the screen follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.acting import said
from tests.ui.table.seated import type_into, workspace_of

if TYPE_CHECKING:
    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.window import Window

from tests.ui.table.attended import (
    ALT_SHIFT,
    away,
    card,
    desk,
    go_to_seats,
    key,
    leave,
    noted,
    seen,
)


def test_alt_shift_and_a_digit_says_while_typing_that_a_seat_left_and_again_that_it_did_not(
    screen: TableScreen,
) -> None:
    line = screen.notes.entry.line
    type_into(line, "3. They told ")
    for digit in (Qt.Key.Key_1, Qt.Key.Key_3):
        QTest.keyClick(line, digit, ALT_SHIFT)
    assert away(screen) == ["1", "3"]
    assert line.toPlainText() == "They told "
    assert card(screen, "3").word.startswith("left ")
    QTest.keyClick(line, Qt.Key.Key_3, ALT_SHIFT)
    assert away(screen) == ["1"]
    assert len(seen(desk(screen).workspace)) == 1
    assert line.hasFocus()


def test_a_seat_that_does_not_exist_is_said(screen: TableScreen, window: Window) -> None:
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_9, ALT_SHIFT)
    assert said(window) == "There is no seat 9 at this table."


def test_undo_names_the_seat_and_the_time(screen: TableScreen, window: Window) -> None:
    leave(screen, "3", "00:00")
    assert workspace_of(window).undo_name == "seat 3 left at 00:00"
    window.services.actions["undo"].trigger()
    assert away(screen) == []


def test_keys_on_the_seats_say_left_and_arrived(screen: TableScreen, window: Window) -> None:
    leave(screen, "2", "00:00")
    go_to_seats(screen)
    assert card(screen, "1").hasFocus()
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_L)
    assert said(window) == "Seat 2 is away already."
    key(Qt.Key.Key_A)
    assert away(screen) == []
    assert card(screen, "2").accessibleName().startswith("Seat 2, heard 0 times, arrived at ")
    key(Qt.Key.Key_L)
    assert card(screen, "2").hasFocus()
    assert seen(workspace_of(window)) == ["2 left 00:00"]
    key(Qt.Key.Key_Escape)
    assert screen.notes.entry.line.hasFocus()


def test_arrows_and_digits_go_round_the_table(screen: TableScreen) -> None:
    go_to_seats(screen)
    for pressed, label in (
        (Qt.Key.Key_Down, "8"),
        (Qt.Key.Key_Right, "4"),
        (Qt.Key.Key_Down, "5"),
        (Qt.Key.Key_Left, "6"),
        (Qt.Key.Key_Left, "7"),
        (Qt.Key.Key_Left, "7"),
        (Qt.Key.Key_3, "3"),
        (Qt.Key.Key_9, "3"),
    ):
        key(pressed)
        assert card(screen, label).hasFocus(), label
    key(Qt.Key.Key_Return)
    assert screen.notes.entry.entry.said.seats == ("3",)


def test_two_seats_swap_and_their_counts_go_along(screen: TableScreen, window: Window) -> None:
    noted(screen, "1", "00:00")
    people = [each.participant for each in desk(screen).seats]
    go_to_seats(screen)
    key(Qt.Key.Key_S)
    assert "Swap seat 1 with" in screen.side.people._swapping.text()
    assert screen.side.people._swapping.isVisible()
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Return)
    assert not screen.side.people._swapping.isVisible()
    assert [each.participant for each in desk(screen).seats] == [people[1], people[0], *people[2:]]
    assert card(screen, "2").accessibleName().startswith("Seat 2, heard once, swapped with seat 1")
    assert (workspace_of(window).undo_name or "").startswith("seats 1 and 2 swapped at ")
    key(Qt.Key.Key_S)
    key(Qt.Key.Key_Escape)
    QTest.mouseClick(card(screen, "3"), Qt.MouseButton.LeftButton)
    assert screen.notes.entry.entry.said.seats == ("3",)
    assert len(seen(workspace_of(window))) == 1


def test_the_menu_of_a_seat_offers_all_of_it_in_words(screen: TableScreen) -> None:
    leave(screen, "3", "00:00")
    noted(screen, "3", "00:02")
    at = card(screen, "3")
    where = at.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, at.mapToGlobal(where))
    QApplication.sendEvent(at, event)
    [menu, swaps] = screen.side.seats.findChildren(QMenu)
    words = [each.text().replace("\t", " ") for each in menu.actions() if each.text()]
    assert words == [
        "Yes, it arrived Y",
        "No, it did not arrive N",
        "Put it on the entry Enter",
        "Arrived now A",
        "Put the time right T",
        "Swapped with",
        "Say which seats are quiet",
    ]
    swaps.actions()[0].trigger()
    menu.close()
    assert any(each.startswith("1 swapped 3") for each in seen(desk(screen).workspace))
