"""How figures are taken: the ways of doing a job take turns, and the median of each counts."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Way = Callable[[], float]
"""Does a job once and returns how many seconds it took, without what had to be prepared."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a job takes, beside the least that it could take."""

    name: str
    floor: float
    """Seconds."""
    ours: float
    target: float | None = None
    """The highest ratio that will do, if there is one."""

    @property
    def ratio(self) -> float:
        """How many times its floor a job takes."""
        return self.ours / self.floor

    @property
    def missed(self) -> bool:
        """Whether it takes more than it may."""
        return self.target is not None and self.ratio > self.target

    def __str__(self) -> str:
        target = "" if self.target is None else f"<= {self.target:.2f}"
        reached = "" if self.target is None else "NOT REACHED" if self.missed else "yes"
        return (
            f"{self.name:48} {_duration(self.floor):>10} {_duration(self.ours):>10} "
            f"{self.ratio:6.2f} {target:>8}  {reached}"
        ).rstrip()


HEADING = f"{'figure':48} {'floor':>10} {'ours':>10} {'ratio':>6} {'target':>8}  reached"


def compared(name: str, floor: Way, ours: Way, turns: int, target: float | None = None) -> Figure:
    """Let floor and ours take turns, each going first every other time."""
    taken: dict[str, list[float]] = {"floor": [], "ours": []}
    ways = [("floor", floor), ("ours", ours)]
    for turn in range(turns):
        for which, way in ways if turn % 2 else reversed(ways):
            taken[which].append(way())
    middle = {which: statistics.median(found) for which, found in taken.items()}
    return Figure(name, middle["floor"], middle["ours"], target)


def timed(job: Callable[[], object]) -> float:
    """Return how long a job takes, letting go of its result not counted."""
    start = time.perf_counter()
    result = job()
    taken = time.perf_counter() - start
    del result
    return taken


def swept(job: Callable[[], object]) -> float:
    """Return how long a large job takes that starts without rubbish left by another."""
    gc.collect()
    return timed(job)


def _duration(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds >= 1 else f"{seconds * 1000:.3f} ms"
