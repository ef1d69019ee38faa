"""The operating system's lock on an open file: gone by itself when the laptop dies.

It lies on a small file beside the programme file and not on that itself, because SQLite keeps
its own locks there and because Windows lets nobody read what is locked.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from typing import IO, TYPE_CHECKING

from facilitator_app.domain.errors import FileInUseError
from facilitator_app.os_lock import is_still, lock

if TYPE_CHECKING:
    from pathlib import Path


class Lock:
    """Holds a file for this process until it is released or the process ends."""

    def __init__(self, path: Path, holder: str) -> None:
        self._path = path.with_name(f".{path.name}.lock")
        self._file = self._acquire(path.name)
        text = json.dumps({"holder": holder, "since": datetime.now(UTC).isoformat()})
        with suppress(OSError):  # on a full disk nobody is told who has it, and it opens
            self._file.truncate(0)
            os.write(self._file.fileno(), text.encode())

    def release(self) -> None:
        """Let others open the file."""
        if os.name == "posix":
            with suppress(OSError):  # what is left of it locks nobody out
                self._path.unlink(missing_ok=True)
        self._file.close()

    def _acquire(self, name: str) -> IO[str]:
        """Lock the file of this name as it is now: its last holder may just have removed it."""
        while True:
            file = self._path.open("a+", encoding="utf-8")
            try:
                lock(file.fileno())
            except OSError as error:
                file.seek(0)
                said = _holder(file.read(1000))
                file.close()
                raise FileInUseError(
                    f"{name} is open already{said}.",
                    advice="Close it there, or work on a copy of it.",
                ) from error
            if is_still(file, self._path):
                return file
            file.close()


def _holder(text: str) -> str:
    """Return who has the file and since when, as far as its text can be read."""
    try:
        told = json.loads(text)
        since = datetime.fromisoformat(told["since"]).astimezone()
        return f" ({told['holder']}, since {since:%d %B %H:%M})"
    except (KeyError, TypeError, ValueError):
        return ""
