"""Saving one note: what happens when Return is pressed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import floor
from material import MANY, PASSPHRASE, Talk, frame_of, note, versions_of, wholly_open
from measuring import Figure, Taken, Way, compared, timed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator_app.workspace import Workspace
    from material import Files

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
        beside = sorted(_while_backing_up(workspace, save))
        without = sorted(save().clock for _ in beside)
    files.remove(path)
    yield f"{len(beside):,} saves while a backup of {MANY:,} notes is made: median, 99 %, longest"
    for name, found in (("without", without), ("beside", beside)):
        parts = (found[len(found) // 2], found[len(found) * 99 // 100], found[-1])
        yield f"    {name:8}" + "".join(f"{seconds * 1000:10.2f} ms" for seconds in parts)
    extra = beside[-1] - without[-1]
    reached = "yes" if extra <= LONGEST_EXTRA else "NOT REACHED"
    yield f"    the longest takes {extra * 1000:.1f} ms more, of 50 ms allowed: {reached}"


def _while_backing_up(workspace: Workspace, save: Way) -> Iterator[float]:
    save()  # or the last backup is the same file, and none is made
    backup = threading.Thread(target=workspace.backups.make_now)
    backup.start()
    while backup.is_alive():
        yield save().clock
    assert not workspace.backups.problem


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

    def save() -> Taken:
        new = note(frame, talk)
        return timed(lambda: workspace.add(new))

    return save


def _bare(connection: object, workspace: Workspace) -> Way:
    """Return what writes the rows of a note: two statements for tables, one for the index."""
    frame, talk = frame_of(workspace), Talk(1)

    def save() -> Taken:
        new = [note(frame, talk)]
        rows = floor.rows_of(connection, new, versions_of(new))
        return timed(lambda: floor.save(connection, rows))

    return save
