"""Plays a whole room: kits, capture, packs and collecting, over some days: `--tables 12 --days 3`.

On the way things go wrong as they do: words are edited, people change seats, packs come late, twice
and old after new, two laptops of a table say different things, and a laptop dies and its paper is
typed up by the lead. At the end all that was entered must be there, and nothing twice.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import tempfile
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from datetime import time as clock
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import new_code
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import (
    Ballot,
    Headline,
    KeyBackup,
    Note,
    Prompt,
    Seating,
    Session,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.travel.pack_file import SUFFIX
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.collecting import collect, open_pack
from facilitator_app.workspace.joining import pairs
from facilitator_app.workspace.key_file import make_lead_key, open_key
from facilitator_app.workspace.kits import make_kits
from facilitator_app.workspace.opened_kit import open_kit
from facilitator_app.workspace.packing import make_pack
from material import Talk
from room_design import SEATS, SESSIONS, design

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.kits import MadeKit

NOTES = 150
SESAME = "sesame"
BUILD = Path(__file__).parent.parent / "build"


@dataclass
class Played:
    """What was entered, and how long the parts took, in seconds."""

    notes: set[UUID]
    ballots: set[UUID]
    making: float = 0.0
    opening: float = 0.0
    packing: float = 0.0
    reading: float = 0.0
    merging: float = 0.0
    packs: int = 0
    revisions: int = 0


class Room:
    """The lead's file with the programme, and what is played with it."""

    def __init__(self, folder: Path, tables: int, days: int) -> None:
        self.folder, self.talk = folder, Talk(11)
        self.chance = random.Random(11)  # noqa: S311 - nothing secret
        self.lead = Workspace.create(folder / "room.facilitator", "A room", programme=new_id())
        own = self.lead.programme
        self.days = [
            Workshop.named(
                own, code=f"D{n}", position=n, held_on=date(2026, 9, 1) + timedelta(days=n)
            )
            for n in range(1, days + 1)
        ]
        self.tables = [Table.named(own, code=f"T{n}") for n in range(1, tables + 1)]
        self.sessions = [
            Session.named(
                own,
                code=f"{day.position}.{n}",
                workshop_id=day.id,
                planned_start=clock(9 + n),
                minutes=50,
                round=day.code,
            )
            for day in self.days
            for n in range(1, SESSIONS + 1)
        ]
        self.codes = sorted({new_code(5, self.chance.randrange) for _ in range(tables * SEATS)})
        self.lead.add(*design(own, self.days, self.tables, self.sessions, self.codes))
        make_lead_key(self.lead, folder / "room.key", SESAME)
        self.key: LeadKey = open_key(folder / "room.key", SESAME, own)
        read = {"file_read": True, "words_read": True}
        self.lead.add(KeyBackup.named(own, public=self.key.public, **read))
        self.played = Played(set(), set())

    def play(self, day: Workshop) -> None:
        """Play one day from the kits to the last pack."""
        played, stick = self.played, self.folder / day.code
        stick.mkdir()
        start = time.perf_counter()
        kits = make_kits(self.lead, self.key, day, self.tables, stick)
        played.making += time.perf_counter() - start
        late: list[Path] = []
        for place, kit in enumerate(kits):
            packs = self._at_table(day, place, kit)
            if place % 7 == 0:  # the newest comes before the older ones
                packs.reverse()
            if place % 5 == 0:
                late += packs
                continue
            for path in packs:
                self._collect(path)
            if place % 4 == 0:
                self._collect(packs[-1])
        for path in late:
            self._collect(path)

    def _at_table(self, day: Workshop, place: int, kit: MadeKit) -> list[Path]:
        """Play a table's day on one laptop, on two if the first one dies."""
        start = time.perf_counter()
        laptop = self._opened(day, kit, "laptop")
        self.played.opening += time.perf_counter() - start
        packs = []
        with laptop:
            self._capture(laptop, day, kit.table, place, NOTES // 2)
            packs.append(self._pack(laptop, day, kit, "early"))
            if place % 12 == 3:
                self._type_up(laptop)
                spare = self._opened(day, kit, "spare")
                with spare:
                    self._headlines(spare, day, kit.table, "said at the spare laptop")
                    packs.append(self._pack(spare, day, kit, "spare"))
                return packs
            self._capture(laptop, day, kit.table, place, NOTES - NOTES // 2)
            self._swap(laptop)
            packs.append(self._pack(laptop, day, kit, "last"))
        return packs

    def _opened(self, day: Workshop, kit: MadeKit, name: str) -> Workspace:
        folder = self.folder / f"{day.code} {kit.table.code} {name}"
        folder.mkdir()
        return Workspace.open(open_kit(kit.path, kit.code, folder), passphrase=kit.code)

    def _capture(
        self, laptop: Workspace, day: Workshop, table: Table, place: int, notes: int
    ) -> None:
        sessions = {each.id for each in self.sessions if each.workshop_id == day.id}
        prompts = [each for each in laptop.all(Prompt) if each.session_id in sessions]
        chosen = self.chance.choices(prompts, k=notes)
        new = [
            Note(
                session_id=prompt.session_id,
                table_id=table.id,
                prompt_id=prompt.id,
                text=self.talk.text(),
            )
            for prompt in chosen
        ]
        laptop.add(*new)
        laptop.edit(new[0], replace(new[0], text=f"{new[0].text} Put right."))
        self.played.notes |= {each.id for each in new}
        [vote] = [each for each in laptop.all(TradeOff) if each.code == f"TO{day.position}"]
        if not laptop.all(Ballot):
            codes = self.codes[place * SEATS : (place + 1) * SEATS]
            ballots = [
                Ballot.named(
                    laptop.programme,
                    trade_off_id=vote.id,
                    round="before",
                    code=code,
                    marks={"answer": self.chance.randint(1, 5)},
                )
                for code in codes
            ]
            laptop.add(*ballots)
            self.played.ballots |= {each.id for each in ballots}
            self._headlines(laptop, day, table, "said at the first laptop")

    def _headlines(self, laptop: Workspace, day: Workshop, table: Table, text: str) -> None:
        first = next(each.id for each in self.sessions if each.workshop_id == day.id)
        line = {"session_id": first, "table_id": table.id}
        laptop.add(Headline.named(laptop.programme, text=text, **line))

    def _swap(self, laptop: Workspace) -> None:
        one, two = laptop.all(Seating)[:2]
        laptop.edit(one, replace(one, participant_id=two.participant_id))
        laptop.edit(two, replace(two, participant_id=one.participant_id))

    def _type_up(self, laptop: Workspace) -> None:
        """Type three lines of a dead laptop's paper, one of which came with its last pack."""
        known = laptop.all(Note)[0]
        again = replace(known, id=new_id(), text=known.text.replace("e", "a", 1))
        new = [replace(known, id=new_id(), text=self.talk.text()) for _ in range(2)]
        self.lead.add(again, *new)
        self.played.notes |= {each.id for each in (again, *new)}

    def _pack(self, laptop: Workspace, day: Workshop, kit: MadeKit, name: str) -> Path:
        path, start = (
            self.folder / day.code / f"{kit.table.code} {name}{SUFFIX}",
            time.perf_counter(),
        )
        make_pack(laptop, path)
        self.played.packing += time.perf_counter() - start
        return path

    def _collect(self, path: Path) -> None:
        start = time.perf_counter()
        pack = open_pack(self.lead, self.key, path)
        read = time.perf_counter()
        found = collect(self.lead, pack)
        self.played.merging += time.perf_counter() - read
        self.played.reading += read - start
        self.played.packs += 1
        self.played.revisions += found.receipt.new

    def refuse_loss(self) -> None:
        """Raise unless all that was entered is there, once."""
        self.lead.backups.wait()
        assert {each.id for each in self.lead.all(Note)} == self.played.notes
        assert {each.id for each in self.lead.all(Ballot)} == self.played.ballots
        assert self.lead.waiting_for() == set()
        assert not self.lead.damage()


def main() -> None:
    """Play a room and say what it took."""
    parser = argparse.ArgumentParser(description="Play a whole room.")
    parser.add_argument("--tables", type=int, default=12)
    parser.add_argument("--days", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=BUILD)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="room-", dir=options.folder))
    try:
        room = Room(folder, options.tables, options.days)
        for day in room.days:
            before = replace(room.played)
            room.play(day)
            print(_told(day, before, room.played), flush=True)
        room.refuse_loss()
        conflicts, alike = len(room.lead.conflicting()), len(pairs(room.lead))
        size = (folder / "room.facilitator").stat().st_size / 1e6
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        notes, ballots = len(room.played.notes), len(room.played.ballots)
        print(
            f"{notes:,} notes and {ballots:,} ballots, all there, none twice; "
            f"{conflicts} conflicts, {alike} pairs that seem alike; "
            f"file {size:.0f} MB, memory {memory:.0f} MB at most"
        )
        room.lead.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _told(day: Workshop, before: Played, after: Played) -> str:
    packs, new = after.packs - before.packs, after.revisions - before.revisions
    merging = after.merging - before.merging
    return (
        f"{day.code}: kits {after.making - before.making:.1f} s, opened in "
        f"{after.opening - before.opening:.1f} s, packs made in "
        f"{after.packing - before.packing:.1f} s; {packs} collected: opened in "
        f"{after.reading - before.reading:.1f} s, merged in {merging:.1f} s, "
        f"{1e3 * merging / max(new, 1):.2f} ms for each of {new:,} new versions"
    )


if __name__ == "__main__":
    main()
