"""Where files of this laptop's user lie."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from facilitator_app.settings import Settings


def documents() -> Path:
    """Return the folder that files are kept in unless another one is chosen.

    A laptop may have none that its user may enter.
    """
    place = QStandardPaths.StandardLocation.DocumentsLocation
    found = Path(QStandardPaths.writableLocation(place))
    with suppress(OSError):
        if found.is_dir():
            return found
    return Path.home()


def kept_folder(settings: Settings, what: str) -> Path:
    """Return where files of one sort went the last time."""
    chosen = settings.preferences.choices.get(what, "")
    return Path(chosen) if chosen else documents()


def keep_folder(settings: Settings, what: str, folder: Path) -> None:
    """Remember where files of one sort go."""
    settings.change(choices={**settings.preferences.choices, what: str(folder)})


def open_with_system(path: Path) -> None:
    """Let the system open a file or a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
