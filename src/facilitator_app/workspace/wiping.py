"""Wipes a table's file off a laptop, once the lead has all that was made in it.

The file is encrypted with a key that follows from the kit's code and from a salt on its first page.
Without that salt nobody who has the code can open what is left of it: so the first page of every
copy goes first, then the copies.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from glob import escape
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import MissingFileError, PackError, ProgrammeFileError
from facilitator_app.domain.file_names import file_name
from facilitator_app.domain.records import Programme, now
from facilitator_app.placing import sync_names
from facilitator_app.storage import opening
from facilitator_app.storage.backups import folder_beside
from facilitator_app.storage.rollback import journal_of
from facilitator_app.travel.pack_file import covers_of
from facilitator_app.workspace.captured import counted, in_words
from facilitator_app.workspace.packing import is_covered, kit_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from facilitator_app.travel.receipt_file import Receipt
    from facilitator_app.workspace.kit_facts import KitFacts
    from facilitator_app.workspace.reader import Reader
    from facilitator_app.workspace.workspace import Workspace

_PAGE = 4096


@dataclass(frozen=True, slots=True)
class Loss:
    """What would be lost if a laptop were wiped now."""

    counts: dict[str, int]
    """How many records of each kind were made or changed that the lead has not."""
    since: datetime | None
    """When the first of it was entered; nothing if nothing would be lost."""

    def __bool__(self) -> bool:
        return self.since is not None


@dataclass(frozen=True, slots=True)
class Wiped:
    """That a table's file is gone, and what is still to be removed by hand."""

    programme: str
    table: str
    laptop: str
    file: str
    copies: int
    """How many copies of it were destroyed, the file itself among them."""
    left: tuple[Path, ...]
    """Copies that could not be reached."""
    pack: str
    """The fingerprint of the pack that the lead has."""
    at: datetime


def would_be_lost(reader: Reader, receipt: Receipt | None) -> Loss:
    """Tell what was made here that a receipt does not cover; without one that is all of it."""
    made = reader.made_here()
    if receipt is not None and receipt.programme == reader.programme:
        known = made[: receipt.revisions]
        if covers_of(each.id for each in known) == receipt.covers:
            made = made[receipt.revisions :]
    return Loss(counted(made), made[0].made_at if made else None)


def allowed(workspace: Workspace, receipt: Receipt) -> Wiping:
    """Return what wipes a table's file once that is closed, or raise PackError."""
    workspace.refuse_read_only()
    kit, path = kit_at(workspace), workspace.path
    if path is None or not is_covered(workspace, receipt):
        loss = would_be_lost(workspace, receipt)
        since = loss.since.astimezone().strftime("%d %B %Y, %H:%M") if loss.since else "then"
        raise PackError(
            "Nothing was wiped: the lead does not have all that was made here. It would be lost: "
            f"{in_words(loss.counts)}, entered since {since}.",
            advice="Give the lead the newest pack of this table, and bring its receipt.",
        )
    workspace.backups.wait()  # one that is being made is a copy too
    names = [each.name for each in workspace.all(Programme)]
    return Wiping(
        programme=names[0] if names else "",
        kit=kit,
        path=path,
        backups=tuple(_copies(workspace, path)),
        pack=receipt.pack,
        holder=workspace.author.holder,
    )


