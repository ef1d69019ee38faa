"""That the lead's key is not the only one of its kind: copies are made, and read back once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import KeyBackup, SealingKey
from facilitator_app.storage.key_pair import key_pair_of
from facilitator_app.travel.stick import write_file
from facilitator_app.travel.words import secret_of
from facilitator_app.workspace.key_file import make_key_file, open_key

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.workspace import Workspace

_TELLING = 16
"""So many bytes of an encrypted file are in no other: an earlier copy of it is replaced."""


def backup_of(workspace: Workspace, key: LeadKey) -> KeyBackup:
    """Return what is known of the copies of a key."""
    blank = KeyBackup.named(workspace.programme, public=key.public)
    return next(iter(workspace.of(KeyBackup, "id", [blank.id])), blank)


def refuse_without_backup(workspace: Workspace, key: LeadKey) -> None:
    """Raise PackError unless a copy of the key file and its words on paper were read back."""
    known = backup_of(workspace, key)
    missing = [
        what
        for what, is_read in (
            ("a copy of the key file", known.file_read),
            ("the key's words on paper", known.words_read),
        )
        if not is_read
    ]
    if missing:
        raise PackError(
            f"No kit can be made before {' and '.join(missing)} have been read back once.",
            advice="If the lead's key were lost, nobody could open what the tables bring back.",
        )


@dataclass(frozen=True, slots=True)
class ReadBack:
    """When each of the two copies of a key was read back; nothing, if that was not yet."""

    file: datetime | None
    words: datetime | None

    @property
    def is_whole(self) -> bool:
        """Whether kits may be made."""
        return self.file is not None and self.words is not None


def read_back_of(workspace: Workspace, key: LeadKey) -> ReadBack:
    """Return when the copies of a key were read back for the first time."""
    known = backup_of(workspace, key)
    file = words = None
    for each in workspace.history(known.id):
        record = each.record
        if isinstance(record, KeyBackup):
            file = file or (each.made_at if record.file_read and known.file_read else None)
            words = words or (each.made_at if record.words_read and known.words_read else None)
    return ReadBack(file, words)


def save_copy(key: LeadKey, path: Path) -> None:
    """Save a copy of the key file somewhere else: all of it, or nothing."""
    if path.resolve() == key.path.resolve():
        raise PackError(
            f"{path.name} is the key file itself.", advice="Choose a stick, and save it there."
        )
    try:
        whole = key.path.read_bytes()
    except OSError as error:
        raise PackError(
            f"{key.name} cannot be read any more ({error.strerror}).",
            advice="Put it back where it was, then save the copy.",
        ) from error
    write_file(path, whole, whole[:_TELLING])


def make_key_again(workspace: Workspace, path: Path, passphrase: str, words: str) -> None:
    """Make a key file that was lost again from the words on paper; names are not in them."""
    pair = key_pair_of(secret_of(words))
    if pair.public not in {each.public for each in workspace.all(SealingKey)}:
        raise PackError(
            "These are the words of another programme's key.", advice="Look for the right paper."
        )
    if path.exists():
        raise PackError(
            f"{path.name} is there already.", advice="Open it, or move it elsewhere first."
        )
    make_key_file(path, workspace.programme, passphrase, workspace.author, pair).close()


def read_file_back(workspace: Workspace, key: LeadKey, path: Path, passphrase: str) -> None:
    """Open a copy of the key file; if it holds this key, remember that there is one."""
    if path.resolve() == key.path.resolve():
        raise PackError(
            f"{path.name} is the key file itself.", advice="Copy it to a stick and choose the copy."
        )
    copy = open_key(path, passphrase, workspace.programme)
    if key.secret not in copy.secrets:
        raise PackError(f"{path.name} holds another key.", advice="Copy the key file once more.")
    known = backup_of(workspace, key)
    _remember(workspace, known, replace(known, file_read=True))


def read_words_back(workspace: Workspace, key: LeadKey, words: str) -> None:
    """Take the words that are on paper; if they are this key, remember that they are."""
    if secret_of(words) != key.secret:
        raise PackError(
            "These are the words of another key.", advice="Print the words of this one again."
        )
    known = backup_of(workspace, key)
    _remember(workspace, known, replace(known, words_read=True))


def _remember(workspace: Workspace, known: KeyBackup, after: KeyBackup) -> None:
    if after == known:
        return
    if workspace.of(KeyBackup, "id", [known.id]):
        workspace.edit(known, after, name="key read back")
    else:
        workspace.add(after, name="key read back")
