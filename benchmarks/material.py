"""What is measured with: programmes of many notes, like those that are taken in a room."""

from __future__ import annotations

import os
import random
import shutil
import string
from dataclasses import dataclass
from datetime import time
from functools import cached_property
from typing import TYPE_CHECKING

import floor
from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.records import Note, Prompt, Session, Table, Workshop
from facilitator_app.domain.records.discussion import AGREEMENTS, NOTE_KINDS, STANCES, WORDINGS
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.domain.changes import Revision

FEW, MANY = 5_000, 150_000
PASSPHRASE = "five tables and a kettle"  # noqa: S105 - nothing is kept in these files
SEATS = tuple(f"S{seat}" for seat in range(1, 9))
AUTHOR = Author("table-7", "note-taker")

COMMON = """the to a and of people it that for we is would not they in be on if one said at have can
so but more who there what with only about when you our clinic same time get from should than
no because go nobody first all evening how bus doctor some older always money street my day
week fair change then local walk costs waiting appointment help families mother phone safe
hours pay nurse every line far road two children car years better care know think trust
school rather shop trees shade council work young bench light tax early park rain stairs
"""
OTHERS = ("“fair share”", "£20", "café", "Zoë", "½", "“enough”", "naïve", "…")


class Talk:
    """Says things that nobody said, the same ones in every run.

    A word is the rarer the later it stands, as in any language; most words are rare.
    """

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        words = random.Random(7)  # noqa: S311
        rare = ["".join(words.choices(string.ascii_lowercase, k=9)) for _ in range(4_000)]
        self._words = [*COMMON.split(), *rare]
        self._shares = [1 / (place + 8) for place in range(len(self._words))]

    def text(self) -> str:
        """Return 80 to 200 letters; in one of four notes some are not ASCII."""
        length = self.chance.randint(80, 200)
        words = self.chance.choices(self._words, self._shares, k=40)
        if self.chance.random() < 1 / 4:
            words[1] = self.chance.choice(OTHERS)
        return " ".join(words)[: length - 1].strip().capitalize() + "."


@dataclass(frozen=True, slots=True)
class Frame:
    """What notes belong to."""

    prompts: list[Prompt]
    tables: list[Table]


def note(frame: Frame, talk: Talk) -> Note:
    """Return a note with everything filled in that a note-taker fills in."""
    chance = talk.chance
    prompt = chance.choice(frame.prompts)
    moved = chance.random() < 1 / 10
    return Note(
        session_id=prompt.session_id,
        table_id=chance.choice(frame.tables).id,
        prompt_id=prompt.id,
        first_prompt_id=chance.choice(frame.prompts).id if moved else None,
        seats=tuple(sorted(chance.sample(SEATS, chance.randint(0, 2)))),
        kind=chance.choice(NOTE_KINDS),
        wording=chance.choices(WORDINGS, (1, 2, 7))[0],
        stance=chance.choice(("", *STANCES)),
        strength=chance.randint(0, 3),
        agreement=chance.choice(("", *AGREEMENTS)),
        text=talk.text(),
    )


def versions_of(notes: list[Note]) -> list[Revision]:
    """Return the version that each note is saved as, by an edit of its own."""
    return [Edit(AUTHOR).revision(Change(None, each), ()) for each in notes]


def frame_of(workspace: Workspace) -> Frame:
    """Return what the notes of a file belong to."""
    return Frame(workspace.all(Prompt), workspace.all(Table))


def wholly_open(path: Path, passphrase: str | None = None) -> Workspace:
    """Open a file and wait for the backup that is made then, so that none is being made."""
    workspace = Workspace.open(path, AUTHOR, passphrase=passphrase)
    workspace.backups.wait()
    return workspace


class Files:
    """The files to measure with, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._copies = 0

    @cached_property
    def empty(self) -> Path:
        """A file without notes."""
        return self._made("empty", 0)

    @cached_property
    def few(self) -> Path:
        """A file of 5,000 notes."""
        return self._made("few", FEW)

    @cached_property
    def many(self) -> Path:
        """A file of 150,000 notes."""
        return self._made("many", MANY)

    @cached_property
    def few_encrypted(self) -> Path:
        """A file of 5,000 notes, encrypted."""
        return self._made("few-encrypted", FEW, PASSPHRASE)

    @cached_property
    def many_encrypted(self) -> Path:
        """A file of 150,000 notes, encrypted."""
        return self._made("many-encrypted", MANY, PASSPHRASE)

    def copy(self, path: Path) -> Path:
        """Return a copy of a file for somebody who writes to it, all of it on the disk."""
        self._copies += 1
        copy = self.folder / f"{path.stem}-{self._copies}.facilitator"
        shutil.copyfile(path, copy)
        with copy.open("rb+") as file:
            os.fsync(file.fileno())
        return copy

    def remove(self, path: Path) -> None:
        """Remove a copy and its backups."""
        path.unlink()
        shutil.rmtree(path.with_name(f"{path.name} backups"), ignore_errors=True)

    def _made(self, name: str, notes: int, passphrase: str | None = None) -> Path:
        """Make a file, and have the application look whether every part of it is as it should."""
        path = self.folder / f"{name}.facilitator"
        with Workspace.create(path, "Front door to care", AUTHOR, passphrase=passphrase) as made:
            frame = _programme(made)
        connection = floor.connect(path, passphrase)
        for some in _in_parts(frame, notes):
            floor.save_many(connection, floor.rows_of(connection, some, versions_of(some)))
        connection.close()
        with wholly_open(path, passphrase) as workspace:
            wrong = workspace.damage()
            assert not wrong, f"the files to measure with are not true files: {wrong[:3]}"
        return path


def _in_parts(frame: Frame, notes: int) -> Iterator[list[Note]]:
    talk = Talk(notes)
    for _ in range(0, notes, FEW):
        yield [note(frame, talk) for _ in range(FEW)]


def _programme(workspace: Workspace) -> Frame:
    """Plan six days of four sessions with five prompts each, for 60 tables."""
    tables = [Table(code=f"T{number}") for number in range(1, 61)]
    days = [Workshop(code=f"D{day}", position=day) for day in range(1, 7)]
    sessions = [
        Session(
            workshop_id=day.id,
            code=f"{day.code}.{number}",
            planned_start=time(9 + 2 * number),
            minutes=75,
        )
        for day in days
        for number in range(1, 5)
    ]
    prompts = [
        Prompt(session_id=session.id, code=str(number), question="What matters here?", minutes=15)
        for session in sessions
        for number in range(1, 6)
    ]
    workspace.add(*tables, *days, *sessions, *prompts)
    return Frame(prompts, tables)
