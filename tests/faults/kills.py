"""A worker is killed: at some moment, or as it makes its n-th call that changes a file."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.faults.checking import problems
from tests.faults.jobs import JOBS, acknowledged, new_job
from tests.faults.launching import run_traced, started, why_no_strace
from tests.faults.outcomes import Lab, Outcome, cases_of, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

_BATCH = 24
_CALLS = (
    ("pwrite64", 20),
    ("pwrite64", 80),
    ("pwrite64", 300),
    ("fsync", 20),
    ("fsync", 60),
    ("unlink", 6),
    ("unlink", 12),
    ("rename", 3),
    ("openat", 20),
    ("write", 8),
)
"""Which calls kill, and up to which number of them."""


class KilledAtSomeMoment:
    """SIGKILL (on Windows: TerminateProcess) at a moment that is drawn."""

    name = "killed at some moment"
    size = _BATCH

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}

    def why_not(self) -> str:
        return ""

    def run(self, lab: Lab, batch: int) -> Iterator[Outcome]:
        for case in cases_of(lab, batch, _BATCH):
            name, seed = JOBS[case % len(JOBS)], f"{lab.seed}/moment/{case}"
            if name not in self._seconds:
                self._seconds[name] = self._killed(lab, name, seed, None)[0]
            share = drawn("share", seed).random()
            _, killed, wrong = self._killed(lab, name, seed, share * self._seconds[name])
            if killed or wrong:
                yield Outcome(self.name, name, case, tuple(wrong))

    def _killed(
        self, lab: Lab, name: str, seed: str, after: float | None
    ) -> tuple[float, bool, list[str]]:
        """Run a job and kill it after so many seconds; return how long it took, and if it was."""
        job = new_job(lab.scratch, name, seed)
        with started(job) as worker:
            begun = time.perf_counter()
            worker.let_go()
            if after is not None:
                worker.process.join(after)
                worker.process.kill()
            killed = worker.wait()
            seconds = time.perf_counter() - begun
        return seconds, killed, problems(job, acknowledged(job))


class KilledAtACall:
    """SIGKILL as it makes its n-th call of one sort, n from 1 upwards."""

    name = "killed at a call"
    size = _BATCH

    def why_not(self) -> str:
        return why_no_strace()

    def run(self, lab: Lab, batch: int) -> Iterator[Outcome]:
        for case in cases_of(lab, batch, _BATCH):
            turn, place = divmod(case, len(JOBS))
            name, seed = JOBS[place], f"{lab.seed}/call/{case}"
            rng = drawn("call", seed)
            call, most = rng.choice(_CALLS)
            number = 1 + turn % 4 if rng.random() < 0.3 else rng.randint(1, most)
            job = new_job(lab.scratch, name, seed)
            killed = run_traced(
                job,
                lab.scratch / "trace",
                ["-e", f"trace={call}", "-e", f"inject={call}:signal=SIGKILL:when={number}"],
            )
            wrong = problems(job, acknowledged(job))
            if killed or wrong:
                yield Outcome(self.name, name, case, tuple(wrong))
