"""A small room: two days, two tables, four people, and the lead's key with its copies."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.changes import Author
from facilitator_app.domain.records import (
    Consent,
    ExpectedBallot,
    Note,
    Participant,
    Presence,
    Prompt,
    Seating,
    Session,
    Shorthand,
    Staff,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.travel.words import key_words
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.collecting import Collected, collect, open_pack
from facilitator_app.workspace.key_backup import read_file_back, read_words_back
from facilitator_app.workspace.key_file import SUFFIX, LeadKey, make_lead_key, open_key
from facilitator_app.workspace.kits import MadeKit, make_kits
from facilitator_app.workspace.opened_kit import open_kit
from facilitator_app.workspace.packing import make_pack, pack_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PROGRAMME = UUID("0190d3a0-0000-7000-8000-0000000000bb")
SESAME = "under the clock"
WHERE = "lives at the harbour"

MADE_AT = datetime(2026, 9, 12, 7, tzinfo=UTC)
AT_THE_TABLE = Author(laptop="a laptop", role="note-taker")
DAYS = tuple(
    Workshop.named(PROGRAMME, code=code, position=place, held_on=date(2026, 9, 12 + place))
    for place, code in enumerate(("D1", "D2"), 1)
)
DAY = DAYS[0]
SESSION, LATER = (
    Session.named(
        PROGRAMME,
        code=code,
        workshop_id=day.id,
        planned_start=time(10),
        minutes=60,
        round=round_name,
    )
    for code, day, round_name in (("1.1", DAYS[0], "r1"), ("2.1", DAYS[1], "r2"))
)
PROMPT = Prompt.named(PROGRAMME, session_id=SESSION.id, code="a", question="What is it like?")
A, B = TABLES = tuple(Table.named(PROGRAMME, code=code) for code in "AB")
VOTE = TradeOff.named(
    PROGRAMME,
    code="TO1",
    version=1,
    method="likert",
    scale=(1, 5),
    rounds=("before",),
    session_id=SESSION.id,
    wording="Fewer, larger places to go",
)
PEOPLE = tuple(
    Participant(
        id=Participant.id_of(PROGRAMME, code),
        code=code,
        fields={"area": WHERE},
        seating_instruction=f"{code} near the door",
    )
    for code in ("P01", "P02", "P03", "P04")
)
CODES = ("QQQ2", "AAA3", "MMM4", "BBB5")
DESIGN = (
    *DAYS,
    *(SESSION, LATER, PROMPT, *TABLES, VOTE),
    Staff(code="NT1", role="note-taker"),
    Theme.named(PROGRAMME, code="TH1"),
    Shorthand.named(PROGRAMME, short="bs", table_id=None, text="bus stop"),
    Shorthand.named(PROGRAMME, short="zz", table_id=B.id, text="only at B"),
)


@dataclass
class Room:
    """The lead's file and key, and where sticks and laptops lie."""

    folder: Path
    lead: Workspace
    key: LeadKey

    @property
    def stick(self) -> Path:
        found = self.folder / "stick"
        found.mkdir(exist_ok=True)
        return found

    def kits(self, *tables: Table) -> dict[str, MadeKit]:
        made = make_kits(self.lead, self.key, DAY, tables or TABLES, self.stick)
        return {each.table.code: each for each in made}

    def laptop(self, made: MadeKit, name: str = "") -> Workspace:
        """Open a kit on a laptop, a new one unless it has been named before."""
        folder = self.folder / (name or f"laptop {made.table.code}")
        folder.mkdir(exist_ok=True)
        return Workspace.open(open_kit(made.path, made.code, folder), passphrase=made.code)

    def pack(self, laptop: Workspace) -> Path:
        path = self.stick / pack_name(laptop)
        make_pack(laptop, path)
        return path

    def collect(self, path: Path) -> Collected:
        return collect(self.lead, open_pack(self.lead, self.key, path))


def people() -> Iterator[object]:
    """Return who sits where: the first two at A on day 1, the others at B."""
    yield from PEOPLE
    for place, person in enumerate(PEOPLE):
        table, seat = TABLES[place // 2], place % 2 + 1
        for round_name in ("r1", "r2"):
            yield Seating.named(
                PROGRAMME, round=round_name, table_id=table.id, seat=seat, participant_id=person.id
            )
        for item, given in (("notes", True), ("quotes", place % 2 == 0), ("photo", True)):
            yield Consent.named(PROGRAMME, participant_id=person.id, item=item, given=given)
        yield Presence.named(
            PROGRAMME, participant_id=person.id, workshop_id=DAY.id, half_day="morning"
        )
    for code in CODES:
        yield ExpectedBallot.named(PROGRAMME, code=code)


def new_room(folder: Path) -> Room:
    """Make the lead's file with its key, of which there are copies."""
    path = folder / "heat.facilitator"
    lead = Workspace.create(path, "Heat", programme=PROGRAMME)
    lead.add(*DESIGN, *people())  # type: ignore[arg-type]
    key_path = path.with_suffix(SUFFIX)
    make_lead_key(lead, key_path, SESAME)
    key = open_key(key_path, SESAME, PROGRAMME)
    return Room(folder, lead, key)


def back_up(room: Room) -> None:
    """Make the copies of the key, and read them back."""
    copy = room.stick / "copy.key"
    shutil.copyfile(room.key.path, copy)
    read_file_back(room.lead, room.key, copy, SESAME)
    read_words_back(room.lead, room.key, " ".join(key_words(room.key.secret)))


def note(text: str, table: Table = A) -> Note:
    return Note(
        session_id=SESSION.id, table_id=table.id, prompt_id=PROMPT.id, text=text, noted_at=None
    )
