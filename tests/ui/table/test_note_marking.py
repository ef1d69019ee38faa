"""Stars, themes, and several notes at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Note, Star
from facilitator_app.ui.table.notes_model import told
from tests.ui.table.listed import (
    choose,
    pick,
    press,
    shown,
    sit_among_notes,
    submenus,
    wait_for_menu,
)
from tests.ui.table.seated import newest, texts, workspace_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit_among_notes(window, demo)


def test_a_star_is_given_and_taken_by_one_key(screen: TableScreen, window: Window) -> None:
    press(screen, "*")
    assert shown(screen, 0).starred
    assert "starred" in told(shown(screen, 0))
    note = shown(screen, 0).note
    assert workspace_of(window).undo_name == (
        f"note of {note.noted_at.astimezone():%H:%M:%S} starred"  # type: ignore[union-attr]
    )
    press(screen, "*")
    assert not shown(screen, 0).starred


def test_the_next_starred_note_is_gone_to_under_whatever_prompt(
    screen: TableScreen, window: Window
) -> None:
    action, workspace = window.services.actions["starred"], workspace_of(window)
    workspace.remove(*workspace.all(Star), name="stars of the demo removed")
    action.trigger()
    assert len(screen.notes.view.chosen()) == 1, "there is none yet"
    press(screen, "*")
    here = newest(screen)
    screen.go(screen.desk.by_code["1.3a"])  # type: ignore[union-attr]
    choose(screen, 1)
    press(screen, "*")
    there = screen.notes.view.chosen()[0].note
    action.trigger()
    assert screen.notes.view.chosen()[0].note == here
    action.trigger()
    assert screen.notes.view.chosen()[0].note == there


def test_several_are_chosen_and_counted(screen: TableScreen, window: Window) -> None:
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Up, SHIFT)
    assert screen.notes.count.text() == f"3 of {len(texts(screen))} chosen"
    press(screen, "*")
    assert all(shown(screen, back).starred for back in range(3))
    assert workspace_of(window).undo_name == "3 notes starred"
    menus = submenus(screen)
    assert "3 notes" in menus
    assert "Links" not in menus
    theme = screen.desk.notebook.themes[0]  # type: ignore[union-attr]
    pick(menus["Theme"], theme.code)
    assert [shown(screen, back).themes for back in range(3)] == [(theme.code,)] * 3
    pick(submenus(screen)["Theme"], theme.code)
    assert [shown(screen, back).themes for back in range(3)] == [()] * 3
    choose(screen, 0)
    assert screen.notes.count.text() == f"{len(texts(screen))} notes"


def test_a_theme_is_given_by_key(screen: TableScreen) -> None:
    theme = screen.desk.notebook.themes[1]  # type: ignore[union-attr]
    press(screen, "#")
    menu = wait_for_menu()
    pick(menu, theme.code)
    assert shown(screen, 0).themes == (theme.code,)


@pytest.mark.parametrize(
    "do", [lambda s: press(s, "0"), lambda s: pick(submenus(s)["File under"], "no prompt")]
)
def test_a_note_is_filed_under_no_prompt(
    screen: TableScreen, do: Callable[[TableScreen], None], window: Window
) -> None:
    note, here = newest(screen), screen.prompt
    do(screen)
    assert note.text not in texts(screen)
    [moved] = workspace_of(window).of(Note, "id", [note.id])
    assert (moved.prompt_id, moved.first_prompt_id) == (None, here.id)  # type: ignore[union-attr]
    assert moved.noted_at == note.noted_at
    screen.go(None)
    assert note.text in texts(screen)


def test_escape_comes_back_to_the_line(screen: TableScreen) -> None:
    QTest.keyClick(screen.notes.view, Qt.Key.Key_Escape)
    assert screen.notes.entry.line.hasFocus()


def test_what_came_from_paper_says_so(screen: TableScreen) -> None:
    one = shown(screen, 0)
    paper = replace(one, note=replace(one.note, transcribed=True, sheet="S-12"))
    assert "from paper S-12" in told(paper)
