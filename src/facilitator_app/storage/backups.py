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
from facilitator_app.placing import put_in_place, sync_names
from facilitator_app.storage import checking, drafts, journal, migrations, rounds
from facilitator_app.storage.rollback import is_journal, journal_of
from facilitator_app.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from uuid import UUID

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
    """What the laptop's clock said: shown to people, never compared where it matters."""
    revisions: int
    """How many revisions the journal had."""
    head: str = ""
    """What tells its revisions from as many others: the end of the last one's id, or of several."""
    programme: str = ""
    """The end of the programme's id: another one may have had the same file name."""


def folder_beside(path: Path) -> Path:
    """Return the folder of a file's backups, next to it."""
    return path.with_name(f"{path.name} backups")


def mark_of(programme: UUID | str) -> str:
    """Return what the names of a programme's backups end with."""
    return str(programme)[-12:]


def backups_in(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the fullest first: a journal only grows, a clock may lie."""
    try:
        found = [_read_name(each) for each in folder.iterdir()] if folder.is_dir() else []
    except OSError as error:
        raise ProgrammeFileError(
            f"The backups in {folder.name} cannot be read ({error.strerror}).",
            advice="Check that the disk is still connected, then try again.",
        ) from error
    return sorted(filter(None, found), key=_by_age, reverse=True)


def _by_age(backup: Backup) -> tuple[int, datetime]:
    return backup.revisions, backup.made_at


def make(database: Database, folder: Path) -> Backup | None:
    """Copy an open file in small slices, so that whoever saves meanwhile hardly waits.

    A copy in which a round of voting is being keyed is thrown away: two would tell its order.
    """
    source = database.path
    if source is None:
        raise ValueError("a file in memory has no backups")
    with database.reading():
        now, (revisions, head, mark) = datetime.now(UTC), _state(database)
    path = folder / f"{now.strftime(_NAME)} r{revisions} {head} {mark}{source.suffix}"
    draft = folder / f".{path.name}.part"
    try:
        _refuse_without_room(source, folder)
        folder.mkdir(parents=True, exist_ok=True)
        sync_names(folder.parent)
        draft.touch(mode=0o600)
        if copy_pages(database, draft):
            return None
        put_in_place(draft, path)
    except OSError as error:
        raise ProgrammeFileError(
            f"No backup of {source.name} could be made ({error.strerror}).",
            advice=f"Check the disk of {folder}.",
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return Backup(path, now, revisions, head, mark)


def clear_drafts(folder: Path) -> None:
    """Remove what is left of backups that were cut off: an order to erase does not reach it."""
    for each in folder.glob(".*.part*"):
        each.unlink()


def thin_out(folder: Path) -> None:
    """Remove what need not be kept: all but the last six, and the last one of each of 14 days."""
    found = backups_in(folder)
    kept: list[Backup] = []
    for programme in {each.programme for each in found}:
        kept += _worth_keeping([each for each in found if each.programme == programme])
    room = shutil.disk_usage(folder).free // SHARE_OF_FREE if found else 0
    for place, each in enumerate(found):
        room -= each.path.stat().st_size
        if each not in kept or (room < 0 and place > 0):
            each.path.unlink()
            journal_of(each.path).unlink(missing_ok=True)


def _worth_keeping(found: Sequence[Backup]) -> list[Backup]:
    days: dict[object, Backup] = {}
    for each in found:
        days.setdefault(each.made_at.date(), each)
    return list(
        {each.path: each for each in (*found[:LATEST], *list(days.values())[:DAYS])}.values()
    )


def is_due(database: Database, folder: Path) -> bool:
    """Tell whether there is no backup of a file as it is now."""
    with database.reading():
        state = _state(database)
    there = ((each.revisions, each.head, each.programme) for each in backups_in(folder))
    return state[0] > 0 and state not in there


def _state(database: Database) -> tuple[int, str, str]:
    """Return what tells one state of one programme from every other."""
    programme = migrations.fact(database, "programme") or ""
    return journal.count(database), journal.mark(database), mark_of(programme)


def merge_into(database: Database, path: Path, revisions: Sequence[Revision], laptop: str) -> None:
    """Take revisions into a copy of an open file, such as orders to erase into a backup."""
    copy = database.another(path)
    try:
        with copy.explained():
            migrations.refuse_foreign(copy)
            if migrations.fact(copy, "programme") != migrations.fact(database, "programme"):
                return
            migrations.migrate(copy)
            Store(copy, laptop).merge(revisions)
    finally:
        copy.close()


def last_good(folders: Iterable[Path], opened: Callable[[Path], Database]) -> Backup | None:
    """Return the newest backup that is whole."""
    found = [each for folder in folders for each in backups_in(folder)]
    latest = {each.programme: each.made_at for each in sorted(found, key=lambda it: it.made_at)}
    for backup in sorted(
        found, key=lambda each: (latest[each.programme], *_by_age(each)), reverse=True
    ):
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


def copy_pages(database: Database, draft: Path) -> bool:
    """Copy page by page; what is saved meanwhile goes into the copy as well.

    Tell whether a round of voting is open in it. The copy goes to the disk bit by bit: if all of
    it went at the end, a save would wait for it.
    """
    copy = database.another(draft)
    slices = count(1)
    try:
        with copy.explained(), draft.open("rb+") as file:
            copy.driver.execute("PRAGMA synchronous = OFF")
            copy.driver.execute("PRAGMA cache_size = -1000")

            def pause() -> None:
                if next(slices) % _SLICES_ON_DISK == 0:
                    os.fsync(file.fileno())
                time.sleep(_PAUSE)

            database.copy_into(copy, _SLICE, pause)
            drafts.leave_out(copy)
            return rounds.are_open(copy)
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
        moment, _, rest = path.stem.rpartition(" r")
        number, head, mark = rest.split(" ")
        made_at = datetime.strptime(moment, _NAME).replace(tzinfo=UTC)
        return Backup(path, made_at, int(number), head, mark)
    return None
