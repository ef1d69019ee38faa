"""Writes whole files or leaves the old ones."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import ExitStack, contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports.targets import (
    examine,
    in_words,
    is_file_there,
    is_folder_there,
    no_new_draft,
    refusal,
    shortened,
)
from facilitator_app.os_lock import one_at_a_time
from facilitator_app.placing import sync_file, sync_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator_app.exports.targets import Own

_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
_PATIENCE = 30.0
"""Seconds to wait for another export to the same place, which takes a moment."""
_SUFFIX = ".part"
_IN_USE = "in use"
"""The file in the folder of a draft that is locked as long as the draft is being written."""


class Draft:
    """Files that are written in a folder beside their target, and take their places together."""

    def __init__(
        self, target: Path, own: Own, folder: Path, ready: Callable[[], object] | None
    ) -> None:
        self._target = target
        self._own = own
        self._ready = ready
        self.folder = folder
        self._others: dict[Path, Path] = {}
        self._find_unwanted: Callable[[], list[Path]] = list
        self._unwanted: list[Path] = []
        self._undo: list[Callable[[], object]] = []
        self.main.touch(mode=_OWNER_ONLY)

    @property
    def main(self) -> Path:
        """Where to write what becomes the target."""
        return self.folder / "main"

    def beside(self, target: Path) -> Path:
        """Return where to write another file, which takes its place before the target does."""
        draft = self.folder / f"other-{len(self._others)}"
        draft.touch(mode=_OWNER_ONLY)
        self._others[target] = draft
        return draft

    def without(self, find: Callable[[], list[Path]]) -> None:
        """Say how to find what earlier exports left there that must be gone once this is there.

        It is looked for when nobody else can put anything there.
        """
        self._find_unwanted = find

    def commit(self) -> None:
        """Put every file into its place, or none of them."""
        for path in (*self._others.values(), self.main):
            sync_file(path)
        with _alone(self._target):
            if self._ready is not None:
                self._ready()
            try:
                self._put_in_place()
            except BaseException:
                self._take_back()
                raise
            for folder in {path.parent for path in self._unwanted}:
                with suppress(OSError):  # somebody keeps a file of their own there
                    folder.rmdir()
        sync_names(self._target.parent)

    def _put_in_place(self) -> None:
        examine(self._target, self._own)  # once more: writing may have taken a minute
        self._unwanted = self._find_unwanted()
        for number, path in enumerate((*self._unwanted, *self._others)):
            self._set_aside(path, self.folder / f"old-{number}")
        for target, draft in self._others.items():
            self._make_folder(target.parent)
            self._move(draft, target)
        self.main.replace(self._target)

    def _set_aside(self, path: Path, place: Path) -> None:
        if is_folder_there(path.parent) and is_file_there(path):
            self._move(path, place)

    def _move(self, source: Path, target: Path) -> None:
        source.replace(target)
        self._undo.append(lambda: target.replace(source))

    def _make_folder(self, folder: Path) -> None:
        if not is_folder_there(folder):
            folder.mkdir(_OWNER_ONLY_FOLDER)
            self._undo.append(folder.rmdir)

    def _take_back(self) -> None:
        for step in reversed(self._undo):
            with suppress(OSError):
                step()


@contextmanager
def drafting(target: Path, own: Own, ready: Callable[[], object] | None = None) -> Iterator[Draft]:
    """Give a draft of a file and of those beside it; they are put in place when all is written.

    `ready` is called right before that, when the disk has all of it, and may raise to stop.
    """
    try:
        examine(target, own)
        with ExitStack() as stack:
            draft = Draft(target, own, _new_folder(target, stack), ready)
            yield draft
            draft.commit()
    except OSError as error:
        raise in_words(target, error) from error


@contextmanager
def _alone(target: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep every other export to this target waiting, also those of other programs."""
    path = target.with_name(f".{shortened(target.name)}.lock")
    try:
        with one_at_a_time(path, patience):
            yield
    except TimeoutError as error:
        reason = "another export is being put there"
        raise refusal(target, reason, "Try again in a moment.") from error


def _new_folder(target: Path, stack: ExitStack) -> Path:
    """Make a folder that only its owner may enter, and that no other export has.

    Not in the system's folder for temporary files: that may be another disk, or one that is not
    encrypted where the target is. What a killed export left there goes first: it may hold notes.
    """
    try:
        with _alone(target):
            _remove_drafts(target)
            folder = Path(
                tempfile.mkdtemp(prefix=_prefix(target), suffix=_SUFFIX, dir=target.parent)
            )
            stack.callback(shutil.rmtree, folder, ignore_errors=True)
            stack.enter_context(one_at_a_time(folder / _IN_USE, _PATIENCE))
    except OSError as error:
        raise no_new_draft(target, error) from error
    return folder


def remove_left(target: Path) -> None:
    """Remove what writers of a file left there who were killed, if nobody else is at it."""
    with suppress(OSError, ExportError), _alone(target, 0):
        _remove_drafts(target)


def _prefix(target: Path) -> str:
    return f".{shortened(target.name)}."


def _remove_drafts(target: Path) -> None:
    for left in target.parent.glob(f"{escape(_prefix(target))}*{_SUFFIX}"):
        _remove_if_left(left)


def _remove_if_left(folder: Path) -> None:
    """Remove a draft that nobody is writing any more."""
    with suppress(OSError):  # somebody is, or may not be disturbed
        with one_at_a_time(folder / _IN_USE, 0):
            pass
        shutil.rmtree(folder, ignore_errors=True)
