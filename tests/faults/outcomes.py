"""What the kinds of faults have in common: cases drawn from a seed, each with its outcome."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a fresh folder of our own is made in it
_ROOM_WANTED = 4 << 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one case ended."""

    kind: str
    job: str
    case: int
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lab:
    """Where a run works, what it draws from, and until when."""

    scratch: Path
    seed: str
    until: float
    only: int | None = None
    """The one case to run, if not all."""

    @property
    def is_over(self) -> bool:
        return time.time() >= self.until


class Kind(Protocol):
    """A kind of fault."""

    name: str
    size: int
    """How many cases are in a batch."""

    def why_not(self) -> str:
        """Say why it cannot run here, or nothing if it can."""
        ...

    def run(self, lab: Lab, batch: int) -> Iterator[Outcome]:
        """Run a batch of cases; leave off when the time is over."""
        ...


def drawn(*parts: object) -> random.Random:
    """Return a source of chance that these parts alone decide."""
    return random.Random("/".join(map(str, parts)))  # noqa: S311 - it must come again the same


def new_scratch() -> Path:
    """Make a folder to work in, in memory where there is room: no fault here needs a real disk."""
    roomy = _IN_MEMORY.is_dir() and shutil.disk_usage(_IN_MEMORY).free > _ROOM_WANTED
    return Path(tempfile.mkdtemp(prefix="faults-", dir=_IN_MEMORY if roomy else None))


def cases_of(lab: Lab, batch: int, size: int) -> Iterator[int]:
    """Return the cases of a batch, until the time is over."""
    for case in range(batch * size, (batch + 1) * size):
        if lab.only in {None, case}:
            if lab.is_over and lab.only is None:
                return
            yield case
