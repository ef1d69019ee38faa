"""Kit, capture, pack, collect: the same comes of it in any order, grouping and number of times.

Laptops of one room get their kits, capture, change each other's words where both have them, have
their kits renewed, and give packs whenever they like. Then three leads collect all packs: in the
order in which they were made, backwards and twice, and the last of each laptop alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import (
    PROGRAMME_KINDS,
    Ballot,
    CollectedPack,
    Erasure,
    Headline,
    Kit,
    Note,
    Participant,
    Prompt,
    Record,
    Seating,
)
from facilitator_app.storage import opening
from facilitator_app.travel.keys import table_seed, verify_of
from facilitator_app.travel.kit_file import KitHead, OpenedKit
from facilitator_app.travel.pack_file import Pack, read_pack
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.collecting import collect
from facilitator_app.workspace.kit_contents import KitContents
from facilitator_app.workspace.kit_facts import KitFacts
from facilitator_app.workspace.packing import make_pack
from tests.travelling import room as the
from tests.travelling.room import Room, back_up, new_room, note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from uuid import UUID

ACTS = ("add", "add", "edit", "remove", "ballot", "headline", "swap", "mask", "undo", "pack", "kit")
DAYS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(ACTS), st.integers(0, 99)),
    min_size=4,
    max_size=25,
)
LAPTOPS = (the.A, the.A, the.B)
"""Two laptops of table A, as when one has died, and one of table B."""
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""A room is not made smaller once it has failed: that takes many minutes."""
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
OURS = [each for each in PROGRAMME_KINDS if each not in (CollectedPack, Kit)]


class Day:
    """A room in which things happen."""

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder / str(number)
        self.folder.mkdir()
        self.room: Room = new_room(self.folder)
        back_up(self.room)
        self.number = 0
        self.laptops = [self._opened(place) for place in range(len(LAPTOPS))]
        self.packs: list[tuple[int, Pack]] = []

    def close(self) -> None:
        for each in (self.room.lead, *self.laptops):
            each.close()

    def do(self, place: int, act: str, number: int) -> None:
        laptop = self.laptops[place]
        if act == "pack":
            self._pack(place)
        elif act == "kit":
            self._renew(place, number)
        elif act == "undo":
            self._try_undo(laptop)
        else:
            self._capture(laptop, LAPTOPS[place].code, act, number)

    def pack_all(self) -> None:
        for place in range(len(LAPTOPS)):
            self._pack(place)

    def _capture(self, laptop: Workspace, table: str, act: str, number: int) -> None:
        notes = sorted(laptop.all(Note), key=lambda each: each.id)
        chosen = notes[number % len(notes)] if notes else None
        if act in ("edit", "remove", "mask") and chosen is None:
            return
        if act == "add":
            laptop.add(note(f"said {number}", the.A if table == "A" else the.B))
        elif act == "edit" and chosen:
            laptop.edit(chosen, replace(chosen, text=f"{chosen.text}, {number}"))
        elif act == "remove" and chosen:
            laptop.remove(chosen)
        elif act == "mask" and chosen:
            laptop.mask(chosen, "[masked]")
        elif act == "swap":
            seat = next(iter(laptop.all(Seating)))
            people = sorted(each.id for each in laptop.all(Participant))
            laptop.edit(seat, replace(seat, participant_id=people[number % len(people)]))
        else:
            self._enter_once(laptop, table, act, number)

    def _enter_once(self, laptop: Workspace, table: str, act: str, number: int) -> None:
        """Enter what there is once in the room: two laptops may both have it."""
        line = {"session_id": the.SESSION.id, "table_id": (the.A if table == "A" else the.B).id}
        record: Record = (
            Headline.named(the.PROGRAMME, **line, text=f"headline {number % 2}")
            if act == "headline"
            else Ballot.named(
                the.PROGRAMME,
                trade_off_id=the.VOTE.id,
                round="before",
                code=the.CODES[number % len(the.CODES)],
                marks={"answer": number % 3 + 1},
            )
        )
        found = laptop.of(type(record), "id", [record.id])
        if found:
            laptop.edit(found[0], record)
        else:
            laptop.add(record)

    def _try_undo(self, laptop: Workspace) -> None:
        try:
            laptop.undo()
        except FacilitatorError:
            return

    def _opened(self, place: int) -> Workspace:
        path = self.folder / f"{place}.facilitator"
        file = opening.make(path, opening.PROGRAMME, the.PROGRAMME, None, "kit")
        opened = self._kit(LAPTOPS[place])
        made = Workspace.working_on(file, the.AT_THE_TABLE)
        made.take_kit(opened.revisions, KitFacts.of(opened, f"laptop {place}"))
        made.close()
        return Workspace.open(path)

    def _renew(self, place: int, number: int) -> None:
        asked = self.room.lead.of(Prompt, "id", [the.PROMPT.id])
        self.room.lead.edit(asked[0], replace(asked[0], question=f"Asked {number}"))
        opened = self._kit(LAPTOPS[place])
        self.laptops[place].take_kit(opened.revisions, KitFacts.of(opened, f"laptop {place}"))

    def _kit(self, table: object) -> OpenedKit:
        self.number += 1
        lead, key = self.room.lead, self.room.key
        own = the.A if table == the.A else the.B
        head = KitHead(
            programme=the.PROGRAMME,
            programme_name="Heat",
            kit=own.id,
            workshop=the.DAY.id,
            workshop_code=the.DAY.code,
            table=own.id,
            table_code=own.code,
            number=self.number,
            stamp="S",
            made_at=the.MADE_AT,
            seed=table_seed(key.secret, the.PROGRAMME, the.DAY.id, own.id),
            leads=((key.public, "00" * 32),),
        )
        contents = KitContents.read(lead, the.DAY)
        return OpenedKit(head, tuple(contents.of_table(own)), "00" * 32)

    def _pack(self, place: int) -> None:
        path = self.folder / "some.tablepack"
        make_pack(self.laptops[place], path)
        key = self.room.key
        seeds = (table_seed(key.secret, the.PROGRAMME, the.DAY.id, each.id) for each in the.TABLES)
        writers = {verify_of(each) for each in seeds}
        self.packs.append((place, read_pack(path, the.PROGRAMME, key.secrets, writers)))

    def lead(self, packs: Iterable[Pack]) -> Workspace:
        """Return another laptop of the lead that has collected these packs."""
        self.number += 1
        path = self.folder / f"lead {self.number}.facilitator"
        opening.make(path, opening.PROGRAMME, the.PROGRAMME, None, "lead").close()
        made = Workspace.open(path)
        made.merge(list(self.room.lead.revisions()))
        for each in packs:
            collect(made, each)
        return made


