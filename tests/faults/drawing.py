"""Draws what a worker does next.

It follows from the seed and from what is in the file, so that whoever knows how many calls were
acknowledged can work out the same without having been told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.records import Note, Seating
from tests.faults.actions import (
    BackedUp,
    Created,
    Edited,
    Erased,
    ImportedNotes,
    MergedFiles,
    Redone,
    Reopened,
    Restored,
    Undone,
    Written,
)
from tests.faults.bases import NOTES, OTHERS, Base, new_note, some_text
from tests.faults.outcomes import drawn

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.faults.actions import Action
    from tests.faults.states import State

EDITED, ERASED = OTHERS, OTHERS + 1
"""Which pools of the base's notes are edited here, and erased here."""


def edit(rng: random.Random, state: State, base: Base) -> Action:
    """Draw something that happens at a table."""
    ways: list[Callable[[random.Random, State, Base], Action | None]] = [
        _add, _add, _change, _change, _swap, _remove, _undo, _redo, _erase, _reopen
    ]  # fmt: skip
    drawn_ = rng.choices(ways, (3, 3, 3, 3, 4, 2, 2, 2, 1, 0.6))[0](rng, state, base)
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


def bring_in(rng: random.Random, state: State, base: Base) -> Action:
    """Draw an import or an edit."""
    return ImportedNotes(base) if rng.random() < 0.5 else _add(rng, state, base)


def write_out(rng: random.Random, state: State, base: Base) -> Action:
    """Draw an export or an edit."""
    return Written() if rng.random() < 0.5 else edit(rng, state, base)


_WAYS = {"merge": merge, "backup": backup, "import": bring_in, "export": write_out}


def next_action(job: str, seed: str, number: int, state: State, base: Base) -> Action:
    """Return the action of this number."""
    rng = drawn("action", seed, number)
    first: dict[str, type[Action]] = {
        "create": Created, "restore": Restored, "migration": Reopened
    }  # fmt: skip
    if number == 0 and job in first:
        return first[job]()
    return _WAYS.get(job, edit)(rng, state, base)
