"""Finds what is read at run time, in the source tree and in the installed package alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_FOLDERS = (_PACKAGE / "resources", _PACKAGE.parents[1] / "resources")


def resource(*parts: str) -> Path:
    """Return a file or folder of `resources`."""
    for folder in _FOLDERS:
        path = folder.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"there is no resource {'/'.join(parts)}")
