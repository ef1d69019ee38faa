"""Starts workers quickly: from a process that has loaded everything already and is then copied."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.worker import KNOCK, work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from tests.faults.jobs import Job

METHOD = "spawn" if sys.platform == "win32" else "forkserver"
_TOO_LONG = 60.0


@dataclass
class Started:
    """A worker that waits for its word."""

    process: BaseProcess
    go: Connection

    def knock(self) -> None:
        """Let it make one call that a tracer sees."""
        self.go.send(KNOCK)
        self.go.recv()

    def let_go(self) -> None:
        """Give it the word."""
        self.go.send("go")

    def wait(self) -> bool:
        """Wait until it has ended; return whether it was killed."""
        self.process.join(_TOO_LONG)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
            raise TimeoutError("a worker did not end")
        return (self.process.exitcode or 0) < 0


@contextmanager
def started(job: Job) -> Iterator[Started]:
    """Start a worker; nothing of it is left afterwards."""
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        multiprocessing.set_forkserver_preload(["tests.faults.warm"])
    here, there = context.Pipe()
    process = context.Process(  # type: ignore[attr-defined]
        target=work, args=(job, there)
    )
    process.start()
    there.close()
    try:
        here.recv()
        yield Started(process, here)
    finally:
        if process.is_alive():
            process.kill()
        process.join()
        here.close()
        process.close()


def run_traced(job: Job, log: Path, options: Sequence[str], *, whole: bool = False) -> bool:
    """Run a worker under strace; return whether it was killed.

    A tracer that has arrived does not look on yet: for the `whole` run to be written down, the
    worker makes calls until one of them is.
    """
    with started(job) as worker:
        command = ["strace", "-f", "-y", "-qq", "-o", str(log), *options]
        tracer = subprocess.Popen(
            [*command, "-p", str(worker.process.pid)], stderr=subprocess.DEVNULL
        )
        try:
            _wait_for_tracer(worker.process.pid, tracer)
            while whole and not log.stat().st_size:
                worker.knock()
            worker.let_go()
            return worker.wait()
        finally:
            tracer.wait(_TOO_LONG)


def _wait_for_tracer(pid: int | None, tracer: subprocess.Popen[bytes]) -> None:
    status = Path(f"/proc/{pid}/status")
    while "TracerPid:\t0\n" in status.read_text(encoding="ascii"):
        if tracer.poll() is not None:
            raise RuntimeError("strace cannot look on here")
        time.sleep(0.001)


def why_no_strace() -> str:
    """Say why strace cannot be used here, or nothing if it can."""
    if sys.platform != "linux":
        return "strace is for Linux only"
    if shutil.which("strace") is None:
        return "strace is not installed"
    tried = subprocess.run(
        ["strace", "-o", os.devnull, sys.executable, "-c", "0"],  # noqa: S607
        capture_output=True,
        check=False,
    )
    return "" if tried.returncode == 0 else "strace may not look on here"
