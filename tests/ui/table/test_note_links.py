"""Notes that answer each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Coding
from facilitator_app.ui.table.notes_model import told
from tests.ui.table.listed import (
    choose,
    clock,
    enter,
    is_linking,
    link,
    ours,
    pick,
    press,
    shown,
    sit_among_notes,
    submenus,
    wait_for_menu,
    words,
)
from tests.ui.table.seated import newest, session_of, texts, workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit_among_notes(window, demo)


def test_a_note_is_linked_by_keys(screen: TableScreen, window: Window) -> None:
    link(screen)
    first = clock(shown(screen, 0).note)
    assert words(screen, 0) == [f"builds on {clock(shown(screen, 1).note)} seat 5"]
    assert words(screen, 1) == [f"builds on this: {first} seat 7"]
    assert words(screen, 0)[0] in told(shown(screen, 0))
    [kept] = ours(screen)
    assert kept.how == "builds on"
    assert "link of note of" in (workspace_of(window).undo_name or "")
    window.services.actions["undo"].trigger()
    assert words(screen, 0) == words(screen, 1) == []


def test_the_strip_says_what_comes_next_and_takes_the_mouse(screen: TableScreen) -> None:
    press(screen, "+")
    strip = screen.crew.editing.marking._strip
    assert strip is not None
    assert strip.isVisible()
    assert screen.notes.view.hasFocus()
    assert "seat 7 agrees with which note?" in strip._words.text()
    press(screen, "-")
    assert "disagrees with" in strip._words.text()
    choose(screen, 2)
    strip.make.click()
    assert words(screen, 0)[0].startswith("disagrees with")
    assert not strip.isVisible()


def test_a_link_that_was_begun_can_be_left(screen: TableScreen) -> None:
    press(screen, "&")
    enter(screen)
    assert is_linking(screen), "a note is not linked to itself"
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Escape)
    assert not is_linking(screen)
    assert not ours(screen)
    enter(screen)
    assert screen.crew.editing.editor is not None, "Enter edits again"


def test_only_one_note_is_linked_to_another(screen: TableScreen) -> None:
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Up, SHIFT)
    press(screen, "&")
    assert not screen.notes.view.is_linking


def test_a_note_under_another_prompt_is_linked_and_gone_to(
    screen: TableScreen, window: Window
) -> None:
    here, there = newest(screen), screen.desk.by_code["1.3a"]  # type: ignore[union-attr]
    assert screen.prompt != there
    press(screen, "&")
    while screen.prompt != there:
        window.services.actions["prompt.previous"].trigger()
    assert screen.notes.view.is_linking
    assert screen.notes.view.hasFocus()
    screen.notes.view.setCurrentIndex(screen.notes.view.notes.last())
    other = newest(screen)
    enter(screen)
    assert len(words(screen, 0)) == 1
    QTest.keyClick(screen.notes.view, Qt.Key.Key_J, CONTROL)
    assert screen.notes.view.chosen()[0].note == here
    QTest.keyClick(screen.notes.view, Qt.Key.Key_J, CONTROL)
    assert screen.notes.view.chosen()[0].note == other


def test_a_chip_is_pressed(screen: TableScreen) -> None:
    link(screen)
    choose(screen, 2)
    view = screen.notes.view
    view.to_end()
    index = view.notes.last()
    rect = view.visualRect(index)
    across = range(rect.left(), rect.right(), 20)
    down = range(rect.top(), rect.bottom(), 4)
    places = (QPointF(x, y) for y in down for x in across)
    chip = next(each for each in places if view._tie_at(each) is not None)
    QTest.mouseMove(view.viewport(), chip.toPoint())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=chip.toPoint())
    assert [each.note.text for each in view.chosen()] == ["Nobody told me"]


def test_of_several_links_one_is_asked_for(screen: TableScreen) -> None:
    link(screen)
    link(screen, "+")
    QTest.keyClick(screen.notes.view, Qt.Key.Key_J, CONTROL)
    assert len(wait_for_menu().actions()) == 2
    pick(wait_for_menu(), "agrees: ")
    assert screen.notes.view.chosen()[0].note.text == "Somebody ought to"


def test_a_note_without_links_says_so(screen: TableScreen) -> None:
    before = screen.notes.view.chosen()
    QTest.keyClick(screen.notes.view, Qt.Key.Key_J, CONTROL)
    assert screen.notes.view.chosen() == before


def test_a_link_is_taken_off_as_it_was_made(screen: TableScreen) -> None:
    link(screen)
    link(screen)
    assert not ours(screen)
    assert words(screen, 0) == []


def test_a_link_is_taken_off_by_the_menu_of_the_other_note(
    screen: TableScreen,
) -> None:
    link(screen)
    choose(screen, 1)
    menus = submenus(screen)
    pick(menus["Links"], "Take off")
    assert not ours(screen)


def test_a_link_leads_into_another_session(screen: TableScreen) -> None:
    link(screen)
    choose(screen, 1)
    moved = screen.notes.view.chosen()[0].note
    place = screen._context.place
    desk = screen.desk
    assert desk is not None
    target = next(each for each in desk.by_code.values() if each.code.startswith("1.2"))
    screen.crew.editing.refile(target)
    choose(screen, 0)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_J, CONTROL)
    assert place.session == session_of(place, "1.2")
    assert screen.notes.view.chosen()[0].note.id == moved.id


def test_a_removed_note_takes_its_star_and_links_with_it(
    screen: TableScreen, window: Window
) -> None:
    link(screen)
    choose(screen, 0)
    press(screen, "*")
    workspace = workspace_of(window)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Delete)
    assert words(screen, 0) == []
    assert not ours(screen)
    assert newest(screen).text == "Nobody told me"
    assert not workspace.loose_ends()
    window.services.actions["undo"].trigger()
    assert len(words(screen, 0)) == len(words(screen, 1)) == 1
    assert shown(screen, 0).starred


def test_two_linked_notes_are_removed_together(screen: TableScreen) -> None:
    link(screen)
    choose(screen, 0)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Delete)
    assert "Nobody told me" not in texts(screen)
    assert not screen._workspace.loose_ends()


def test_a_masked_note_keeps_its_star_its_themes_and_its_links(
    screen: TableScreen, window: Window
) -> None:
    link(screen)
    choose(screen, 1)
    press(screen, "*")
    workspace = workspace_of(window)
    screen.crew.editing.marking.give_theme(screen.desk.notebook.themes[0])  # type: ignore[union-attr]
    masked = workspace.mask(shown(screen, 1).note, "[…] told me")
    assert shown(screen, 1).note == masked
    assert shown(screen, 1).starred
    assert len(shown(screen, 1).themes) == 1
    assert len(words(screen, 0)) == len(words(screen, 1)) == 1
    assert not workspace.loose_ends()
    assert [each.note_id for each in workspace.all(Coding) if each.note_id == masked.id]


def test_a_chip_follows_the_note_that_it_names(screen: TableScreen, window: Window) -> None:
    link(screen)
    old = shown(screen, 1).note
    workspace_of(window).edit(old, replace(old, seats=("4",)))
    assert words(screen, 0)[0].endswith("seat 4")
