"""How figures are taken: the ways of doing a job take turns, and the median of each counts."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple


class Taken(NamedTuple):
    """What doing a job once took, in seconds."""

    clock: float
    processor: float
    """Without what waiting for the disk and for other programs takes: steadier if there are any."""


Way = Callable[[], Taken]
"""Does a job once and tells what it took, without what had to be prepared."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What a job takes, beside the least that it could take."""

    name: str
    floor: Taken
    ours: Taken
    target: float | None = None
    """The highest ratio by the clock that will do, if there is one."""

    @property
    def missed(self) -> bool:
        """Whether it takes more than it may."""
        return self.target is not None and self.ours.clock > self.target * self.floor.clock

    def __str__(self) -> str:
        target = "" if self.target is None else f"<= {self.target:.2f}"
        reached = "" if self.target is None else "NOT REACHED" if self.missed else "yes"
        return (
            f"{self.name:43} {_duration(self.floor.clock):>10} {_duration(self.ours.clock):>10} "
            f"{self.ours.clock / self.floor.clock:6.2f} {target:>8}  {reached:11} "
            f"{self.ours.processor / self.floor.processor:9.2f}"
        )


HEADING = (
    f"{'figure':43} {'floor':>10} {'ours':>10} {'ratio':>6} {'target':>8}  {'reached':11} processor"
)


def compared(name: str, floor: Way, ours: Way, turns: int, target: float | None = None) -> Figure:
    """Let floor and ours take turns, each going first every other time."""
    taken: dict[str, list[Taken]] = {"floor": [], "ours": []}
    ways = [("floor", floor), ("ours", ours)]
    for turn in range(turns):
        for which, way in ways if turn % 2 else reversed(ways):
            taken[which].append(way())
    return Figure(name, _median(taken["floor"]), _median(taken["ours"]), target)


def timed(job: Callable[[], object]) -> Taken:
    """Tell what a job takes, letting go of its result not counted."""
    clock, processor = time.perf_counter(), time.process_time()
    result = job()
    taken = Taken(time.perf_counter() - clock, time.process_time() - processor)
    del result
    return taken


def swept(job: Callable[[], object]) -> Taken:
    """Tell what a large job takes that starts without rubbish left by another."""
    gc.collect()
    return timed(job)


def _median(found: list[Taken]) -> Taken:
    clock, processor = zip(*found, strict=True)
    return Taken(statistics.median(clock), statistics.median(processor))


def _duration(seconds: float) -> str:
    return f"{seconds:.3f} s" if seconds >= 1 else f"{seconds * 1000:.3f} ms"
