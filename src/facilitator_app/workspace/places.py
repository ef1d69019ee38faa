"""Where a file lies: a stick can be pulled out, and a synced folder can undo a save."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SYNCED = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "icloud",
    "mobile documents",
    "cloudstorage",
    "nextcloud",
    "owncloud",
    "box sync",
    "syncthing",
)
_MOUNTED = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
_REMOVABLE_DRIVE, _NETWORK_DRIVE = 2, 4


def is_precarious(path: Path) -> bool:
    """Tell whether a file lies on a removable disk or in a folder that is synced."""
    whole = path.absolute()
    if any(word in part.casefold() for part in whole.parent.parts for word in _SYNCED):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - its windll is there on Windows only

        kind = ctypes.windll.kernel32.GetDriveTypeW(whole.anchor)
        return kind in (_REMOVABLE_DRIVE, _NETWORK_DRIVE)
    return whole.as_posix().startswith(_MOUNTED)
