"""A room of laptops, and the one way in which anything is done in it and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import InUseError, MissingRecordError, OvertakenError
from tests.merging import opinion
from tests.merging.laptops import KIT, Laptop, Place, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Change, Revision
    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.domain.records import Record

MOST_LAPTOPS = 6


class Room:
    """Laptops that were all given the same kit."""

    def __init__(self, place: Place, clocks: Sequence[int]) -> None:
        self.place = place
        self.laptops: list[Laptop] = []
        self.written: dict[UUID, Revision] = {}
        """Every version that was ever written in the room, as it was written."""
        self.words: dict[str, UUID] = {}
        """Every word that was ever typed into a note, and into which."""
        self.erased: set[UUID] = set()
        self.post: list[list[Revision]] = []
        """Packs that are carried about, to arrive late, more than once or never."""
        self.held: list[tuple[Laptop, Record]] = []
        """What somebody began to edit and has not saved."""
        for hours in clocks:
            self.another(hours)

    def another(self, hours: int, source: str = KIT) -> Laptop:
        laptop = Laptop(self.place, f"laptop-{len(self.laptops)}", hours, source)
        if not self.written:
            self.written = {each.id: each for each in laptop.workspace.revisions()}
        self.laptops.append(laptop)
        return laptop

    def close(self) -> None:
        for laptop in self.laptops:
            self.place.close(laptop.workspace)
        self.place.clear()

    def word(self) -> str:
        return f"word{len(self.words)}x"

    # what is done

    def save(self, laptop: Laptop, changes: Sequence[Change], name: str) -> bool:
        """Save an edit, and look whether it is refused if it must be and only then."""
        refused = tuple(set(self._refusals(laptop, changes)))
        if refused:
            with laptop.unchanged(), pytest.raises(refused):
                laptop.workspace.do(changes, name)
            return False
        with self.step(laptop, [each.record.id for each in changes], name) as step:
            laptop.workspace.do(changes, name)
        for each in changes:
            assert step.became[each.record.id] == each.after, "what was typed is what is shown"
        return True

    def step(self, laptop: Laptop, record_ids: Iterable[UUID], name: str) -> Taking:
        return Taking(self, laptop, record_ids, name)

    def look(self, laptop: Laptop) -> list[Revision]:
        """Look at all that has just come into a journal, and at the records it is about."""
        new = laptop.arrived()
        for each in new:
            known = self.written.setdefault(each.id, each)
            assert each == known or each.content is None, "versions travel unchanged"
        self.look_at(laptop, {each.record_id for each in new})
        return new

    def look_at(self, laptop: Laptop, record_ids: set[UUID]) -> None:
        """Compare what a laptop shows with what the second opinion makes of its own journal."""
        erased, disputed = laptop.erased(), laptop.disputed()
        histories: dict[UUID, list[Revision]] = {each: [] for each in record_ids}
        for each in laptop.workspace.history(*record_ids):
            histories[each.record_id].append(each)
        for record_id, versions in histories.items():
            found = opinion.of_one(versions, record_id.bytes in erased)
            shown = laptop.screen.get(record_id)
            assert (None if shown is None else opinion.plain_of(shown)) == found.shown
            assert (record_id in disputed) == found.disputed

    # what would be wrong

    def _refusals(
        self, laptop: Laptop, changes: Sequence[Change]
    ) -> Iterable[type[FacilitatorError]]:
        disputed, erased = laptop.disputed(), laptop.erased()
        for each in changes:
            record_id = each.record.id
            if record_id in disputed or record_id.bytes in erased:
                yield OvertakenError
            if laptop.screen.get(record_id) != each.before:
                yield OvertakenError
            if each.after is None and used(laptop, record_id):
                yield InUseError
            if each.after is not None and each.before is None and loose(laptop, each.after):
                yield MissingRecordError


class Taking:
    """Takes a step: sees what its records were before and what they became."""

    def __init__(self, room: Room, laptop: Laptop, record_ids: Iterable[UUID], name: str) -> None:
        self._room, self._laptop = room, laptop
        was = {each: laptop.screen.get(each) for each in record_ids}
        self._step = Step(name, was, laptop.disputed() & was.keys())

    def __enter__(self) -> Step:
        return self._step

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            step, laptop = self._step, self._laptop
            step.became = {each: laptop.screen.get(each) for each in step.was}
            step.versions = versions(laptop, step.was)
            laptop.done.append(step)
            laptop.undone.clear()
            step.mine = frozenset(each.id for each in self._room.look(laptop))


def versions(laptop: Laptop, record_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    return {each: [one.id for one in laptop.workspace.history(each)] for each in record_ids}


def used(laptop: Laptop, record_id: UUID) -> bool:
    """Tell whether something on the screen refers to a record."""
    return any(
        getattr(each, field) == record_id
        for each in laptop.screen.values()
        for field in opinion.REFERS.get(each.record_kind, {})
    )


def loose(laptop: Laptop, record: Record) -> bool:
    """Tell whether a record refers to something that is not on the screen."""
    targets = (getattr(record, each) for each in opinion.REFERS.get(record.record_kind, {}))
    return any(each is not None and each not in laptop.screen for each in targets)