def picture(lead: Workspace) -> object:
    """Return all that a lead sees, but for which pack came when."""
    records: dict[UUID, Record] = {each.id: each for kind in OURS for each in lead.all(kind)}
    versions = {
        each.id: each for each in lead.revisions() if each.kind != CollectedPack.record_kind
    }
    return records, versions, set(lead.conflicting()), lead.waiting_for(), lead.damage()


@pytest.mark.lengthy
@pytest.mark.no_cover  # other tests run the same lines
@pytest.mark.timeout(3600)
def test_the_same_comes_of_it_in_any_order(tmp_path: Path) -> None:
    count = iter(range(1_000_000))

    @settings(max_examples=25, phases=PHASES, suppress_health_check=SLOW)
    @given(DAYS, st.integers(0, 1 << 30))
    def days(acts: list[tuple[int, str, int]], seed: int) -> None:
        day = Day(tmp_path, next(count))
        try:
            for each in acts:
                day.do(*each)
            day.pack_all()
            compare(day, seed)
        finally:
            day.close()

    days()


def compare(day: Day, seed: int) -> None:
    packs = [each for _, each in day.packs]
    shuffled = sorted([*packs, *packs], key=lambda each: hash((each.fingerprint, seed)))
    ways = (packs, packs[::-1], shuffled, packs[-len(LAPTOPS) :])
    leads = [day.lead(each) for each in ways]
    try:
        seen = [picture(each) for each in leads]
        assert seen[0] == seen[1] == seen[2] == seen[3]
        texts = {each.content for lead in leads for each in lead.revisions()}
        for laptop in day.laptops:
            for each in laptop.made_here():
                assert each.content in texts
        assert leads[0].damage() == []
        erased = any(isinstance(each, Erasure) for each in leads[0].all(Erasure))
        assert erased or leads[0].waiting_for() == set()
    finally:
        for lead in leads:
            lead.close()
