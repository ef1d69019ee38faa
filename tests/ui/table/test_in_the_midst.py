"""Somebody is in the midst of typing when something else happens: no word and no key is lost."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator_app.domain.records import DraftExpectation, ExpertQuestion, Flipchart
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.drafts_page import DraftsPage
from facilitator_app.ui.table.flipcharts_page import FlipchartsPage
from facilitator_app.ui.table.questions_page import QuestionsPage
from facilitator_app.workspace import Workspace
from tests.ui.acting import button, press, said, write
from tests.ui.screens import do
from tests.ui.table.seated import (
    closing_of,
    newest,
    page_of,
    say,
    sit,
    type_into,
    workspace_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table.cards_page import CardsPage
    from facilitator_app.ui.window import Window

PAGES = [DraftsPage, QuestionsPage, FlipchartsPage]


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


@pytest.fixture
def busy(window: Window) -> Iterator[threading.Event]:
    """Let other work stand in the way of what is kept beside the window, until it is set."""
    over = threading.Event()
    for _ in range(16):
        window.services.jobs.start(
            lambda _progress: over.wait(30), lambda _done: None, lambda _error: None
        )
    yield over
    over.set()


def test_older_half_typed_words_do_not_come_back(
    window: Window, screen: TableScreen, busy: threading.Event, qtbot: QtBot
) -> None:
    headline = closing_of(screen).headline
    screen.show_page("closing")
    headline.setFocus()
    headline.clear()
    write("Phones first")
    qtbot.wait(800)  # they have set out
    write(", and people too")
    do(window, "session.next")
    busy.set()
    assert window.services.jobs._pool.waitForDone(5_000)
    do(window, "session.previous")
    assert headline.text() == "Phones first, and people too"
    assert "half typed" not in said(window)


def test_what_sets_out_late_does_not_reach_a_closed_file(
    window: Window, screen: TableScreen, busy: threading.Event, qtbot: QtBot, demo: Path
) -> None:
    place = screen.desk.draft_place  # type: ignore[union-attr]
    type_into(screen.notes.entry.line, "The queue")
    qtbot.wait(800)
    type_into(screen.notes.entry.line, " at eight")
    do(window, "close")
    qtbot.waitUntil(lambda: not window.findChildren(TableScreen))
    busy.set()
    assert window.services.jobs._pool.waitForDone(5_000)
    QApplication.processEvents()
    with Workspace.open(demo) as again:
        assert again.draft(place) == "The queue at eight"


def test_an_edit_of_a_note_that_goes_away_is_offered(window: Window, screen: TableScreen) -> None:
    say(screen, "3. They told us")
    screen.crew.editing.edit_last()
    write(" that it is all on the app")
    do(window, "undo")
    QApplication.processEvents()
    button(screen.notes, "Put it back").click()
    assert screen.notes.entry.line.toPlainText() == "They told us that it is all on the app"
    assert screen.notes.entry.entry.said.seats == ("3",)


@pytest.mark.parametrize("kind", PAGES)
def test_a_card_is_typed_on_when_the_screen_is_built_anew(
    window: Window, screen: TableScreen, kind: type[CardsPage[Flipchart]]
) -> None:
    page = page_of(screen, kind)
    card = [*page.cards.values()][-1]
    card.first.setFocus()
    write("A person ")
    workspace = workspace_of(window)
    prompt = screen.desk.prompts[0]  # type: ignore[union-attr]
    workspace.edit(prompt, replace(prompt, question="What else?"))
    write("answers the phone")
    page.leave()
    every = (DraftExpectation, ExpertQuestion, Flipchart)
    found = [str(each) for one in every for each in workspace.all(one)]
    assert any("A person answers the phone" in each for each in found)


@pytest.mark.parametrize("kind", PAGES)
def test_another_session_comes_while_a_card_is_typed(
    window: Window, screen: TableScreen, kind: type[CardsPage[Flipchart]], qtbot: QtBot
) -> None:
    page = page_of(screen, kind)
    [*page.cards.values()][-1].first.setFocus()
    write("A person")
    do(window, "session.next")
    qtbot.wait(300)  # what the page brings into sight comes a moment later
    focus = QApplication.focusWidget()
    assert focus is page.first


def test_no_key_goes_into_a_line_that_nobody_sees(window: Window, screen: TableScreen) -> None:
    do(window, "sheet")
    screen.show_page("closing")
    closing_of(screen).headline.selectAll()
    do(window, "sheet.done")
    QApplication.processEvents()
    write("Phones first")
    assert closing_of(screen).headline.text() == "Phones first"
    assert screen.notes.entry.line.toPlainText() == ""


def test_an_edit_of_a_note_that_has_changed_since_is_offered(
    window: Window, screen: TableScreen
) -> None:
    say(screen, "They told us")
    screen.crew.editing.edit_last()
    write(" that it is all on the app")
    note = newest(screen)
    workspace_of(window).edit(note, replace(note, text="They told nobody"))
    press(Qt.Key.Key_Return)
    assert "changed since" in said(window)
    press(Qt.Key.Key_Escape)
    button(screen.notes, "Put it back").click()
    assert screen.notes.entry.line.toPlainText() == "They told us that it is all on the app"
