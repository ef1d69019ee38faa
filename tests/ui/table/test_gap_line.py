"""What is missing is told once, in one quiet line, when a prompt or a session closes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import Coverage, Prompt, Summary
from tests.ui.acting import button
from tests.ui.screens import do
from tests.ui.table.seated import closing_of, say, sit, type_into

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    """Sit where nothing was said yet under the first prompt."""
    screen = sit(window, demo)
    first, second, *_ = prompts(screen)
    desk = screen.desk
    assert desk is not None
    said = [each.note for prompt in (first, second) for each in desk.notebook.under(prompt.id)]
    desk.filing.remove(said)
    workspace, here = screen._workspace, desk.table.id
    covered = workspace.of(Coverage, "table_id", [here])
    told = workspace.of(Summary, "table_id", [here])
    workspace.remove(*covered, *told)
    screen.go(first)
    screen.notes.gaps.close_button.click()
    return screen


def prompts(screen: TableScreen) -> list[Prompt]:
    assert screen.desk is not None
    return screen.desk.prompts


def told(screen: TableScreen) -> str:
    line = screen.notes.gaps
    return line.words.text() if line.isVisible() else ""


def hear_everybody(screen: TableScreen) -> None:
    for seat in screen.desk.seats:  # type: ignore[union-attr]
        say(screen, f"{seat.label}. They told us")


def test_a_prompt_that_was_not_talked_about_closes_in_silence(screen: TableScreen) -> None:
    screen.step(1)
    assert told(screen) == ""


def test_what_is_missing_is_told_as_the_prompt_closes(screen: TableScreen, window: Window) -> None:
    hear_everybody(screen)
    do(window, "prompt.next")
    assert told(screen) == "(a): no quote, no disagreement."
    assert QApplication.focusWidget() is screen.notes.entry.line


def test_it_leads_back_to_the_prompt(screen: TableScreen) -> None:
    hear_everybody(screen)
    screen.step(1)
    button(screen, "Back to (a)").click()
    assert screen.prompt == prompts(screen)[0]
    assert QApplication.focusWidget() is screen.notes.entry.line
    assert told(screen) == ""


def test_the_same_gap_is_not_told_twice(screen: TableScreen) -> None:
    hear_everybody(screen)
    screen.step(1)
    screen.step(-1)
    assert told(screen) == ""
    screen.step(1)
    assert told(screen) == ""


def test_it_can_be_put_away_and_the_line_goes_on(screen: TableScreen) -> None:
    hear_everybody(screen)
    screen.step(1)
    button(screen, "Put this line away").click()
    assert told(screen) == ""
    assert QApplication.focusWidget() is screen.notes.entry.line


def test_what_is_filled_is_no_longer_told(screen: TableScreen) -> None:
    hear_everybody(screen)
    screen.step(1)
    say(screen, '>1.3a " Nobody would be there')
    assert told(screen) == "(a): no disagreement."
    say(screen, ">1.3a ! Not so")
    assert told(screen) == ""


def test_only_a_summary_that_is_missing_leads_to_its_lines(screen: TableScreen) -> None:
    first = prompts(screen)[0]
    workspace = screen._workspace
    workspace.edit(first, replace(first, summary=True))
    screen.go(prompts(screen)[0])
    hear_everybody(screen)
    say(screen, '" Nobody would be there')
    say(screen, "! Not so")
    screen.step(1)
    assert told(screen) == "(a): no summary."
    button(screen, "Summarise (a)").click()
    [part] = closing_of(screen).of_prompts
    assert QApplication.focusWidget() is part.lines[0]


def test_a_low_window_makes_room_for_what_is_typed(screen: TableScreen, window: Window) -> None:
    window.services.look.resize_text(200)
    hear_everybody(screen)
    screen.step(1)
    assert told(screen)
    type_into(screen.notes.entry.line, "They")
    assert told(screen) == ""


def test_the_end_of_the_session_says_what_is_missing_in_it(screen: TableScreen) -> None:
    screen.go(prompts(screen)[2])
    screen.show_page("closing")
    page = closing_of(screen)
    told_there = "1.3: (a) and (b) must be asked and were not, seats 1 and 4 not heard."
    assert page.gaps.words.text() == told_there
    button(page, "Go to (a)").click()
    assert screen.prompt == prompts(screen)[0]
    screen.show_page("closing")
    button(page, "Put this line away").click()
    assert QApplication.focusWidget() is page.headline
    screen.show_notes()
    screen.show_page("closing")
    assert not page.gaps.isVisible()


def test_another_session_says_what_the_last_one_lacks(screen: TableScreen, window: Window) -> None:
    left = screen._context.place.session
    do(window, "session.next")
    assert told(screen).startswith("1.3: (a) and (b) must be asked and were not")
    assert told(screen).endswith("no summary.")
    button(screen, "Back to 1.3").click()
    assert screen._context.place.session == left
    assert told(screen) == ""


def test_a_session_that_says_nothing_new_closes_in_silence(
    screen: TableScreen, window: Window
) -> None:
    screen.show_page("closing")
    desk = screen.desk
    assert desk is not None
    new = Summary.named(
        screen._workspace.programme,
        session_id=desk.session.id,
        table_id=desk.table.id,
        prompt_id=None,
        lines=("Phones first",),
    )
    screen._workspace.add(new)
    do(window, "session.next")
    screen.show_notes()
    assert told(screen) == ""
