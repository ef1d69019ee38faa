"""Packs are made by a process of their own: the same files, and no process that is left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from facilitator_app.apart.process import Apart
from facilitator_app.domain.records import Programme
from facilitator_app.ui.programmes import Programmes
from facilitator_app.ui.share import ShareScreen
from facilitator_app.workspace import Workspace
from tests.apart.test_process import ENDED, is_running
from tests.conftest import ROOT
from tests.exports import reading
from tests.ui.conftest import current
from tests.ui.screens import SESAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.window import Window

LONG = 120_000
ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="processes are killed another way")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    folder = tmp_path / "packs"
    folder.mkdir()
    return folder


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Apart]:
    """Return what is being made apart, for its processes."""
    found: list[Apart] = []
    run = Apart.run

    def keep(self: Apart, progress: Callable[[int, int], None]) -> object:
        found.append(self)
        return run(self, progress)

    monkeypatch.setattr(Apart, "run", keep)
    return found


def pid_of(apart: Apart) -> int:
    assert apart._process is not None
    return apart._process.pid


def share_in(window: Window, packs: Path) -> ShareScreen:
    window.services.actions["share"].trigger()
    [screen] = window.findChildren(ShareScreen)
    screen.send_to(packs)
    return screen


def under_way(screen: ShareScreen, qtbot: QtBot) -> None:
    screen.making.make.click()
    qtbot.waitUntil(lambda: screen.making.bar.value() > 0, timeout=LONG)


def what_is_in(path: Path) -> list[object]:
    """Return what somebody reads in a pack, but not when it was made."""
    if path.suffix == ".pdf":
        pages = [each.extract_text().splitlines() for each in PdfReader(path).pages]
        return [[line for line in page if "UTC" not in line] for page in pages]
    sheets = reading.read(path)
    return [
        (name, sheet.titles, [row for row in sheet.rows if "Written at" not in row.values()])
        for name, sheet in sheets.items()
    ]


@pytest.mark.parametrize("passphrase", [None, SESAME])
def test_the_window_makes_the_pack_that_the_command_makes(
    window: Window, demo: Path, packs: Path, qtbot: QtBot, passphrase: str | None
) -> None:
    path = demo if passphrase is None else secret(demo, passphrase)
    [programmes] = window.findChildren(Programmes)
    programmes.open(path, passphrase)
    screen = share_in(window, packs)
    screen.choosing.extent.choose("session")
    screen.choosing.extent.chosen.emit("session")
    scope = screen.choosing.scope()
    screen.making.make.click()
    qtbot.waitUntil(lambda: screen._job is None, timeout=LONG)
    window.services.actions["close"].trigger()
    made = sorted(packs.iterdir())
    assert [each.suffix for each in made] == [".pdf", ".xlsx"]
    for each in made:
        other = packs / f"other{each.suffix}"
        words = ["export", path, "--format", each.suffix[1:], "--out", other]
        command(*words, "--scope", scope, passphrase=passphrase)
        assert what_is_in(each) == what_is_in(other)


def secret(demo: Path, passphrase: str) -> Path:
    """Return the same programme in an encrypted file."""
    path = demo.with_name("secret.facilitator")
    with (
        Workspace.open(demo) as source,
        Workspace.create(path, "", passphrase=passphrase, programme=source.programme) as workspace,
    ):
        workspace.merge(source.revisions())
        [conflict] = workspace.conflicts()
        workspace.resolve(conflict, source.all(Programme)[0])
    return path


def command(*words: object, passphrase: str | None) -> None:
    """Run a command, as somebody does in a terminal."""
    given = [] if passphrase is None else ["--passphrase-fd", "0"]
    subprocess.run(
        [sys.executable, "-m", "facilitator_app", *map(str, words), *given],
        check=True,
        capture_output=True,
        input=(passphrase or "").encode(),
    )


def test_closing_the_window_ends_it(
    window: Window, demo: Path, packs: Path, begun: list[Apart], qtbot: QtBot
) -> None:
    window.asked_to_open.emit(demo)
    under_way(share_in(window, packs), qtbot)
    window.close()
    [apart] = begun
    assert apart._process is not None
    assert apart._process.returncode is not None
    assert list(packs.iterdir()) == []


@ON_POSIX
def test_one_that_the_system_ends_is_said_and_nothing_is_lost(
    window: Window, demo: Path, packs: Path, begun: list[Apart], qtbot: QtBot
) -> None:
    window.asked_to_open.emit(demo)
    screen = share_in(window, packs)
    under_way(screen, qtbot)
    os.kill(pid_of(begun[0]), signal.SIGKILL)
    qtbot.waitUntil(lambda: screen._job is None, timeout=LONG)
    assert ENDED in window.strip.text
    assert screen.making.said.text() == "Nothing was written."
    assert list(packs.iterdir()) == []
    assert current(window).workspace.damage() == []
    screen.making.make.click()
    qtbot.waitUntil(lambda: screen._job is None, timeout=LONG)
    assert screen.making.said.text() == "2 files written."


WINDOW = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from facilitator_app import main
from facilitator_app.apart.process import Apart
from facilitator_app.ui.share import ShareScreen

file, folder = map(Path, sys.argv[1:])
app = main.application()
window = main.build(app, folder)
begun = []
run = Apart.run
Apart.run = lambda self, progress: begun.append(self) or run(self, progress)


def share():
    window.asked_to_open.emit(file)
    window.services.actions["share"].trigger()
    [screen] = window.findChildren(ShareScreen)
    screen.send_to(folder)
    screen.start()
    screen._job.progressed.connect(tell)


def tell(done, _):
    if done:
        print(begun[0]._process.pid, flush=True)


window.equipped.connect(lambda: QTimer.singleShot(0, share))
window.show()
app.exec()
"""


@ON_POSIX
def test_none_is_left_of_a_window_that_is_killed(demo: Path, packs: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW, str(demo), str(packs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        encoding="utf-8",
    ) as window:
        assert window.stdout is not None
        pid = int(next(iter(window.stdout)))
        window.kill()
    end = time.monotonic() + LONG / 1000
    while is_running(pid):
        assert time.monotonic() < end
        time.sleep(0.01)
    assert list(packs.iterdir()) == []
