"""The key of an encrypted file, derived once from its passphrase when it is opened."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import nacl.utils

from facilitator_app.domain.errors import (
    DamagedFileError,
    ForeignFileError,
    PassphraseError,
    ProgrammeFileError,
)
from facilitator_app.storage.foreign import BEGINNING, what_else
from facilitator_app.stretching import SALT_BYTES, stretched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PLAIN = b"SQLite format 3\x00"
_KEEP = "Restore its last backup."
_INSTEAD = (
    "Choose a file whose name ends in .facilitator. A spreadsheet is imported into an open one."
)


def is_encrypted(path: Path) -> bool:
    """Tell whether a file needs a passphrase: nothing in it can be read without."""
    with _explained(path), path.open("rb") as file:
        start = file.read(len(_PLAIN))
    return bool(start) and start != _PLAIN


def refuse_foreign(path: Path) -> None:
    """Refuse what no passphrase opens: a file of another program, or one that begins with nothing.

    What is encrypted begins with bytes that nobody can foresee.
    """
    with _explained(path), path.open("rb") as file:
        start = file.read(BEGINNING)
    if start and not any(start):
        raise DamagedFileError(f"The beginning of {path.name} is damaged.", advice=_KEEP)
    if words := what_else(start):
        raise ForeignFileError(f"{path.name} is {words}, not a programme.", advice=_INSTEAD)


def key_for_new(passphrase: str) -> str:
    """Return the key of a file that is about to be made."""
    return _key(passphrase, nacl.utils.random(SALT_BYTES))


def key_of(path: Path, passphrase: str | None) -> str | None:
    """Return the key of a file that is there, or nothing if it is not encrypted."""
    if not is_encrypted(path):
        return None
    refuse_foreign(path)
    if passphrase is None:
        raise PassphraseError(f"{path.name} is encrypted.", advice="Its passphrase is needed.")
    with _explained(path), path.open("rb") as file:
        salt = file.read(SALT_BYTES)
    if len(salt) < SALT_BYTES:
        raise PassphraseError(f"{path.name} is too short to be one of our files.")
    return _key(passphrase, salt)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ProgrammeFileError(
            f"{path.name} cannot be read ({error.strerror}).",
            advice="Check that the disk is still connected, then try again.",
        ) from error


def _key(passphrase: str, salt: bytes) -> str:
    """Return key and salt as SQLCipher reads them; it keeps the salt at the start of the file."""
    return (stretched(passphrase, salt) + salt).hex()
