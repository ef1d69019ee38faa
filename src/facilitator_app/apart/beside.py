"""Writes a file to where somebody wants it, or beside it if another program holds the place."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.errors import ExportError, NameTakenError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")

PATIENCE = 2.0
"""For how many seconds a place that is held is tried again."""
_PAUSE = 0.1


def written(write: Callable[[Path], T], path: Path, noun: str) -> tuple[T, str]:
    """Write one file, or another one beside it if what has its name cannot make way.

    Also returns why it does not have the name that was wanted, if it has not.
    """
    free = wait_for(path)
    avoided = "" if free == path else _in_use(path)
    try:
        return write(free), avoided
    except NameTakenError:
        avoided = f"What is called {path.name} there is no {noun}, and was left alone."
    except ExportError as error:
        if free != path or not isinstance(error.__cause__, PermissionError):
            raise
        avoided = _in_use(path)  # it was opened while the file was being written
    return write(beside(path)), avoided


def _in_use(path: Path) -> str:
    return f"{path.name} is open in another program."


def wait_for(path: Path) -> Path:
    """Return the place once nobody holds it; after two seconds, another one beside it."""
    end = time.monotonic() + PATIENCE
    while is_held(path):
        if time.monotonic() > end:
            return beside(path)
        time.sleep(_PAUSE)
    return path


def is_held(path: Path) -> bool:
    """Tell whether a file is there and cannot be written, as while Excel has it open."""
    if not is_there(path):
        return False
    try:
        with path.open("rb+"):
            return False
    except PermissionError:
        return True
    except OSError:  # writing the pack says in words what is wrong
        return False


def beside(path: Path) -> Path:
    """Return the next name beside a file that is not taken."""
    number = 2
    while is_there(found := path.with_stem(f"{path.stem} ({number})")):
        number += 1
    return found


def is_there(path: Path) -> bool:
    """Tell whether something has that name, as far as anybody may know in its folder."""
    try:
        return path.exists()
    except OSError:
        return False
