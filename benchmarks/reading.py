"""Reading notes, and finding some of them."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import floor
from facilitator_app.domain.records import Note
from facilitator_app.domain.searching import query_of
from facilitator_app.storage import search
from facilitator_app.storage.tables import TABLE_OF
from facilitator_app.workspace import Workspace
from material import AUTHOR, FEW, Talk, frame_of, note, versions_of, wholly_open
from measuring import Figure, compared, swept, timed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.domain.snapshot import Snapshot
    from material import Files

NOTES = TABLE_OF["note"]
READ = f"SELECT {floor.names_of(NOTES)} FROM {NOTES.name} ORDER BY number_here"
FIND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 100"
FETCH = (
    f"SELECT {floor.names_of(NOTES)} FROM {NOTES.name} WHERE number_here IN "
    "(SELECT value FROM json_each(?)) ORDER BY number_here DESC"
)
SEARCHES = {"a rare word": "stairs park", "a word": "bench", "a common word": "clinic"}


def reading(files: Files) -> Iterator[Figure]:
    """Compare reading every note with fetching its row."""
    connection = floor.connect(files.many)
    with wholly_open(files.many) as workspace:
        yield compared(
            "read 150,000 notes",
            lambda: swept(lambda: connection.execute(READ).fetchall()),
            lambda: swept(lambda: workspace.all(Note)),
            turns=9,
            target=4,
        )
    connection.close()


def searching(files: Files) -> Iterator[Figure]:
    """Compare the first 100 hits with the same match and the same rows."""
    connection = floor.connect(files.many)

    def find(words: str) -> list[tuple[object, ...]]:
        places = [search.place_of(row[0]) for row in connection.execute(FIND, (query_of(words),))]
        numbers = json.dumps([number for _, number in places])
        found: list[tuple[object, ...]] = connection.execute(FETCH, (numbers,)).fetchall()
        return found

    with wholly_open(files.many) as workspace:
        for name, words in SEARCHES.items():
            assert len(workspace.search(words)) == len(find(words)), "both find the same"
            yield compared(
                f"first 100 of {workspace.count_hits(words):,} hits, {name}",
                partial(timed, partial(find, words)),
                partial(timed, partial(workspace.search, words)),
                turns=101,
                target=1.5,
            )
    connection.close()


def opening(files: Files) -> Iterator[Figure]:
    """Compare opening a programme and reading all of it with opening its file for its notes."""
    path = files.copy(files.few)
    with wholly_open(path) as workspace:
        frame, talk = frame_of(workspace), Talk(2)
        new = [note(frame, talk) for _ in range(400)]
        workspace.merge(versions_of(new))
    wholly_open(path).close()  # its backup is made, and not again each time

    def bare() -> list[object]:
        connection = floor.connect(path)
        rows: list[object] = connection.execute(READ).fetchall()
        connection.close()
        return rows

    def ours() -> Snapshot:
        with Workspace.open(path, AUTHOR) as workspace:
            return workspace.snapshot()

    yield compared(
        f"open a programme of {FEW + 400:,} notes, read all",
        lambda: swept(bare),
        lambda: swept(ours),
        turns=21,
    )
    files.remove(path)
