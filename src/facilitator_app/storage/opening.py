"""Makes and opens files: lock, key, format, and what is done about each that does not fit."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.errors import (
    DamagedFileError,
    FileInUseError,
    MissingFileError,
    PassphraseError,
    ProgrammeFileError,
)
from facilitator_app.domain.records import KEY_KINDS, KINDS, PROGRAMME_KINDS
from facilitator_app.placing import put_in_place
from facilitator_app.storage import backups, migrations, rounds
from facilitator_app.storage.engine import Database
from facilitator_app.storage.lock import Lock
from facilitator_app.storage.passphrase import key_for_new, key_of
from facilitator_app.storage.rollback import journal_of

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMME, KEY = "programme", "key"
"""The two sorts of file."""

_COPIES = "facilitator-copy-"
_TRIES = 5
_A_WHILE = 3600.0
"""Seconds after which a folder of copies without a lock is nobody's."""
_KINDS = {PROGRAMME: PROGRAMME_KINDS, KEY: KEY_KINDS}
_RESTORE = "Restore its last backup."
_NO_WRITING = {errno.EROFS, errno.EACCES, errno.EPERM}


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is open: its connection, its lock unless it can only be read, what it is."""

    database: Database
    lock: Lock | None
    sort: str
    programme: UUID

    def close(self) -> None:
        """Let go of it."""
        try:
            self.database.close()
        finally:
            if self.lock is not None:
                self.lock.release()


@cache
def foreign_kinds(sort: str) -> frozenset[str]:
    """Return the kinds of record that belong into the other sort of file."""
    return frozenset(KINDS) - {kind.record_kind for kind in _KINDS[sort]}


def make(path: Path, sort: str, programme: UUID, passphrase: str | None, holder: str) -> OpenFile:
    """Make an empty file, all of it or nothing, and open it.

    It is locked from before there is one, so that of two who make it one finds it there.
    """
    _refuse_taken(path)
    try:
        lock = Lock(path, holder)
    except FileInUseError as error:
        raise _taken(path) from error
    except OSError as error:
        raise _not_made(path, error) from error
    try:
        _refuse_taken(path)
        key = None if passphrase is None else key_for_new(passphrase)
        _make(path, key, sort, programme)
        return _checked(Database(path, key), lock)
    except BaseException:
        lock.release()
        raise


def _make(path: Path, key: str | None, sort: str, programme: UUID) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        draft.unlink(missing_ok=True)
        draft.touch(mode=0o600)
        database = Database(draft, key)
        try:
            migrations.migrate(database)
            with database.writing():
                migrations.set_fact(database, "sort", sort)
                migrations.set_fact(database, "programme", str(programme))
        finally:
            database.close()
        put_in_place(draft, path)
    except OSError as error:
        raise _not_made(path, error) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def open_file(path: Path, passphrase: str | None, holder: str) -> OpenFile:
    """Open a file to work on it, or only to read it if it lies where nothing can be written."""
    _refuse_absent(path)
    path = path.resolve()  # a link to a file that is open leads to the same lock
    lock: Lock | None = None
    try:
        lock = Lock(path, holder)
    except OSError as error:
        if error.errno not in _NO_WRITING:
            raise ProgrammeFileError(f"{path.name} cannot be opened ({error.strerror}).") from error
    try:
        key = key_of(path, passphrase)
        return _checked(Database(path, key, read_only=lock is None), lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def locked(path: Path, holder: str) -> Lock:
    """Keep everybody else from a file, whatever is in it."""
    with _explained(path, "cannot be opened"):
        return Lock(path, holder)


def for_reading(path: Path, passphrase: str | None) -> Database:
    """Open a file only to look at it, such as a backup; it is written to if that was cut off."""
    _refuse_absent(path)
    return Database(path, key_of(path, passphrase), read_only=not journal_of(path).exists())


@contextmanager
def copied(path: Path, passphrase: str | None) -> Iterator[OpenFile]:
    """Open a whole copy of a file for a moment, also if the file itself is open elsewhere.

    The copy lies in a folder that only this user can read, encrypted as the file is, and is
    brought up to date if it is old. A journal that a dead laptop left behind is copied with it.
    """
    _refuse_absent(path)
    key = key_of(path, passphrase)
    with ExitStack() as stack:
        with _explained(path, "could not be copied"):
            clear_copies()
            copy = _place_for_copy(stack, path.name)
            _copy(path, key, copy)
        file = _checked(Database(copy, key), None)
        stack.callback(file.close)
        yield file


def _place_for_copy(stack: ExitStack, name: str) -> Path:
    """Return where a copy goes, in a folder of its own that is locked.

    Another process that clears up may take the folder for one that was left, before it is locked:
    then there is another.
    """
    left = _TRIES
    while True:
        left -= 1
        folder = tempfile.TemporaryDirectory(prefix=_COPIES, ignore_cleanup_errors=True)
        copy = Path(folder.name) / name
        try:
            lock = Lock(copy, "a copy")
        except (FileNotFoundError, FileInUseError):
            folder.cleanup()
            if not left:
                raise
        else:
            stack.enter_context(folder)
            stack.callback(lock.release)
            return copy


def clear_copies() -> None:
    """Remove copies whose makers were killed: what has been erased may still be in them."""
    clear_left(_COPIES)


def clear_left(prefix: str) -> None:
    """Remove the temporary folders of this kind that nobody has a file open in any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{prefix}*"):
        with suppress(OSError, FileInUseError):
            locks = list(folder.glob(".*.lock"))
            for each in locks:
                Lock(folder / each.name[1:].removesuffix(".lock"), "").release()
            if locks or time.time() - folder.stat().st_mtime > _A_WHILE:
                shutil.rmtree(folder)


