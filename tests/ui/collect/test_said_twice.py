"""Notes of two laptops that seem to say the same, decided in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Note
from facilitator_app.ui.collect.conflicts.said_twice import SaidTwicePanel
from tests.ui.collect.decided import choose, go, press, words
from tests.ui.collect.room import Room
from tests.ui.conftest import current

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.collect.conflicts import ConflictsPage
    from facilitator_app.ui.window import Window


@pytest.fixture
def room(tmp_path: Path) -> Room:
    made = Room(tmp_path / "room.facilitator")
    made.typed_up()
    return made


def panel(page: ConflictsPage) -> SaidTwicePanel:
    choose(page, "Said twice?")
    assert isinstance(page.panel, SaidTwicePanel)
    return page.panel


def texts(window: Window) -> list[str]:
    return [each.text for each in current(window).workspace.all(Note)]


def test_both_stand_side_by_side_with_their_laptops(window: Window, room: Room) -> None:
    shown = words(panel(go(window, room.path)))
    assert "lead" in shown
    assert "table-c" in shown
    assert "Nothing is dropped by itself" in shown


def test_they_are_joined_with_the_words_that_were_written(window: Window, room: Room) -> None:
    page = go(window, room.path)
    made = panel(page)
    made.words.setPlainText("Nobody rang back for a week.")
    press(made, "Join them").click()
    assert texts(window) == ["Nobody rang back for a week."]
    assert page.list.rows.rowCount() == 0
    [note] = current(window).workspace.all(Note)
    newest = current(window).workspace.history(note.id)[-1]
    assert len(newest.parents) == 2


def test_a_note_without_words_is_not_made(window: Window, room: Room) -> None:
    made = panel(go(window, room.path))
    made.words.setPlainText("  ")
    press(made, "Join them").click()
    assert len(texts(window)) == 2


def test_both_are_kept_and_the_pair_is_gone(window: Window, room: Room) -> None:
    page = go(window, room.path)
    press(panel(page), "Keep both").click()
    assert len(texts(window)) == 2
    assert page.list.rows.rowCount() == 0
    window.services.actions["undo"].trigger()
    QApplication.processEvents()
    assert page.list.rows.rowCount() == 1


def test_what_is_half_written_is_there_again(window: Window, room: Room) -> None:
    page = go(window, room.path)
    panel(page).words.setPlainText("Nobody rang")
    window.services.actions["overview"].trigger()
    QTest.qWait(50)
    window.services.actions["close"].trigger()
    assert panel(go(window, room.path)).words.toPlainText() == "Nobody rang"


def test_whoever_leaves_the_words_has_decided_nothing(window: Window, room: Room) -> None:
    made = panel(go(window, room.path))
    QApplication.processEvents()  # shows what has just been put there
    made.words.setFocus()
    QTest.keyClick(made.words, Qt.Key.Key_Tab)
    assert made.join.hasFocus()
    assert len(texts(window)) == 2
