"""Puts the window together: the only module that knows all of its parts."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLoggingCategory, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator_app.settings import Settings
from facilitator_app.ui.parts import fonts
from facilitator_app.ui.parts.look import Look
from facilitator_app.ui.parts.places import documents
from facilitator_app.ui.window import NAME, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

LATER = ("facilitator_app.exports", "facilitator_app.imports", "facilitator_app.demo")
"""What takes as long to load as everything before it; none of it knows Qt."""
_SILENT = "qt.text.font.db=false"
"""Qt remarks on fonts that lack what other fonts have; nobody can do anything about it."""
_TURN = 0.0005
"""Seconds after which a thread hands over to one that waits: the window's waits at many places of
one key, and at Python's own five milliseconds each a key took a tenth of a second beside an export.
"""


class Application(QApplication):
    """Takes the files that macOS asks it to open.

    A filter would take them too, but it is shown every event of every widget, which slows each key.
    """

    asked_to_open = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Open the file that macOS was asked to open with this app."""
        if isinstance(event, QFileOpenEvent):
            self.asked_to_open.emit(Path(event.file()))
            return True
        return super().event(event)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, with a file in it if one is named; return when it is closed."""
    if _has_no_screen():
        sys.stderr.write(
            "facilitator: There is no screen to open a window on. "
            "The commands work without one: facilitator --help\n"
        )
        return 1
    named = list(sys.argv[1:] if arguments is None else arguments)
    app = application()
    window = build(app, documents())
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
    app.asked_to_open.connect(window.asked_to_open)
    window.painted.connect(lambda: equip(window, folder))
    return window


def equip(window: Window, folder: Path) -> None:
    """Load what opens files; then, beside the first keys, what is wanted only later."""
    # Storage takes longer to load than the window takes to show.
    from facilitator_app.ui.importing import Importing  # noqa: PLC0415
    from facilitator_app.ui.panels_over import offer_panels  # noqa: PLC0415
    from facilitator_app.ui.programmes import Programmes  # noqa: PLC0415
    from facilitator_app.ui.restoring import Restoring  # noqa: PLC0415

    offer_panels(window)
    programmes = Programmes(window, folder)
    Restoring(window, programmes)
    Importing(window, programmes)
    window.equipped.emit()
    window.services.jobs.start(_load_later, _do_nothing, _do_nothing)
    _add_fonts(window, list(fonts.LATER))


def _load_later(progress: Callable[[int, int], None]) -> None:
    """Load what spreadsheets and packs take, before somebody asks for one and has to wait."""
    for done, name in enumerate(LATER):
        progress(done, len(LATER))
        import_module(name)


def _do_nothing(_outcome: object) -> None:
    """Say nothing: whoever asks for what could not be loaded is told then."""


def _add_fonts(window: Window, names: list[str]) -> None:
    if names:
        fonts.add(names.pop(0))
        QTimer.singleShot(0, window, lambda: _add_fonts(window, names))


def _has_no_screen() -> bool:
    """Tell whether Qt would only be able to give up."""
    if sys.platform != "linux":
        return False
    return not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
