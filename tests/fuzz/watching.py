"""Sees every file that is written, so that a reader cannot write one unseen."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate",
    "os.chmod", "shutil.rmtree", "shutil.move", "shutil.copyfile", "subprocess.Popen",
    "os.system", "socket.connect",
}  # fmt: skip
_watched: list[str] = []
"""The one file that may be written, while somebody watches."""


class WrittenError(BaseException):
    """Something was written; no `except Exception` can hide that."""


def _see(event: str, arguments: tuple[object, ...]) -> None:
    if not _watched:
        return
    if event == "open":
        name, _, flags = arguments
        if isinstance(flags, int) and flags & _WRITES and str(name) != _watched[0]:
            raise WrittenError(event, name)
    elif event in _CHANGES:
        raise WrittenError(event, arguments)


sys.addaudithook(_see)


@contextmanager
def watched(path: Path) -> Iterator[None]:
    """Raise WrittenError as soon as any file but this one is written."""
    _watched.append(str(path))
    try:
        yield
    finally:
        _watched.clear()
