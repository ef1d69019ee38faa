"""What every kind of export must offer, what it is given to look in on it, what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from facilitator_app.domain.errors import ExportError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.scope import Scope

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Told how many rows are written, and of how many."""

Cancelled = Callable[[], bool]
"""Asked now and then whether to stop."""

_ROWS_BETWEEN_LOOKS = 25
"""So few that a pack which is stopped ends within a moment: a row of a PDF takes milliseconds."""


class ExportCancelledError(ExportError):
    """An export was stopped by the person who had asked for it."""


class LookingInError(Exception):
    """Whoever looked in on an export had a fault; only those of the disk are the export's own."""

    def __init__(self, fault: OSError) -> None:
        super().__init__(str(fault))
        self.fault = fault


class Watch:
    """Tells how far an export is, and stops it when asked to."""

    def __init__(
        self,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        placing: Callable[[], object] | None = None,
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._placing = placing
        self._done = 0
        self._total = 0
        self._share = 0.0
        """The highest share that was told of."""

    def expect(self, total: int) -> None:
        """Say how many rows there will be."""
        self._total = total
        self.look()

    def over(self, rows: Iterable[T], between: int = _ROWS_BETWEEN_LOOKS) -> Iterator[T]:
        """Give the rows one by one, looking in between whether to go on."""
        for row in rows:
            yield row
            self._done += 1
            if self._done % between == 0:
                self.look()

    def finish(self) -> None:
        """Say that all is written and takes its place next, or stop at the last moment."""
        self._done = self._total
        self.look()
        if self._placing is not None:
            self._placing()

    def look(self) -> None:
        """Tell how far it is, or stop if that is wanted."""
        try:
            stopped = self._cancelled is not None and self._cancelled()
            if not stopped and self._progress is not None:
                self._progress(self._reached(), self._total)
        except OSError as fault:
            raise LookingInError(fault) from fault
        if stopped:
            raise ExportCancelledError("The export was stopped.", advice="Nothing was written.")

    def _reached(self) -> int:
        """Return how many rows to tell of: never a smaller share, though more rows are expected."""
        done = min(self._total, max(self._done, ceil(self._share * self._total)))
        self._share = done / self._total if self._total else 0.0
        return done


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text that could not be written as it is."""

    sheet: str
    id: str
    """What the first column of its row says: in most sheets the record's id."""
    column: str
    change: str
    """What became of it, in words."""
    file: str = ""
    """Where the whole text is, beside the workbook, if it was cut."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    files: tuple[Path, ...]
    """The file that was asked for, then any beside it."""
    rows: Mapping[str, int]
    """How many rows each sheet has, or records of each kind there are."""
    changed: tuple[ChangedText, ...] = ()
    changes_in: str = "the sheet Texts"
    """Where the file itself lists them."""
    noun: str = "row"
    """What is counted."""

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        return {
            "files": [str(path) for path in self.files],
            "rows": dict(self.rows),
            "changed_texts": [
                {
                    "sheet": each.sheet,
                    "id": each.id,
                    "column": each.column,
                    "change": each.change,
                    "file": each.file,
                }
                for each in self.changed
            ],
        }

    def lines(self) -> list[str]:
        """Return it for people to read."""
        found = [f"Written: {self.files[0]}"]
        found += [f"  {title}: {_counted(count, self.noun)}" for title, count in self.rows.items()]
        if self.changed:
            found.append(f"Changed to fit, see {self.changes_in}: {len(self.changed)}")
        found += [f"Whole text: {path}" for path in self.files[1:]]
        return found


class Exporter(Protocol):
    """A way of writing a programme to a file."""

    name: ClassVar[str]
    """What it is asked for by."""

    title: ClassVar[str]
    """What it is called in a menu."""

    suffix: ClassVar[str]
    """The ending of its files, dot included."""

    def write(self, snapshot: Snapshot, scope: Scope, path: Path, watch: Watch) -> Exported:
        """Write the file, or raise ExportError and leave any older file as it was."""
        ...


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"