def _copy(path: Path, key: str | None, copy: Path) -> None:
    try:
        source = Database(path, key, read_only=True)
    except (PassphraseError, DamagedFileError, FileInUseError):
        raise
    except ProgrammeFileError:  # it takes writing to read it: something was left half done
        shutil.copyfile(path, copy)
        if journal_of(path).exists():
            shutil.copyfile(journal_of(path), journal_of(copy))
        return
    try:
        backups.copy_pages(source, copy)
    finally:
        source.close()


def _checked(database: Database, lock: Lock | None) -> OpenFile:
    """Bring an open file up to date, after a backup unless it is a copy itself."""
    try:
        with database.explained():
            _bring_up_to_date(database, lock)
            sort, programme = _identity(database)
            if lock is not None and not migrations.is_writable(database):
                lock.release()
                lock = None
        return OpenFile(database, lock, sort, programme)
    except BaseException:
        database.close()
        raise


def _identity(database: Database) -> tuple[str, UUID]:
    sort, programme = (migrations.fact(database, name) for name in ("sort", "programme"))
    with suppress(ValueError):
        if sort in _KINDS and programme is not None:
            return sort, UUID(programme)
    raise DamagedFileError("This file does not say what programme it belongs to.", advice=_RESTORE)


def _bring_up_to_date(database: Database, lock: Lock | None) -> None:
    migrations.refuse_foreign(database)
    if not migrations.is_current(database):
        if lock is not None and database.path is not None and not rounds.are_open(database):
            backups.make(database, backups.folder_beside(database.path))
        migrations.migrate(database)


def _taken(path: Path) -> ProgrammeFileError:
    return ProgrammeFileError(f"{path.name} is there already.", advice="Choose another name.")


def _not_made(path: Path, error: OSError) -> ProgrammeFileError:
    return ProgrammeFileError(
        f"{path.name} could not be made ({error.strerror}).",
        advice="Check that the folder is there and that the disk has room.",
    )


def _refuse_taken(path: Path) -> None:
    with _explained(path, "cannot be made"):
        there, other = path.exists(), journal_of(path).exists()
    if there:
        raise _taken(path)
    if other:  # it would spoil the new file, and may be needed for its own
        raise ProgrammeFileError(
            f"A part of another {path.name} is left in this folder.", advice="Choose another name."
        )


def _refuse_absent(path: Path) -> None:
    with _explained(path, "cannot be opened"):
        if path.is_dir():
            raise ProgrammeFileError(
                f"{path.name} is a folder.", advice="Choose the programme file that lies in it."
            )
        if not path.is_file():
            raise MissingFileError(
                f"There is no file {path}.", advice="Check its name and its folder."
            )
        if path.stat().st_size == 0:
            raise DamagedFileError(f"{path.name} is empty.", advice=_RESTORE)


@contextmanager
def _explained(path: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ProgrammeFileError(
            f"{path.name} {what} ({error.strerror}).",
            advice="Check that the disk has room and is still connected, then try again.",
        ) from error
