"""Which kits are out, when the copies of a key were read back, and what was not made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import Issued, Kit, TradeOff
from facilitator_app.exports.prints import Choice
from facilitator_app.printing import issue
from facilitator_app.workspace.key_backup import read_back_of, save_copy
from facilitator_app.workspace.kits import forget_unmade, make_kits, plan_kits
from facilitator_app.workspace.kits_out import kits_out, stamp_now
from tests.travelling.room import DAY, SESSION, TABLES, A, B, back_up, new_room

if TYPE_CHECKING:
    from pathlib import Path

    from tests.travelling.room import Room


def test_of_each_table_the_newest_kit_is_out(room: Room) -> None:
    assert [each.kit for each in kits_out(room.lead, DAY)] == [None, None]
    room.kits(A)
    room.kits(A)
    room.kits(B)
    out = kits_out(room.lead, DAY)
    assert [(each.table.code, each.kit and each.kit.number) for each in out] == [("A", 2), ("B", 1)]


def test_a_kit_is_behind_when_what_it_holds_has_changed(room: Room) -> None:
    room.kits()
    stamp = stamp_now(room.lead, DAY)
    assert not any(each.is_behind(stamp) for each in kits_out(room.lead, DAY))
    [session] = [each for each in room.lead.all(type(SESSION)) if each.id == SESSION.id]
    room.lead.edit(session, replace(session, title="Another"))
    room.kits(B)
    out = kits_out(room.lead, DAY)
    stamp = stamp_now(room.lead, DAY)
    assert [each.is_behind(stamp) for each in out] == [True, False]


def test_ballot_cards_that_are_printed_later_leave_kits_as_they_are(room: Room) -> None:
    room.kits()
    [vote] = room.lead.all(TradeOff)
    stamp = stamp_now(room.lead, DAY)
    issue(room.lead, Choice(trade_offs=(vote.id,)))
    assert {each.what for each in room.lead.all(Issued)} == {"kits", "ballot cards"}
    assert stamp_now(room.lead, DAY) == stamp


def test_what_was_stopped_counts_as_never_planned(room: Room) -> None:
    def stop_after_one(done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_kits(room.lead, room.key, DAY, TABLES, room.stick, stop_after_one)
    [kit] = room.lead.all(Kit)
    assert kit.table_id == A.id
    assert [each.name for each in room.stick.glob("*.tablekit")] == ["Heat D1 table A.tablekit"]
    assert room.lead.all(Issued)


def test_if_none_could_be_made_no_question_is_locked(room: Room) -> None:
    with pytest.raises(PackError, match="could not be written"):
        make_kits(room.lead, room.key, DAY, TABLES, room.stick / "gone")
    assert not room.lead.all(Kit)
    assert not room.lead.all(Issued)
    room.kits(A)
    assert room.lead.all(Issued)
    with pytest.raises(PackError):
        make_kits(room.lead, room.key, DAY, TABLES, room.stick / "gone")
    assert room.lead.all(Issued), "the kit of table A is out"


def test_kits_are_told_of_as_they_come_into_their_place(room: Room) -> None:
    planned = plan_kits(room.lead, room.key, DAY, TABLES)
    told: list[str] = []
    made = planned.write(room.stick, None, lambda each: told.append(each.table.code))
    assert told == ["A", "B"]
    forget_unmade(room.lead, planned, made)
    assert len(room.lead.all(Kit)) == 2
    forget_unmade(room.lead, planned, made[:1])
    assert [each.table_id for each in room.lead.all(Kit)] == [A.id]
    secrets = [room.key.secret, *(each.code for each in planned.kits)]
    secrets += [repr(each.head.seed) for each in planned.kits]
    assert not [each for each in secrets if each in repr(planned)]


def test_it_is_known_when_each_copy_was_read_back(tmp_path: Path) -> None:
    room = new_room(tmp_path)
    with room.lead:
        before = read_back_of(room.lead, room.key)
        assert (before.file, before.words, before.is_whole) == (None, None, False)
        back_up(room)
        after = read_back_of(room.lead, room.key)
        assert after.is_whole
        assert after.file is not None
        assert after.words is not None
        assert after.file <= after.words
        room.lead.undo()
        assert read_back_of(room.lead, room.key).words is None
        back_up(room)
        assert read_back_of(room.lead, room.key).is_whole


def test_the_key_file_is_copied_whole_or_not_at_all(room: Room, tmp_path: Path) -> None:
    copy = tmp_path / "again.key"
    save_copy(room.key, copy)
    save_copy(room.key, copy)
    assert copy.read_bytes() == room.key.path.read_bytes()
    with pytest.raises(PackError, match="is the key file itself"):
        save_copy(room.key, room.key.path)
    gone = replace(room.key, path=tmp_path / "gone.key")
    with pytest.raises(PackError, match="cannot be read any more"):
        save_copy(gone, copy)
