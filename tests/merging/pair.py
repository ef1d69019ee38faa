"""Two laptops that were given the same kit, for cases that are told one by one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Author, Change
from facilitator_app.domain.records import Ballot, Note, Seating, Table
from facilitator_app.workspace import Workspace
from tests.merging import kit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from facilitator_app.domain.changes import Revision

Pair = tuple[Workspace, Workspace]
NOTE = kit.NOTES[0]


def open_pair(folder: Path, passphrase: str | None = None) -> Pair:
    """Make a file, and a copy of it for another laptop."""
    one, other = folder / "one.facilitator", folder / "other.facilitator"
    made = Workspace.create(one, kit.NAME.name, programme=kit.PROGRAMME, passphrase=passphrase)
    made.add(*kit.REST)
    made.close()
    shutil.copyfile(one, other)
    return open_as(one, passphrase), open_as(other, passphrase)


def open_as(path: Path, passphrase: str | None = None) -> Workspace:
    """Open a file on the laptop that is called as the file is."""
    return Workspace.open(path, Author(path.stem, "note-taker"), passphrase=passphrase)


def journal(workspace: Workspace) -> list[Revision]:
    return list(workspace.revisions())


def meet(*all_of_them: Workspace) -> None:
    """Give everything to everyone."""
    everything = [each for workspace in all_of_them for each in journal(workspace)]
    for workspace in all_of_them:
        workspace.merge(everything)


def note_of(workspace: Workspace) -> Note:
    """Return the first note of the kit as it is shown."""
    (note,) = workspace.of(Note, "id", [NOTE.id])
    return note


def edited(workspace: Workspace, text: str) -> Note:
    before = note_of(workspace)
    return workspace.edit(before, replace(before, text=text))


def new_note(text: str, table: Table = kit.TABLE) -> Note:
    return Note(session_id=kit.SESSION.id, table_id=table.id, text=text, noted_at=None)


def paper(code: str, option: str, cast_at: datetime | None = None) -> Ballot:
    return Ballot.named(
        kit.PROGRAMME,
        trade_off_id=kit.VOTE.id,
        round=kit.ROUND,
        code=code,
        marks={option: 1},
        cast_at=cast_at,
    )


def imported(workspace: Workspace, *ballots: Ballot) -> None:
    """Take in ballots that were cast elsewhere: versions that replace nothing."""
    edit = workspace.new_edit()
    written = [edit.revision(Change(None, each), ()) for each in ballots]
    workspace.write(written, "import ballots")


def ballot_of(workspace: Workspace, code: str) -> Ballot | None:
    found = workspace.of(Ballot, "id", [paper(code, "Buses").id])
    return found[0] if found else None


def swapped(workspace: Workspace, first: int, second: int) -> None:
    """Let the people on two seats of the first table change places, as one edit."""
    seats = {each.seat: each for each in workspace.all(Seating)}
    one, two = seats[first], seats[second]
    workspace.do(
        [
            Change(one, replace(one, participant_id=two.participant_id)),
            Change(two, replace(two, participant_id=one.participant_id)),
        ],
        "swap seats",
    )
