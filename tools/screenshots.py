"""Makes pictures of every screen over the filled demo: `python tools/screenshots.py DIR`.

Drives the real window, in every theme and at two sizes, without a screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator_app import main
from facilitator_app.demo import make_demo
from facilitator_app.ui.stages import STAGES
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator_app.ui.window import Window

SIZES = {"1366": (1366, 768), "1920": (1920, 1080)}
THEMES = ("light", "dark", "contrast")
LARGE = 150


class Studio:
    """One window, and what must be done in it to see each screen."""

    def __init__(self, window: Window, folder: Path) -> None:
        self._window, self._folder = window, folder
        self.demo = folder / "Front Door to Care.facilitator"
        self.secret = folder / "Reference group.facilitator"

    def prepare(self) -> None:
        """Make the files that the pictures show."""
        make_demo(self.demo)
        Workspace.create(self.secret, "Reference group", passphrase="x" * 12).close()
        other = self._folder / "Riverside conversations.facilitator"
        Workspace.create(other, "Riverside conversations").close()
        for path in (other, self.demo):
            self._open(path)

    def screens(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Return each screen's name, and how to come to it."""
        for name, command in (("new", "new"), ("look", "look")):
            yield name, self._from_start(command)
        yield "start", self._start
        yield "passphrase", lambda: self._open(self.secret)
        yield "in-use", self._in_use
        for stage in STAGES:
            yield stage.command, self._stage(stage.command)
        yield "search", self._search
        yield "restore", self._restore
        for command in ("palette", "shortcuts"):
            yield command, self._over(command)

    def _do(self, command: str) -> None:
        self._window.services.actions[command].trigger()
        wait(50)

    def _start(self) -> None:
        if self._window.overlay is not None:
            self._window.overlay.close()
        self._open(self.demo)
        self._do("close")

    def _open(self, path: Path) -> None:
        self._window.asked_to_open.emit(path)
        wait(50)

    def _from_start(self, command: str) -> Callable[[], None]:
        def come() -> None:
            self._start()
            self._do(command)

        return come

    def _stage(self, command: str) -> Callable[[], None]:
        def come() -> None:
            self._start()
            self._open(self.demo)
            self._do(command)

        return come

    def _over(self, command: str) -> Callable[[], None]:
        def come() -> None:
            self._stage("overview")()
            self._do(command)

        return come

    def _in_use(self) -> None:
        self._start()
        with Workspace.open(self.demo):
            self._open(self.demo)

    def _search(self) -> None:
        self._stage("overview")()
        self._do("find")
        field = QApplication.focusWidget()
        if field is not None:
            QTest.keyClicks(field, "phone")
            QTest.keyClick(field, Qt.Key.Key_Return)
        wait(50)

    def _restore(self) -> None:
        self._stage("overview")()
        self._do("restore")
        wait(2_000)


def wait(milliseconds: int) -> None:
    """Let the window live for a moment, and other threads with it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(window: Window, studio: Studio, folder: Path) -> None:
    """Save every screen in every theme and size, and once in large text."""
    look = window.services.look
    for name, come in studio.screens():
        window.resize(*SIZES["1366"])
        come()
        for size, (wide, high) in SIZES.items():
            window.resize(wide, high)
            for theme in THEMES:
                look.choose(theme)
                save(window, folder / f"{name}-{theme}-{size}.png")
        window.resize(*SIZES["1366"])
        look.choose("light")
        look.resize_text(LARGE)
        save(window, folder / f"{name}-light-1366-{LARGE}.png")
        look.resize_text(100)


def save(window: Window, path: Path) -> None:
    """Save one picture, once the window has settled."""
    wait(60)
    window.grab().save(str(path))
    print(path)


def run(arguments: list[str]) -> int:
    """Save the pictures into the folder that is named."""
    if len(arguments) != 1:
        print("Say where to: python tools/screenshots.py DIR")
        return 2
    target = Path(arguments[0])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        os.environ["FACILITATOR_HOME"] = str(folder / "laptop")
        app = main.application()
        window = main.build(app, folder)
        window.resize(*SIZES["1366"])
        window.show()
        wait(1_000)
        studio = Studio(window, folder)
        studio.prepare()
        shoot(window, studio, target)
        window.close()
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
