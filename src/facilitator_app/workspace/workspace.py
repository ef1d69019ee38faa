"""An open programme, and what a person can do to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self, TypeVar

from facilitator_app.domain.changes import Author, Change
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.errors import (
    DamagedFileError,
    MergeError,
    OvertakenError,
)
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.masking import GIVEN, masked_note
from facilitator_app.domain.records import Erasure, Note, Programme, Record
from facilitator_app.storage import opening
from facilitator_app.workspace.editing import Editing
from facilitator_app.workspace.kit_facts import author_of
from facilitator_app.workspace.reader import FIRST_EDIT, copy_of
from facilitator_app.workspace.safekeeping import Safekeeping

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.changes import Edit, Revision
    from facilitator_app.domain.history import Conflict
    from facilitator_app.workspace.kit_facts import KitFacts

T = TypeVar("T", bound=Record)
LEAD = Author(laptop="lead", role="lead")


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought."""

    new: int
    """Revisions that were not here."""
    known: int


class Workspace(Editing):
    """An open file: what is read from it is true until the next call."""

    def __init__(
        self, file: opening.OpenFile, author: Author = LEAD, spare: Path | None = None
    ) -> None:
        super().__init__(file, author_of(file.database, author))
        self.backups = Safekeeping(file.database, self.programme, spare)
        self.on_change(lambda _changes: self.backups.after_change())
        if file.lock is not None:
            if self._store.owes_erasing():
                self._carry_out_erasures()
            self._store.forget_order()
            self.backups.start()

    @classmethod
    def create(
        cls,
        path: Path,
        name: str,
        author: Author = LEAD,
        *,
        passphrase: str | None = None,
        programme: UUID | None = None,
    ) -> Self:
        """Make a programme file with nothing in it but its name, and open it."""
        programme = programme or new_id()
        file = opening.make(path, opening.PROGRAMME, programme, passphrase, author.holder)
        workspace = cls.working_on(file, author)
        workspace.add(Programme(id=programme, name=name), name=FIRST_EDIT)
        return workspace

    @classmethod
    def open(
        cls,
        path: Path,
        author: Author = LEAD,
        *,
        passphrase: str | None = None,
        spare: Path | None = None,
    ) -> Self:
        """Open a file; `spare` is where backups go as well if the file's own place is not safe."""
        return cls.working_on(opening.open_file(path, passphrase, author.holder), author, spare)

    @classmethod
    def working_on(cls, file: opening.OpenFile, author: Author, spare: Path | None = None) -> Self:
        """Work on a file that was just opened, or let go of it."""
        try:
            return cls(file, author, spare)
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Let go of the file, once the backup that is being made is whole."""
        self.backups.wait()
        self._file.close()

    def __enter__(self) -> Self:
        """Use the workspace in a with statement."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the file."""
        self.close()

    # merging, resolving, erasing

    def merge(self, arrived: Iterable[Revision]) -> Merged:
        """Take in revisions made elsewhere: all of them, or none and an error."""
        self.refuse_read_only()
        if self.kit is not None:
            raise MergeError(
                "This is a table's file: only a newer kit is taken in here.",
                advice="Collect packs in the lead's programme.",
            )
        revisions = list(arrived)
        self._refuse_other_sort(each.kind for each in revisions)
        new, changes = self._store.merge(revisions)
        if any(each.kind == Erasure.record_kind for each in new):
            self._carry_out_erasures()
        self._tell(changes)
        return Merged(len(new), len(revisions) - len(new))

    def take_kit(self, brought: Iterable[Revision], about: KitFacts) -> None:
        """Take in what a kit brings; what was captured here stays as it is."""
        self.refuse_read_only()
        revisions = list(brought)
        self._refuse_other_sort(each.kind for each in revisions)
        changes = self._store.take_kit(revisions, about.text())
        if any(each.kind == Erasure.record_kind for each in revisions):
            self._carry_out_erasures()
        self._tell(changes)

    def merge_files(
        self,
        others: Sequence[tuple[Path, str | None]],
        progress: Callable[[int, int], None] | None = None,
    ) -> list[Merged]:
        """Take in what other copies of this file hold: all of them or none; they are only read."""
        known = {each.id for each in self.revisions()}
        arrived: list[Revision] = []
        found = []
        for done, (path, passphrase) in enumerate(others):
            if progress is not None:
                progress(done, len(others))
            revisions = self._revisions_of(path, passphrase)
            ids = {each.id for each in revisions}
            found.append(Merged(len(ids - known), len(ids & known)))
            known |= ids
            arrived += revisions
        self.merge(arrived)
        return found

    def _revisions_of(self, path: Path, passphrase: str | None) -> list[Revision]:
        """Read the journal of a copy of this file, or refuse what is none."""
        if self._file.database.path and path.resolve() == self._file.database.path.resolve():
            raise MergeError(f"{path.name} is the open file itself.", advice="Choose another copy.")
        try:
            with copy_of(path, passphrase, self._author.laptop) as other:
                if (other.programme, other.sort) != (self.programme, self.sort):
                    raise MergeError(
                        f"{path.name} belongs to another programme.",
                        advice="Only copies of one file can be merged.",
                    )
                other.refuse_damage()
                return other.made_here()
        except DamagedFileError as error:
            raise MergeError(
                f"{path.name} is damaged: nothing was taken in.",
                advice="Copy it once more from the laptop it comes from.",
            ) from error

    def resolve(self, conflict: Conflict, chosen: Record | None) -> None:
        """Let one version stand for all open versions; the others stay in the history."""
        self.refuse_read_only()
        self._tell(self._store.resolve(conflict, chosen and cleaned(chosen), self.new_edit()))

    def erase(self, records: Collection[Record], reason: str) -> list[Path]:
        """Blank records in every version, here and in every backup, for good.

        Return the backups that could not be reached; they must be removed by hand.
        """
        self.refuse_read_only()
        _, changes = self._store.merge(self._orders(self.new_edit(), records, reason))
        missed = self._carry_out_erasures()
        self._tell(changes)
        return missed

    def mask(self, note: Note, text: str) -> Note:
        """Erase a note for good and put another in its place, without what identified somebody.

        The new one has an id that follows from the old one, so that two laptops that mask the
        same note meet; its themes, its star and its links go with it.
        """
        self.refuse_read_only()
        if note not in self._store.of(Note, "id", [note.id]):
            raise OvertakenError("This has been changed since.", advice="Look at it again.")
        edit = self.new_edit()
        given = [each for kind, field in GIVEN for each in self._store.of(kind, field, [note.id])]
        masked, moved = masked_note(self.programme, note, text, given)
        new = [edit.revision(Change(None, each), ()) for each in (masked, *moved)]
        orders = self._orders(edit, [note, *given], "masked")
        _, changes = self._store.merge([*orders, *new])
        self._carry_out_erasures()
        self._tell(changes)
        return masked

    # parts

    def _carry_out_erasures(self) -> list[Path]:
        """Let every order to erase reach every copy; what is missed is tried on opening."""
        missed = self.backups.erase(self._store.orders(), self._author.laptop)
        if missed:
            names = ", ".join(each.name for each in missed)
            self.backups.problem = f"What was erased may still be in {names}: remove it by hand."
        else:
            self._store.erasing_done()
        return missed

    def _orders(self, edit: Edit, records: Iterable[Record], reason: str) -> list[Revision]:
        orders = [Erasure(record_id=each.id, reason=reason) for each in records]
        return [edit.revision(Change(None, cleaned(order)), ()) for order in orders]
