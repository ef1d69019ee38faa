"""Tells which edits an undo took back, from what the journal says."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from facilitator_app.domain.history import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Revision

Versions = dict["UUID", list["Revision"]]


def by_record(revisions: Iterable[Revision]) -> Versions:
    """Return revisions by the record that they are versions of."""
    found: Versions = defaultdict(list)
    for each in revisions:
        found[each.record_id].append(each)
    return dict(found)


def taken_back(edits: Mapping[UUID, Versions], histories: Versions) -> frozenset[UUID]:
    """Return which of these edits were undone, and which ones undid them.

    `edits` are in the order of arrival, `histories` those of every record that they touch. An undo
    may itself be undone, and so on: an edit stands after an even number of turns.
    """
    edit_of = {each.id: name for name, versions in edits.items() for each in _all(versions)}
    begun_by: dict[UUID, UUID] = {}
    turns: dict[UUID, int] = defaultdict(int)
    for name, later in edits.items():
        parents = {edit_of.get(parent) for each in _all(later) for parent in each.parents}
        for other in parents - {None, name}:
            if other is not None and _undoes(later, edits[other], histories):
                begun_by[name] = begun_by.get(other, other)
                turns[begun_by[name]] += 1
    return frozenset(name for name in edits if turns[begun_by.get(name, name)] % 2)


def _undoes(later: Versions, earlier: Versions, histories: Versions) -> bool:
    """Tell whether an edit gave the records of another the content from before it.

    One record alone is no proof: it may also have been removed, or put right, by hand. An undo
    leaves out what changed nothing, such as a ballot that was cast before the one that stands.
    """
    return (
        len(earlier) > 1
        and later.keys() <= earlier.keys()
        and all(
            later[each][-1].content == _before(mine, histories[each])
            if each in later
            else mine[-1] not in standing(histories[each])
            for each, mine in earlier.items()
        )
    )


def _before(mine: Sequence[Revision], history: Sequence[Revision]) -> str | None:
    """Return the content that a record had before an edit wrote versions of it."""
    own = {each.id for each in mine}
    named = [parent for each in mine for parent in each.parents if parent not in own]
    if named:
        return next((each.content for each in history if each.id == named[0]), None)
    stood = standing(history[: history.index(mine[0])])
    return stood[0].content if stood else None


def _all(versions: Versions) -> list[Revision]:
    return [each for some in versions.values() for each in some]
