"""What a table gives back: taken in whole, in any order, as often as one likes, with a receipt."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import (
    Ballot,
    CollectedPack,
    Headline,
    Kit,
    Note,
    Participant,
    Seating,
)
from facilitator_app.travel.pack_file import write_pack
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.collecting import collect, open_pack
from facilitator_app.workspace.joining import join, pairs
from facilitator_app.workspace.packing import (
    make_pack,
    pack_name,
)
from tests.travelling import room as the
from tests.travelling.room import Room, back_up, new_room, note

if TYPE_CHECKING:
    from pathlib import Path


def ballot(code: str, mark: int) -> Ballot:
    return Ballot.named(
        the.PROGRAMME,
        trade_off_id=the.VOTE.id,
        round="before",
        code=code,
        marks={"answer": mark},
    )


def said(workspace: Workspace) -> set[str]:
    return {each.text for each in workspace.all(Note)}


def test_a_pack_brings_all_that_was_captured_and_nothing_else(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"), note("no bench"))
        laptop.add(ballot("QQQ2", 2))
        found = room.collect(room.pack(laptop))
        assert said(room.lead) == {"the bus never comes", "no bench"}
        assert [each.marks for each in room.lead.all(Ballot)] == [{"answer": 2}]
        receipt = found.receipt
        assert (receipt.revisions, receipt.new, receipt.known, receipt.conflicts) == (3, 3, 0, 0)
        assert (receipt.loose_ends, receipt.waiting_for) == (0, 0)
        assert found.table == "A"
        assert not found.is_old_kit
        assert receipt.laptop == laptop.author.laptop
    assert next(each.fields for each in room.lead.all(Participant)) == {"area": the.WHERE}
    assert room.lead.conflicting() == []
    assert room.lead.damage() == []


def test_the_same_pack_again_adds_nothing(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"))
        path = room.pack(laptop)
    room.collect(path)
    before = list(room.lead.revisions())
    again = room.collect(path).receipt
    assert (again.new, again.known) == (0, 1)
    assert list(room.lead.revisions()) == before
    assert len(room.lead.all(CollectedPack)) == 1


def test_that_it_came_is_no_step_to_undo(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"))
        name = room.lead.undo_name
        room.collect(room.pack(laptop))
    assert room.lead.undo_name == name


def test_an_old_pack_after_a_new_one_changes_nothing(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        [first] = laptop.add(note("the bus never comes"))
        old = room.pack(laptop).rename(room.stick / "old.tablepack")
        assert isinstance(first, Note)
        laptop.edit(first, replace(first, text="the bus comes late"))
        room.collect(room.pack(laptop))
        room.collect(old)
    assert said(room.lead) == {"the bus comes late"}
    assert room.lead.conflicting() == []


def test_a_swap_at_the_table_comes_through(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        one, two = sorted(laptop.all(Seating), key=lambda each: each.seat)
        laptop.edit(one, replace(one, participant_id=two.participant_id))
        laptop.edit(two, replace(two, participant_id=one.participant_id))
        room.collect(room.pack(laptop))
    seats = [each for each in room.lead.all(Seating) if each.id in (one.id, two.id)]
    assert {each.seat: each.participant_id for each in seats} == {
        1: two.participant_id,
        2: one.participant_id,
    }
    assert room.lead.conflicting() == []


def test_what_two_laptops_changed_apart_is_a_conflict_on_the_receipt(room: Room) -> None:
    made = room.kits()["A"]
    with room.laptop(made) as laptop, room.laptop(made, "spare") as spare:
        line = {"session_id": the.SESSION.id, "table_id": the.A.id}
        laptop.add(Headline.named(the.PROGRAMME, **line, text="Buses first"))
        spare.add(Headline.named(the.PROGRAMME, **line, text="Benches first"))
        laptop.add(ballot("QQQ2", 2))
        spare.add(ballot("QQQ2", 2))
        assert room.collect(room.pack(laptop)).receipt.conflicts == 0
        assert room.collect(room.pack(spare)).receipt.conflicts == 1
    assert len(room.lead.all(Headline)) == 1
    assert len(room.lead.all(Ballot)) == 1


def test_a_dead_laptop_comes_back_piece_by_piece(room: Room) -> None:
    """Its last pack, its paper typed up at the lead's laptop, its file rescued the next day."""
    made = room.kits()["A"]
    with room.laptop(made, "dying") as dying:
        dying.add(note("Older people cannot wait at a stop without a bench"))
        dying.add(ballot("QQQ2", 2))
        last_pack = room.pack(dying)
        dying.add(note("Nobody reads the timetable any more"))
    room.collect(last_pack)
    room.lead.add(note("Nobody reads the time table anymore"), ballot("AAA3", 4))
    copy = room.folder / "rescued.facilitator"
    shutil.copyfile(next((room.folder / "dying").glob("*.facilitator")), copy)
    room.lead.merge_files([(copy, made.code)])
    assert (len(room.lead.all(Note)), len(room.lead.all(Ballot))) == (3, 2)
    assert room.lead.conflicting() == []
    assert [each.code for each in room.lead.all(Participant)] == ["P01", "P02", "P03", "P04"]
    [pair] = pairs(room.lead)
    join(room.lead, pair.note, pair.other, "Nobody reads the timetable any more")
    assert len(room.lead.all(Note)) == 2


