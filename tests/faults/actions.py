"""What a worker does, one call after the other, and what must be in the file after each.

The next action follows from the seed and from what is in the file, so that whoever knows how
many were acknowledged can work out the same without having been told.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Note, Seating
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.restoring import last_good_backup, restore
from tests.faults.bases import HERE, LEAD, NAME, NOTES, OTHERS, Base, new_note, some_text
from tests.faults.outcomes import drawn

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from tests.faults.states import State

EDITED, ERASED = OTHERS, OTHERS + 1
"""Which pools of the base's notes are edited here, and erased here."""


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


def put_back(path: Path, base: Base) -> None:
    """Do what somebody does whose file is damaged."""
    found = last_good_backup(path, base.passphrase, None)
    if found is None:
        raise FacilitatorError("There is no good backup.")
    restore(path, found)


def edit(rng: random.Random, state: State, base: Base) -> Action:
    """Draw something that happens at a table."""
    ways: list[Callable[[random.Random, State, Base], Action | None]] = [
        _add, _add, _change, _change, _swap, _remove, _undo, _redo, _erase, _reopen
    ]  # fmt: skip
    drawn_ = rng.choices(ways, (3, 3, 3, 3, 4, 2, 2, 2, 0.4, 0.4))[0](rng, state, base)
    return drawn_ or _add(rng, state, base)


def _notes(state: State, base: Base) -> list[Note]:
    """Return the notes that may be edited here."""
    away = {key for number, pool in enumerate(base.pools) if number != EDITED for key in pool}
    elsewhere = {key for other in base.others for key in other.arrived}
    return [
        each
        for key, each in state.records.items()
        if isinstance(each, Note) and key not in away and key not in elsewhere
    ]


def _add(rng: random.Random, state: State, base: Base) -> Action:
    some = _notes(state, base)[0] if _notes(state, base) else _any_note(state)
    new = [new_note(rng, some) for _ in range(rng.choice((1, 1, 1, 2, 5)))]
    return Edited("add", tuple(Change(None, each) for each in new))


def _any_note(state: State) -> Note:
    return next(each for each in state.records.values() if isinstance(each, Note))


def _change(rng: random.Random, state: State, base: Base) -> Action | None:
    notes = _notes(state, base)
    some = rng.sample(notes, min(len(notes), rng.choice((1, 1, 2))))
    changes = [Change(each, replace(each, text=some_text(rng))) for each in some]
    return Edited("edit", tuple(changes)) if changes else None


def _swap(rng: random.Random, state: State, base: Base) -> Action:
    one, other = (state.records[key] for key in rng.sample(base.seats, 2))
    assert isinstance(one, Seating)
    assert isinstance(other, Seating)
    swapped = (
        Change(one, replace(one, participant_id=other.participant_id)),
        Change(other, replace(other, participant_id=one.participant_id)),
    )
    return Edited("swap", swapped)


def _remove(rng: random.Random, state: State, base: Base) -> Action | None:
    notes = _notes(state, base)
    return Edited("remove", (Change(rng.choice(notes), None),)) if len(notes) > NOTES else None


def _undo(_: random.Random, state: State, __: Base) -> Action | None:
    return Undone() if state.done else None


def _redo(_: random.Random, state: State, __: Base) -> Action | None:
    return Redone() if state.undone else None


def _erase(rng: random.Random, state: State, base: Base) -> Action | None:
    left = [key for key in base.pools[ERASED] if key in state.records]
    return Erased((rng.choice(left),)) if left else None


def _reopen(_: random.Random, __: State, ___: Base) -> Action:
    return Reopened()


def merge(rng: random.Random, state: State, base: Base) -> Action:
    """Draw a merge, now and then of what is known already, or an edit."""
    if rng.random() < 0.4:
        return edit(rng, state, base)
    return MergedFiles(base, tuple(rng.sample(range(OTHERS), rng.choice((1, 1, 2, 3)))))


def backup(rng: random.Random, state: State, base: Base) -> Action:
    """Draw a backup or an edit."""
    return BackedUp() if rng.random() < 0.5 else edit(rng, state, base)


def next_action(job: str, seed: str, number: int, state: State, base: Base) -> Action:
    """Return the action of this number."""
    rng = drawn("action", seed, number)
    first: dict[str, type[Action]] = {
        "create": Created, "restore": Restored, "migration": Reopened
    }  # fmt: skip
    if number == 0 and job in first:
        return first[job]()
    return {"merge": merge, "backup": backup}.get(job, edit)(rng, state, base)
