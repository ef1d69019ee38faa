"""The key file: a file like the programme's, apart from it and always encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PassphraseError
from facilitator_app.storage import opening
from facilitator_app.storage.key_pair import new_key_pair
from facilitator_app.workspace.workspace import LEAD, Workspace

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.changes import Author

SUFFIX = ".key"


def key_beside(path: Path) -> Path | None:
    """Return the key file that lies beside a programme file, if there is one."""
    found = path.with_suffix(SUFFIX)
    return found if found.is_file() else None


def make_key_file(path: Path, programme: UUID, passphrase: str, author: Author = LEAD) -> Workspace:
    """Make a programme's key file with a fresh key pair, and open it.

    The passphrase is nowhere kept: without it nobody can open the file again.
    """
    if not passphrase:
        raise PassphraseError("A key file needs a passphrase.", advice="Choose one you remember.")
    file = opening.make(path, opening.KEY, programme, passphrase, author.holder)
    workspace = Workspace.working_on(file, author)
    workspace.add(new_key_pair(), name="new keys")
    return workspace