def test_a_rescued_file_can_still_be_packed(room: Room) -> None:
    made = room.kits()["A"]
    with room.laptop(made, "dying") as dying:
        dying.add(note("Nobody reads the timetable any more"))
        name = dying.author.laptop
    copy, path = room.folder / "rescued.facilitator", room.folder / "rescued.tablepack"
    shutil.copyfile(next((room.folder / "dying").glob("*.facilitator")), copy)
    with Workspace.open(copy, passphrase=made.code) as opened:
        assert opened.author.laptop == name
        make_pack(opened, path)
    room.lead.merge_files([(copy, made.code)])
    assert room.collect(path).receipt.new == 0


def test_a_pack_of_a_laptop_that_has_no_kit_of_ours_is_refused(room: Room, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    stranger = new_room(tmp_path / "elsewhere")
    back_up(stranger)
    with stranger.lead, stranger.laptop(stranger.kits()["A"]) as laptop:
        laptop.add(note("forged"))
        path = stranger.pack(laptop)
    before = list(room.lead.revisions())
    with pytest.raises(PackError):
        room.collect(path)
    assert list(room.lead.revisions()) == before


def test_a_pack_counts_though_the_record_of_its_kit_is_gone(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"))
        path = room.pack(laptop)
    room.lead.remove(*room.lead.all(Kit))
    assert room.collect(path).receipt.new == 1


def test_a_lead_with_two_laptops_goes_on_at_both(room: Room, tmp_path: Path) -> None:
    made = room.kits()
    copy = tmp_path / "second.facilitator"
    shutil.copyfile(tmp_path / "heat.facilitator", copy)
    with (
        Workspace.open(copy) as second,
        room.laptop(made["A"]) as a,
        room.laptop(made["B"]) as b,
    ):
        a.add(note("at A"))
        b.add(note("at B", the.B))
        room.collect(room.pack(a))
        collect(second, open_pack(second, room.key, room.pack(b)))
        again = Room(room.folder, second, room.key)
        third = again.kits()["A"]
        with again.laptop(third, "new at A") as new:
            new.add(note("at A, later"))
            path = again.pack(new)
        second.merge(list(room.lead.revisions()))
        room.lead.merge(list(second.revisions()))
        room.collect(path)
        second.merge(list(room.lead.revisions()))
        assert said(room.lead) == said(second) == {"at A", "at B", "at A, later"}
        assert room.lead.conflicting() == second.conflicting() == []


def test_a_laptop_with_the_kit_of_yesterday_is_named(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        room.kits()
        laptop.add(note("the bus never comes"))
        assert room.collect(room.pack(laptop)).is_old_kit


def test_a_clock_that_is_ahead_is_told(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        ahead = datetime.now(UTC) + timedelta(hours=2)
        monkeypatch.setattr("facilitator_app.domain.changes.now", lambda: ahead)
        laptop.add(note("the bus never comes"))
        monkeypatch.undo()
        found = room.collect(room.pack(laptop))
    assert 7100 < found.receipt.drift <= 7200


def test_the_lead_s_own_file_has_no_pack(room: Room) -> None:
    with pytest.raises(PackError, match="no table's file"):
        pack_name(room.lead)


def test_an_order_to_erase_comes_with_the_pack(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        [one] = laptop.add(note("Amara Unexpected cannot get in"))
        room.collect(room.pack(laptop))
        assert isinstance(one, Note)
        laptop.mask(one, "[Name] cannot get in")
        room.collect(room.pack(laptop))
    assert said(room.lead) == {"[Name] cannot get in"}
    assert all("Amara" not in (each.content or "") for each in room.lead.revisions())


def test_a_table_cannot_give_a_pack_of_another(room: Room) -> None:
    made = room.kits()
    with room.laptop(made["A"]) as laptop, room.laptop(made["B"]) as other:
        laptop.add(note("the bus never comes"))
        a, b = laptop.kit, other.kit
        assert a is not None
        assert b is not None
        path = room.stick / "forged.tablepack"
        write_pack(
            path,
            laptop.made_here(),
            programme=laptop.programme,
            kit=b.kit,
            laptop=a.laptop,
            table=b.table,
            workshop=b.workshop,
            readers=[room.key.public],
            seed=bytes.fromhex(a.seed),
        )
    with pytest.raises(PackError, match="a table that did not sign it"):
        room.collect(path)
