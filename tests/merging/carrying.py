"""How journals get from laptop to laptop, and what is erased on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.identifiers import named_id, new_id
from facilitator_app.domain.records import Ballot, Coding, Note, Record
from tests.merging import editing, kit, turning
from tests.merging.chance import seeded
from tests.merging.opinion import UNREAD_FIELD, UNREAD_KIND
from tests.merging.rooms import MOST_LAPTOPS, Room

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from tests.merging.laptops import Laptop


def pass_on(room: Room, laptop: Laptop, to: int, _: int) -> None:
    """Merge the whole file of one laptop into another."""
    other = room.laptops[to % len(room.laptops)]
    if other is laptop:
        with laptop.unchanged():
            assert laptop.workspace.merge(list(laptop.workspace.revisions())).new == 0
        return
    merged = room.place.merge(other.workspace, laptop.name)
    assert merged.new + merged.known == laptop.workspace.revision_count()
    assert len(room.look(other)) == merged.new


def pass_some(room: Room, laptop: Laptop, to: int, part: int) -> None:
    """Merge a pack from which a part is missing."""
    take_in(room, room.laptops[to % len(room.laptops)], some_of(laptop, part))


def post(room: Room, laptop: Laptop, part: int, whole: int) -> None:
    """Send a pack that comes later, perhaps more than once, perhaps never."""
    room.post.append(some_of(laptop, part) if whole % 2 else list(laptop.workspace.revisions()))


def deliver(room: Room, laptop: Laptop, which: int, half: int) -> None:
    if room.post:
        pack = room.post[which % len(room.post)]
        take_in(room, laptop, pack[:: -1 if half % 2 else 1])


def deliver_to_two(room: Room, laptop: Laptop, which: int, to: int) -> None:
    """Let a pack reach two laptops, one of which gets it in two halves."""
    if room.post:
        pack = room.post[which % len(room.post)]
        take_in(room, room.laptops[to % len(room.laptops)], pack)
        take_in(room, laptop, pack[1::2])
        take_in(room, laptop, pack[::2])


def join(room: Room, laptop: Laptop, hours: int, _: int) -> None:
    """Let another laptop in, with a copy of a file that somebody works on."""
    if len(room.laptops) < MOST_LAPTOPS:
        newcomer = room.another((hours - 6) * 8, laptop.name)
        assert newcomer.records() == laptop.records()
        assert newcomer.workspace.undo_name is None, "steps belong to the laptop that took them"


def erase(room: Room, laptop: Laptop, which: int, what: int) -> None:
    some: list[Record] = [*laptop.some((Ballot, Coding, Note, Note)[what % 4])]
    if not some:
        return
    record = some[which % len(some)]
    assert laptop.workspace.erase([record], "withdrawn") == []
    room.erased.add(record.id)
    room.look(laptop)
    gone(laptop, record)


def mask(room: Room, laptop: Laptop, which: int, _: int) -> None:
    """Put a note without identifying words in the place of another, with its themes."""
    if (note := editing.chosen(laptop, which)) is None:
        return
    codings = [each for each in laptop.some(Coding) if each.note_id == note.id]
    masked = laptop.workspace.mask(note, f"masked {room.word()}")
    room.words[room.word()] = masked.id
    room.erased.update(each.id for each in (note, *codings))
    room.look(laptop)
    for each in (note, *codings):
        gone(laptop, each)
    assert masked.id == named_id(kit.PROGRAMME, "masked", note.id)
    assert masked.id in laptop.screen or masked.id in room.erased


def newer(room: Room, laptop: Laptop, which: int, mark: int) -> None:
    """Take in what only a newer application understands: a field, or a whole kind of record."""
    note = editing.chosen(laptop, which)
    if mark % 2 or note is None or note.id in laptop.disputed():
        record_id = named_id(kit.PROGRAMME, UNREAD_KIND, which % 2)
        take_in(room, laptop, [stamp(laptop, record_id, mark)])
        return
    last = laptop.workspace.history(note.id)[-1]
    content = f'{{"{UNREAD_FIELD}":{mark},{(last.content or "{}")[1:]}'
    if last.content is not None and UNREAD_FIELD not in last.content:
        made = replace(last, id=new_id(), parents=(last.id,), content=content, laptop="newer")
        take_in(room, laptop, [made])


def stamp(laptop: Laptop, record_id: UUID, mark: int) -> Revision:
    pattern = next(laptop.workspace.revisions())
    return replace(
        pattern,
        id=new_id(),
        record_id=record_id,
        kind=UNREAD_KIND,
        content=f'{{"ink":{mark % 4}}}',
    )


def take_in(room: Room, laptop: Laptop, pack: list[Revision]) -> None:
    merged = laptop.workspace.merge(pack)
    assert len(room.look(laptop)) == merged.new
    with laptop.unchanged():
        assert laptop.workspace.merge(pack).new == 0, "a merge done twice adds nothing"


def some_of(laptop: Laptop, part: int) -> list[Revision]:
    """Return two thirds of a journal; every order to erase goes with it."""
    whole = list(laptop.workspace.revisions())
    kept = [each for each in whole if each.kind == "erasure" or (each.id.int + part) % 3]
    seeded(part).shuffle(kept)
    return kept


def gone(laptop: Laptop, record: Record) -> None:
    assert record.id not in laptop.screen
    assert record.id not in laptop.disputed()
    assert {each.content for each in laptop.workspace.history(record.id)} == {None}


def build_on(room: Room, laptop: Laptop, to: int, how: int) -> None:
    """Let another laptop build on the last thing that was done here, and then take that back."""
    other = room.laptops[to % len(room.laptops)]
    record_ids = [*laptop.done[-1].was] if laptop.done else []
    if other is laptop or not record_ids:
        return
    pass_on(room, laptop, to, 0)
    record = other.screen.get(record_ids[0])
    if isinstance(record, Note):
        after = replace(record, text=f"built {room.word()}") if how % 3 else None
        editing.type_in(room, other, Change(record, after), "build on a note")
    elif isinstance(record, Ballot):
        option = kit.VOTE.options[how % 2]
        room.save(other, [Change(record, replace(record, marks={option: 1}))], "correct a ballot")
    pass_on(room, other, room.laptops.index(laptop), 0)
    if how % 2:
        turning.undo(room, laptop, 0, 0)


def quarrel(room: Room, laptop: Laptop, to: int, how: int) -> None:
    """Let two laptops edit what they both have, and one of them perhaps settle it."""
    place = room.laptops.index(laptop)
    other = room.laptops[to % len(room.laptops)]
    if other is laptop:
        return
    pass_on(room, other, place, 0)
    pass_on(room, laptop, to, 0)
    if (note := editing.chosen(laptop, how)) is None:
        return
    for each in (other, laptop):
        each.sit_down()
        after = replace(note, text=f"{each.name} {room.word()}")
        editing.type_in(room, each, Change(note, after), "edit note")
    pass_on(room, other, place, 0)
    if how % 3:
        editing.resolve(room, laptop, to, how)
