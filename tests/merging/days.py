"""Days in a room, made up at random, and what must hold at the end of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from tests.merging import carrying, editing, opinion, turning
from tests.merging.chance import begin, seeded
from tests.merging.laptops import EMPTY
from tests.merging.rooms import Room

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Record
    from tests.merging.laptops import Laptop, Place

    Conflicts = list[tuple[UUID, tuple[UUID, ...]]]
    Loose = tuple[UUID, UUID]

OFTEN: dict[Callable[[Room, Laptop, int, int], None], int] = {
    editing.add: 3,
    editing.edit: 6,
    editing.remove: 2,
    editing.hold: 1,
    editing.save_held: 1,
    editing.close_table: 2,
    editing.move: 1,
    editing.give_theme: 2,
    editing.swap: 2,
    editing.key_ballot: 3,
    editing.import_ballots: 3,
    editing.resolve: 4,
    turning.undo: 4,
    turning.redo: 3,
    turning.back_and_forth: 2,
    turning.reopen: 2,
    carrying.erase: 1,
    carrying.mask: 1,
    carrying.newer: 1,
    carrying.pass_on: 6,
    carrying.pass_some: 2,
    carrying.post: 2,
    carrying.deliver: 2,
    carrying.deliver_to_two: 1,
    carrying.join: 2,
    carrying.build_on: 3,
    carrying.quarrel: 3,
}
"""What can happen, and how often it does."""

DOINGS = [doing for doing, often in OFTEN.items() for _ in range(often)]
WAYS = 12
HAPPENINGS = len(DOINGS) * WAYS**3
SHORTEST, LONGEST = 10, 32
DAYS = st.lists(st.integers(0, HAPPENINGS - 1), min_size=SHORTEST, max_size=LONGEST)
CLOCKS = st.lists(st.integers(-48, 48), min_size=2, max_size=6)
SEEDS = st.integers(0, 1 << 30)


def live_through_day(place: Place, number: int) -> None:
    """Let the day of this number happen, which is the same whenever it is lived through."""
    chance = seeded(number)
    clocks = [chance.randint(-48, 48) for _ in range(chance.randint(2, 6))]
    length = chance.randint(SHORTEST, LONGEST)
    day = [chance.randrange(HAPPENINGS) for _ in range(length)]
    live_through(place, clocks, day, number)


def live_through(place: Place, clocks: Sequence[int], day: Sequence[int], seed: int) -> None:
    """Let a day happen, then bring everything to everyone in different ways, and compare."""
    begin(seed)
    room = Room(place, clocks)
    laptop = room.laptops[0]
    try:
        for happening in day:
            rest, who = divmod(happening, WAYS)
            rest, one = divmod(rest, WAYS)
            what, two = divmod(rest, WAYS)
            if who % 2:  # half of the time it goes on where it was
                laptop = room.laptops[who // 2 % len(room.laptops)]
                laptop.sit_down()
            DOINGS[what](room, laptop, one, two)
        compare(room, seeded(seed))
    finally:
        room.close()


def compare(room: Room, chance: random.Random) -> None:
    """Give everything to everyone and to one who was not there, and see that all agree."""
    everything = list(room.written.values())
    everything += chance.choice(room.laptops).workspace.revisions()
    newcomer = room.another(0, EMPTY)
    for laptop in room.laptops:
        spread(laptop, everything, chance)
        room.look(laptop)
    expected = opinion.whole(list(newcomer.workspace.revisions()))
    agrees(newcomer, expected)
    contents = nothing_lost(room)
    agreed = state(newcomer)
    for laptop in room.laptops:
        assert state(laptop) == agreed, "laptops with the same versions agree"
        assert {each.id: each.content for each in laptop.workspace.revisions()} == contents
        assert laptop.screen == newcomer.screen, "the screen was told of every change"
    one, other = chance.sample(room.laptops, k=2)
    assert one.workspace.merge(everything).new == 0, "a merge done twice adds nothing"
    words_found(room, one, chance)
    damage = one.workspace.damage()
    assert damage == []
    assert sum(one.workspace.counts().values()) == len(expected.shown)
    if chance.randrange(4) == 0:  # it costs as much as a third of a day
        other.workspace._store.rebuild()
        agrees(other, expected)


def spread(laptop: Laptop, everything: list[Revision], chance: random.Random) -> None:
    """Shuffled, cut and repeated."""
    chance.shuffle(everything)
    first, second = sorted(chance.sample(range(len(everything)), k=2))
    for part in (everything[:first], everything[second:], everything[first:]):
        laptop.workspace.merge(part)


def agrees(laptop: Laptop, expected: opinion.Opinion) -> None:
    records, conflicts, loose, missing = state(laptop)
    assert records == laptop.screen, "the screen was told of every change"
    assert {each: opinion.plain_of(record) for each, record in records.items()} == expected.shown
    assert conflicts == expected.conflicts
    assert loose == sorted(expected.loose)
    assert missing == expected.missing


def state(laptop: Laptop) -> tuple[dict[UUID, Record], Conflicts, list[Loose], set[UUID]]:
    """Return everything that laptops with the same versions must agree on."""
    found = laptop.workspace.loose_ends()
    loose = sorted((record.id, target) for record, target in found)
    return laptop.records(), laptop.conflicts(), loose, laptop.workspace.waiting_for()


def nothing_lost(room: Room) -> dict[UUID, str | None]:
    """Return the journal that all must have: all that was ever written, unless it was erased."""
    contents = {
        each.id: None if each.record_id in room.erased and each.kind != "erasure" else each.content
        for each in room.written.values()
    }
    kept = dict.fromkeys(room.words.values(), "")
    for each in room.written.values():
        if each.record_id in kept:
            kept[each.record_id] += contents[each.id] or ""
    for word, record_id in room.words.items():
        assert (word in kept[record_id]) != (record_id in room.erased), word
    return contents


def words_found(room: Room, laptop: Laptop, chance: random.Random) -> None:
    """Search for some of what was typed: what is shown is found, and nothing else."""
    for word in chance.sample(sorted(room.words), k=min(5, len(room.words))):
        found = laptop.workspace.search(f'"{word}"')
        shown = {each.id for each in laptop.screen.values() if word in getattr(each, "text", "")}
        assert {each.id for each in found} == shown
        assert laptop.workspace.count_hits(f'"{word}"') == len(shown)
