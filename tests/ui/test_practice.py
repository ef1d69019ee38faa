"""Practice: five lines and one ballot, and nothing kept of it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Table
from facilitator_app.settings import Settings
from facilitator_app.ui.shell.practice_strip import STEPS, PracticeStrip
from facilitator_app.ui.table import TableScreen
from facilitator_app.workspace.throwaway import Throwaway, clear_practice
from tests.ui.acting import button
from tests.ui.conftest import current
from tests.ui.screens import do
from tests.ui.table.seated import say, votes_of

if TYPE_CHECKING:
    from facilitator_app.ui.window import Window


def begin(window: Window) -> tuple[TableScreen, PracticeStrip]:
    button(window, "Practise").click()
    [screen] = [each for each in window.findChildren(TableScreen) if each.isVisible()]
    [strip] = [each for each in window.findChildren(PracticeStrip) if each.isVisible()]
    return screen, strip


def folder_of(window: Window) -> Path:
    return current(window).path.parent


def test_five_lines_and_a_ballot_are_ticked_off(window: Window) -> None:
    screen, strip = begin(window)
    assert screen.notes.entry.line.hasFocus()
    wanted = []
    for line in ("It never came", '3. " It never came', "5. ! It came every day"):
        wanted.append(strip.next)
        say(screen, line)
    wanted.append(strip.next)
    do(window, "undo")
    wanted.append(strip.next)
    say(screen, "#acc The step is too high")
    wanted.append(strip.next)
    assert strip.count.text() == "5 of 6"
    do(window, "votes")
    QTest.keyClick(votes_of(screen).grid, Qt.Key.Key_1)
    assert wanted == list(STEPS), "each was asked for in its turn"
    assert strip.next is None
    assert strip.count.text() == "6 of 6"


def test_undo_takes_back_what_was_typed_and_not_the_practice(window: Window) -> None:
    screen, _ = begin(window)
    assert not window.services.actions["undo"].isEnabled()
    say(screen, "It never came")
    for _ in range(3):
        do(window, "undo")
    assert screen.desk is not None
    assert [each.title for each in current(window).workspace.all(Table)] == ["Table A"]


def test_any_order_will_do(window: Window) -> None:
    screen, strip = begin(window)
    say(screen, "5. ! It came every day")
    say(screen, ">b More buses")
    assert strip.next is STEPS[0]
    assert strip.count.text() == "2 of 6"


def test_it_is_marked_and_nothing_is_kept(window: Window, home: Path) -> None:
    screen, strip = begin(window)
    say(screen, "A word like no other")
    assert strip.isVisible()
    assert "nothing is kept" in strip.mark.text()
    assert window.windowTitle() == "Practice - Facilitator"
    folder = folder_of(window)
    assert folder.is_dir()
    before = sorted(each.name for each in home.iterdir())
    button(window, "Leave the practice").click()
    assert not folder.exists()
    assert Settings().preferences.recent == ()
    assert sorted(each.name for each in home.iterdir()) == before
    for each in home.rglob("*"):
        assert not each.is_file() or b"no other" not in each.read_bytes()
    assert window.start.isVisible()


def test_closing_the_window_and_another_programme_end_it(window: Window, demo: Path) -> None:
    begin(window)
    folder = folder_of(window)
    window.asked_to_open.emit(demo)
    assert not folder.exists()
    do(window, "close")
    begin(window)
    folder = folder_of(window)
    window.close()
    assert not folder.exists()


def test_it_begins_anew_each_time(window: Window) -> None:
    screen, _ = begin(window)
    say(screen, "It never came")
    do(window, "practise")
    strips = [each for each in window.findChildren(PracticeStrip) if each.isVisible()]
    assert [each.count.text() for each in strips] == ["0 of 6"]


def test_what_a_crash_left_is_removed_at_the_next_start() -> None:
    script = (
        "import os\n"
        "from facilitator_app.workspace.throwaway import Throwaway\n"
        "made = Throwaway.begin('Practice')\n"
        "print(made.path, flush=True)\n"
        "os._exit(9)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    left = Path(done.stdout.strip())
    assert left.is_file()
    assert left.is_relative_to(tempfile.gettempdir())
    with Throwaway.begin("Practice") as other:
        clear_practice()
        assert not left.parent.exists()
        assert other.path.is_file(), "one that is going on stays"
