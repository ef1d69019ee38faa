"""The power fails: one recorded run is cut off in hundreds of places, in several ways each."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.faults.calls import OPTIONS
from tests.faults.checking import problems
from tests.faults.disks import WAYS, acknowledged_in, after_cut, lay_out, survival
from tests.faults.jobs import JOBS, new_job
from tests.faults.launching import run_traced, why_no_strace
from tests.faults.operations import Write
from tests.faults.outcomes import Lab, Outcome, cases_of, drawn
from tests.faults.recording import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.jobs import Job
    from tests.faults.operations import Operation, Tree

BATCH = 30
"""How many cuts one recorded run serves."""


@dataclass(frozen=True)
class Recording:
    """What a worker was seen to do."""

    job: Job
    start: Tree
    operations: list[Operation]


def record(job: Job, log: Path) -> Recording:
    """Let a worker do its job, unharmed, and write down each thing that it does."""
    recorder = Recorder(job.room, job.acks)
    run_traced(job, log, OPTIONS, whole=True)
    with log.open(encoding="ascii") as lines:
        recorder.read(lines)
    return Recording(job, recorder.start, recorder.operations)


def problems_after(recording: Recording, cut: int, way: str, seed: str) -> list[str]:
    """Return what is wrong after a cut before the operation of this number."""
    done = recording.operations[:cut]
    left = survival(drawn("survival", seed), way, cut)
    job = replace(recording.job, root=recording.job.root.with_name("cut"))
    shutil.rmtree(job.root, ignore_errors=True)
    lay_out(after_cut(recording.start, done, left), job.room)
    return problems(job, acknowledged_in(done))


def places(operations: list[Operation]) -> list[int]:
    """Return where a cut tells most: around everything that is not a plain write."""
    odd = {at for at, each in enumerate(operations) if not isinstance(each, Write)}
    return sorted(odd | {at + 1 for at in odd} | {len(operations)})


class PowerCut:
    """The power fails, and what was not synced is there or not."""

    name = "power cut"
    size = BATCH

    def why_not(self) -> str:
        return why_no_strace()

    def run(self, lab: Lab, batch: int) -> Iterator[Outcome]:
        name, seed = JOBS[batch % len(JOBS)], f"{lab.seed}/cut/{batch}"
        recording = record(new_job(lab.scratch, name, seed), lab.scratch / "trace")
        total = len(recording.operations)
        telling = places(recording.operations)
        for case in cases_of(lab, batch, BATCH):
            rng = drawn("cut", lab.seed, case)
            cut = rng.choice(telling) if rng.random() < 0.7 else rng.randint(0, total)
            way = WAYS[case % len(WAYS)]
            wrong = problems_after(recording, cut, way, f"{lab.seed}/{case}")
            note = [f"cut before operation {cut} of {total}, kept: {way}"] if wrong else []
            yield Outcome(self.name, name, case, (*note, *wrong))
