"""What is half typed survives: the file is taken as it is while the window is still open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import BallotAccount
from facilitator_app.workspace import Workspace
from tests.ui.table.seated import newest, say, sit, texts, type_into

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

TYPIST = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from facilitator_app import main
from tests.ui.table.seated import say, sit, type_into, votes_of

app = main.application()
window = main.build(app, Path(sys.argv[1]).parent)

def work():
    screen = sit(window, Path(sys.argv[1]))
    say(screen, "3. Saved before the power went")
    screen.show_page("votes")
    [row, *_] = [each for each in votes_of(screen).grid.ballots.sheet.rows if not each.is_keyed]
    votes_of(screen).grid.go_to(row)
    QTest.keyClicks(votes_of(screen).grid, "4")
    screen.show_notes()
    type_into(screen.notes.entry.line, '5. "They told us it is all on')
    QTimer.singleShot(2000, lambda: os.kill(os.getpid(), 9))

window.equipped.connect(work)
window.show()
app.exec()
"""


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


def crashed(screen: TableScreen, qtbot: QtBot, demo: Path, tmp_path: Path) -> Path:
    """Return the file as it is on the disk when what was typed has had its time."""
    desk = screen.desk
    assert desk is not None
    typed = screen.notes.entry.entry.as_typed(desk.room)
    qtbot.waitUntil(lambda: screen._workspace.draft(desk.draft_place) == typed, timeout=2_000)
    return shutil.copyfile(demo, tmp_path / "as it was.facilitator")


def test_what_was_half_typed_is_offered_after_a_crash(
    screen: TableScreen,
    qtbot: QtBot,
    demo: Path,
    tmp_path: Path,
    open_window: Callable[[], Window],
) -> None:
    type_into(screen.notes.entry.line, '3. "They told us it is all on')
    file = crashed(screen, qtbot, demo, tmp_path)
    again = sit(open_window(), file)
    offer = again.notes
    assert offer.offer.isVisible()
    assert not again.notes.entry.entry
    say(again, "What comes next does not take it away")
    assert offer.offer.isVisible()
    offer.draft_wanted.emit()
    assert not offer.offer.isVisible()
    assert again.notes.entry.entry.said.seats == ("3",)
    QTest.keyClicks(again.notes.entry.line, " the app")
    QTest.keyClick(again.notes.entry.line, Qt.Key.Key_Return)
    assert newest(again).text == "They told us it is all on the app"
    assert again._workspace.draft(f"{again.desk.draft_place} offered") == ""  # type: ignore[union-attr]


def test_what_was_saved_is_not_offered_again(
    screen: TableScreen,
    qtbot: QtBot,
    demo: Path,
    tmp_path: Path,
    open_window: Callable[[], Window],
) -> None:
    type_into(screen.notes.entry.line, "3. They told us")
    crashed(screen, qtbot, demo, tmp_path)
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)
    file = shutil.copyfile(demo, tmp_path / "right after.facilitator")
    again = sit(open_window(), file)
    assert newest(again).text == "They told us"
    assert not again.notes.offer.isVisible()


def test_an_offer_can_be_dropped(
    screen: TableScreen,
    qtbot: QtBot,
    demo: Path,
    tmp_path: Path,
    open_window: Callable[[], Window],
) -> None:
    type_into(screen.notes.entry.line, "They told us")
    file = crashed(screen, qtbot, demo, tmp_path)
    window = open_window()
    sit(window, file).notes.draft_dropped.emit()
    window.close()
    with Workspace.open(file) as workspace:
        place = screen.desk.draft_place  # type: ignore[union-attr]
        assert workspace.draft(place) == workspace.draft(f"{place} offered") == ""


def test_closing_keeps_what_is_half_typed(
    screen: TableScreen, window: Window, demo: Path, open_window: Callable[[], Window]
) -> None:
    type_into(screen.notes.entry.line, "3. They told us")
    window.close()
    again = sit(open_window(), demo)
    assert again.notes.offer.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_process_loses_nothing_that_was_saved(
    demo: Path, open_window: Callable[[], Window], tmp_path: Path
) -> None:
    with Workspace.open(demo) as workspace:
        workspace.remove(*workspace.all(BallotAccount))  # a closed round takes no ballot
        before = workspace.counts()
    script = tmp_path / "typist.py"
    script.write_text(TYPIST, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*sys.path, "."])}
    found = subprocess.run(
        [sys.executable, str(script), str(demo)],
        env=environment,
        timeout=100,
        check=False,
        capture_output=True,
    )
    assert found.returncode == -9, found.stderr.decode()
    screen = sit(open_window(), demo)
    assert texts(screen)[-1] == "Saved before the power went"
    counts = screen._workspace.counts()
    assert (counts["note"], counts["ballot"]) == (before["note"] + 1, before["ballot"] + 1)
    assert screen.notes.offer.isVisible()
    screen.notes.draft_wanted.emit()
    assert screen.notes.entry.entry.said.seats == ("5",)
    assert screen.notes.entry.line.toPlainText() == "They told us it is all on"
