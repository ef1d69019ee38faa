"""What goes wrong around kits in a real room, and what must come of it all the same."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import (
    LEAD_KINDS,
    KeyBackup,
    Programme,
    Prompt,
    SealingKey,
    Table,
)
from facilitator_app.travel.kit_file import read_kit
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_lead_key
from facilitator_app.workspace.kits import make_kits
from facilitator_app.workspace.opened_kit import renew
from tests.travelling import room as the

if TYPE_CHECKING:
    from pathlib import Path

    from tests.travelling.room import Room


def test_a_lead_s_file_that_was_put_back_makes_kits_that_count(room: Room, tmp_path: Path) -> None:
    room.lead.backups.make_now()
    shutil.copyfile(next(room.lead.backups.all()).path, tmp_path / "back.facilitator")
    room.kits()
    room.laptop(room.kits()["A"]).close()
    with Workspace.open(tmp_path / "back.facilitator") as back:
        back.do([Change(the.PROMPT, replace(the.PROMPT, question="Anew?"))], "asked anew")
        [made] = make_kits(back, room.key, the.DAY, [the.A], room.stick)
    with room.laptop(made) as laptop:
        assert [each.question for each in laptop.all(Prompt)] == ["Anew?"]
        assert laptop.kit is not None
        assert laptop.kit.kit == made.kit.id
        about = replace(laptop.kit, made_at="", number=7)
        laptop.take_kit([], about)
        assert renew(laptop, read_kit(made.path, made.code))


@pytest.mark.parametrize(
    "name", ["Heat", "Heat and cold " * 12, "\U0001f3e5" * 90], ids=["short", "long", "signs"]
)
def test_no_table_s_file_takes_the_place_of_another_s(room: Room, name: str) -> None:
    [programme] = room.lead.all(Programme)
    room.lead.do([Change(programme, replace(programme, name=f"{name} now"))], "named")
    codes = ("A", "a", "1/2", "1:2", "1 2")
    tables = [Table.named(the.PROGRAMME, code=code) for code in codes]
    room.lead.add(*tables[1:])
    laptops = [room.laptop(each, "one laptop") for each in room.kits(*tables).values()]
    packs = [room.pack(each) for each in laptops]
    for each in laptops:
        each.close()
    kits = list(room.stick.glob("*.tablekit"))
    for paths in (kits, [each.path for each in laptops], packs):
        assert len({each.name.casefold() for each in paths if each}) == len(tables)


def test_a_kit_of_a_programme_with_another_name_renews_the_same_file(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(the.note("kept"))
        path = laptop.path
    [programme] = room.lead.all(Programme)
    room.lead.edit(programme, replace(programme, name="Heat and cold"))
    with room.laptop(room.kits()["A"]) as laptop:
        assert laptop.path == path
        assert [each.name for each in laptop.all(Programme)] == ["Heat and cold"]
        assert len(laptop.made_here()) == 1


def test_a_table_makes_nothing_that_its_pack_may_not_hold(room: Room, tmp_path: Path) -> None:
    assert {KeyBackup, SealingKey} <= set(LEAD_KINDS)
    with room.laptop(room.kits()["A"]) as laptop:
        laptop.add(the.note("kept"))
        with pytest.raises(PackError, match="only the lead makes this"):
            make_lead_key(laptop, tmp_path / "new.key", the.SESAME)
        with pytest.raises(PackError, match="only the lead makes this"):
            laptop.add(KeyBackup.named(the.PROGRAMME, public=room.key.public))
        assert not (tmp_path / "new.key").exists()
        assert room.collect(room.pack(laptop)).receipt.new == 1
