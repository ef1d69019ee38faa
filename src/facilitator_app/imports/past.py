"""What became of the records that a file names, since they came into the programme."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from facilitator_app.domain.history import current, disagree, standing
from facilitator_app.imports.taken_back import by_record, taken_back

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from facilitator_app.imports.taken_back import Versions
    from facilitator_app.workspace import Workspace


class Past:
    """The histories of the records that a file names, read at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._histories: Versions = {}

    def read(self, record_ids: Iterable[UUID]) -> None:
        """Read the histories of these records as well."""
        self._histories |= by_record(self._workspace.history(*record_ids))

    def history(self, record_id: UUID) -> Sequence[Revision]:
        """Return every version of a record, in the order of arrival."""
        return self._histories.get(record_id, ())

    def counting(self, record_id: UUID) -> list[Revision]:
        """Return the versions of a record but those that an undo took back, as if never written.

        Whoever undoes an import must be able to do it again; whoever removes a note must not
        see it come back.
        """
        return [each for each in self.history(record_id) if each.edit not in self._taken_back]

    def is_new(self, record_id: UUID) -> bool:
        """Tell whether a record never was here, or only until an undo."""
        history = self.history(record_id)
        return not history or (
            any(each.content is not None for each in history)
            and standing(history)[0].content is None
            and not self.counting(record_id)
        )

    def hindrance(self, record_id: UUID) -> str:
        """Tell why a record is to be left as it is, if it is."""
        history = self.history(record_id)
        if not history:
            return ""
        if all(each.content is None for each in history):
            return "it was erased for good."
        if disagree(standing(history)):
            return "there are two versions of it, of which somebody must choose one."
        if current(history) is not None or self.is_new(record_id):
            return ""
        if standing(history)[0].content is not None:
            return "a newer Facilitator wrote it."
        return "it was removed since."

    @cached_property
    def _taken_back(self) -> frozenset[UUID]:
        """Found only when it is asked for, since it takes the whole journal."""
        names = {each.edit for history in self._histories.values() for each in history}
        edits: dict[UUID, list[Revision]] = {}
        for each in self._workspace.revisions():
            if each.edit in names:
                edits.setdefault(each.edit, []).append(each)
        touched = {each.record_id for some in edits.values() for each in some}
        return taken_back(
            {name: by_record(some) for name, some in edits.items()},
            by_record(self._workspace.history(*touched)),
        )
