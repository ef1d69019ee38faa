"""The disk is full, broken or not to be written to, at the n-th call of one sort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.faults.calls import bytes_in
from tests.faults.checking import problems
from tests.faults.jobs import JOBS, acknowledged, new_job, progress_of
from tests.faults.launching import run_traced, why_no_strace
from tests.faults.outcomes import Lab, Outcome, cases_of, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.faults.jobs import Job, Progress

FAULTS = (
    *((call, error) for call in ("pwrite64", "write", "openat") for error in ("ENOSPC", "EIO")),
    *((call, "EIO") for call in ("fsync", "ftruncate", "unlink", "rename", "sendfile", "pread64")),
    *((call, "EROFS") for call in ("openat", "unlink", "rename", "mkdir", "pwrite64")),
    ("pwrite64", "EDQUOT"),
    ("rename", "ENOSPC"),
    ("mkdir", "ENOSPC"),
    ("fsync", "ENOSPC"),
    ("ftruncate", "ENOSPC"),
    ("sendfile", "ENOSPC"),
)
"""Which call ends in which error."""

_BATCH = 32
_LASTING = 0.25
"""The share of faults that stay until the worker has ended; the others pass at once."""


class DiskError:
    """A call ends in an error; the program says so in a sentence and loses nothing."""

    name = "disk error"
    size = _BATCH

    def why_not(self) -> str:
        return why_no_strace()

    def run(self, lab: Lab, batch: int) -> Iterator[Outcome]:
        for case in cases_of(lab, batch, _BATCH):
            turn, place = divmod(case, len(JOBS))
            name, seed = JOBS[place], f"{lab.seed}/error/{case}"
            rng = drawn("error", seed)
            call, error = FAULTS[turn % len(FAULTS)]
            number = 1 + turn // len(FAULTS) if rng.random() < 0.3 else rng.randint(1, 40)
            lasting = rng.random() < _LASTING
            when = f"{number}+" if lasting else f"{number}"
            job = new_job(lab.scratch, name, seed)
            wrong = _problems(job, lab.scratch / "trace", f"{call}:error={error}:when={when}")
            if wrong is not None:
                note = [f"{call} ended in {error} at number {when}"] if wrong else []
                yield Outcome(self.name, name, case, (*note, *wrong))


_ANY = 1000
_READ_ONLY = "lies where nothing can be written"


def _problems(job: Job, log: Path, fault: str) -> list[str] | None:
    """Return what is wrong after a fault, or nothing if it did not come about in the files."""
    call = fault.partition(":")[0]
    run_traced(job, log, ["-xx", "-s", "9", "-e", f"trace={call}", "-e", f"inject={fault}"])
    with log.open(encoding="ascii") as lines:
        hit = [bytes_in(each) for each in lines if "(INJECTED)" in each]
    if not any(str(job.root).encode() in each for each in hit):
        return None
    lines_said = acknowledged(job)
    progress = progress_of(job, lines_said)
    return [
        *_said_badly(progress, _ANY if fault.endswith("+") else len(hit)),
        *problems(job, lines_said),
    ]


def _said_badly(progress: Progress, most: int) -> Iterator[str]:
    """Look at what was said: a sentence for each fault at most, and the end was reached."""
    refused = [each["refused"] for each in progress.said if "refused" in each]
    yield from (f"no sentence: {each}" for each in refused if not each.endswith("."))
    refused = [each for each in refused if _READ_ONLY not in each]
    if len(refused) > most:
        yield f"{most} faults, and {len(refused)} calls were refused: {refused}"
    if not progress.crashes and not (progress.said and "end" in progress.said[-1]):
        yield "the worker did not come to its end"
