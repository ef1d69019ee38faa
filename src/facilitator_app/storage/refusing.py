"""What an edit must not do, looked at within its transaction: it raises, and nothing is written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import (
    FacilitatorError,
    InUseError,
    MissingRecordError,
    OvertakenError,
)
from facilitator_app.domain.planning.versions import reworded
from facilitator_app.domain.records import Ballot, Erasure, Issued
from facilitator_app.storage import journal, projection

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Record
    from facilitator_app.storage.engine import Database


def orders(records: Iterable[Record]) -> None:
    """Refuse an edit of an order to erase."""
    if any(isinstance(each, Erasure) for each in records):
        raise FacilitatorError(
            "An order to erase is given once, and stands.",
            advice="To erase something, choose it and erase it.",
        )


def erased(database: Database, record_ids: Collection[UUID]) -> None:
    """Refuse to bring back what was erased."""
    if journal.erased_among(database, record_ids):
        raise OvertakenError("This was erased for good, and cannot be brought back.")


def loose(database: Database, changes: Sequence[Change]) -> None:
    """Refuse an edit that points to nothing; what a merge brings is kept and listed instead."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for change in changes:
        after = change.after
        for field, kind in after.refers_to.items() if after else ():
            target = getattr(after, field)
            if target and target != getattr(change.before, field, None):
                wanted[kind].add(target)
    for kind, _ in projection.absent(database, wanted):
        raise MissingRecordError(
            f"The {kind} that this belongs to is not there any more.",
            advice="File it under another one.",
        )


def in_use(database: Database, changes: Sequence[Change]) -> None:
    """Refuse to remove what something else belongs to."""
    removed: dict[str, set[UUID]] = defaultdict(set)
    for change in changes:
        if change.before is not None and change.after is None:
            removed[change.before.record_kind].add(change.before.id)
    user = projection.used(database, removed) if removed else None
    if user is not None:
        raise InUseError(
            f"A {user.record_kind} belongs to this, so that it cannot be removed.",
            advice="Move or remove what belongs to it first.",
        )


def asked(database: Database, changes: Sequence[Change]) -> None:
    """Refuse to put another question under answers or cards that came in from elsewhere."""
    found = reworded(changes)
    for kind in (Ballot, Issued) if found else ():
        if projection.ROWS[kind.record_kind].of(database, "trade_off_id", found):
            raise InUseError(
                "Ballots or cards with these words are there by now, so that they stay.",
                advice="Edit the trade-off: that makes a new version.",
            )
