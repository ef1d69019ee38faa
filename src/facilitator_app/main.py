"""Puts the window together: the only module that knows all of its parts."""

from __future__ import annotations

from facilitator_app import ui  # noqa: F401 - it loads Qt, at less cost than anybody else would

# isort: split
import gc
import os
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLoggingCategory, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator_app.apart import MAKE_APART
from facilitator_app.settings import Settings
from facilitator_app.ui.parts import fonts
from facilitator_app.ui.parts.look import Look
from facilitator_app.ui.parts.places import documents
from facilitator_app.ui.window import NAME, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SOON = ("facilitator_app.ui.programme", "facilitator_app.ui.shell.palette")
"""What is shown once a file is open, or can be."""
LATER = ("facilitator_app.exports", "facilitator_app.imports", "facilitator_app.demo")
"""What takes as long to load as everything before it; none of it knows Qt."""
_SILENT = "qt.text.font.db=false"
"""Qt remarks on fonts that lack what other fonts have; nobody can do anything about it."""
_TURN = 0.0005
"""Seconds after which a thread hands over to one that waits: the window's waits at many places of
one key, and at Python's own five milliseconds each a key took a tenth of a second beside a job.
"""

_PAUSE = 5
"""Milliseconds between two steps of what is loaded on the window's own thread."""


class Application(QApplication):
    """Takes the files that macOS asks it to open.

    A filter would take them too, but it is shown every event of every widget, which slows each key.
    """

    asked_to_open = Signal(Path)

    def __init__(self, arguments: Sequence[str]) -> None:
        # Named like this, Qt need not hand the style out: with it come six hundred names.
        super().__init__([*arguments, "-style", "Fusion"])

    def event(self, event: QEvent) -> bool:
        """Open the file that macOS was asked to open with this app."""
        if isinstance(event, QFileOpenEvent):
            self.asked_to_open.emit(Path(event.file()))
            return True
        return super().event(event)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, with a file in it if one is named; return when it is closed."""
    named = list(sys.argv[1:] if arguments is None else arguments)
    if named == [MAKE_APART]:  # a frozen app may have one beginning for everything
        from facilitator_app.apart.child import main as make_apart  # noqa: PLC0415

        make_apart()
    if _has_no_screen():
        sys.stderr.write(
            "facilitator: There is no screen to open a window on. "
            "The commands work without one: facilitator --help\n"
        )
        return 1
    gc.disable()  # what is loaded from here on stays, and looking through it takes as long as Qt
    app = application()
    window = build(app, documents())
    window.equipped.connect(_collect_again)
    window.watch.begin()
    if named:
        window.equipped.connect(lambda: window.asked_to_open.emit(Path(named[0])))
    window.show()
    code = app.exec()
    window.watch.end()
    return code


def application() -> Application:
    """Return the application, which comes before the work beside it."""
    sys.setswitchinterval(_TURN)
    QLoggingCategory.setFilterRules(_SILENT)
    QGuiApplication.setDesktopFileName("facilitator")
    app = Application(sys.argv[:1])
    app.setApplicationName(NAME)
    return app


def build(app: Application, folder: Path) -> Window:
    """Return the window; what takes long to load is loaded once it has been painted."""
    for name in fonts.FIRST:
        fonts.add(name)
    settings = Settings()
    look = Look(app, settings)
    window = Window(settings, look)
    look.setParent(window)
    look.begin(window)
    app.asked_to_open.connect(window.asked_to_open)
    window.painted.connect(lambda: equip(window, folder))
    return window


def equip(window: Window, folder: Path) -> None:
    """Load what opens files; then, between the first keys, what is wanted only later."""
    _offer_all(window, folder)
    window.equipped.emit()
    from facilitator_app.workspace.throwaway import clear_practice  # noqa: PLC0415

    steps: list[Callable[[], object]] = [partial(import_module, name) for name in SOON]
    steps.append(clear_practice)
    steps += [partial(fonts.add, name) for name in fonts.LATER]
    steps += [partial(window.services.jobs.start, _load_later, _do_nothing, _do_nothing)]
    _do_between_keys(window, steps)


def _offer_all(window: Window, folder: Path) -> None:
    """Load what opens files, makes them and asks for what that takes, and offer it."""
    # Storage takes longer to load than the window takes to show.
    from facilitator_app.ui.collecting import Collecting  # noqa: PLC0415
    from facilitator_app.ui.covering import Covering  # noqa: PLC0415
    from facilitator_app.ui.designing import Designing  # noqa: PLC0415
    from facilitator_app.ui.importing import Importing  # noqa: PLC0415
    from facilitator_app.ui.leading import Leading  # noqa: PLC0415
    from facilitator_app.ui.making import Making  # noqa: PLC0415
    from facilitator_app.ui.opening_kits import OpeningKits  # noqa: PLC0415
    from facilitator_app.ui.panels_over import offer_panels  # noqa: PLC0415
    from facilitator_app.ui.practising import Practising  # noqa: PLC0415
    from facilitator_app.ui.programmes import Programmes  # noqa: PLC0415
    from facilitator_app.ui.restoring import Restoring  # noqa: PLC0415
    from facilitator_app.ui.table_file import TableFile  # noqa: PLC0415

    offer_panels(window)
    programmes = Programmes(window, folder)
    Covering(window)
    Restoring(window, programmes)
    Leading(window, programmes)
    OpeningKits(window, programmes)
    TableFile(window, programmes)
    Collecting(window, programmes)
    Practising(window, programmes)
    Importing(window, programmes)
    Designing(window, programmes, Making(window, programmes, folder))


def _load_later(progress: Callable[[int, int], None]) -> None:
    """Load what spreadsheets and packs take, before somebody asks for one and has to wait."""
    for done, name in enumerate(LATER):
        progress(done, len(LATER))
        import_module(name)


def _do_nothing(_outcome: object) -> None:
    """Say nothing: whoever asks for what could not be loaded is told then."""


def _do_between_keys(window: Window, steps: list[Callable[[], object]]) -> None:
    """Do one step after the other, with a pause before each for the keys that have come."""

    def do_next() -> None:
        if steps:
            steps.pop(0)()
            QTimer.singleShot(_PAUSE, window, do_next)

    QTimer.singleShot(_PAUSE, window, do_next)


def _collect_again() -> None:
    """Look for rubbish from now on, but not among what has been loaded: that stays."""
    gc.freeze()
    gc.enable()


def _has_no_screen() -> bool:
    """Tell whether Qt would only be able to give up."""
    if sys.platform != "linux":
        return False
    return not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
