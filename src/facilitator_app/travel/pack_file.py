"""A pack: the revisions that a table's laptop made since it was given its kit.

It is sealed for all leads and signed with the seed of the table's kit. What the head says is held
against everything else: the hash of the lines, how many there are of each kind, their ids, the
laptop that made them, the key that signed. No text of a pack is ever used as a path.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

import pyrage
from nacl.signing import SigningKey

from facilitator_app import __version__
from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import LEAD_KINDS
from facilitator_app.travel import envelope, stick
from facilitator_app.travel.heads import OF_THE_KEY, head_in, refuse_kinds
from facilitator_app.travel.limits import UnusableError, making, naming
from facilitator_app.travel.lines import from_lines, line_of, split, to_lines
from facilitator_app.travel.plain import name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from pyrage.x25519 import Identity

    from facilitator_app.domain.changes import Revision

SUFFIX = ".tablepack"
SORT = "table pack"
LETTERS = b"FACPACK1"
FORMAT = 1
"""Raised only when an older app could no longer carry what is in a pack, not for a new field."""
LEADS_OWN = OF_THE_KEY | {kind.record_kind for kind in LEAD_KINDS}
"""Kinds of which only the lead makes records: a pack that holds one was not made by our app."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackHead:
    """What a pack says of itself."""

    programme: UUID
    kit: UUID
    """The newest kit that was opened on the laptop."""
    laptop: str
    table: UUID
    workshop: UUID
    made_at: datetime
    """By the clock of the laptop."""
    drift: int | None
    """By how many seconds that clock was ahead of the lead's, if they were compared."""
    app: str
    """The version of the app that made it."""
    revisions: int
    counts: dict[str, int]
    """How many revisions there are of each kind."""
    covers: str
    """What tells whether anything was entered since: a hash of the ids of all revisions."""
    sha256: str
    """The SHA-256 of all lines but the first."""
    writer: str
    """The key that it was signed with: another table cannot sign it as its own."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was opened: all of it was checked against its head."""

    head: PackHead
    revisions: tuple[Revision, ...]
    fingerprint: str
    """The SHA-256 of the file, to know it by."""
    writer: str
    """The Ed25519 key that signed it, in hexadecimal digits."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What anybody can see of a pack whose signature fits."""

    programme: UUID
    writer: str
    fingerprint: str


def covers_of(ids: Iterable[UUID]) -> str:
    """Return the same digits for the same ids, in whatever order, and others for any others."""
    return sha256(b"".join(sorted({each.bytes for each in ids}))).hexdigest()


def write_pack(  # noqa: PLR0913 - each is a thing of its own, and is named
    path: Path,
    revisions: Iterable[Revision],
    *,
    programme: UUID,
    kit: UUID,
    laptop: str,
    table: UUID,
    workshop: UUID,
    readers: Iterable[str],
    seed: bytes,
    drift: int | None = None,
) -> PackHead:
    """Write a pack that the leads with these public keys can open; return its head."""
    signer = SigningKey(seed)
    with making(path):
        ordered = sorted(revisions, key=lambda each: each.id)
        body = b"".join(to_lines(ordered))
        head = PackHead(
            programme=programme,
            kit=kit,
            laptop=laptop,
            table=table,
            workshop=workshop,
            made_at=datetime.now(UTC),
            drift=drift,
            app=__version__,
            revisions=len(ordered),
            counts=_counts(ordered),
            covers=covers_of(each.id for each in ordered),
            sha256=sha256(body).hexdigest(),
            writer=signer.verify_key.encode().hex(),
        )
        _check(head, ordered)
        contents, sealed_for = line_of(head, "head") + body, envelope.recipients(readers)
        file = envelope.closed(LETTERS, programme.bytes, contents, sealed_for, signer)
    stick.write_file(path, file, LETTERS)
    return head


def look_at(path: Path) -> Seen:
    """Return what can be seen of a pack without opening its seal."""
    found = _seen(path)
    return Seen(UUID(bytes=found.clear), found.writer, found.fingerprint)


def read_pack(
    path: Path, programme: UUID, secrets: Iterable[str], writers: Collection[str]
) -> Pack:
    """Return what is in a pack, or raise PackError and leave nothing behind.

    `secrets` are the lead's age identities, `writers` the keys that tables were given.
    """
    identities = _identities(secrets)
    found = _seen(path)
    with naming(path):
        if found.clear != programme.bytes:
            raise UnusableError(
                "it belongs to another programme", "Open that programme to collect it."
            )
        if found.writer not in writers:
            raise UnusableError(
                "it was not made by a table of this programme",
                "Ask where it comes from. Nothing was taken from it.",
            )
        try:
            lines = split(found.opened(identities))
        except envelope.LockedError as error:
            raise UnusableError(
                "it was sealed for another lead's key", "Open the key file of the lead it is for."
            ) from error
        head = head_in(lines, PackHead, FORMAT)
        if (head.programme, head.writer) != (programme, found.writer):
            raise UnusableError("it says of itself that it comes from elsewhere")
        revisions = _revisions(head, lines)
    return Pack(head, revisions, found.fingerprint, found.writer)


def _seen(path: Path) -> envelope.Envelope:
    file = stick.read_file(path)
    with naming(path):
        return envelope.seen(file, LETTERS, SORT)


def _identities(secrets: Iterable[str]) -> list[Identity]:
    try:
        return [pyrage.x25519.Identity.from_str(each) for each in secrets]
    except pyrage.IdentityError as error:
        raise PackError(
            "This is no key of a lead.", advice="Open the key file with the lead's key."
        ) from error


def _revisions(head: PackHead, lines: Iterator[bytes]) -> tuple[Revision, ...]:
    """Return the revisions of the lines that follow the head, if they are what it says."""
    hashed = sha256()

    def body() -> Iterator[bytes]:
        for line in lines:
            hashed.update(line + b"\n")
            yield line

    found = from_lines(body())
    if hashed.hexdigest() != head.sha256:
        raise UnusableError("it does not hold what its head says")
    _check(head, found)
    return found


def _check(head: PackHead, revisions: Sequence[Revision]) -> None:
    """Refuse a pack whose head says something else, or that speaks for somebody else."""
    try:
        name(head.laptop)
        name(head.app)
    except ValueError as error:
        raise UnusableError("its head is not what it must be") from error
    there = len(revisions), _counts(revisions), covers_of(each.id for each in revisions)
    if there != (head.revisions, head.counts, head.covers):
        raise UnusableError("it does not hold what its head says")
    if any(each.laptop != head.laptop for each in revisions):
        raise UnusableError("it holds what was entered on another laptop")
    refuse_kinds(revisions, LEADS_OWN)


def _counts(revisions: Iterable[Revision]) -> dict[str, int]:
    return dict(sorted(Counter(each.kind for each in revisions).items()))
