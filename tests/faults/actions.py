"""What a worker does, one call after the other, and what must be in the file after each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Note
from facilitator_app.exports import Scope, export
from facilitator_app.imports import import_notes
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.restoring import last_good_backup, restore
from tests.faults.bases import HERE, LEAD, NAME, Base

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from tests.faults.states import State

WORKBOOK = "report.xlsx"


@dataclass
class Desk:
    """Where a worker works: a folder, and the file in it once it is open."""

    room: Path
    base: Base
    workspace: Workspace | None = None
    said: dict[str, str] = field(default_factory=dict)
    """What the action that runs wants to be told with its acknowledgement."""

    @property
    def path(self) -> Path:
        """The file."""
        return self.room / NAME

    @property
    def open(self) -> Workspace:
        """The file, opened if it is not."""
        if self.workspace is None:
            self.workspace = Workspace.open(self.path, HERE, passphrase=self.base.passphrase)
        return self.workspace

    def close(self) -> None:
        """Let go of the file."""
        if self.workspace is not None:
            closing, self.workspace = self.workspace, None
            closing.close()


class Action(Protocol):
    """One call, and what is in the file after it."""

    def run(self, desk: Desk) -> None:
        """Do it."""
        ...

    def after(self, state: State) -> State:
        """Return what must be there afterwards."""
        ...


@dataclass(frozen=True)
class Edited:
    """One edit of one record or of several."""

    name: str
    changes: tuple[Change, ...]

    def run(self, desk: Desk) -> None:
        desk.open.do(self.changes, self.name)

    def after(self, state: State) -> State:
        return state.edited(self.name, self.changes)


class Undone:
    """An undo."""

    def run(self, desk: Desk) -> None:
        desk.open.undo()

    def after(self, state: State) -> State:
        return state.turned_back()


class Redone:
    """A redo."""

    def run(self, desk: Desk) -> None:
        desk.open.redo()

    def after(self, state: State) -> State:
        return state.done_again()


@dataclass(frozen=True)
class Erased:
    """An order to erase, here and in every backup."""

    keys: tuple[UUID, ...]

    def run(self, desk: Desk) -> None:
        workspace = desk.open
        missed = workspace.erase(workspace.of(Note, "id", self.keys), "asked for")
        if missed:
            raise FacilitatorError("A backup could not be reached.")

    def after(self, state: State) -> State:
        return state.blanked(self.keys)


@dataclass(frozen=True)
class MergedFiles:
    """A merge of several copies: all of them or none."""

    base: Base = field(repr=False)
    which: tuple[int, ...]

    def run(self, desk: Desk) -> None:
        others = [self.base.others[each] for each in self.which]
        desk.open.backups.make_now()
        desk.open.merge_files([(each.path, self.base.passphrase) for each in others])

    def after(self, state: State) -> State:
        for each in self.which:
            other = self.base.others[each]
            new = {
                key: history
                for key, history in other.arrived.items()
                if history[-1] not in state.histories.get(key, ())
            }
            state = state.merged(new, other.records)
        return state


class BackedUp:
    """A backup that somebody waits for; without one the last must be good enough."""

    def run(self, desk: Desk) -> None:
        workspace = desk.open
        workspace.backups.make_now()
        if workspace.backups.problem:
            raise FacilitatorError(workspace.backups.problem)
        desk.said["backup"] = next(iter(workspace.backups.all())).path.name

    def after(self, state: State) -> State:
        return state


class Reopened:
    """Closing and opening, which brings an older file up to date."""

    def run(self, desk: Desk) -> None:
        desk.close()
        desk.open.backups.wait()

    def after(self, state: State) -> State:
        return state


class Created:
    """A new file."""

    def run(self, desk: Desk) -> None:
        base = desk.base
        desk.workspace = Workspace.create(
            desk.path, "Faults", LEAD, passphrase=base.passphrase, programme=base.programme
        )

    def after(self, state: State) -> State:
        return state


class Restored:
    """The last good backup in the place of a damaged file."""

    def run(self, desk: Desk) -> None:
        put_back(desk.path, desk.base)

    def after(self, state: State) -> State:
        return state


@dataclass(frozen=True)
class ImportedNotes:
    """A table of notes: all of them or none, and none a second time."""

    base: Base = field(repr=False)

    def run(self, desk: Desk) -> None:
        import_notes(desk.open, self.base.sheet, create=True)

    def after(self, state: State) -> State:
        name, changes = self.base.imported
        known = changes[0].record.id in state.histories
        return state if known else state.edited(name, changes)


class Written:
    """A workbook, where an older one may lie."""

    def run(self, desk: Desk) -> None:
        export("xlsx", desk.open.snapshot(), Scope(), desk.room / WORKBOOK)
        desk.said["exported"] = WORKBOOK

    def after(self, state: State) -> State:
        return state


def put_back(path: Path, base: Base) -> None:
    """Do what somebody does whose file is damaged."""
    found = last_good_backup(path, base.passphrase, None)
    if found is None:
        raise FacilitatorError("There is no good backup.")
    restore(path, found)
