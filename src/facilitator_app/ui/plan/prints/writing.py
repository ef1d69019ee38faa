"""Writes prints one after the other, each to where it is wanted or beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.exports.prints import PRINTS, print_out
from facilitator_app.ui.parts.beside import written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from facilitator_app.exports.prints import Choice, Printed
    from facilitator_app.workspace import Workspace

    Progress = Callable[[int, int], None]

_PER_PRINT = 1_000


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


@dataclass(slots=True)
class Outcome:
    """What is in its place by now, and what there was nothing for."""

    made: list[Made] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def write(
    workspace: Workspace, wanted: Sequence[Wanted], progress: Progress, outcome: Outcome
) -> Outcome:
    """Write each print and list it in the outcome as soon as it is in its place.

    `progress` may raise to stop, and then nothing half is left. Of several prints, those are left
    out that there is nothing for.
    """
    progress(0, 1)
    snapshot = workspace.snapshot()
    for place, each in enumerate(wanted):

        def tell(done: int, total: int, place: int = place) -> None:
            share = done * _PER_PRINT // total if total else 0
            progress(place * _PER_PRINT + share, len(wanted) * _PER_PRINT)

        def print_to(free: Path, each: Wanted = each, tell: Progress = tell) -> Printed:
            return print_out(each.name, snapshot, each.choice, free, progress=tell)

        tell(0, 1)
        try:
            found = written(print_to, each.path, "print", lambda: progress(0, 1))
            outcome.made.append(Made(each.name, *found))
        except NothingToPrintError as error:
            if len(wanted) == 1:
                raise
            outcome.left_out.append(f"{PRINTS[each.name].title}: {error.sentence()}")
    return outcome
