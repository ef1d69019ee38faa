"""What an export may take the place of, and in what words the rest is refused."""

from __future__ import annotations

import errno
import re
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError, NameTakenError

if TYPE_CHECKING:
    from pathlib import Path

_DATABASE = b"SQLite format 3\0"
_OF_A_PROGRAMME = re.compile(r"\.(facilitator|key)(-(journal|wal|shm))?[. ]*$", re.IGNORECASE)
"""How the name of a Facilitator file ends, or of its journal; Windows drops dots and spaces."""

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_WRITING = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EEXIST}
"""What a system says of a folder in which nothing can be made. Python says EEXIST where Windows
refuses each of the names that it tries."""

_TOO_LONG_IN_WINDOWS = 206
_SHOWN = 40
_OTHER_NAME = "Choose another name."
_OTHER_FOLDER = "Choose another folder."


@dataclass(frozen=True, slots=True)
class Own:
    """How the files of an exporter are told from others."""

    suffix: str
    begins: bytes
    """What every one of them starts with."""


def shortened(text: str) -> str:
    """Return a text so short that a sentence can hold it."""
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def examine(target: Path, own: Own) -> None:
    """Raise unless an export may be written there: nothing is, or an earlier one, or nothing in it.

    A name that ends otherwise is fine as long as there is no file of it.
    """
    if not target.name:
        raise ExportError(
            "No file is named that could be written.",
            advice=f"Give a name that ends in {own.suffix}.",
        )
    if _OF_A_PROGRAMME.search(target.name):
        raise refusal(
            target,
            "that is the name of a Facilitator file",
            f"Choose a name that ends in {own.suffix}.",
        )
    if not is_file_there(target):
        return
    with target.open("rb") as file:
        start = file.read(max(len(_DATABASE), len(own.begins)))
    if start.startswith(_DATABASE):
        raise taken(target, "a Facilitator file or another database has that name")
    ends_like_ours = target.suffix.casefold() == own.suffix
    if not ends_like_ours or (start and not start.startswith(own.begins)):
        raise taken(target, "there is another file of that name")


def is_file_there(path: Path) -> bool:
    """Tell whether a file has that name; raise if something else has."""
    if (mode := _mode(path)) is None:
        return False
    if stat.S_ISLNK(mode):
        raise taken(path, "a link has that name")
    if stat.S_ISDIR(mode):
        raise taken(path, "a folder has that name")
    if not stat.S_ISREG(mode):
        raise taken(path, "what has that name is no file")
    return True


def is_folder_there(path: Path) -> bool:
    """Tell whether a folder has that name; raise if something else has."""
    if (mode := _mode(path)) is None:
        return False
    if stat.S_ISLNK(mode):
        raise refusal(path, "a link has that name", _OTHER_NAME)
    if not stat.S_ISDIR(mode):
        raise refusal(path, "a file has the name of that folder", _OTHER_NAME)
    return True


def is_folder(path: Path) -> bool:
    """Tell whether a folder has that name, be it by a link."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def refusal(target: Path, reason: str, advice: str) -> ExportError:
    """Return the error that says why a file could not be written."""
    return ExportError(_refused(target, reason), advice=advice)


def taken(target: Path, reason: str) -> NameTakenError:
    """Return the error that says what has the name of a file already."""
    return NameTakenError(_refused(target, reason), advice=_OTHER_NAME)


def no_new_draft(target: Path, error: OSError) -> ExportError:
    """Return the error that says why nothing can be made in the folder of a file."""
    if error.errno in _NO_WRITING:
        return refusal(target, f"the folder {target.parent} cannot be written", _OTHER_FOLDER)
    return in_words(target, error)


def in_words(target: Path, error: OSError) -> ExportError:
    """Return what a system said as an error for people."""
    if error.errno in _NO_ROOM:
        return refusal(target, "the disk is full", "Make room on it, or choose another.")
    if error.errno == errno.ENAMETOOLONG or _winerror(error) == _TOO_LONG_IN_WINDOWS:
        return refusal(target, "its name is too long", "Choose a shorter name.")
    if error.errno == errno.EROFS:
        return refusal(target, f"the folder {target.parent} cannot be written", _OTHER_FOLDER)
    if not is_folder(target.parent):
        reason = f"there is no folder {target.parent}"
        return refusal(target, reason, "Make it, or choose another.")
    if isinstance(error, PermissionError):
        return refusal(
            target,
            "it is open in another program, or may not be changed",
            "Close it there if it is open, or choose another folder.",
        )
    return refusal(target, f"the disk says: {error.strerror or error}", _OTHER_FOLDER)


def _refused(target: Path, reason: str) -> str:
    name = "".join(sign if sign.isprintable() else "�" for sign in shortened(target.name))
    return f"{name} could not be written: {reason}."


def _mode(path: Path) -> int | None:
    """Return what sort of thing has that name, or nothing if there is none; follow no link."""
    try:
        return path.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        raise no_new_draft(path, error) from error
    except ValueError as error:
        raise refusal(path, "it holds a character that cannot be in a name", _OTHER_NAME) from error


def _winerror(error: OSError) -> int | None:
    return getattr(error, "winerror", None)
