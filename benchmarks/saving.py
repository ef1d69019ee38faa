"""Saving one note: what happens when Return is pressed."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

import floor
from material import MANY, PASSPHRASE, Talk, frame_of, note, versions_of, wholly_open
from measuring import Figure, Way, compared, timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from material import Files

    from facilitator_app.workspace import Workspace

TURNS = 400
WARM_UP = 20
TARGET = 1.4
LONGEST_EXTRA = 0.050
"""Seconds that a save may take longer because a backup is being made."""


def saving(files: Files) -> Iterator[Figure]:
    """Compare saving a note with writing its three rows."""
    yield _compared(files, files.few, "save a note, file of 5,000")
    yield _compared(files, files.many, "save a note, file of 150,000")
    yield _compared(files, files.few_encrypted, "the same, encrypted, 5,000", PASSPHRASE)
    yield _compared(files, files.many_encrypted, "the same, encrypted, 150,000", PASSPHRASE)


def saving_meanwhile(files: Files) -> Iterator[str]:
    """Tell how much longer a save takes while the file is copied, page by page."""
    path = files.copy(files.many)
    with wholly_open(path) as workspace:
        save = _adder(workspace)
        alone = sorted(save() for _ in range(TURNS))
        save()
        workspace.backups.start()
        beside = []
        while workspace.backups.running():
            beside.append(save())
        beside.sort()
        assert not workspace.backups.problem
    files.remove(path)
    usual = statistics.median(alone)
    extra = beside[-1] - usual
    yield (
        f"a save while a backup of {MANY:,} notes runs ({len(beside)} saves; median, 99 %, longest):"
    )
    for name, found in (("without", alone), ("beside", beside)):
        yield (
            f"    {name:8} {usual_of(found):8.2f} {found[len(found) * 99 // 100] * 1000:8.2f} "
            f"{found[-1] * 1000:8.2f} ms"
        )
    reached = "yes" if extra <= LONGEST_EXTRA else "NOT REACHED"
    yield f"    the longest took {extra * 1000:.1f} ms more, of 50 ms allowed: {reached}"


def usual_of(found: list[float]) -> float:
    """Return the median, in milliseconds."""
    return statistics.median(found) * 1000


def _compared(files: Files, path: Path, name: str, passphrase: str | None = None) -> Figure:
    for_floor, for_ours = files.copy(path), files.copy(path)
    connection = floor.connect(for_floor, passphrase)
    with wholly_open(for_ours, passphrase) as workspace:
        ours = _adder(workspace)
        bare = _bare(connection, workspace)
        for _ in range(WARM_UP):
            bare()
            ours()
        target = None if passphrase else TARGET
        found = compared(name, bare, ours, TURNS, target)
    connection.close()
    files.remove(for_floor)
    files.remove(for_ours)
    return found


def _adder(workspace: Workspace) -> Way:
    """Return what saves a note as the application does."""
    frame, talk = frame_of(workspace), Talk(1)

    def save() -> float:
        new = note(frame, talk)
        return timed(lambda: workspace.add(new))

    return save


def _bare(connection: object, workspace: Workspace) -> Way:
    """Return what writes the rows of a note: two statements for tables, one for the index."""
    frame, talk = frame_of(workspace), Talk(1)

    def save() -> float:
        new = [note(frame, talk)]
        rows = floor.rows_of(connection, new, versions_of(new))
        return timed(lambda: floor.save(connection, rows))

    return save
