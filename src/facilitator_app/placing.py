"""Puts a finished file in its place: whenever the power fails, the old one is there or the new."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def put_in_place(draft: Path, path: Path) -> None:
    """Give a whole file its name once all of it is on the disk."""
    sync_file(draft)
    draft.replace(path)
    sync_names(path.parent)


def sync_file(path: Path) -> None:
    """Wait until the disk has what is in a file."""
    with path.open("rb+") as file:
        _sync(file.fileno())


def sync_names(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system lets anyone ask for that."""
    if os.name != "posix":
        return
    with suppress(OSError):  # some network disks refuse, and then there is nothing more to do
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _sync(descriptor)
        finally:
            os.close(descriptor)


def _sync(descriptor: int) -> None:
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not there on Windows

        with suppress(OSError):  # network disks have no such thing
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)
