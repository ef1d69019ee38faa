"""Receipts on paper: a slip for each table pack that was collected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.exports.exporter import Watch
from facilitator_app.exports.pdf.tables import Column
from facilitator_app.exports.prints.choice import Choice
from facilitator_app.exports.prints.writer import written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Progress
    from facilitator_app.exports.prints.job import Job
    from facilitator_app.exports.prints.writer import Printed

_COLUMNS = (Column("What", 1.1, names_row=True), Column("As collected", 2.6))
_SIGNED = "Whoever keeps this slip can tell that the lead has all that is counted on it."


@dataclass(frozen=True, slots=True)
class Slip:
    """What is said of one pack."""

    title: str
    lead: str
    """In a sentence, what became of it."""
    facts: tuple[tuple[str, str], ...]
    """What is told, and how it was."""


class Receipts:
    """A page for each pack."""

    name: ClassVar[str] = "receipts"
    title: ClassVar[str] = "Receipts"
    about: ClassVar[str] = "What was collected of each table, and what was in it."
    noun: ClassVar[str] = "slip"
    is_cut: ClassVar[bool] = False
    is_wide: ClassVar[bool] = False
    tells_of_day: ClassVar[bool] = False
    asks: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, slips: Sequence[Slip]) -> None:
        self._slips = slips

    def write(self, job: Job) -> None:
        """Write a slip for each pack."""
        if not self._slips:
            raise NothingToPrintError(
                "No pack has been collected yet.", advice="Collect one, then save its receipt."
            )
        for slip in job.over(self._slips):
            composer = job.section(f"{self.title}: {slip.title}")
            composer.heading(f"Receipt: {slip.title}", 1)
            composer.paragraph(slip.lead, "lead")
            composer.table(_COLUMNS, [[what, how] for what, how in slip.facts])
            composer.paragraph(_SIGNED, "small")
            job.counts[slip.title] += 1
            job.note_missing(self.title, slip.title)


def print_receipts(
    slips: Sequence[Slip], snapshot: Snapshot, path: Path, *, progress: Progress | None = None
) -> Printed:
    """Write receipts to a file; raise ExportError and leave any older file."""
    return written(Receipts(slips), snapshot, Choice(), path, Watch(progress))
