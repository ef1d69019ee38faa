"""What people do to records, each at one laptop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.history import heads
from facilitator_app.domain.records import Ballot, Coding, Note, Seating
from tests.merging import kit
from tests.merging.opinion import UNREAD_KIND

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from facilitator_app.domain.changes import Revision
    from tests.merging.laptops import Laptop
    from tests.merging.rooms import Room


def add(room: Room, laptop: Laptop, _: int, where: int) -> None:
    table = kit.TABLE if where % 3 else kit.SPARE
    note = Note(
        session_id=kit.SESSION.id, table_id=table.id, text=f"said {room.word()}", noted_at=None
    )
    type_in(room, laptop, Change(None, note), "add note")


def edit(room: Room, laptop: Laptop, which: int, _: int) -> None:
    if (note := chosen(laptop, which)) is not None:
        after = replace(note, text=f"edited {room.word()}")
        type_in(room, laptop, Change(note, after), "edit note")


def hold(room: Room, laptop: Laptop, which: int, _: int) -> None:
    """Begin to edit a note, and be called away."""
    if (note := chosen(laptop, which)) is not None:
        room.held.append((laptop, note))


def save_held(room: Room, _: Laptop, which: int, __: int) -> None:
    """Save what was begun, perhaps long after somebody else has edited the same."""
    if room.held:
        laptop, note = room.held.pop(which % len(room.held))
        laptop.sit_down()
        assert isinstance(note, Note)
        after = replace(note, text=f"held {room.word()}")
        type_in(room, laptop, Change(note, after), "edit note")


def remove(room: Room, laptop: Laptop, which: int, _: int) -> None:
    if (note := chosen(laptop, which)) is not None:
        room.save(laptop, [Change(note, None)], "remove note")


def close_table(room: Room, laptop: Laptop, _: int, __: int) -> None:
    if kit.SPARE.id in laptop.screen:
        room.save(laptop, [Change(laptop.screen[kit.SPARE.id], None)], "remove table")
    else:
        table = replace(kit.SPARE, seats=len(room.written))
        room.save(laptop, [Change(None, table)], "add table")


def move(room: Room, laptop: Laptop, which: int, where: int) -> None:
    """File a note at another table: only what the edit changes is checked."""
    if (note := chosen(laptop, which)) is not None:
        table = kit.TABLE if where % 2 else kit.SPARE
        if table.id in laptop.screen:
            room.save(laptop, [Change(note, replace(note, table_id=table.id))], "move note")


def give_theme(room: Room, laptop: Laptop, which: int, _: int) -> None:
    if (note := chosen(laptop, which)) is not None:
        coding = Coding.named(kit.PROGRAMME, note_id=note.id, theme_id=kit.THEME.id, coder="")
        before = laptop.screen.get(coding.id)
        change = Change(None, coding) if before is None else Change(before, None)
        room.save(laptop, [change], "theme")


def swap(room: Room, laptop: Laptop, which: int, other: int) -> None:
    """Let two people change seats: one edit of two records."""
    one, two = (laptop.screen.get(kit.SEATS[each % 3].id) for each in (which, other))
    if one == two or not (isinstance(one, Seating) and isinstance(two, Seating)):
        return
    first = Change(one, replace(one, participant_id=two.participant_id))
    second = Change(two, replace(two, participant_id=one.participant_id))
    room.save(laptop, [first, second], "swap seats")


def key_ballot(room: Room, laptop: Laptop, which: int, mark: int) -> None:
    """Key a paper ballot, or correct one that is on the screen."""
    ballot = paper(which, mark)
    before = laptop.screen.get(ballot.id)
    room.save(laptop, [Change(before, ballot)], "key ballot")


def import_ballots(room: Room, laptop: Laptop, which: int, mark: int) -> None:
    """Take in ballots that were cast elsewhere: versions that replace nothing, or what they know.

    One voter may have voted twice, in one file; another may have no time.
    """
    edit = laptop.workspace.new_edit()
    written: list[Revision] = []
    for each in {which % 3, (which + mark % 2) % 3}:
        history = laptop.workspace.history(paper(each, mark).id) if mark % 3 == 0 else []
        replaced: Sequence[Revision] = heads(history)
        for hour in hours(mark)[: 1 + which // 6]:
            ballot = replace(paper(each, mark + len(written)), cast_at=hour)
            written.append(edit.revision(Change(None, ballot), replaced))
            replaced = written[-1:] if which % 2 else ()
    with room.step(laptop, {each.record_id for each in written}, "import ballots"):
        laptop.workspace.write(written, "import ballots")


def hours(mark: int) -> list[datetime | None]:
    ways: list[list[datetime | None]] = [[*kit.CAST_AT], [*kit.CAST_AT[::-1]], [None]]
    return [*ways[mark % 3], *kit.CAST_AT][mark // 3 % 3 :]


def resolve(room: Room, laptop: Laptop, which: int, choice: int) -> None:
    """Choose one of the open versions of a record, or write another one."""
    found = laptop.workspace.conflicts()
    if not found:
        return
    conflict = found[which % len(found)]
    record = conflict.versions[choice % len(conflict.versions)].record
    if conflict.versions[0].kind == UNREAD_KIND:
        with laptop.unchanged(), pytest.raises(OvertakenError, match="newer"):
            laptop.workspace.resolve(conflict, record)
        return
    if isinstance(record, Note) and choice % 5 == 0:
        record = replace(record, text=f"settled {room.word()}")
        room.words[room.word()] = record.id
    laptop.workspace.resolve(conflict, record)
    assert conflict.record_id not in laptop.disputed(), "a choice settles it"
    assert laptop.screen.get(conflict.record_id) == record
    laptop.lasting |= {each.id for each in room.look(laptop)}
    with laptop.unchanged(), pytest.raises(OvertakenError):
        laptop.workspace.resolve(conflict, record)


def chosen(laptop: Laptop, which: int) -> Note | None:
    """Choose a note; half of the time the oldest one, so that laptops often edit the same."""
    notes = laptop.some(Note)
    return notes[max(0, which - 5) % len(notes)] if notes else None


def paper(which: int, mark: int) -> Ballot:
    return Ballot.named(
        kit.PROGRAMME,
        trade_off_id=kit.VOTE.id,
        round=kit.ROUND,
        code=kit.CODES[which % 3],
        marks={kit.VOTE.options[mark % 2]: 1},
    )


def type_in(room: Room, laptop: Laptop, change: Change, name: str) -> None:
    """Save a note with a new word in it, and keep the word in mind."""
    word = room.word()
    if room.save(laptop, [change], name) and change.after is not None:
        room.words[word] = change.record.id
