"""The sticks that are in: disks that can be taken out, wherever this system shows them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStorageInfo

from facilitator_app.workspace.places import is_precarious


def removable() -> list[Path]:
    """Return the folder with which each of them begins."""
    roots = [
        Path(each.rootPath())
        for each in QStorageInfo.mountedVolumes()
        if each.isValid() and each.isReady()
    ]
    return [root for root in roots if is_precarious(root / "file")]
