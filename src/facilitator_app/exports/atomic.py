"""Writes whole files or leaves the old ones."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


class Draft:
    """Files that are written in a folder beside their target, and take their places together."""

    def __init__(self, target: Path) -> None:
        self._target = target
        # Not the system's folder for temporary files: that may be another disk, or one that is
        # not encrypted where the target is.
        self.folder = target.with_name(f".{target.name}.part")
        self._others: dict[Path, Path] = {}
        self._unwanted: list[Path] = []
        self._undo: list[Callable[[], object]] = []

    @property
    def main(self) -> Path:
        """Where to write what becomes the target."""
        return self.folder / "main"

    def beside(self, target: Path) -> Path:
        """Return where to write another file, which takes its place before the target does."""
        self._others[target] = self.folder / f"other-{len(self._others)}"
        return self._others[target]

    def without(self, path: Path) -> None:
        """Note a file of an earlier export that must be gone once this one is there."""
        self._unwanted.append(path)

    def begin(self) -> None:
        """Make the folder, empty: a power cut may have left an older one."""
        self.clear()
        self.folder.mkdir()

    def commit(self) -> None:
        """Put every file into its place, or none of them."""
        for path in (*self._others.values(), self.main):
            _on_disk(path)
        try:
            for number, path in enumerate((*self._unwanted, *self._others)):
                self._set_aside(path, self.folder / f"old-{number}")
            for target, draft in self._others.items():
                self._make_folder(target.parent)
                self._move(draft, target)
            self.main.replace(self._target)
        except BaseException:
            self._take_back()
            raise
        for folder in {path.parent for path in self._unwanted}:
            with suppress(OSError):  # somebody keeps a file of their own there
                folder.rmdir()
        _folder_on_disk(self._target.parent)

    def clear(self) -> None:
        """Remove the folder and all that is still in it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _set_aside(self, path: Path, place: Path) -> None:
        if path.is_file():
            self._move(path, place)

    def _move(self, source: Path, target: Path) -> None:
        source.replace(target)
        self._undo.append(lambda: target.replace(source))

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            folder.mkdir()
            self._undo.append(folder.rmdir)

    def _take_back(self) -> None:
        for step in reversed(self._undo):
            with suppress(OSError):
                step()


@contextmanager
def drafting(target: Path) -> Iterator[Draft]:
    """Give a draft of a file and of those beside it; they are put in place when all is written."""
    draft = Draft(target)
    try:
        draft.begin()
        yield draft
        draft.commit()
    except OSError as error:
        raise _in_words(target, error) from error
    finally:
        draft.clear()


def _in_words(target: Path, error: OSError) -> ExportError:
    if error.errno in _NO_ROOM:
        reason, advice = "the disk is full", "Make room on it, or choose another."
    elif not target.parent.is_dir():
        reason, advice = f"there is no folder {target.parent}", "Make it, or choose another."
    elif target.is_dir():
        reason, advice = "a folder has that name", "Choose another name."
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        reason = "it is open in another program, or may not be changed"
        advice = "Close it if it is open in Excel, or choose another folder."
    else:
        reason = f"the disk says: {error.strerror or error}"
        advice = "Choose another folder."
    return ExportError(f"{target.name} could not be written: {reason}.", advice=advice)


def _on_disk(path: Path) -> None:
    """Wait until the disk has what is in a file."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_on_disk(folder: Path) -> None:
    """Wait until the disk has the names in a folder, where the system can say so."""
    with suppress(OSError):  # the files are in place: what a system cannot do is no failure
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
