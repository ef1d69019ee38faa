"""Collecting the packs of a day: 36 tables with 150 notes and 200 ballots each."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import floor
from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.codes import new_code
from facilitator_app.domain.records import Ballot, TradeOff, now
from facilitator_app.travel.pack_file import Pack, PackHead
from facilitator_app.workspace.collecting import collect
from material import Talk, frame_of, note, wholly_open
from measuring import Figure, Taken, compared, swept

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Note
    from material import Files

TABLES, NOTES, BALLOTS, TARGET = 36, 150, 200, 3
_NOBODY = UUID(int=0)

Taking = tuple[list["Note"], list["Revision"], list[Ballot], list["Revision"]]
"""What one table brings: notes and ballots, with their versions."""


def collecting(files: Files) -> Iterator[Figure]:
    """Compare taking in packs that were opened with writing all their rows at once."""
    path = _programme(files)
    brought = _brought(path)
    packs = [_pack(each, number) for number, each in enumerate(brought)]
    yield compared(
        f"collect {TABLES} packs of {NOTES} notes, {BALLOTS} votes",
        lambda: _bare(files, path, brought),
        lambda: _ours(files, path, packs),
        turns=7,
        target=TARGET,
    )


def _programme(files: Files) -> Path:
    path = files.copy(files.few)
    with wholly_open(path) as workspace:
        workspace.add(TradeOff(code="TO1", method="likert", scale=(1, 5), rounds=("before",)))
    return path


def _brought(path: Path) -> list[Taking]:
    with wholly_open(path) as workspace:
        frame, talk = frame_of(workspace), Talk(3)
        [vote] = workspace.all(TradeOff)
    found = []
    for number in range(TABLES):
        author = Author(f"table {number}", "note-taker")
        notes = [note(frame, talk) for _ in range(NOTES)]
        ballots = [
            Ballot(
                trade_off_id=vote.id,
                round="before",
                code=new_code(5, talk.chance.randrange),
                marks={"answer": talk.chance.randint(1, 5)},
            )
            for _ in range(BALLOTS)
        ]
        found.append(
            (notes, _versions(notes, author), ballots, _versions(ballots, author)),
        )
    return found


def _versions(records: list[Note] | list[Ballot], author: Author) -> list[Revision]:
    return [Edit(author).revision(Change(None, each), ()) for each in records]


def _pack(brought: Taking, number: int) -> Pack:
    """Return a pack as it is once it has been opened."""
    _, notes, _, ballots = brought
    revisions = (*notes, *ballots)
    head = PackHead(
        programme=_NOBODY,
        kit=_NOBODY,
        laptop=f"table {number}",
        table=_NOBODY,
        workshop=_NOBODY,
        made_at=now(),
        app="",
        revisions=len(revisions),
        counts={"note": NOTES, "ballot": BALLOTS},
        covers="",
        sha256="",
        writer="",
        drift=None,
    )
    return Pack(head, revisions, f"{number}", "")


def _bare(files: Files, path: Path, brought: list[Taking]) -> Taken:
    copy = files.copy(path)
    connection = floor.connect(copy)
    rows: floor.Rows = []
    for number, (notes, versions, ballots, cast) in enumerate(brought):
        rows += floor.rows_of(connection, notes, versions, ahead=NOTES * number)
        rows += floor.rows_of(connection, ballots, cast)
    taken = swept(lambda: floor.save_many(connection, rows))
    connection.close()
    files.remove(copy)
    return taken


def _ours(files: Files, path: Path, packs: list[Pack]) -> Taken:
    copy = files.copy(path)
    with wholly_open(copy) as workspace:
        before = workspace.revision_count()
        taken = swept(lambda: [collect(workspace, each) for each in packs])
        new = workspace.revision_count() - before
        assert new == TABLES * (NOTES + BALLOTS + 1), "each comes once, with a word of its pack"
    files.remove(copy)
    return taken
