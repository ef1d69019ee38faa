"""What is kept of a bug: where it happened, and not a word that was typed."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator_app import __version__
from facilitator_app.settings import data_folder

if TYPE_CHECKING:
    from pathlib import Path


def report(error: BaseException) -> str:
    """Write down where an error came from; return the sentence that says so.

    The error's own message is left out: it may quote what somebody entered.
    """
    try:
        path = _write(error)
    except OSError:
        return f"Something unexpected went wrong ({type(error).__name__})."
    return f"Something unexpected went wrong ({type(error).__name__}). Where is noted in {path}."


def _write(error: BaseException) -> Path:
    folder = data_folder() / "logs"
    folder.mkdir(exist_ok=True)
    path = folder / "crashes.log"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames]
    with path.open("a", encoding="utf-8") as file:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        file.write(f"{now} {__version__} {type(error).__qualname__}\n")
        file.writelines(lines)
    return path
