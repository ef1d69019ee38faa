"""Puts a backup in the place of a damaged file."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError, ProgrammeFileError
from facilitator_app.domain.records import Programme
from facilitator_app.placing import put_in_place, sync_names
from facilitator_app.storage import backups, checking, opening
from facilitator_app.storage.backups import Backup
from facilitator_app.storage.passphrase import refuse_foreign as _refuse_foreign
from facilitator_app.storage.rollback import journal_of
from facilitator_app.workspace.reader import copy_of, is_encrypted

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "Backup",
    "Contents",
    "all_backups",
    "backup_folders",
    "contents_of",
    "is_whole",
    "last_good_backup",
    "needs_passphrase",
    "refuse_foreign",
    "restore",
]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup would bring back."""

    name: str
    counts: dict[str, int]
    conflicts: int


def backup_folders(path: Path, spare: Path | None) -> list[Path]:
    """Return where backups of a file can be: beside it, and in the laptop's own folder."""
    beside = [backups.folder_beside(path)]
    return beside + (
        sorted(spare.glob(f"{escape(path.name)} *")) if spare and spare.is_dir() else []
    )


def all_backups(path: Path, spare: Path | None) -> list[Backup]:
    """Return every backup of a file, the newest first; copies of one state are listed once."""
    found = {
        (each.programme, each.revisions, each.head): each
        for folder in reversed(backup_folders(path, spare))
        for each in backups.backups_in(folder)
    }
    return sorted(found.values(), key=lambda each: each.made_at, reverse=True)


def contents_of(backup: Backup, passphrase: str | None) -> Contents:
    """Return what a backup holds, from a copy of it: the backup itself is left alone."""
    with copy_of(backup.path, passphrase, laptop="") as reader:
        names = [each.name for each in reader.all(Programme)]
        return Contents(
            name=names[0] if names else "",
            counts=reader.counts(),
            conflicts=len(reader.conflicting()),
        )


def last_good_backup(path: Path, passphrase: str | None, spare: Path | None) -> Backup | None:
    """Return the newest backup of a file that is whole."""
    return backups.last_good(
        backup_folders(path, spare), lambda copy: opening.for_reading(copy, passphrase)
    )


def is_whole(path: Path, passphrase: str | None) -> bool:
    """Tell whether there is nothing wrong with a file, so that nothing need be put in its place."""
    try:
        with opening.copied(path, passphrase) as file, file.database.explained():
            return not any(checking.damage(file.database))
    except FacilitatorError:
        return False


def needs_passphrase(path: Path, spare: Path | None) -> bool:
    """Tell whether the backups of a file are encrypted; its own beginning may be damaged."""
    found = [each for folder in backup_folders(path, spare) for each in backups.backups_in(folder)]
    return any(is_encrypted(each.path) for each in found) if found else is_encrypted(path)


def refuse_foreign(path: Path, spare: Path | None) -> None:
    """Refuse a file of another program, unless its backups say that it was a programme."""
    if not all_backups(path, spare):
        _refuse_foreign(path)


def restore(path: Path, backup: Backup, holder: str = "restoring") -> Path | None:
    """Put a backup in the place of a file; return where the file that was there is kept."""
    path = path.resolve()
    lock = opening.locked(path, holder)
    try:
        return _restored(path, backup)
    finally:
        lock.release()


def _restored(path: Path, backup: Backup) -> Path | None:
    draft = path.with_name(f".{path.name}.part")
    now = datetime.now(UTC).strftime("%Y-%m-%d %H-%M-%S")
    kept = path.with_name(f"{path.stem} damaged {now}{path.suffix}")
    try:
        shutil.copyfile(backup.path, draft)
        draft.chmod(0o600)
        was_there = path.exists()
        if was_there:
            path.replace(kept)
        hot = journal_of(path)
        if hot.exists():  # it belongs to the damaged file, and would spoil the good one
            hot.replace(journal_of(kept))
        sync_names(path.parent)
        put_in_place(draft, path)
    except OSError as error:
        raise ProgrammeFileError(
            f"{path.name} could not be restored ({error.strerror}).",
            advice=f"The backup is {backup.path.name}; copy it by hand.",
        ) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return kept if was_there else None
