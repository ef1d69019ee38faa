"""The key file: a file like the programme's, apart from it and always encrypted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError, PassphraseError, ProgrammeFileError
from facilitator_app.domain.records import KeyPair, Person, SealingKey
from facilitator_app.storage import opening
from facilitator_app.storage.key_pair import new_key_pair
from facilitator_app.workspace.reader import copy_of
from facilitator_app.workspace.workspace import LEAD, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.changes import Author

SUFFIX = ".key"


@dataclass(frozen=True, slots=True)
class LeadKey:
    """What a key file says while it is open: it is in memory, and written nowhere else."""

    path: Path
    publics: tuple[str, ...] = ()
    secrets: tuple[str, ...] = field(default=(), repr=False)
    people: tuple[Person, ...] = field(default=(), repr=False)

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def public(self) -> str:
        """The key that kits are made with: the first that the file had."""
        return self.publics[0]

    @property
    def secret(self) -> str:
        """The secret half of that key."""
        return self.secrets[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The names on the roster, so that nobody's is left standing in a note."""
        return tuple(each.name for each in self.people if each.name)


def key_beside(path: Path) -> Path | None:
    """Return the key file that lies beside a programme file, if there is one."""
    found = path.with_suffix(SUFFIX)
    return found if found.is_file() else None


def make_key_file(
    path: Path,
    programme: UUID,
    passphrase: str,
    author: Author = LEAD,
    pair: KeyPair | None = None,
) -> Workspace:
    """Make a programme's key file with a key pair, a fresh one if none is given, and open it.

    The passphrase is nowhere kept: without it nobody can open the file again.
    """
    if not passphrase:
        raise PassphraseError("A key file needs a passphrase.", advice="Choose one you remember.")
    file = opening.make(path, opening.KEY, programme, passphrase, author.holder)
    workspace = Workspace.working_on(file, author)
    workspace.add(pair or new_key_pair(), name="new keys")
    return workspace


def make_lead_key(workspace: Workspace, path: Path, passphrase: str) -> None:
    """Make the key file of an open programme, and let the programme seal for it from now on."""
    workspace.refuse_read_only()
    workspace.refuse_at_table()
    if path.exists():
        raise ProgrammeFileError(
            f"{path.name} is there already.", advice="Open it, or move it elsewhere first."
        )
    with make_key_file(path, workspace.programme, passphrase, workspace.author) as key:
        publics = [each.public for each in key.all(KeyPair)]
    seal_for(workspace, publics)


def seal_for(workspace: Workspace, publics: Iterable[str]) -> bool:
    """Let a programme seal for these keys too; tell whether any was new to it."""
    known = {each.public for each in workspace.all(SealingKey)}
    new = [
        SealingKey.named(workspace.programme, public=each) for each in publics if each not in known
    ]
    workspace.add(*new, name="lead's key")
    return bool(new)


def open_key(path: Path, passphrase: str, programme: UUID) -> LeadKey:
    """Read a programme's key file, which is closed again at once."""
    with copy_of(path, passphrase, LEAD.laptop) as key:
        if key.sort != opening.KEY:
            raise FacilitatorError(
                f"{path.name} is no key file.", advice="Choose the one that ends in .key."
            )
        if key.programme != programme:
            raise FacilitatorError(
                f"{path.name} belongs to another programme.", advice="Choose this one's key file."
            )
        pairs = key.all(KeyPair)
        return LeadKey(
            path,
            tuple(each.public for each in pairs),
            tuple(each.secret for each in pairs),
            tuple(key.all(Person)),
        )
