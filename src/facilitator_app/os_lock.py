"""The operating system's lock on a file: gone by itself when the process ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FAR = 1 << 30
"""The byte that is locked: beyond any text, which anybody may read."""
_TAKEN = {errno.EAGAIN, errno.EACCES, errno.EDEADLK, errno.EWOULDBLOCK}
_PAUSE = 0.02


def lock(descriptor: int) -> None:
    """Lock one byte, or raise OSError; each system has a module for it that the other lacks."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def is_still(file: IO[str], path: Path) -> bool:
    """Tell whether an open file still has its name: its last holder may just have removed it."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


@contextmanager
def one_at_a_time(path: Path, patience: float) -> Iterator[None]:
    """Wait until nobody else holds this file, which is there only as long as somebody does.

    Raises TimeoutError if that takes too long. A disk that knows no locks keeps nobody waiting.
    """
    file = _acquired(path, time.monotonic() + patience)
    try:
        yield
    finally:
        if os.name == "posix":
            path.unlink(missing_ok=True)  # while nobody else can hold it
        file.close()
        if os.name != "posix":  # there an open file cannot be removed
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _acquired(path: Path, until: float) -> IO[str]:
    while True:
        file = path.open("a", encoding="utf-8")
        try:
            lock(file.fileno())
        except OSError as error:
            if error.errno not in _TAKEN:
                return file
        else:
            if is_still(file, path):
                return file
        file.close()
        if time.monotonic() > until:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        time.sleep(_PAUSE)
