"""What is kept of a bug: where it happened, and not a word that was typed."""

from __future__ import annotations

import traceback
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator_app import __version__
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.settings import data_folder

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 1 << 20
"""A log that is larger gives way to a new one."""


class FaultElsewhereError(Exception):
    """A bug that another process of ours came upon; it has described it."""

    def __init__(self, described: list[str]) -> None:
        super().__init__(described[0])
        self.described = described


def report(error: BaseException) -> str:
    """Write down where an error came from; return the sentence that says so."""
    lines = describe(error)
    name = lines[0].rpartition(".")[2]
    try:
        path = _write(lines)
    except (OSError, FacilitatorError):
        return f"Something unexpected went wrong ({name})."
    return f"Something unexpected went wrong ({name}). Where is noted in {path}."


def describe(error: BaseException) -> list[str]:
    """Return what an error is, and then each place that it came through.

    Its own message is left out: it may quote what somebody entered.
    """
    if isinstance(error, FaultElsewhereError):
        return error.described
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return [type(error).__qualname__, *lines]


def note(line: str) -> None:
    """Write down one line that nobody entered."""
    with suppress(OSError, FacilitatorError):
        _write([line])


def folder() -> Path:
    """Return the folder of the logs."""
    found = data_folder() / "logs"
    found.mkdir(exist_ok=True)
    return found


def _write(lines: list[str]) -> Path:
    path = folder() / "crashes.log"
    if path.exists() and path.stat().st_size > _LARGEST:
        path.replace(path.with_name("crashes before.log"))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{now} {__version__} " + "\n".join(lines) + "\n")
    return path