@dataclass(frozen=True, slots=True)
class Wiping:
    """Leave to wipe one table's file."""

    programme: str
    kit: KitFacts
    path: Path
    backups: tuple[Path, ...]
    pack: str
    holder: str

    def carry_out(self) -> Wiped:
        """Destroy the file and all its backups; nobody may have it open."""
        lock = opening.locked(self.path, self.holder)
        try:
            left = self._destroy()
        finally:
            lock.release()
        for folder in {each.parent for each in self.backups} - {self.path.parent}:
            with suppress(OSError):  # somebody keeps a file of their own there
                folder.rmdir()
        return Wiped(
            programme=self.programme,
            table=self.kit.table_code,
            laptop=self.kit.laptop,
            file=self.path.name,
            copies=1 + len(self.backups) - len(left),
            left=tuple(left),
            pack=self.pack,
            at=now(),
        )

    def _destroy(self) -> list[Path]:
        """Destroy the key of every copy, then the copies; return those that are still there."""
        if not self.path.is_file():
            raise MissingFileError(
                f"{self.path.name} is not there any more: nothing was wiped.",
                advice="Find where it was moved to, and wipe it there.",
            )
        if not _is_spoilt(self.path):
            raise ProgrammeFileError(
                f"{self.path.name} cannot be written to: nothing was wiped.",
                advice="Check the disk that it lies on, then try again.",
            )
        left = [each for each in self.backups if not _is_spoilt(each)]
        for each in (self.path, *self.backups):
            if each not in left and not _is_removed(each):
                left.append(each)
        for folder in {each.parent for each in (self.path, *self.backups)}:
            sync_names(folder)
        return left


def certificate(wiped: Wiped) -> str:
    """Return what can be said of a laptop that was wiped, and no more."""
    at = wiped.at.astimezone(UTC)
    copies = "1 copy" if wiped.copies == 1 else f"{wiped.copies} copies"
    lines = [
        "Certificate of wiping",
        "",
        f"Programme: {wiped.programme}",
        f"Table: {wiped.table}",
        f"Laptop: {wiped.laptop}",
        f"File: {wiped.file}, {copies} with its backups",
        f"Wiped: {at:%d %B %Y, %H:%M:%S} UTC, by this laptop's clock",
        f"The lead has: the table pack with the SHA-256 {wiped.pack}",
        "",
        "In every copy the page was overwritten with random bytes that holds the salt of its key;",
        "then the copies were removed. What is left of them on the disk cannot be opened with the",
        "kit's code any more.",
        "",
        "This does not cover: what a flash disk itself has set aside of that page, copies that",
        "somebody made by hand, backups under an earlier name of the file, what a backup of the",
        "whole laptop holds, kits and packs on sticks, and paper.",
    ]
    if wiped.left:
        lines += ["", "Still to be removed by hand:", *(f"  {each}" for each in wiped.left)]
    return "\n".join(lines) + "\n"


def keep_certificate(wiped: Wiped, folders: Sequence[Path]) -> Path:
    """Write the certificate into the first of these folders that takes it."""
    at = wiped.at.astimezone(UTC).strftime("%Y-%m-%d %H-%M-%S")
    name = file_name(f"{wiped.programme} table {wiped.table} wiped {at}", ".txt")
    for folder in folders:
        with suppress(OSError), (folder / name).open("x", encoding="utf-8") as file:
            file.write(certificate(wiped))
            return folder / name
    raise ProgrammeFileError(
        f"{wiped.file} is wiped, but its certificate could not be written anywhere.",
        advice="Note down when it was wiped.",
    )


def _copies(workspace: Workspace, path: Path) -> Iterator[Path]:
    """Give every copy of a file that was made here: never those of another file beside it."""
    folders = {folder_beside(path)}
    for each in workspace.backups.all():
        folders.add(each.path.parent)
        yield each.path
    for folder in folders:
        yield from sorted(folder.glob(".*.part*"))  # of a backup that was cut off
    day = "[0-9]" * 4 + "-[0-9][0-9]-[0-9][0-9]"
    yield from sorted(path.parent.glob(f"{escape(path.stem)} damaged {day}*{escape(path.suffix)}"))
    cut_off = f".{escape(path.name)}.*.opening"  # while its kit was opened
    yield from sorted(path.parent.glob(cut_off))
    yield from sorted(path.parent.glob(f"{cut_off} backups/*"))


def _is_spoilt(path: Path) -> bool:
    """Overwrite the first page of a copy, on the disk; tell whether that could be done."""
    try:
        with path.open("rb+") as file:
            file.write(os.urandom(_PAGE))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def _is_removed(path: Path) -> bool:
    """Remove a copy and what SQLite keeps beside it; tell whether that could be done."""
    try:
        journal_of(path).unlink(missing_ok=True)
        path.unlink(missing_ok=True)
    except OSError:
        return False
    return True
