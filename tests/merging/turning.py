"""Undo, redo, and closing the file in between."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import InUseError, OvertakenError
from tests.merging import opinion
from tests.merging.rooms import used, versions

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.domain.records import Record
    from tests.merging.laptops import Laptop, Step
    from tests.merging.rooms import Room


def undo(room: Room, laptop: Laptop, _: int, __: int) -> None:
    assert laptop.workspace.undo_name == (laptop.done[-1].name if laptop.done else None)
    if not laptop.done:
        with laptop.unchanged():
            assert laptop.workspace.undo() is None
        return
    step = laptop.done.pop()
    if turn(room, laptop, step, undone=True):
        laptop.undone.append(step)


def redo(room: Room, laptop: Laptop, _: int, __: int) -> None:
    assert laptop.workspace.redo_name == (laptop.undone[-1].name if laptop.undone else None)
    if not laptop.undone:
        with laptop.unchanged():
            assert laptop.workspace.redo() is None
        return
    step = laptop.undone.pop()
    if turn(room, laptop, step, undone=False):
        laptop.done.append(step)


def back_and_forth(room: Room, laptop: Laptop, back: int, forth: int) -> None:
    """Take back several steps, one after the other, and then some of them again."""
    for _ in range(2 + back % 3):
        undo(room, laptop, 0, 0)
    for _ in range(forth % 4):
        redo(room, laptop, 0, 0)


def reopen(_: Room, laptop: Laptop, __: int, ___: int) -> None:
    laptop.reopen()


def turn(room: Room, laptop: Laptop, step: Step, *, undone: bool) -> bool:
    """Take a step back or again: exactly, or not at all."""
    now = standing_of(laptop, step, undone=undone)
    others = {each: without_mine(laptop, each, step) for each in now.goal}
    before, stood = laptop.known(), {each: laptop.screen.get(each) for each in step.was}
    try:
        name = laptop.workspace.undo() if undone else laptop.workspace.redo()
    except (OvertakenError, InUseError):
        assert laptop.known() == before, "what is refused changes nothing"
        assert laptop.records() == laptop.screen
        possible = now.quiet and now.goal != now.seen and stood == now.seen
        assert now.hindered or not possible, "this was possible"
        laptop.lasting |= step.mine
        return False
    assert name == step.name
    assert not now.hindered, "this had to be refused"
    step.mine = frozenset(each.id for each in room.look(laptop))
    for each, record in now.goal.items():
        shown = laptop.screen.get(each)
        if stood[each] != now.seen[each]:
            assert shown == stood[each], "what others have made of it is left alone"
        else:
            exact = shown == record or (not now.quiet and plain(shown) == others[each])
            assert exact, "undo gives back exactly what was there"
    step.versions = versions(laptop, step.was)
    side = {each: laptop.screen.get(each) for each in step.was}
    changed = {each: record for each, record in now.seen.items() if stood[each] == record}
    step.was, step.became = (side, side | changed) if undone else (side | changed, side)
    return True


@dataclass(frozen=True, slots=True)
class Standing:
    """How a step stands before it is turned."""

    goal: dict[UUID, Record | None]
    """What its records should become."""
    seen: dict[UUID, Record | None]
    """What it made of them."""
    quiet: bool
    """Whether nobody else has done anything to its records since."""
    hindered: bool
    """Whether it has to be refused."""


def standing_of(laptop: Laptop, step: Step, *, undone: bool) -> Standing:
    goal, seen = (step.was, step.became) if undone else (step.became, step.was)
    erased, disputed = laptop.erased(), laptop.disputed() | (step.was_disputed if undone else set())
    removed = [each for each, record in goal.items() if record is None and seen[each] is not None]
    return Standing(
        goal,
        seen,
        quiet=all(is_quiet(laptop, each, step) for each in step.was),
        hindered=any(each.bytes in erased or each in disputed for each in step.was)
        or any(used(laptop, each) for each in removed),
    )


def is_quiet(laptop: Laptop, record_id: UUID, step: Step) -> bool:
    """Tell whether all that has come since was done here, and was taken back here."""
    seen = set(step.versions[record_id])
    new = [each for each in laptop.workspace.history(record_id) if each.id not in seen]
    return all(each.laptop == laptop.name and each.id not in laptop.lasting for each in new)


def without_mine(laptop: Laptop, record_id: UUID, step: Step) -> opinion.Plain | None:
    """Return what a record would be if this step had never been taken."""
    by_id = {each.id: each for each in laptop.workspace.history(record_id)}
    left = [
        each
        for each in by_id.values()
        if step.mine.isdisjoint({each.id, *opinion.ancestors(each, by_id)})
    ]
    return opinion.of_one(left).shown if left else None


def plain(record: Record | None) -> opinion.Plain | None:
    return None if record is None else opinion.plain_of(record)
