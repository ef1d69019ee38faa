"""Loaded once before workers are copied: does every job once, so that all modules are there.

A fault then meets what the application does with its files, not Python looking for a module.
"""

from __future__ import annotations

import multiprocessing
import multiprocessing.popen_fork
import shutil

from tests.faults.jobs import JOBS, new_job
from tests.faults.outcomes import new_scratch
from tests.faults.worker import work


def warm_up() -> None:
    """Do every job once, in a folder of its own."""
    scratch = new_scratch()
    for name in JOBS:
        here, there = multiprocessing.Pipe()
        here.send("go")
        work(new_job(scratch, name, "warm"), there)
    shutil.rmtree(scratch)


warm_up()
