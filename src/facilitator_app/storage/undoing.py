"""What undoing an edit writes: the content that its records had before, as new versions."""

from __future__ import annotations

from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.history import disagree, heads, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Edit, Revision


def restoring(
    done: Iterable[Revision], histories: Mapping[UUID, Sequence[Revision]], edit: Edit
) -> list[Revision]:
    """Return the revisions that take back those of an edit, or raise if somebody built on them.

    A version that another outranks by its own content (an older ballot that was imported later)
    changed nothing that is shown, nor did one that says what another says too. If that other is
    from another laptop, it is left alone. If it was written here, it is written once more, now
    without the one that is taken back: or taking back both would leave one of them.
    """
    by_record: dict[UUID, list[Revision]] = defaultdict(list)
    for revision in done:
        by_record[revision.record_id].append(revision)
    taken_back = (_restored(mine, histories[each], edit) for each, mine in by_record.items())
    found = [each for each in taken_back if each is not None]
    if not found:
        raise OvertakenError("There is nothing left of this to take back.")
    return found


def _restored(mine: Sequence[Revision], history: Sequence[Revision], edit: Edit) -> Revision | None:
    ids = {each.id for each in mine}
    tops, shown = heads(history), standing(history)
    last = next((each for each in shown if each.id in ids), shown[0])
    past = _is_past(ids, tops)
    if disagree(shown) or (past and not _is_brought_back(last, mine, history)):
        raise OvertakenError(
            "Somebody has changed this since, so that it is left as it is.",
            advice="Its history has the earlier versions.",
        )
    hidden = last.id not in ids and not past
    before = last if hidden else _before(ids, mine, history)
    if before is None:
        content = None
    else:
        content = before.content
        same = content == last.content and before.id not in last.parents
        if same and before.laptop != mine[0].laptop:
            return None
    return edit.restored(last, content, [*shown, *(each for each in tops if each not in shown)])


def _is_past(ids: set[UUID], tops: Sequence[Revision]) -> bool:
    """Tell whether all versions of an edit have been replaced, if only by what brought them back.

    Undoing a later edit does that: what it writes says what this edit said.
    """
    return ids.isdisjoint(each.id for each in tops)


def _is_brought_back(last: Revision, mine: Sequence[Revision], history: Sequence[Revision]) -> bool:
    """Tell whether a version says what an edit said only because later edits were undone.

    Whoever settled a conflict since has decided: that stays, even if it says the same.
    """
    later = _with_later({each.id for each in mine}, history)
    parents = [
        [one for one in history if one.id in each.parents] for each in history if each.id in later
    ]
    settled = any(disagree(standing(some)) for some in parents if len(some) > 1)
    return last.content == standing(mine)[0].content and not settled


def _before(
    ids: set[UUID], mine: Sequence[Revision], history: Sequence[Revision]
) -> Revision | None:
    """Return the version that stood before an edit.

    What replaced nothing, because it was imported or entered on two laptops, leaves the record to
    what the other versions say: those that were here before it, and those that came beside it.
    """
    named = {parent for each in mine for parent in each.parents} - ids
    stood = [each for each in history if each.id in named]
    if len(stood) < len(named):
        raise OvertakenError("The version before this one has not arrived here.")
    if not named:
        later = _with_later(ids, history)
        beside = [each for each in heads(history) if each.id not in later]
        earlier = takewhile(lambda each: each.id not in ids, history)
        stood = [*earlier, *beside]
    found = standing(stood)
    if disagree(found):
        raise OvertakenError(
            "There were two versions of this before.", advice="Edit it, or look at its history."
        )
    return found[0] if found else None


def _with_later(ids: set[UUID], history: Sequence[Revision]) -> set[UUID]:
    """Return these versions and all that were made out of them."""
    found: set[UUID] = set()
    more = set(ids)
    while more:
        found |= more
        more = {each.id for each in history if not found.isdisjoint(each.parents)} - found
    return found
