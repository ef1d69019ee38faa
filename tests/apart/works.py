"""Work for a process of its own that goes wrong, or takes its time."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError
from facilitator_app.domain.records import Programme, Workshop
from facilitator_app.exports.atomic import drafting
from facilitator_app.exports.targets import Own

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.apart.work import Line
    from facilitator_app.domain.snapshot import Snapshot

SAID = "Mrs Begum said so"
AGES = 60.0


@dataclass(frozen=True)
class Doing:
    """One sort of work."""

    what: str
    path: Path

    @property
    def paths(self) -> Sequence[Path]:
        return [self.path]

    def write(self, snapshot: Snapshot, line: Line) -> object:
        return getattr(self, self.what)(snapshot, line)

    def names(self, snapshot: Snapshot, _line: Line) -> object:
        return [each.name for each in snapshot.all(Programme)], len(snapshot.all(Workshop))

    def refusal(self, _snapshot: Snapshot, _line: Line) -> None:
        raise ExportError("The stick is full.", advice="Take another one.")

    def bug(self, _snapshot: Snapshot, _line: Line) -> None:
        raise KeyError(SAID)

    def too_much(self, _snapshot: Snapshot, _line: Line) -> None:
        raise MemoryError

    def printing(self, _snapshot: Snapshot, _line: Line) -> str:
        print("what a library has to say")  # noqa: T201
        os.write(1, b"and what the system has")
        return "heard"

    def draft(self, _snapshot: Snapshot, line: Line) -> None:
        """Write half of a file, and hear of nothing."""
        with drafting(self.path, Own(".txt", b""), line.placing) as draft:
            draft.main.write_text("half", encoding="utf-8")
            line.progress(1, 2)
            time.sleep(AGES)

    def busily(self, _snapshot: Snapshot, line: Line) -> None:
        """Write half of a file, and work on it."""
        with drafting(self.path, Own(".txt", b""), line.placing) as draft:
            draft.main.write_text("half", encoding="utf-8")
            line.progress(1, 2)
            end = time.monotonic() + AGES
            while time.monotonic() < end:
                pass

    def slowly(self, _snapshot: Snapshot, line: Line) -> None:
        """Be at the moment of placing for some time."""
        line.progress(1, 2)
        line.placing()
        time.sleep(0.5)
        self.path.write_text("whole", encoding="utf-8")
        line.made(self.path.name)
        time.sleep(AGES)

    def death(self, _snapshot: Snapshot, line: Line) -> None:
        """Be killed by the system once it may be placed."""
        line.placing()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(AGES)
