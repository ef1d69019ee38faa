"""What a receipt covers, and what is done when the lead's key is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import SealingKey
from facilitator_app.travel.keys import lead_verify
from facilitator_app.travel.receipt_file import read_receipt, write_receipt
from facilitator_app.workspace.collecting import collect, open_pack
from facilitator_app.workspace.key_file import make_key_file, open_key
from facilitator_app.workspace.packing import is_covered, take_lead_key
from facilitator_app.workspace.receipts import leave_receipts, receipts_in
from tests.travelling import room as the
from tests.travelling.room import Room, note

if TYPE_CHECKING:
    from pathlib import Path


def test_a_receipt_covers_what_was_packed_and_no_more(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop, room.laptop(room.kits()["B"]) as other:
        laptop.add(note("the bus never comes"))
        slip = room.stick / "a.receipt"
        write_receipt(slip, room.collect(room.pack(laptop)).receipt, room.key.secret)
        assert laptop.kit is not None
        verifies = [verify for _, verify in laptop.kit.leads]
        assert verifies == [lead_verify(room.key.secret)]
        receipt = read_receipt(slip, verifies)
        assert is_covered(laptop, receipt)
        assert not is_covered(other, receipt)
        laptop.add(note("one more thing"))
        assert not is_covered(laptop, receipt)


def test_when_the_key_is_lost_the_packs_are_made_for_another(room: Room, tmp_path: Path) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"))
        new_path = tmp_path / "new.key"
        make_key_file(new_path, the.PROGRAMME, the.SESAME).close()
        new = open_key(new_path, the.SESAME, the.PROGRAMME)
        path = room.pack(laptop)
        with pytest.raises(PackError):
            open_pack(room.lead, new, path)
        take_lead_key(laptop, new.public, lead_verify(new.secret))
        assert {each.public for each in laptop.all(SealingKey)} == {room.key.public, new.public}
        path = room.pack(laptop)
        found = collect(room.lead, open_pack(room.lead, new, path))
        assert found.receipt.new == 1
        assert len(room.lead.all(SealingKey)) == 1, "a table brings no keys"


def test_of_two_packs_of_one_name_the_fuller_one_has_its_receipt(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(note("the bus never comes"))
        first = room.collect(room.pack(laptop)).receipt
        laptop.add(note("one more thing"))
        last = room.collect(room.pack(laptop)).receipt
        path = room.stick / "same name.tablepack"
        assert leave_receipts([(path, last), (path, first)], room.key) == []
        [(_, found)] = receipts_in(laptop, [room.stick])
        assert found == last
        assert is_covered(laptop, found)
