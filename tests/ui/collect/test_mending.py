"""Who sits twice, and what refers to what is gone, is put right on the same page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Note, Prompt, Seating
from facilitator_app.ui.collect.conflicts.mending import LoosePanel, TwicePanel
from tests.ui.collect.decided import choose, go, panel, press, titles, words, workspace_of
from tests.ui.collect.room import TABLE_C, Room

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.window import Window


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "room.facilitator")


def test_swaps_stand_together_and_say_who_would_sit_twice(window: Window, room: Room) -> None:
    room.swapped_twice()
    page = go(window, room.path)
    assert titles(page) == ["Table C, seat 1", "P01 sits twice"]
    press(page, "Keep this: left").click()
    assert titles(page) == ["P01 sits twice"]
    assert isinstance(page.panel, TwicePanel)
    page.panel.buttons[0].click()
    assert titles(page) == []
    [free] = [each for each in workspace_of(window).all(Seating) if each.participant_id is None]
    assert free.id in {each.id for each in room.seats}


def test_two_seats_of_one_edit_are_told_of_each_other(window: Window, room: Room) -> None:
    room.moved_on()
    page = go(window, room.path)
    choose(page, "Table C, seat 1")
    assert "Each of them is decided by itself." in words(page)
    assert "Table C, seat 2" in words(panel(page))
    assert "would then sit twice" in words(panel(page))


def test_a_loose_end_is_brought_back_moved_or_left(window: Window, room: Room) -> None:
    late = room.prompt_removed()
    page = go(window, room.path)
    assert isinstance(page.panel, LoosePanel)
    assert "refers to the prompt 2.4c" in words(page)
    press(page, "Leave it as it is").click()
    assert len(workspace_of(window).loose_ends()) == 1
    press(page, "Move it there").click()
    [moved] = workspace_of(window).of(Note, "id", [late.id])
    assert moved.prompt_id == room.prompt.id
    assert titles(page) == []
    workspace_of(window).undo()
    press(page, "Bring the prompt back").click()
    assert room.short_prompt in workspace_of(window).all(Prompt)
    assert titles(page) == []


def test_a_loose_end_whose_target_never_came_is_left(window: Window, room: Room) -> None:
    strange = Prompt.named(room.programme, session_id=room.session.id, code="9.9z")
    note = replace(room.note, id=new_id(), prompt_id=strange.id)
    room.elsewhere(TABLE_C, Change(None, note))
    page = go(window, room.path)
    assert "has not come from another laptop yet" in words(page)
    assert not press(page, "Bring the prompt back").isEnabled()
