"""Disks that fill, or are taken out, while somebody types: said in the line, mended by itself."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from facilitator_app.domain.records import Note
from facilitator_app.ui.shell.bottom_line import BottomLine
from tests.ui.acting import said
from tests.ui.table.seated import newest, say, session_of, sit, texts, type_into, workspace_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.table import TableScreen
    from facilitator_app.ui.window import Window

can_mount = sys.platform == "linux" and os.geteuid() == 0
needs_mounts = pytest.mark.skipif(not can_mount, reason="only root can mount a small disk")
WORDS = "They told us it is all on the app"
BLOCK = b"\0" * 4096


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a disk of its own, with room for a programme and its backups."""
    (disk := tmp_path / "disk").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(disk)]
    subprocess.run(mount, check=True)
    yield disk
    pull(disk)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """Return a stick, which `pull` and `plug` take out and put in."""
    (tmp_path / "on the stick").mkdir()
    (stick := tmp_path / "stick").mkdir()
    plug(stick)
    yield stick
    pull(stick)


def plug(stick: Path) -> None:
    mount = ["mount", "--bind", str(stick.with_name("on the stick")), str(stick)]
    subprocess.run(mount, check=True)


def pull(stick: Path) -> None:
    umount = ["umount", "--lazy", str(stick)]
    subprocess.run(umount, check=True)


def fill(disk: Path) -> Path:
    """Leave no room on a disk."""
    with (disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
        while filler.write(BLOCK):
            pass
    return disk / "filler"


def corner(window: Window) -> str:
    [bottom] = window.findChildren(BottomLine)
    return bottom.saved.text()


def in_line(screen: TableScreen) -> tuple[str, str]:
    entry = screen.notes.entry
    return entry.line.toPlainText(), entry.told.text() if entry.told.isVisible() else ""


@needs_mounts
def test_a_full_disk_is_said_in_the_line_and_the_note_saved_once_there_is_room(
    window: Window, demo: Path, small_disk: Path, qtbot: QtBot
) -> None:
    screen = sit(window, shutil.copyfile(demo, small_disk / demo.name))
    screen._workspace.backups.wait()
    before, filler = texts(screen), fill(small_disk)
    say(screen, f"3. {WORDS}")
    words, told = in_line(screen)
    assert words == WORDS
    assert "Not saved yet. The disk is full" in told
    assert "tried again by itself" in told
    assert corner(window).startswith("Not saved")
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)
    assert in_line(screen) == (words, told)
    filler.unlink()
    qtbot.waitUntil(lambda: texts(screen) == [*before, WORDS], timeout=4_000)
    assert in_line(screen) == ("", "")
    assert newest(screen).seats == ("3",)
    assert corner(window).startswith("Saved")
    assert "Saved now" in said(window)
    qtbot.wait(2_500)
    assert texts(screen) == [*before, WORDS], "and once"


@needs_mounts
def test_a_stick_that_is_pulled_out_is_said_and_the_note_saved_once_it_is_back(
    window: Window, demo: Path, stick: Path, qtbot: QtBot
) -> None:
    screen = sit(window, shutil.copyfile(demo, stick / demo.name))
    screen._workspace.backups.wait()
    before = texts(screen)
    pull(stick)
    say(screen, WORDS)
    assert in_line(screen)[0] == WORDS
    assert "not in its place any more" in in_line(screen)[1]
    qtbot.wait(2_500)
    assert corner(window).startswith("Not saved")
    plug(stick)
    qtbot.waitUntil(lambda: texts(screen) == [*before, WORDS], timeout=4_000)
    assert in_line(screen) == ("", "")
    assert corner(window).startswith("Saved")
    window.services.actions["close"].trigger()


@pytest.fixture
def screen(window: Window, demo: Path) -> TableScreen:
    return sit(window, demo)


@pytest.fixture
def gone(screen: TableScreen, demo: Path) -> Path:
    """Return where the file has been moved to, with a note in the line that was to be saved."""
    moved = demo.rename(demo.with_name("gone"))
    say(screen, WORDS)
    assert in_line(screen)[0] == WORDS
    return moved


def test_what_is_changed_meanwhile_waits_for_enter(
    window: Window, screen: TableScreen, gone: Path, demo: Path, qtbot: QtBot
) -> None:
    before = texts(screen)
    type_into(screen.notes.entry.line, " now")
    assert in_line(screen)[1] == "Not saved yet, and changed since: Enter saves it."
    gone.rename(demo)
    qtbot.wait(2_500)
    assert texts(screen) == before
    assert corner(window).startswith("Not saved")
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Return)
    assert texts(screen) == [*before, f"{WORDS} now"]
    assert corner(window).startswith("Saved")


def test_what_is_taken_away_is_no_longer_waited_for(
    window: Window, screen: TableScreen, gone: Path, demo: Path
) -> None:
    screen.notes.entry.line.selectAll()
    QTest.keyClick(screen.notes.entry.line, Qt.Key.Key_Delete)
    assert in_line(screen) == ("", "")
    assert not corner(window).startswith("Not saved")
    gone.rename(demo)


def test_another_edit_that_is_saved_does_not_hide_that_one_is_not(
    window: Window, screen: TableScreen, gone: Path, demo: Path
) -> None:
    gone.rename(demo)
    workspace_of(window).remove(screen._workspace.all(Note)[0])
    assert corner(window).startswith("Not saved")
    assert in_line(screen)[0] == WORDS


def test_it_is_saved_where_it_was_typed_though_one_has_gone_elsewhere(
    window: Window, screen: TableScreen, gone: Path, demo: Path, qtbot: QtBot
) -> None:
    place, before = screen._context.place, texts(screen)
    place.go(session_of(place, "1.4"))
    assert in_line(screen)[0] == ""
    place.go(session_of(place, "1.3"))
    assert in_line(screen)[0] == WORDS
    assert "Not saved yet" in in_line(screen)[1]
    place.go(session_of(place, "1.4"))
    gone.rename(demo)
    qtbot.waitUntil(lambda: corner(window).startswith("Saved"), timeout=4_000)
    place.go(session_of(place, "1.3"))
    assert texts(screen) == [*before, WORDS]
    assert in_line(screen) == ("", "")
