"""Where files of this laptop's user lie."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QStandardPaths


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
