"""A kit: what one table needs for one workshop, sealed with its code of six words.

It is signed by the lead, outside the seal; `OpenedKit.signer` is the key that tells the signature.
A kit says in `KitHead.leads` whose signatures its table is to believe. Of a first kit no more can
be known than that its own signer is one of these: what vouches for it is the code, given by hand.
`leads` is kept with the programme that is made of it, and a renewed kit is held against that: its
`signer` must be one of the verify keys that the first kit named, or somebody else made it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - the types of fields are read at run time
from typing import TYPE_CHECKING
from uuid import UUID  # noqa: TC003

import nacl.utils
import pyrage

from facilitator_app.stretching import SALT_BYTES, stretched
from facilitator_app.travel import bech32, envelope, stick
from facilitator_app.travel.heads import OF_THE_KEY, head_in, refuse_kinds
from facilitator_app.travel.keys import SEED_BYTES, lead_signer
from facilitator_app.travel.limits import CODE_BYTES, LEADS, UnusableError, making, naming
from facilitator_app.travel.lines import from_lines, line_of, split, to_lines
from facilitator_app.travel.plain import digits, name
from facilitator_app.travel.words import tidy_code

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pyrage.x25519 import Identity

    from facilitator_app.domain.changes import Revision

SUFFIX = ".tablekit"
SORT = "table kit"
LETTERS = b"FACKIT-1"
FORMAT = 1
"""Raised only when an older app could no longer carry what is in a kit, not for a new field."""
_VERIFY_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class KitHead:
    """What a kit says of itself."""

    programme: UUID
    programme_name: str
    kit: UUID
    """The id of the record that tells that it was made."""
    workshop: UUID
    workshop_code: str
    table: UUID
    table_code: str
    number: int
    stamp: str
    made_at: datetime
    """By the lead's clock."""
    seed: bytes = field(repr=False)
    """What the table signs its packs with."""
    leads: tuple[tuple[str, str], ...]
    """Whom packs are sealed for, and who may sign receipts and kits: a public key of each."""


@dataclass(frozen=True, slots=True)
class OpenedKit:
    """A kit that was opened with its code."""

    head: KitHead
    revisions: tuple[Revision, ...]
    signer: str
    """The key of the lead who signed it, in hexadecimal digits."""


def write_kit(
    path: Path, head: KitHead, revisions: Iterable[Revision], code: str, secret: str
) -> None:
    """Write the kit that this code opens, signed with the lead's age identity."""
    with making(path):
        ordered = tuple(revisions)
        signer = lead_signer(secret)
        _check(head, ordered, signer.verify_key.encode().hex())
        contents = line_of(head, "head", format=FORMAT) + b"".join(to_lines(ordered))
        salt: bytes = nacl.utils.random(SALT_BYTES)
        reader = identity(code, salt).to_public()
        file = envelope.closed(LETTERS, salt, contents, [reader], signer)
    stick.write_file(path, file, LETTERS)


def read_kit(path: Path, code: str) -> OpenedKit:
    """Return what is in a kit, or raise PackError and leave nothing behind."""
    tidy = tidy_code(code)
    file = stick.read_file(path)
    with naming(path):
        found = envelope.seen(file, LETTERS, SORT)
        return opened(found, identity(tidy, found.clear))


def opened(found: envelope.Envelope, reader: Identity) -> OpenedKit:
    """Return what is in a kit whose signature fits, or refuse it."""
    try:
        lines = split(found.opened([reader]))
    except envelope.LockedError as error:
        raise UnusableError(
            "this is not its code",
            "Look at the code that was given out with this kit, and type it again.",
        ) from error
    head = head_in(lines, KitHead, FORMAT)
    revisions = from_lines(lines)
    _check(head, revisions, found.writer)
    return OpenedKit(head, revisions, found.writer)


def identity(code: str, salt: bytes) -> Identity:
    """Return the age identity that a code and the salt of a kit make."""
    return pyrage.x25519.Identity.from_str(bech32.identity_of(stretched(tidy_code(code), salt)))


def _check(head: KitHead, revisions: Iterable[Revision], signer: str) -> None:
    """Refuse a head that no lead would write, and what must never leave the key file."""
    try:
        _check_fields(head)
    except ValueError as error:
        raise UnusableError("its head is not what it must be") from error
    if signer not in {verify for _, verify in head.leads}:
        raise UnusableError("it was not signed by a lead of its programme")
    refuse_kinds(revisions, OF_THE_KEY)


def _check_fields(head: KitHead) -> None:
    """Raise ValueError if a field has a value that no lead would give it."""
    if len(head.table_code.encode()) > CODE_BYTES:
        raise UnusableError("the code of its table is too long")
    name(head.table_code)
    if len(head.seed) != SEED_BYTES or head.number < 1:
        raise ValueError("a seed has 32 bytes, and kits are counted from one")
    for public, verify in head.leads:
        name(public)
        digits(verify, _VERIFY_BYTES)
    readers = envelope.recipients([public for public, _ in head.leads])
    if not 0 < len(readers) == len(head.leads) <= LEADS:
        raise ValueError("a public key is none")
