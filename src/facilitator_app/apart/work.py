"""What a process of its own can be given to do, and what it is told by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot

PER_FILE = 1_000
"""Into so many steps the making of one file is divided."""


class Line(Protocol):
    """The way back to whoever wants the work."""

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is; raise if nobody wants it any more."""

    def made(self, it: object) -> None:
        """Tell what is in its place by now."""

    def placing(self) -> None:
        """Ask before a file takes its place: from then on until it is told of, nobody stops it."""


class Work(Protocol):
    """Files to be written, as something that can be sent."""

    @property
    def paths(self) -> Sequence[Path]:
        """Where the files are wanted."""

    def write(self, snapshot: Snapshot, line: Line) -> object:
        """Write them one after the other; tell of each, and return what else is to be said."""


def share(line: Line, place: int, count: int) -> Callable[[int, int], None]:
    """Return what tells how far all files are, of how far one of them is."""

    def tell(done: int, total: int) -> None:
        part = done * PER_FILE // total if total else 0
        line.progress(place * PER_FILE + part, count * PER_FILE)

    return tell
