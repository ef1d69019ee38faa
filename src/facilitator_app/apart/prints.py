"""Writes prints one after the other, each to where it is wanted or beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.apart.beside import written
from facilitator_app.apart.work import share
from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.exports import Watch
from facilitator_app.exports.prints import PRINTS, print_watched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.apart.work import Line
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Progress
    from facilitator_app.exports.prints import Choice, Printed


@dataclass(frozen=True, slots=True)
class Wanted:
    """A print that is to be made."""

    name: str
    choice: Choice
    path: Path


@dataclass(frozen=True, slots=True)
class Made:
    """A print that was made."""

    name: str
    printed: Printed
    avoided: str = ""
    """Why it does not have the name that was wanted, if it has not."""

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.printed.files[0]


@dataclass(frozen=True, slots=True)
class Prints:
    """Prints that are wanted."""

    wanted: tuple[Wanted, ...]

    @property
    def paths(self) -> Sequence[Path]:
        """Where their files go."""
        return [each.path for each in self.wanted]

    def write(self, snapshot: Snapshot, line: Line) -> list[str]:
        """Write each print and tell of it as soon as it is in its place.

        Of several prints, those are left out that there is nothing for: a sentence for each.
        """
        left_out = []
        for place, each in enumerate(self.wanted):
            tell = share(line, place, len(self.wanted))

            def print_to(free: Path, each: Wanted = each, tell: Progress = tell) -> Printed:
                watch = Watch(tell, placing=line.placing)
                return print_watched(each.name, snapshot, each.choice, free, watch)

            tell(0, 1)
            try:
                line.made(Made(each.name, *written(print_to, each.path, "print")))
            except NothingToPrintError as error:
                if len(self.wanted) == 1:
                    raise
                left_out.append(f"{PRINTS[each.name].title}: {error.sentence()}")
        return left_out
