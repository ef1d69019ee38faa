"""Puts the window together: the only module that knows all of its parts."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory, QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator_app.settings import Settings
from facilitator_app.ui.parts import fonts
from facilitator_app.ui.parts.look import Look
from facilitator_app.ui.window import NAME, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

_SILENT = "qt.text.font.db=false"
"""Qt remarks on fonts that lack what other fonts have; nobody can do anything about it."""


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


def application() -> QApplication:
    """Return the application."""
    QLoggingCategory.setFilterRules(_SILENT)
    QGuiApplication.setDesktopFileName("facilitator")
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    return app


def build(app: QApplication, folder: Path) -> Window:
    """Return the window; what takes long to load is loaded once it has been painted."""
    for name in fonts.FIRST:
        fonts.add(name)
    settings = Settings()
    look = Look(app, settings)
    window = Window(settings, look)
    look.setParent(window)
    app.installEventFilter(window)
    window.painted.connect(lambda: equip(window, folder))
    return window


def equip(window: Window, folder: Path) -> None:
    """Load what opens files, then the fonts of other scripts, one at a time."""
    # Storage takes longer to load than the window takes to show.
    from facilitator_app.ui.importing import Importing  # noqa: PLC0415
    from facilitator_app.ui.programmes import Programmes  # noqa: PLC0415
    from facilitator_app.ui.restoring import Restoring  # noqa: PLC0415

    programmes = Programmes(window, folder)
    Restoring(window, programmes)
    Importing(window, programmes)
    window.equipped.emit()
    _add_fonts(window, list(fonts.LATER))


def documents() -> Path:
    """Return the folder that new programmes are kept in unless another one is chosen."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    return found if found.is_dir() else Path.home()


def _add_fonts(window: Window, names: list[str]) -> None:
    if names:
        fonts.add(names.pop(0))
        QTimer.singleShot(0, window, lambda: _add_fonts(window, names))


def _has_no_screen() -> bool:
    """Tell whether Qt would only be able to give up."""
    if sys.platform != "linux":
        return False
    return not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")))
