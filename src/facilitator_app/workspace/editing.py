"""Edits to an open file: each is saved, then told."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.errors import MergeError, PackError, ProgrammeFileError
from facilitator_app.domain.records import LEAD_KINDS, Record
from facilitator_app.storage import opening
from facilitator_app.workspace.drafting import Drafting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from facilitator_app.domain.changes import Revision

T = TypeVar("T", bound=Record)
_OF_THE_LEAD = frozenset(kind.record_kind for kind in LEAD_KINDS)


class Editing(Drafting):
    """An open file, and who edits it."""

    def __init__(self, file: opening.OpenFile, author: Author) -> None:
        super().__init__(file, author.laptop)
        self._author = author
        self._listeners: list[Callable[[Sequence[Change]], None]] = []

    def on_change(self, listener: Callable[[Sequence[Change]], None]) -> None:
        """Call `listener` with the changes of every edit, undo, redo and merge."""
        self._listeners.append(listener)

    def add(self, *records: Record, name: str = "") -> tuple[Record, ...]:
        """Save new records as one edit; return them as they were saved."""
        clean = tuple(map(cleaned, records))
        if clean:
            self.do([Change(None, each) for each in clean], name or f"add {clean[0].record_kind}")
        return clean

    def edit(self, before: T, after: T, name: str = "") -> T:
        """Save a new version of a record, if the one that was on the screen still stands."""
        clean = cleaned(after)
        self.do([Change(before, clean)], name or f"edit {before.record_kind}")
        return clean

    def remove(self, *records: Record, name: str = "") -> None:
        """Take records out of the programme; the journal keeps them."""
        changes = [Change(each, None) for each in records]
        if changes:
            self.do(changes, name or f"remove {records[0].record_kind}")

    def do(
        self,
        changes: Sequence[Change],
        name: str,
        half_typed: str = "",
        *,
        imported: bool = False,
    ) -> None:
        """Save clean changes as one edit, then tell: a listener that fails loses nothing.

        What was half typed at a place is dropped with it, if one is named. A ballot that is keyed
        opens its round until an account is given of the cards; one that is imported does not.
        """
        self.refuse_read_only()
        kinds = {change.record.record_kind for change in changes}
        self._refuse_other_sort(kinds)
        if not _OF_THE_LEAD.isdisjoint(kinds):
            self.refuse_at_table()
        self._store.apply(changes, self.new_edit(), name, half_typed, imported=imported)
        self._tell(changes)

    @property
    def author(self) -> Author:
        """Who edits now."""
        return self._author

    def work_as(self, author: Author) -> None:
        """Let somebody else be the one who edits from now on: hands change at a laptop."""
        self._author = author

    def new_edit(self) -> Edit:
        """Return an edit to make revisions with that say themselves what they replace."""
        return Edit(self._author, self._store.times())

    def write(self, revisions: Sequence[Revision], name: str) -> None:
        """Save such revisions as one edit."""
        self.refuse_read_only()
        self._refuse_other_sort(each.kind for each in revisions)
        self._tell(self._store.write(revisions, name))

    def undo(self) -> str | None:
        """Take back the last edit made on this laptop; return its name, or nothing."""
        return self._turn(self._store.undo)

    def redo(self) -> str | None:
        """Do the last undone edit again; return its name, or nothing."""
        return self._turn(self._store.redo)

    @property
    def undo_name(self) -> str | None:
        """The name of the edit that undo would take back."""
        return self._store.undo_name()

    @property
    def redo_name(self) -> str | None:
        """The name of the edit that redo would do again."""
        return self._store.redo_name()

    def refuse_read_only(self) -> None:
        """Raise ProgrammeFileError if nothing can be saved."""
        if self.read_only:
            raise ProgrammeFileError(
                "This file lies where nothing can be written.",
                advice="Copy it to a folder of this laptop and open the copy.",
            )

    def refuse_at_table(self) -> None:
        """Raise PackError in a table's file: with what only the lead makes it has no pack."""
        if self.kit is not None:
            raise PackError(
                "This is a table's file, and only the lead makes this. Nothing was saved.",
                advice="Do it in the lead's programme.",
            )

    def _turn(self, way: Callable[[Edit], tuple[str, list[Change]] | None]) -> str | None:
        self.refuse_read_only()
        found = way(self.new_edit())
        if found is not None:
            self._tell(found[1])
        return found and found[0]

    def _refuse_other_sort(self, kinds: Iterable[str]) -> None:
        """Keep names out of the programme file, whoever put them into a file that is merged."""
        foreign = opening.foreign_kinds(self.sort)
        if not foreign.isdisjoint(kinds):
            raise MergeError(
                "This holds entries that do not belong into this sort of file.",
                advice="Nothing was taken in.",
            )

    def _tell(self, changes: Sequence[Change]) -> None:
        for listener in self._listeners:
            listener(changes)
