"""The files that a case starts from: a small programme, copies that were worked on elsewhere."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from facilitator_app.domain.changes import Author, Change
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.records import (
    Note,
    Participant,
    Record,
    Seating,
    Session,
    Table,
    Workshop,
)
from facilitator_app.imports import import_notes
from facilitator_app.workspace import Workspace
from tests.faults.outcomes import drawn
from tests.faults.states import State, found_in

if TYPE_CHECKING:
    import random

    from tests.faults.states import History

LEAD = Author(laptop="lead", role="lead")
HERE = Author(laptop="table-3", role="note-taker")
NAME = "programme.facilitator"
BASES = 5
OTHERS = 3
NOTES = 8
"""Notes of the base that each laptop has for itself: nobody else edits them."""

_TALK = """bus waiting-room nobody told us the letter came late আমরা অপেক্ষা করি
முதல் வாசல் “front door” 50 p.m. naïve “why?” 🙂 the nurse rang back"""
_WORDS = _TALK.split()
_ENCRYPTED = 4
_BUSY = 3


@dataclass(frozen=True)
class Other:
    """A copy that was worked on elsewhere: what it has and the base has not."""

    path: Path
    arrived: dict[UUID, History]
    records: dict[UUID, Record]


@dataclass(frozen=True)
class Base:
    """A finished file, what is in it, and its copies."""

    path: Path
    passphrase: str | None
    programme: UUID
    state: State
    others: tuple[Other, ...]
    pools: tuple[tuple[UUID, ...], ...] = field(default=())
    """The notes of each copy, then those to edit here, then those to erase."""
    seats: tuple[UUID, ...] = ()
    sheet: Path = Path()
    """Notes of a workshop that were kept elsewhere, as a table."""
    imported: tuple[str, tuple[Change, ...]] = ("", ())
    """What the import of that is called, and what it changes."""


def new_uuid(rng: random.Random) -> UUID:
    """Return an id that the source of chance decides."""
    return UUID(int=rng.getrandbits(128), version=4)


def some_text(rng: random.Random) -> str:
    """Return something that could be said, now and then longer than a page of the file."""
    words = rng.choice((3, 8, 20, 20, 60, 900))
    return cleaned_text(" ".join(rng.choices(_WORDS, k=rng.randint(1, words))))


def cleaned_text(text: str) -> str:
    """Return a text as the application keeps it."""
    any_id = UUID(int=0)
    return cleaned(Note(id=any_id, session_id=any_id, table_id=any_id, text=text)).text


def new_note(rng: random.Random, some: Note) -> Note:
    """Return another note of the same session and table."""
    return Note(
        id=new_uuid(rng),
        session_id=some.session_id,
        table_id=some.table_id,
        text=some_text(rng),
        noted_at=None,
    )


@lru_cache
def base(scratch: Path, number: int) -> Base:
    """Make one of the files that cases start from, once for each process."""
    folder = scratch / f"base-{number}"
    folder.mkdir(parents=True)
    rng = drawn("base", number)
    passphrase = "four words and more" if number == _ENCRYPTED else None
    path, programme = folder / NAME, new_uuid(rng)
    with Workspace.create(path, "Faults", LEAD, passphrase=passphrase, programme=programme) as made:
        seats, pools = _fill(made, rng, NOTES * (10 if number == _BUSY else 1))
        made.backups.wait()
        state = found_in(made).state
    shutil.rmtree(folder / f"{NAME} backups", ignore_errors=True)
    others = tuple(
        _other(path, number, passphrase, state, (pools[number], pools[-1]))
        for number in range(OTHERS)
    )
    sheet = path.with_name("notes.csv")
    imported = _imported(path, sheet, passphrase, state)
    return Base(path, passphrase, programme, state, others, pools, seats, sheet, imported)


def _imported(
    path: Path, sheet: Path, passphrase: str | None, before: State
) -> tuple[str, tuple[Change, ...]]:
    """Write a table of notes and see what it brings to a copy that nothing happens to."""
    rng = drawn("sheet", path.parent.name)
    rows = [
        (f"N{n}", "W1-S1", "T3", some_text(rng), "2026-05-09T10:00:00+00:00") for n in range(30)
    ]
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("id", "session", "table", "text", "time"), *rows])
    copy = path.with_name("importing.facilitator")
    shutil.copyfile(path, copy)
    with Workspace.open(copy, HERE, passphrase=passphrase) as into:
        import_notes(into, sheet, create=True)
        into.backups.wait()
        after, name = found_in(into), into.undo_name or ""
    shutil.rmtree(copy.with_name(f"{copy.name} backups"), ignore_errors=True)
    new = [key for key in after.histories if key not in before.histories]
    return name, tuple(Change(None, after.records[key]) for key in new)


def _fill(
    made: Workspace, rng: random.Random, notes: int
) -> tuple[tuple[UUID, ...], tuple[tuple[UUID, ...], ...]]:
    day = Workshop.named(made.programme, code="W1", title="Day one")
    session = Session.named(made.programme, code="W1-S1", workshop_id=day.id)
    table = Table.named(made.programme, code="T3", title="Table three")
    people = [Participant(id=new_uuid(rng), code=f"P{n:02}") for n in range(4)]
    seats = [
        Seating.named(
            made.programme, round="1", table_id=table.id, seat=n, participant_id=people[n].id
        )
        for n in range(4)
    ]
    made.add(day, session, table, *people, *seats)
    first = Note(session_id=session.id, table_id=table.id, text="")
    pools = [[new_note(rng, first) for _ in range(notes)] for _ in range(OTHERS + 2)]
    for pool in pools:
        made.add(*pool)
    both = [new_note(rng, first)]
    made.add(*both)
    ids = tuple(tuple(each.id for each in pool) for pool in [*pools, both])
    return tuple(each.id for each in seats), ids


def _other(
    path: Path,
    number: int,
    passphrase: str | None,
    before: State,
    pools: tuple[tuple[UUID, ...], tuple[UUID, ...]],
) -> Other:
    """Make a copy in which notes were added, a few edited, and one that another copy edits too."""
    copy = path.with_name(f"other-{number}.facilitator")
    shutil.copyfile(path, copy)
    rng = drawn("other", path.parent.name, number)
    mine, both = pools
    with Workspace.open(
        copy, Author(f"table-{10 + number}", "facilitator"), passphrase=passphrase
    ) as other:
        for key in rng.sample(mine, 3) + list(both):
            note = before.records[key]
            assert isinstance(note, Note)
            other.edit(note, replace(note, text=some_text(rng)))
            other.add(new_note(rng, note))
        other.backups.wait()
        after = found_in(other)
    shutil.rmtree(copy.with_name(f"{copy.name} backups"), ignore_errors=True)
    arrived = {
        key: history[len(before.histories.get(key, ())) :]
        for key, history in after.histories.items()
        if history != before.histories.get(key)
    }
    return Other(copy, arrived, {key: after.records[key] for key in arrived})
