"""What undoing an edit writes: the content that its records had before, as new versions."""

from __future__ import annotations

from collections import defaultdict
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
    changed nothing that is shown, and nothing is taken back for it.
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
    tops = heads(history)
    last = [each for each in tops if each.id in ids]
    shown = standing(history)
    if not last or disagree(shown):
        raise OvertakenError(
            "Somebody has changed this since, so that it is left as it is.",
            advice="Its history has the earlier versions.",
        )
    if last[0] not in shown:
        return None
    named = [parent for each in mine for parent in each.parents if parent not in ids]
    contents = {each.id: each.content for each in history}
    if named and named[0] not in contents:
        raise OvertakenError("The version before this one has not arrived here.")
    before = contents[named[0]] if named else None
    return edit.restored(last[0], before, tops)
