"""Who spoke from an empty seat is asked for, who is quiet is said, who refused is seen."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Consent
from tests.ui.acting import said
from tests.ui.table.seated import newest, say, sit, type_into, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table.screen import TableScreen
    from facilitator_app.ui.window import Window

from tests.ui.table.attended import (
    ALT,
    away,
    card,
    desk,
    go_to_seats,
    history,
    key,
    leave,
    noted,
    question_of,
    seat,
    seen,
)


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
    type_into(screen.notes.entry.line, '2. "They told ')
    for number, item, given in ((1, "quotes", False), (3, "notes", False), (4, "notes", True)):
        person = people[number]
        assert person is not None
        workspace.add(
            Consent.named(workspace.programme, participant_id=person.id, item=item, given=given)
        )
    assert screen.notes.entry.line.toPlainText() == "They told "
    assert [card(screen, label).word for label in "12345"] == ["", "no quote", "", "no notes", ""]
    assert card(screen, "2").accessibleName().endswith("did not agree to be quoted")
    assert screen.notes.entry.room.no_quotes == {"2": "Seat 2 did not agree to be quoted."}
    assert screen.notes.entry.room.no_notes == {"4": "Seat 4 did not agree to notes."}
    [chip, _] = screen.notes.entry.marks.chips
    assert chip.accessibleDescription() == "Seat 2 did not agree to be quoted."
    assert screen.notes.entry.told.text() == "Seat 2 did not agree to be quoted."


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
    screen.crew.keeping.switch_hint(on=True)
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
            screen.crew.keeping.toggle(label)
    assert set(away(screen)) ^ was_away == set("123")
    assert {each.at >= time(12, 10) for each in desk(screen).register.changes} == {True}


def test_another_table_or_session_begins_with_its_own_seats(screen: TableScreen) -> None:
    leave(screen, "3", "00:00")
    history(screen).newest.click()
    table = next(each for each in screen.whereabouts.tables() if each.code == "B")
    screen.choose_table(table)
    assert away(screen) == []
    assert not history(screen).isVisible()
    assert not history(screen).rows


def test_the_gap_line_hears_who_changed_places_where_they_sit_now(screen: TableScreen) -> None:
    for label in "1234567":
        noted(screen, label, "00:00")
    screen.go(desk(screen).prompts[0])
    desk(screen).register.swap("7", "8")
    screen.step(1)
    assert screen.notes.gaps.words.text().endswith("no disagreement, seat 7 not heard.")
