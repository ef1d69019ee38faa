"""What a record is, given every version of it that has arrived: the rules of merging.

They read the set of versions and nothing else, so that laptops with the same versions agree,
in whatever order, in whatever packs and however often the versions came.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.identifiers import chance_of
from facilitator_app.domain.records import KINDS, Erasure, Record

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Revision


def heads(history: Collection[Revision]) -> list[Revision]:
    """Return the versions of one record that no other replaces, the one to show first.

    If all of them replace each other in a ring, which only a forger can write, all are heads.
    """
    if len(history) == 1:
        return list(history)
    replaced = {parent for revision in history for parent in revision.parents}
    left = [revision for revision in history if revision.id not in replaced]
    return sorted(left or history, key=_order)


def standing(history: Collection[Revision]) -> list[Revision]:
    """Return the heads that no other head outranks by its own content, the one to show first."""
    found = heads(history)
    if len(found) < 2 or not _may_outrank(found[0].kind):  # noqa: PLR2004 - one has no rival
        return found
    records = {each.id: record for each in found if (record := each.record) is not None}
    outranked = {
        lower.id
        for lower in found
        if lower.id in records
        and any(each.outranks(records[lower.id]) for each in records.values())
    }
    return [each for each in found if each.id not in outranked]


def disagree(versions: Sequence[Revision]) -> bool:
    """Tell whether a person must choose: two laptops that say the same are in agreement."""
    return len(versions) > 1 and len({version.content for version in versions}) > 1


def current(history: Collection[Revision]) -> Record | None:
    """Return the record to show."""
    found = standing(history)
    return found[0].record if found else None


def blanked(revision: Revision) -> Revision:
    """Return what is left of a version when its record is erased: everything but the content.

    An order to erase stays as it is, whatever other orders say.
    """
    return revision if revision.kind == Erasure.record_kind else replace(revision, content=None)


def _order(revision: Revision) -> tuple[bool, int]:
    """Put what was written before what was removed, and then leave it to the ids' random part.

    It is arbitrary on purpose: neither the faster clock nor the higher role wins.
    """
    return revision.content is None, chance_of(revision.id)


def _may_outrank(kind: str) -> bool:
    return kind in KINDS and KINDS[kind].outranks is not Record.outranks


@dataclass(frozen=True, slots=True)
class Conflict:
    """Versions of one record of which none knew of the others; the first is the one shown."""

    versions: tuple[Revision, ...]

    @property
    def record_id(self) -> UUID:
        """The record that they are versions of."""
        return self.versions[0].record_id
