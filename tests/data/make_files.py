"""Makes the files that every later version must go on reading: `python -m tests.data.make_files`.

They are made once for each format, from a fixed seed, and never made again once released: what is
tested is that files made by an older version are still read.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from facilitator_app.domain.changes import Author, Change
from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    Briefing,
    Coding,
    Consent,
    Coverage,
    DraftExpectation,
    Duty,
    ExpectedBallot,
    ExpertQuestion,
    Flipchart,
    Headline,
    Issued,
    KeyPair,
    Link,
    Note,
    Person,
    PlaceWording,
    Presence,
    Prompt,
    ReadBack,
    Reason,
    Record,
    Reflection,
    Reveal,
    SealingKey,
    SeatChange,
    SecondKeying,
    Shorthand,
    Staff,
    Star,
    Summary,
    TablePosition,
    TradeOff,
    VoteRound,
    WelfareEntry,
)
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_key_file
from tests.merging import kit
from tests.merging.chance import begin, set_all
from tests.merging.opinion import plain_of

if TYPE_CHECKING:
    from collections.abc import Iterator

VERSION = "v3"
"""The format that they are made in, which has the number of steps in `storage/migrations.py`."""
FILES = Path(__file__).parent / "files"
PASSPHRASE = "kept"  # noqa: S105 - of a file that everybody may read
HERE = Author("table-3", "note-taker")
P, SESSION, TABLE = kit.PROGRAMME, kit.SESSION.id, kit.TABLE.id
PROMPT = Prompt.named(P, session_id=SESSION, code="Q1", question="What is hot?", probes=("Why?",))
NOTE = Note(
    id=UUID(int=P.int + 9),
    session_id=SESSION,
    table_id=TABLE,
    prompt_id=PROMPT.id,
    seats=("A", "B"),
    kind="quote",
    wording="exact",
    stance="for",
    strength=2,
    agreement="most",
    text="“Shade” ছায়া 遮阳 المَكتَبَة\nsecond line",
    noted_at=datetime(2026, 5, 9, 10, 30, tzinfo=UTC),
    imported_id="N-7",
)
TYPED_UP = UUID(int=P.int + 10)
VOTE = replace(
    kit.VOTE, id=TradeOff.id_of(P, "TO2", 1), code="TO2", method="slider", scale=(0, 10), version=1
)


def rest() -> Iterator[Record]:
    """Return the records that the kit of a room does not have, of every kind there is."""
    yield PROMPT
    yield Staff(code="NT1", role="note-taker", table_id=TABLE)
    yield VOTE
    yield Presence.named(
        P,
        participant_id=kit.PEOPLE[0].id,
        workshop_id=kit.DAY.id,
        half_day="morning",
        arrived=time(9, 5),
    )
    yield NOTE
    yield Coding.named(P, note_id=NOTE.id, theme_id=kit.THEME.id, coder="second")
    yield ExpertQuestion(session_id=SESSION, table_id=TABLE, text="Who pays?", status="asked")
    yield Headline.named(P, table_id=TABLE, session_id=SESSION, text="Shade first")
    yield Reflection.named(P, table_id=TABLE, session_id=SESSION, energy=4, advice="Breaks")
    yield DraftExpectation(session_id=SESSION, table_id=TABLE, text="A tree", because="It is hot")
    yield ExpectedBallot.named(P, code="AAA2")
    yield from designed()
    yield from at_the_table()
    yield from about_votes()
    for code, mark in (("AAA2", 3), ("BBB3", 7)):
        yield Ballot.named(
            P, trade_off_id=VOTE.id, round="before", code=code, marks={"answer": mark}
        )


def designed() -> Iterator[Record]:
    """Return what a lead prepares since the second format."""
    guide = Staff(code="F1", role="facilitator", table_id=TABLE)
    yield guide
    yield Duty.named(P, staff_id=guide.id, session_id=SESSION, task="Reads the card out")
    yield Briefing.named(P, role="facilitator", text="You hold the time.")
    yield Shorthand.named(P, short="shd", table_id=TABLE, text="shade")
    yield SealingKey.named(P, public="age1public")
    yield PlaceWording.named(P, trade_off_id=VOTE.id, number=1, text="Trees")
    yield Issued.named(P, trade_off_id=VOTE.id, what="ballot cards")
    yield Consent.named(P, participant_id=kit.PEOPLE[0].id, item="quotes", given=False)


def at_the_table() -> Iterator[Record]:
    """Return what a table says since the second format."""
    here: dict[str, Any] = {"session_id": SESSION, "table_id": TABLE}
    yield SeatChange.named(P, **here, seat="A", what="swapped", other="B", at=time(9, 40))
    yield replace(NOTE, id=TYPED_UP, transcribed=True, sheet="K7Q2-M4FX", imported_id="")
    yield Link.named(P, note_id=TYPED_UP, other_id=NOTE.id, how="disagrees")
    yield Star.named(P, note_id=TYPED_UP)
    yield Coverage.named(
        P, table_id=TABLE, prompt_id=PROMPT.id, state="skipped", reason="no time", merged_into=None
    )
    yield Summary.named(P, **here, prompt_id=PROMPT.id, lines=("Shade", "", "Benches"))
    headline = Headline.id_of(P, TABLE, SESSION)
    yield ReadBack.named(P, headline_id=headline, text="Shade first")
    yield Flipchart.named(P, **here, code="T1-1", about="Where it is hot", agreement="most")
    yield WelfareEntry(**here, sealed="-----BEGIN AGE ENCRYPTED FILE-----")


def about_votes() -> Iterator[Record]:
    """Return what a vote needs besides ballots, since the third format."""
    vote: dict[str, Any] = {"trade_off_id": VOTE.id}
    yield VoteRound.named(P, **vote, round="after", session_id=SESSION)
    yield SecondKeying.named(
        P, **vote, round="before", code="AAA2", marks={"answer": 4}, first={"answer": 3}
    )
    yield BallotAccount.named(
        P, **vote, round="before", table_id=TABLE, issued=3, returned=2, spoilt=0, unreturned=1
    )
    yield Reveal.named(P, **vote, round="before")
    yield Reason(**vote, table_id=TABLE, sort="reason", option="answer", text="It is hot")
    yield TablePosition.named(P, **vote, round="position", table_id=TABLE, marks={"answer": 5})


def fill(workspace: Workspace) -> None:
    """Add every kind of record, then edit, remove, undo, erase, mask, and merge a conflict."""
    workspace.add(*kit.REST, *rest(), name="all there is")
    day = workspace.edit(kit.DAY, replace(kit.DAY, held_on=date(2026, 5, 9), doors=time(9)))
    workspace.remove(kit.SPARE)
    before = workspace.history(NOTE.id)
    workspace.edit(NOTE, replace(NOTE, text="edited here"))
    elsewhere = type(workspace.new_edit())(Author("table-4", "facilitator"))
    workspace.merge(
        [elsewhere.revision(Change(NOTE, replace(NOTE, text="edited elsewhere")), before)]
    )
    workspace.erase([kit.NOTES[0]], "withdrawn")
    workspace.mask(kit.NOTES[1], "[name] wants benches")
    later = replace(kit.DAY, title="The hot day", held_on=day.held_on, doors=day.doors)
    workspace.edit(day, later, name="the step that was undone")
    workspace.undo()


def expected(workspace: Workspace) -> dict[str, Any]:
    """Return what must be read from a file for ever."""
    snapshot = workspace.snapshot()
    return {
        "records": {
            str(each.id): plain_of(each) for some in snapshot.records.values() for each in some
        },
        "conflicts": sorted(map(str, snapshot.conflicts)),
        "revisions": workspace.revision_count(),
        "undo": workspace.undo_name,
        "redo": workspace.redo_name,
    }


def make(folder: Path) -> None:
    """Make all files of this version."""
    told: dict[str, Any] = {}
    for ending, passphrase in ((".facilitator", None), ("-encrypted.facilitator", PASSPHRASE)):
        name = VERSION + ending
        begin(1)
        with Workspace.create(
            folder / name, kit.NAME.name, HERE, programme=P, passphrase=passphrase
        ) as made:
            fill(made)
            told[name] = expected(made)
    begin(2)
    with make_key_file(folder / f"{VERSION}.key", P, PASSPHRASE, HERE) as key:
        key.remove(*key.all(KeyPair))
        key.add(
            KeyPair(public="age1public", secret="AGE-SECRET-KEY-1"),  # noqa: S106
            Person(participant_code="P1", ballot_code="AAA2"),
            gone := Person(participant_code="P3", ballot_code="CCC4"),
        )
        key.erase([gone], "withdrawn")
        told[f"{VERSION}.key"] = expected(key)
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{VERSION}.json").write_text(text, encoding="utf-8")


def main() -> int:
    """Make them, unless they are there."""
    if any(FILES.glob(f"{VERSION}*")):
        print("they are there already", file=sys.stderr)  # noqa: T201
        return 1
    FILES.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        set_all(patch)
        make(FILES)
    for each in FILES.glob("* backups/*"):
        each.unlink()
    for each in FILES.glob("* backups"):
        each.rmdir()
    return 0


if __name__ == "__main__":
    sys.exit(main())
