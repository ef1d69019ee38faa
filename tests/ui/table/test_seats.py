"""Who comes, goes and changes places is written down on the seats, and the screen follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from facilitator_app.domain.records import Consent, Note, Presence, SeatChange, Workshop
from tests.ui.acting import said
from tests.ui.table.seated import newest, say, sit, type_into, workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.domain.attendance import Seat
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.table.seat_card import SeatCard
    from facilitator_app.ui.table.seat_history import SeatHistory
    from facilitator_app.ui.table.seat_panel import Question, SeatPanel
    from facilitator_app.ui.window import Window
    from facilitator_app.workspace import Workspace

ALT_SHIFT = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    """Return table C in a session of today, with everybody there."""
    screen = sit(window, demo)
    workspace = workspace_of(window)
    [day] = workspace.of(Workshop, "id", [desk(screen).session.workshop_id])
    workspace.remove(*workspace.of(Presence, "workshop_id", [day.id]))
    desk(screen).filing.remove(desk(screen).notebook.notes)
    workspace.edit(day, replace(day, held_on=datetime.now().astimezone().date()))
    return screen


def desk(screen: TableScreen) -> Desk:
    assert screen.desk is not None
    return screen.desk


def seat(screen: TableScreen, label: str) -> Seat:
    found = desk(screen).register.seat(label)
    assert found is not None
    return found


def card(screen: TableScreen, label: str) -> SeatCard:
    found = screen.side.seats.card(label)
    assert found is not None
    return found


def away(screen: TableScreen) -> list[str]:
    return [each.label for each in desk(screen).seats if not each.there]


def seen(workspace: Workspace) -> list[str]:
    return sorted(
        f"{each.seat} {each.what} {each.other} {each.at:%H:%M}".replace("  ", " ")
        for each in workspace.all(SeatChange)
    )


def history(screen: TableScreen) -> SeatHistory:
    found = screen.side.people.history
    assert found is not None
    return found


def go_to_seats(screen: TableScreen) -> None:
    screen.notes.entry.line.setFocus()
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_R, ALT)


def key(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def leave(screen: TableScreen, label: str, at: str) -> None:
    """Let a seat have left at a time of today."""
    desk(screen).register.tell(label, "left", time.fromisoformat(at))


def noted(screen: TableScreen, label: str, at: str) -> Note:
    """Let a seat have spoken at a time of today."""
    here = desk(screen)
    today = datetime.now().astimezone()
    clock = time.fromisoformat(at)
    note = Note(
        session_id=here.session.id,
        table_id=here.table.id,
        prompt_id=here.prompts[0].id,
        seats=(label,),
        text="Hm.",
        noted_at=today.replace(
            hour=clock.hour, minute=clock.minute, second=30, microsecond=0
        ).astimezone(UTC),
    )
    here.workspace.add(note)
    return note


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
    assert desk(screen).seats_present() == 6
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


def test_a_note_from_an_empty_seat_is_saved_and_one_key_says_that_it_arrived(
    screen: TableScreen,
) -> None:
    leave(screen, "3", "00:00")
    say(screen, "3. I am back")
    assert newest(screen).seats == ("3",)
    assert card(screen, "3").word == "arrived?"
    question = question_of(screen.side.people)
    assert question.isVisible()
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Y, ALT)
    assert away(screen) == []
    moment = newest(screen).noted_at
    assert moment is not None
    assert seat(screen, "3").since == moment.astimezone().time().replace(second=0, microsecond=0)
    assert not question.isVisible()
    assert screen.notes.entry.line.hasFocus()


def question_of(panel: SeatPanel) -> Question:
    assert panel.question is not None
    return panel.question


def test_no_is_an_answer_too_for_this_note_and_after_opening_again(
    screen: TableScreen, window: Window
) -> None:
    leave(screen, "3", "00:00")
    noted(screen, "3", "00:02")
    question_of(screen.side.people).no.click()
    assert away(screen) == ["3"]
    assert card(screen, "3").word == "left 00:00"
    screen.load()
    assert card(screen, "3").word == "left 00:00"
    noted(screen, "3", "00:04")
    assert card(screen, "3").word == "arrived?"
    go_to_seats(screen)
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_N)
    assert card(screen, "3").word == "left 00:00"
    noted(screen, "3", "00:06")
    key(Qt.Key.Key_Y)
    assert seen(workspace_of(window)) == ["3 arrived 00:06", "3 left 00:00"]


def test_alt_y_says_when_nobody_is_asked_for(screen: TableScreen, window: Window) -> None:
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Y, ALT)
    assert said(window).startswith("No seat is asked for")


def test_where_the_seats_are_not_in_sight_the_question_is_asked_above(
    screen: TableScreen, window: Window
) -> None:
    window.services.look.resize_text(200)
    leave(screen, "3", "00:00")
    noted(screen, "3", "00:02")
    assert said(window) == "Seat 3 was away, but spoke. Did it arrive?"


def test_who_refused_notes_or_quotes_is_seen_and_the_entry_knows(
    screen: TableScreen, window: Window
) -> None:
    workspace = workspace_of(window)
    people = [each.participant for each in desk(screen).seats]
    type_into(screen.notes.entry.line, "They told ")
    for number, item, given in ((1, "quotes", False), (3, "notes", False), (4, "notes", True)):
        person = people[number]
        assert person is not None
        workspace.add(
            Consent.named(workspace.programme, participant_id=person.id, item=item, given=given)
        )
    assert screen.notes.entry.line.toPlainText() == "They told "
    assert [card(screen, label).word for label in "12345"] == ["", "no quotes", "", "no notes", ""]
    assert card(screen, "2").accessibleName().endswith("did not agree to be quoted")
    assert screen.notes.entry.room.no_quotes == {"2": "Seat 2 did not agree to be quoted."}
    assert screen.notes.entry.room.no_notes == {"4": "Seat 4 did not agree to notes."}


def test_who_was_not_heard_for_long_is_said_in_one_line_that_can_be_switched_off(
    screen: TableScreen,
) -> None:
    for minute in ("00:00", "00:20"):
        for label in "1234678":
            noted(screen, label, minute)
    panel = screen.side.people
    assert panel.hint is not None
    assert panel.hint.words.text() == "Seat 5 quiet for 20 min"
    panel.hint.off.setFocus()
    panel.hint.off.click()
    assert not panel.hint.isVisible()
    assert screen.side.seats.isAncestorOf(QApplication.focusWidget() or screen)
    screen.load()
    assert not panel.hint.isVisible()
    screen.keeping.switch_hint(on=True)
    assert panel.hint.isVisible()


def test_a_seat_change_leaves_the_line_and_the_cards_as_they_are(screen: TableScreen) -> None:
    type_into(screen.notes.entry.line, "3. They told ")
    cards, built = list(screen.side.seats.cards), desk(screen)
    leave(screen, "5", "00:00")
    assert screen.side.seats.cards == cards
    assert screen.desk is built
    assert screen.notes.entry.line.toPlainText() == "They told "
    assert screen.notes.entry.line.hasFocus()


def test_a_day_that_is_over_is_put_right_by_its_own_clock(window: Window, demo: Path) -> None:
    """Nobody may sit before a demo at the hour of its session."""
    screen = sit(window, demo)
    was_away = set(away(screen))
    for label in "123":
        for _ in range(3):
            screen.keeping.toggle(label)
    assert set(away(screen)) ^ was_away == set("123")
    assert {each.at >= time(12, 10) for each in desk(screen).register.changes} == {True}


def test_another_table_or_session_begins_with_its_own_seats(screen: TableScreen) -> None:
    leave(screen, "3", "00:00")
    history(screen).newest.click()
    table = next(each for each in screen._tables() if each.code == "B")
    screen.choose_table(table)
    assert away(screen) == []
    assert not history(screen).isVisible()
    assert not history(screen).rows


@pytest.fixture(autouse=True)
def menus_are_gone() -> Iterator[None]:
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
