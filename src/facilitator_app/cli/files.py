"""Opens the files that commands name."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator_app import settings
from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import DamagedFileError, FacilitatorError, FileInUseError
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.reader import Reader, copy_of, is_encrypted
from facilitator_app.workspace.restoring import (
    last_good_backup,
    needs_passphrase,
    refuse_foreign,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.cli.console import Console
    from facilitator_app.cli.passphrases import Passphrases


def author() -> Author:
    """Return who works on this laptop."""
    return Author(laptop=settings.laptop_name(), role="lead")


def passphrase_of(path: Path, passphrases: Passphrases) -> str | None:
    """Return the passphrase of a file, or nothing if it needs none."""
    if not is_encrypted(path):
        return None
    refuse_foreign(path, settings.spare_folder())
    if not needs_passphrase(path, settings.spare_folder()):
        raise DamagedFileError(
            f"The beginning of {path.name} is damaged.", advice=offer_of_backup(path, None)
        )
    return passphrases.ask(path.name)


@contextmanager
def to_change(path: Path, passphrases: Passphrases, console: Console) -> Iterator[Workspace]:
    """Open a file to change it."""
    passphrase = passphrase_of(path, passphrases)
    with _offering_backup(path, passphrase), _open(path, passphrase) as workspace:
        yield workspace
        _say_if_not_backed_up(workspace, console)


@contextmanager
def to_read(path: Path, passphrases: Passphrases, console: Console) -> Iterator[Reader]:
    """Open a file to read it; if it is open elsewhere, a copy of it as it is now."""
    passphrase = passphrase_of(path, passphrases)
    with _offering_backup(path, passphrase):
        try:
            workspace = _open(path, passphrase)
        except FileInUseError as error:
            console.remark(f"{error} This reads a copy of it as it is now.")
            with copy_of(path, passphrase, author().laptop) as copy:
                yield copy
        else:
            with workspace:
                yield workspace
                _say_if_not_backed_up(workspace, console)


@contextmanager
def programme_to_change(
    path: Path, passphrases: Passphrases, console: Console
) -> Iterator[Workspace]:
    """Open a file to change it, unless it is a key file."""
    with to_change(path, passphrases, console) as workspace:
        _refuse_key_file(workspace, path)
        yield workspace


@contextmanager
def programme_to_read(path: Path, passphrases: Passphrases, console: Console) -> Iterator[Reader]:
    """Open a file to read it, unless it is a key file."""
    with to_read(path, passphrases, console) as reader:
        _refuse_key_file(reader, path)
        yield reader


def back_up(workspace: Workspace, console: Console) -> None:
    """Make the copy that is the way back from what is about to happen."""
    workspace.backups.make_now()
    _say_if_not_backed_up(workspace, console)


def offer_of_backup(path: Path, passphrase: str | None) -> str:
    """Return what to do about a damaged file."""
    backup = last_good_backup(path, passphrase, settings.spare_folder())
    if backup is None:
        return "There is no good backup of it on this laptop; keep the file."
    return (
        f"Its last good backup is of {backup.made_at.astimezone():%d %B %Y %H:%M}: "
        "`facilitator restore` puts it in its place and keeps the damaged file."
    )


def _refuse_key_file(reader: Reader, path: Path) -> None:
    if reader.sort != "programme":
        raise FacilitatorError(
            f"{path.name} is a key file and holds no notes and no votes.",
            advice="Name the programme file that it belongs to, such as "
            f"{path.with_suffix('.facilitator').name}.",
        )


def _open(path: Path, passphrase: str | None) -> Workspace:
    return Workspace.open(path, author(), passphrase=passphrase, spare=settings.spare_folder())


@contextmanager
def _offering_backup(path: Path, passphrase: str | None) -> Iterator[None]:
    try:
        yield
    except DamagedFileError as error:
        raise DamagedFileError(str(error), advice=offer_of_backup(path, passphrase)) from error


def _say_if_not_backed_up(workspace: Workspace, console: Console) -> None:
    if problem := workspace.backups.take_problem():
        console.remark(problem)
