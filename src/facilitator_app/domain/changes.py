"""An edit, as the record before it and the record after it, and its place in a record's history.

Saving, undoing, redoing, redrawing, auditing and merging all work on these two, so a new kind of
record gets each of them for nothing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID  # noqa: TC003 - the types of fields are read at run time

from facilitator_app.domain.content import decode, encode, unknown_fields
from facilitator_app.domain.identifiers import ID_BYTES, new_id, random_id
from facilitator_app.domain.records import KINDS, now

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from facilitator_app.domain.records import Record


@dataclass(frozen=True, slots=True)
class Change:
    """One record added (no before), edited (both) or removed (no after)."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record this change is about, as it is now or last was."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change needs a record before it or after it")
        return record


@dataclass(frozen=True, slots=True)
class Author:
    """Who edits: a laptop, and the role of the person at it, never a name."""

    laptop: str
    role: str

    @property
    def holder(self) -> str:
        """What others are told who want the file that this one has open."""
        return f"{self.role} on {self.laptop}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of a record: what an edit left, and which versions it replaced."""

    id: UUID = field(default_factory=new_id)
    record_id: UUID
    kind: str
    parents: tuple[UUID, ...]
    edit: UUID
    """The edit it was saved with: a swap is one edit of two records."""
    laptop: str
    role: str
    made_at: datetime
    """What the laptop's clock said, of a ballot the time of its session: shown, never compared."""
    content: str | None
    """The record as text; nothing, if it was removed or erased."""

    @property
    def seal(self) -> bytes:
        """What is written beside a version, so that a changed byte of it cannot go unseen.

        The second half is that of the content, and goes with it when the record is erased.
        """
        three = self.id.int << 256 | self.record_id.int << 128 | self.edit.int
        ids = three.to_bytes(3 * ID_BYTES)
        if self.parents:
            ids += b"".join([each.bytes for each in self.parents])
        content = b"" if self.content is None else _digest(self.content.encode())
        return _digest(ids + _origin(self.kind, self.laptop, self.role, self.made_at)) + content

    @property
    def record(self) -> Record | None:
        """The record of this version, if there is one and this app can read it."""
        return decode(self.record_id, self.kind, self.content)


@lru_cache(64)  # all revisions of an edit have one author and one time
def _origin(kind: str, laptop: str, role: str, made_at: datetime) -> bytes:
    return f"{kind}\n{laptop}\n{role}\n{made_at.astimezone(UTC)}".encode()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=8).digest()


NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)
"""When a ballot was keyed whose session has no time."""


class Edit:
    """What one edit writes: every revision of it has its id, its author and its time.

    Those of secret records have instead an id of their own that no other revision has, no role
    (at a laptop hands change, and who keyed the first half would be told by it), and the time
    that `planned` gives, which is that of their session.
    """

    def __init__(
        self, author: Author, planned: Callable[[Record], datetime] = lambda _: NO_TIME
    ) -> None:
        self.id = new_id()
        self._secret_id = random_id()
        self._author = author
        self._made_at = now()
        self._planned = planned

    def revision(self, change: Change, replaced: Sequence[Revision]) -> Revision:
        """Return the version that a change makes out of the versions it replaces.

        Fields of a newer app are taken from them, the first (the one that was shown) before others.
        """
        record, unknown = change.record, dict[str, object]()
        for version in reversed(replaced):
            unknown.update(unknown_fields(version.kind, version.content))
        return self._made(
            record.id,
            record.record_kind,
            self._planned(record) if record.is_secret else None,
            None if change.after is None else encode(change.after, unknown),
            replaced,
        )

    def restored(
        self, version: Revision, content: str | None, replaced: Sequence[Revision]
    ) -> Revision:
        """Return the version that gives a record the content that it had in another version."""
        secret = version.kind in KINDS and KINDS[version.kind].is_secret
        planned = version.made_at if secret else None
        return self._made(version.record_id, version.kind, planned, content, replaced)

    def _made(
        self,
        record_id: UUID,
        kind: str,
        planned: datetime | None,
        content: str | None,
        replaced: Sequence[Revision],
    ) -> Revision:
        secret = planned is not None
        return Revision(
            id=random_id() if secret else new_id(),
            record_id=record_id,
            kind=kind,
            parents=tuple([version.id for version in replaced]),
            edit=self._secret_id if secret else self.id,
            laptop=self._author.laptop,
            role="" if secret else self._author.role,
            made_at=planned or self._made_at,
            content=content,
        )
