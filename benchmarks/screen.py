"""The real window without a screen, and what people do at it, as quickly as it can be done."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when Qt is first loaded

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator_app import main
from facilitator_app.domain.records import Note
from facilitator_app.ui.programmes import Programmes
from facilitator_app.ui.table import TableScreen
from material import Frame, Talk, frame_of, note, versions_of, wholly_open
from measuring import Taken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from facilitator_app.ui.window import Window
    from material import Files

W = TypeVar("W", bound=QWidget)
SIZE = (1366, 768)
PATIENCE = 120.0


@cache
def application() -> main.Application:
    """Return the one application."""
    return main.application()


@contextmanager
def window_in(files: Files) -> Iterator[Window]:
    """Show the window as somebody does who starts the app, with a data folder of its own."""
    os.environ["FACILITATOR_HOME"] = str(files.folder / "home")
    window = main.build(application(), files.folder)
    equipped: list[bool] = []
    window.equipped.connect(lambda: equipped.append(True))
    window.resize(*SIZE)
    window.show()
    wait_until(lambda: bool(equipped))
    window.activateWindow()
    settle(0.5)  # the fonts of other scripts come one by one
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle()


def one(within: QWidget, kind: type[W]) -> W:
    """Return the one widget of a kind."""
    [found] = within.findChildren(kind)
    return found


def go_to(window: Window, command: str) -> None:
    """Do a command of the window."""
    window.services.actions[command].trigger()


def close_file(window: Window) -> None:
    """Let go of the file that is open."""
    [programmes] = window.findChildren(Programmes)
    programmes.leave()
    # Without a loop of its own Qt keeps what is to be deleted.
    application().sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    settle()


def sit(window: Window, path: Path, notes: int) -> TableScreen:
    """Open a file at the table where everything was said, and wait until its backup is made."""
    window.asked_to_open.emit(path)
    [programmes] = window.findChildren(Programmes)
    assert programmes.current is not None
    workspace = programmes.current.workspace
    workspace.backups.wait()
    go_to(window, "table")
    screen = one(window, TableScreen)
    session = screen._context.place.session
    assert session is not None
    first = workspace.of(Note, "session_id", [session.id])[0]
    screen.choose_table(
        next(each for each in screen.whereabouts.tables() if each.id == first.table_id)
    )
    settle()
    assert screen.notes.view.notes.count == notes
    return screen


def said_at_one_table(files: Files, notes: int) -> Path:
    """Return a file in which everything was said under one prompt at one table."""
    path = files.copy(files.empty)
    with wholly_open(path) as workspace:
        every = frame_of(workspace)
        frame = Frame(every.prompts[:1], every.tables[:1])
        talk = Talk(notes)
        workspace.merge(versions_of([note(frame, talk) for _ in range(notes)]))
    return path


def settle(seconds: float = 0.0) -> None:
    """Let the window do all that it has to do, and go on for a while."""
    end = time.monotonic() + seconds
    application().processEvents()
    while time.monotonic() < end:
        time.sleep(0.001)
        application().processEvents()


def wait_until(there: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + PATIENCE
    while not there():
        assert time.monotonic() < end, "the window never came to it"
        settle(0.001)


def shown(job: Callable[[], Any]) -> Taken:
    """Tell what something takes until all that it changes is on the screen."""
    clock, processor = time.perf_counter(), time.thread_time()
    job()
    application().processEvents()
    return Taken(time.perf_counter() - clock, time.thread_time() - processor)


def press(field: QWidget, letter: str) -> None:
    """Press a key and let it go."""
    key = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        application().sendEvent(field, QKeyEvent(kind, key, none, letter))


def press_enter(field: QWidget) -> None:
    """Press Enter."""
    none = Qt.KeyboardModifier.NoModifier
    application().sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, "\r"))
