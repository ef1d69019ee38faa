"""What an edit or a choice is made from, and why it is refused if that no longer stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.history import current, disagree, heads, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.history import Conflict
    from facilitator_app.domain.records import Record


def replaced(history: Sequence[Revision], change: Change) -> Sequence[Revision]:
    """Return the versions that an edit replaces, if it was made from what stands now."""
    if not history and change.before is None:
        return ()  # as for nearly every row of an import
    shown = standing(history)
    if disagree(shown):
        raise OvertakenError("There are two versions of this.", advice="Choose one first.")
    record = current(history)
    if record is None and shown and shown[0].content is not None:
        raise OvertakenError(
            "A newer Facilitator wrote this.", advice="Install that version here to edit it."
        )
    if record is not None and change.before is None:
        raise OvertakenError("There is one already.", advice="Edit the one that is there.")
    if record != change.before:
        raise OvertakenError(
            "This has been changed since.", advice="Look at its history, then edit it again."
        )
    return [*shown, *(each for each in heads(history) if each not in shown)]


def choice(conflict: Conflict, chosen: Record | None) -> Change:
    """Return the change that a choice between versions makes."""
    readable = [each.record for each in conflict.versions if each.content is not None]
    if None in readable:
        raise OvertakenError(
            "A newer Facilitator wrote this.", advice="Install that version here to choose."
        )
    return Change(readable[0], chosen)
