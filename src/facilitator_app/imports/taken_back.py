"""Tells which edits an undo took back, from what the journal says."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from facilitator_app.domain.history import standing
from facilitator_app.domain.identifiers import NAMED

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

    One record alone may also have been removed, or put right, by hand, and nothing tells which.
    """
    return (
        (len(earlier) > 1 or _may_be_undo(later, earlier))
        and later.keys() <= earlier.keys()
        and all(
            later[each][0].content == _before(mine, later[each][0], histories[each])
            if each in later
            else _changes_nothing(mine[-1], histories[each])
            for each, mine in earlier.items()
        )
    )


def _may_be_undo(later: Versions, earlier: Versions) -> bool:
    """Tell whether an edit can have undone one of one record that an import wrote.

    Only the laptop that made an edit undoes it, and what an import adds has an id made of its name:
    what has another was typed by somebody.
    """
    [own], turns = _all(earlier)[:1], _all(later)
    was_typed = not own.parents and own.record_id.version != NAMED
    return not was_typed and all(each.laptop == own.laptop for each in turns)


def _before(mine: Sequence[Revision], turn: Revision, history: Sequence[Revision]) -> str | None:
    """Return the content that stood before an edit, as an undo at this turn would find it."""
    own = {each.id for each in mine}
    named = {parent for each in mine for parent in each.parents} - own
    earlier = history[: history.index(turn)]
    stood = standing([e for e in earlier if (e.id in named if named else e.id not in own)])
    return stood[0].content if stood else None


def _changes_nothing(version: Revision, history: Sequence[Revision]) -> bool:
    """Tell whether an undo leaves a version out: it is not shown, or others say the same."""
    shown = standing(history)
    return version not in shown or any(
        each.content == version.content for each in shown if each != version
    )


def _all(versions: Versions) -> list[Revision]:
    return [each for some in versions.values() for each in some]
