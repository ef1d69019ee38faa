"""What cannot be opened: a sentence that helps, nothing lost, and a way on."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator_app.ui.parts.layouts import Scrolled
from facilitator_app.ui.start.obstacles import GonePanel, InUsePanel, PassphrasePanel
from facilitator_app.ui.start.restore import RestorePanel
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_key_file
from tests.ui.acting import button, panel, press, said, write
from tests.ui.conftest import current, is_open
from tests.ui.screens import SESAME, do

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.window import Window


def _text(path: Path) -> None:
    path.write_text("Dear all,\nplease find attached", encoding="utf-8")


def _picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))


def _newer(path: Path) -> None:
    Workspace.create(path, "Newer").close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


OBSTACLES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a text": (_text, "is a text, not a programme. Choose"),
    "a picture": (_picture, "is a picture, not a programme. Choose"),
    "an empty file": (lambda path: path.touch(), "is empty. There is no backup"),
    "a folder": (lambda path: path.mkdir(), "is a folder. Choose"),
    "a newer file": (_newer, "newer version"),
    "no file": (lambda _path: None, "There is no file"),
}


@pytest.mark.parametrize("kind", OBSTACLES)
def test_what_is_no_programme_is_said_and_what_is_open_stays(
    opened: OpenProgramme, window: Window, tmp_path: Path, kind: str
) -> None:
    make, words = OBSTACLES[kind]
    path = tmp_path / "thing.facilitator"
    make(path)
    window.asked_to_open.emit(path)
    assert words in said(window)
    assert current(window) is opened
    assert is_open(window)
    assert opened.path.exists()


@pytest.mark.parametrize("kind", OBSTACLES)
def test_what_is_no_programme_leaves_the_start_screen_as_it_was(
    window: Window, tmp_path: Path, kind: str
) -> None:
    make, words = OBSTACLES[kind]
    path = tmp_path / "thing.facilitator"
    make(path)
    window.asked_to_open.emit(path)
    assert words in said(window)
    assert window.start.panel is None
    assert QApplication.focusWidget() is window.start.first


def test_what_was_said_of_another_file_goes_when_one_is_open(
    window: Window, demo: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.facilitator"
    _text(letter)
    window.asked_to_open.emit(letter)
    assert "letter" in said(window)
    window.asked_to_open.emit(demo)
    assert said(window) == ""


def test_a_key_file_is_told_from_its_programme(window: Window, demo: Path) -> None:
    path = demo.with_suffix(".key")
    with Workspace.open(demo) as opened:
        make_key_file(path, opened.programme, SESAME).close()
    window.asked_to_open.emit(path)
    panel(window, PassphrasePanel)
    write(SESAME)
    press(Qt.Key.Key_Return)
    assert "holds keys, not a programme. Open the programme" in said(window)
    assert not is_open(window)
    assert not window.services.settings.preferences.recent


def test_a_programme_that_was_overwritten_is_brought_back(window: Window, demo: Path) -> None:
    with Workspace.open(demo) as opened:
        opened.backups.make_now()
    _text(demo)
    window.asked_to_open.emit(demo)
    assert "is damaged" in panel(window, RestorePanel).about.text()


def test_a_question_is_shown_from_its_beginning_in_large_text(
    window: Window, demo: Path, qtbot: QtBot
) -> None:
    window.services.look.resize_text(200)
    qtbot.wait(50)
    [scrolled] = window.start.findChildren(Scrolled)
    bar = scrolled.verticalScrollBar()
    bar.setValue(bar.maximum())
    with Workspace.open(demo):
        window.asked_to_open.emit(demo)
    qtbot.wait(50)
    asked = panel(window, InUsePanel)
    assert asked.visibleRegion().boundingRect() == asked.rect()


def test_a_file_that_is_gone_can_be_taken_off_the_list(window: Window, demo: Path) -> None:
    window.asked_to_open.emit(demo)
    do(window, "close")
    away = demo.rename(demo.with_name("elsewhere.facilitator"))
    press(Qt.Key.Key_Return)  # the focus is on Carry on
    asked = panel(window, GonePanel)
    assert str(demo.parent) in asked.about.text()
    button(asked, "Try again").click()
    assert not is_open(window)
    away.rename(demo)
    button(panel(window, GonePanel), "Try again").click()
    assert is_open(window)
    do(window, "close")

    demo.unlink()
    press(Qt.Key.Key_Return)
    button(panel(window, GonePanel), "Take it off the list").click()
    assert window.services.settings.preferences.recent == ()
    QApplication.processEvents()  # shows what has just been put there
    assert window.start.panel is None
    assert window.start.first.hasFocus()
