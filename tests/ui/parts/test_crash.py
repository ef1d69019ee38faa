"""A bug is told and noted, takes nothing with it, and no word that was typed is in the log."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import qWarning

from facilitator_app import crash_log
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.crash_dialog import CrashDialog
from tests.ui.screens import do

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

SAID = "Mrs Begum said so"


@pytest.fixture
def watched(window: Window) -> Iterator[Window]:
    """Return the window while it hears of every error, as in the app."""
    hook, thread_hook = sys.excepthook, threading.excepthook
    window.watch.begin()
    yield window
    window.watch.end()
    sys.excepthook, threading.excepthook = hook, thread_hook


def log_of(home: Path) -> str:
    return (home / "logs" / "crashes.log").read_text(encoding="utf-8")


def fail() -> None:
    raise KeyError(SAID)


def raise_to_the_top(error: Exception) -> None:
    try:
        raise error
    except type(error) as caught:
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_second_bug_is_told_as_well(watched: Window, qtbot: QtBot) -> None:
    raise_to_the_top(KeyError(SAID))
    [dialog] = watched.findChildren(CrashDialog)
    dialog.accept()
    qtbot.waitUntil(lambda: not watched.findChildren(CrashDialog))
    raise_to_the_top(ValueError(SAID))
    [dialog] = watched.findChildren(CrashDialog)
    assert "ValueError" in dialog.noted.text()


def test_a_bug_is_told_and_work_goes_on(watched: Window, home: Path, qtbot: QtBot) -> None:
    do(watched, "new")
    asked = watched.start.panel
    raise_to_the_top(KeyError(SAID))
    raise_to_the_top(KeyError(SAID))
    [dialog] = watched.findChildren(CrashDialog)
    assert "KeyError" in dialog.noted.text()
    assert SAID not in log_of(home)
    assert "test_crash.py" in log_of(home)
    dialog.accept()
    assert watched.start.panel is asked
    qtbot.wait(1)


def test_a_bug_on_another_thread_is_told_too(watched: Window, home: Path, qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(watched.findChildren(CrashDialog)))
    assert SAID not in log_of(home)
    watched.findChildren(CrashDialog)[0].accept()


def test_what_a_person_can_mend_is_a_message(watched: Window, home: Path) -> None:
    crash_log.note("begins")
    raise_to_the_top(FacilitatorError("The disk is full.", advice="Make room on it."))
    assert watched.strip.text == "The disk is full. Make room on it."
    assert watched.strip.isVisible()
    assert not watched.findChildren(CrashDialog)
    assert "FacilitatorError" not in log_of(home)


def test_what_qt_warns_of_is_noted_without_its_quotes(watched: Window, home: Path) -> None:
    qWarning(f'cannot open "{SAID}" for reading')
    assert "cannot open … for reading" in log_of(home)
    assert SAID not in log_of(home)
    assert watched.isVisible()


def test_an_interruption_is_no_bug(watched: Window, capsys: pytest.CaptureFixture[str]) -> None:
    error = KeyboardInterrupt()
    sys.excepthook(KeyboardInterrupt, error, None)
    assert "KeyboardInterrupt" in capsys.readouterr().err
    assert not watched.findChildren(CrashDialog)


def test_a_log_gives_way_before_it_is_too_large(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crash_log, "_LARGEST", 10)
    for _ in range(3):
        crash_log.note("twelve letters")
    assert len(log_of(home).splitlines()) == 1
    assert (home / "logs" / "crashes before.log").exists()


def test_where_nothing_can_be_written_it_still_speaks(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("a file in the folder's place", encoding="utf-8")
    crash_log.note("lost")
    assert "noted" not in crash_log.report(KeyError(SAID))
