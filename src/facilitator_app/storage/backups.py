"""Whole copies of an open file, made through its own connection while it is being worked on."""

from __future__ import annotations

import os
import shutil
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError, ProgrammeFileError
from facilitator_app.storage import checking, journal, migrations
from facilitator_app.storage.placing import is_journal, journal_of, put_in_place, sync_names
from facilitator_app.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from facilitator_app.domain.changes import Revision
    from facilitator_app.storage.engine import Database

LATEST = 6
DAYS = 14
SHARE_OF_FREE = 10
"""Backups take at most one part in ten of what is free on their disk."""

_SLICE = 48
"""Pages copied at once (196 KB): nobody who saves meanwhile waits for more than that."""
_SLICES_ON_DISK = 6
_PAUSE = 0.002
_NAME = "%Y-%m-%d %H-%M-%S.%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy, and what its name says about it."""

    path: Path
    made_at: datetime
    revisions: int
    """How many revisions the journal had: the same number means the same file."""


def folder_beside(path: Path) -> Path:
    """Return the folder of a file's backups, next to it."""
    return path.with_name(f"{path.name} backups")


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first."""
    try:
        found = [_read_name(each) for each in folder.iterdir()] if folder.is_dir() else []
    except OSError as error:
        raise ProgrammeFileError(
            f"The backups in {folder.name} cannot be read ({error.strerror}).",
            advice="Check that the disk is still connected, then try again.",
        ) from error
    return sorted(filter(None, found), key=lambda each: each.made_at, reverse=True)


def make(database: Database, folder: Path) -> Backup:
    """Copy an open file in small slices, so that whoever saves meanwhile hardly waits."""
    source = database.path
    if source is None:
        raise ValueError("a file in memory has no backups")
    with database.reading():
        now, revisions = datetime.now(UTC), journal.count(database)
    path = folder / f"{now.strftime(_NAME)} r{revisions}{source.suffix}"
    draft = folder / f".{path.name}.part"
    try:
        _refuse_without_room(source, folder)
        folder.mkdir(parents=True, exist_ok=True)
        sync_names(folder.parent)
        draft.touch(mode=0o600)
        copy_pages(database, draft)
        put_in_place(draft, path)
    except OSError as error:
        raise ProgrammeFileError(
            f"No backup of {source.name} could be made ({error.strerror}).",
            advice=f"Check the disk of {folder}.",
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return Backup(path, now, revisions)


def clear_drafts(folder: Path) -> None:
    """Remove what is left of backups that were cut off: an order to erase does not reach it."""
    for each in folder.glob(".*.part*"):
        each.unlink()


def thin_out(folder: Path) -> None:
    """Remove what need not be kept: all but the last six, and the last one of each of 14 days."""
    found = backups_in(folder)
    kept = found[:LATEST]
    days: dict[object, Backup] = {}
    for each in found:
        days.setdefault(each.made_at.date(), each)
    kept += [each for each in list(days.values())[:DAYS] if each not in kept]
    room = shutil.disk_usage(folder).free // SHARE_OF_FREE if found else 0
    for place, each in enumerate(found):
        room -= each.path.stat().st_size
        if each not in kept or (room < 0 and place > 0):
            each.path.unlink()
            journal_of(each.path).unlink(missing_ok=True)


def is_due(database: Database, folder: Path) -> bool:
    """Tell whether something has been written since the last backup."""
    newest = next(iter(backups_in(folder)), None)
    with database.reading():
        return journal.count(database) != (newest.revisions if newest else 0)


def merge_into(
    database: Database, backup: Backup, revisions: Sequence[Revision], laptop: str
) -> None:
    """Take revisions into a backup of an open file, such as orders to erase."""
    copy = database.another(backup.path)
    try:
        migrations.migrate(copy)
        Store(copy, laptop).merge(revisions)
    finally:
        copy.close()


def last_good(folders: Iterable[Path], opened: Callable[[Path], Database]) -> Backup | None:
    """Return the newest backup that is whole."""
    found = [each for folder in folders for each in backups_in(folder)]
    for backup in sorted(found, key=lambda each: each.made_at, reverse=True):
        with suppress(FacilitatorError):
            database = opened(backup.path)
            try:
                with database.explained():
                    whole = _is_whole(database)
            finally:
                database.close()
            if whole:
                return backup
    return None


def _is_whole(database: Database) -> bool:
    """Tell whether a backup can be relied on; an older app's is brought up to date when opened."""
    migrations.refuse_foreign(database)
    if migrations.is_current(database):
        return not any(checking.damage(database))
    return migrations.version_of(database) > 0 and not any(checking.damage_of_journal(database))


def copy_pages(database: Database, draft: Path) -> None:
    """Copy page by page; what is saved meanwhile goes into the copy as well.

    The copy goes to the disk bit by bit: if all of it went at the end, a save would wait for it.
    """
    copy = database.another(draft)
    slices = count(1)
    try:
        with copy.explained(), database.copying() as source, draft.open("rb+") as file:
            copy.driver.execute("PRAGMA synchronous = OFF")
            copy.driver.execute("PRAGMA cache_size = -1000")

            def pause(*_: int) -> None:
                if next(slices) % _SLICES_ON_DISK == 0:
                    os.fsync(file.fileno())
                time.sleep(_PAUSE)

            source.backup(copy.driver, pages=_SLICE, progress=pause, sleep=_PAUSE)
    finally:
        copy.close()


def _refuse_without_room(source: Path, folder: Path) -> None:
    place = folder if folder.is_dir() else folder.parent
    if place.is_dir() and source.stat().st_size > shutil.disk_usage(place).free // SHARE_OF_FREE:
        raise ProgrammeFileError(
            f"There is not enough room for a backup of {source.name}.",
            advice=f"Make room on the disk of {place}.",
        )


def _read_name(path: Path) -> Backup | None:
    """Read when a backup was made from its name, or nothing if it is none."""
    if is_journal(path):
        return None
    with suppress(ValueError):
        moment, _, number = path.stem.rpartition(" r")
        return Backup(path, datetime.strptime(moment, _NAME).replace(tzinfo=UTC), int(number))
    return None
