"""Files on a stick: read no further than they may be long, and whole or absent when written."""

from __future__ import annotations

import errno
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PackError
from facilitator_app.placing import put_in_place
from facilitator_app.travel.limits import FILE_BYTES, UnusableError, naming, shown

if TYPE_CHECKING:
    from pathlib import Path

_OWNER_ONLY = 0o600
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.EIO}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_OTHER_NAME = "Choose another name."


def read_file(path: Path, most: int = FILE_BYTES) -> bytes:
    """Return all of a file, or refuse what is too large, no file, or cannot be read."""
    with naming(path):
        try:
            if not stat.S_ISREG(path.stat().st_mode):  # a pipe would never end
                raise UnusableError("it is no file", "Choose another one.")
            with path.open("rb") as file:
                found = file.read(most + 1)
        except (OSError, ValueError) as error:  # a name may hold what no system allows
            raise UnusableError(*_in_words(error, "read")) from error
        if len(found) > most:
            raise UnusableError("it is too large")
    return found


def write_file(path: Path, contents: bytes, begins: bytes) -> None:
    """Write a file beside its place and move it there: whatever happens, it is the old or the new.

    Its place is free, or holds an earlier one, which begins with the same bytes.
    """
    draft = path.with_name(f".{path.name}.part")
    try:
        _examine(path, begins)
        draft.unlink(missing_ok=True)
        draft.touch(mode=_OWNER_ONLY, exist_ok=False)
        try:
            draft.write_bytes(contents)
            put_in_place(draft, path)
        finally:
            with suppress(OSError):  # the stick may be gone, and with it the draft
                draft.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise _refused(path, *_in_words(error, "written")) from error


def _examine(path: Path, begins: bytes) -> None:
    """Refuse to take the place of anything but an earlier file of the same sort."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(mode):
        raise _refused(path, "something that is no file has that name", _OTHER_NAME)
    with path.open("rb") as file:
        start = file.read(len(begins))
    if start and start != begins:
        raise _refused(path, "there is another file of that name", _OTHER_NAME)


def _refused(path: Path, why: str, advice: str) -> PackError:
    return PackError(f"{shown(path.name)} could not be written: {why}.", advice=advice)


def _in_words(error: OSError | ValueError, done: str) -> tuple[str, str]:
    """Return why a file could not be read or written, and what to do about it."""
    code = error.errno if isinstance(error, OSError) else errno.EINVAL
    if code in _NO_ROOM:
        return "the stick or disk is full", "Make room on it, or take another one."
    if code in _GONE:
        return (
            "it or its folder is not there any more",
            "Put the stick in again if it was pulled out, then try once more.",
        )
    if code in _NOT_ALLOWED:
        advice = "Close it if another program has it open, or choose another folder."
        return f"it may not be {done}", advice
    if isinstance(error, ValueError) or code in {errno.EINVAL, errno.ENAMETOOLONG}:
        return "no file can have that name there", "Choose another name, shorter and plainer."
    return f"the disk says: {error.strerror or error}", "Try again, or take another stick."
