"""Merging what 36 laptops have taken down in a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import floor
from material import Talk, frame_of, note, versions_of, wholly_open
from measuring import Figure, Taken, compared, swept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Note
    from material import Files

T = TypeVar("T")
LAPTOPS, NOTES_EACH = 36, 150


def merging(files: Files) -> Iterator[Figure]:
    """Compare taking in journals, a transaction each, with writing their rows."""
    yield _compared(files, files.many, "merge 36 journals of 150 into 150,000", target=1.7, turns=5)
    yield _compared(files, files.few, "merge 36 journals of 150 into 5,000", target=3, turns=9)


def _journals(path: Path) -> list[tuple[list[Note], list[Revision]]]:
    """Return the notes of 36 tables that were taken down at the same time."""
    with wholly_open(path) as workspace:
        frame, talk = frame_of(workspace), Talk(3)
    notes = [note(frame, talk) for _ in range(LAPTOPS * NOTES_EACH)]
    versions = versions_of(notes)
    return [(notes[laptop::LAPTOPS], versions[laptop::LAPTOPS]) for laptop in range(LAPTOPS)]


def _compared(files: Files, path: Path, name: str, target: float, turns: int) -> Figure:
    journals = _journals(path)
    arrived = [versions for _, versions in journals]

    def bare() -> Taken:
        copy = files.copy(path)
        connection = floor.connect(copy)
        batches = [
            floor.rows_of(connection, notes, versions, ahead=NOTES_EACH * number)
            for number, (notes, versions) in enumerate(journals)
        ]
        taken = swept(lambda: _for_each(batches, lambda rows: floor.save_many(connection, rows)))
        connection.close()
        files.remove(copy)
        return taken

    def ours() -> Taken:
        copy = files.copy(path)
        with wholly_open(copy) as workspace:
            taken = swept(lambda: _for_each(arrived, workspace.merge))
        files.remove(copy)
        return taken

    return compared(name, bare, ours, turns, target)


def _for_each(some: Iterable[T], job: Callable[[T], object]) -> None:
    for each in some:
        job(each)
