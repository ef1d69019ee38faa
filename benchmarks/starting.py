"""From the start of the program to its first picture, and to the first key that does something.

Each way runs in a process of its own, from nothing: what counts is when it says that it is there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from measuring import Figure, Taken, compared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from material import Files

TARGET = 1.6
TURNS = 15

_TELL = """
import os, sys, time

def tell():
    print(time.process_time(), flush=True)
    os._exit(0)
"""

EMPTY = (
    _TELL
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Window(QWidget):
    painted = False

    def paintEvent(self, event):
        if not self.painted:
            self.painted = True
            QTimer.singleShot(0, after)

def after():
    tell()
"""
)

SHOW = """
app = QApplication([])
window = Window()
window.resize(1280, 740)
window.show()
app.exec()
"""

KEY = """
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

def press():
    focused = QApplication.focusWidget() or window
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        key = QKeyEvent(kind, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier, "\\t")
        QApplication.postEvent(focused, key)
"""

EMPTY_WITH_KEY = (
    EMPTY
    + KEY
    + """
def after():
    import sqlalchemy
    press()

def keyPressEvent(self, event):
    self.update()
    QTimer.singleShot(0, tell)

Window.keyPressEvent = keyPressEvent
"""
    + SHOW
)

OURS = (
    _TELL
    + """
from facilitator_app import main

build = main.build

def build_and_tell(*arguments):
    global window
    window = build(*arguments)
    look_on()
    return window

main.build = build_and_tell

def look_on():
    window.painted.disconnect()
    window.painted.connect(tell)
"""
)

OURS_WITH_KEY = (
    OURS
    + KEY
    + """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def look_on():
    window.equipped.connect(press_and_look)

def press_and_look():
    QApplication.instance().focusChanged.connect(lambda *_: QTimer.singleShot(0, tell))
    press()
"""
)

_RUN = "\nmain.main([])\n"


def starting(files: Files) -> Iterator[Figure]:
    """Compare with an empty window: alone, and with what no programme file can be opened without.

    The key is Tab: it counts as taken once the focus has moved on and all that is painted.
    """
    home = files.folder / "home"
    for name, floor, ours in (
        ("first picture", EMPTY + SHOW, OURS + _RUN),
        ("start screen takes a key", EMPTY_WITH_KEY, OURS_WITH_KEY + _RUN),
    ):
        bare, app = (partial(_started, program, home) for program in (floor, ours))
        for way in (bare, app):
            way()  # the first start of all cuts fonts, and the disk has read everything then
        yield compared(name, bare, app, TURNS, TARGET)


def _started(program: str, home: Path) -> Taken:
    """Start a program, and tell how long it took until it said that it is there."""
    told = {
        "FACILITATOR_HOME": str(home),
        "QT_QPA_PLATFORM": "offscreen",
        # Compiled by the start before, as an installed app was by its installer.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
    }
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - one of the programs above
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        env={**os.environ, **told},
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        clock = time.perf_counter() - start
    return Taken(clock, float(said))
