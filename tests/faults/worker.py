"""The process that works and is killed: it writes an acknowledgement after each call that returned.

Acknowledgements go through `writev`, which no fault is ever put into.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import threading
import traceback
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.errors import FacilitatorError
from tests.faults.actions import Desk, Edited, Restored
from tests.faults.drawing import next_action
from tests.faults.jobs import LENGTH, Job, after, as_that_app

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from tests.faults.actions import Action

_ANY_TRACER = 0x59616D61
KNOCK = "knock"
"""Asks a worker that waits to make one call."""


def work(job: Job, go: Connection) -> None:
    """Do a job once told to, acknowledging each call."""
    _let_strace_in()
    tempfile.tempdir = str(job.root / "tmp")
    acks = os.open(job.acks, os.O_WRONLY | os.O_APPEND)
    threading.excepthook = lambda error: _crashed(acks, error.exc_value)
    go.send("ready")
    while go.recv() == KNOCK:
        os.close(os.open(job.acks, os.O_RDONLY))
        go.send("here")
    try:
        with as_that_app(job):
            _work(job, acks)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it must be told
        _crashed(acks, error)


def say(acks: int, **told: Any) -> None:  # noqa: ANN401
    """Write an acknowledgement, past every buffer of ours."""
    line = json.dumps(told) + "\n"
    if hasattr(os, "writev"):
        os.writev(acks, [line.encode()])
    else:
        os.write(acks, line.encode())


def _work(job: Job, acks: int) -> None:
    desk = Desk(job.room, job.base)
    state = job.start
    for number in range(LENGTH[job.name]):
        action = next_action(job.name, job.seed, number, state, job.base)
        if job.plant == "early":
            say(acks, done=number)
        told = _told(job, desk, action)
        if job.plant != "early":
            say(acks, **told, action=type(action).__name__)
        state = after(job, number, state, told)
    told = {"end": True}
    try:
        desk.close()
    except FacilitatorError as error:
        told["refused"] = error.sentence()
    say(acks, **told)


def _told(job: Job, desk: Desk, action: Action) -> dict[str, Any]:
    desk.said.clear()
    try:
        _set_up(job, desk, action)
        _run(job, desk, action)
    except FacilitatorError as error:
        return {"refused": error.sentence(), "revisions": _revisions(desk)}
    return {"done": True, **desk.said}


def _revisions(desk: Desk) -> int | None:
    """Return how many revisions there are for whoever looks at the screen now."""
    if desk.workspace is None:
        return None
    with contextlib.suppress(FacilitatorError):
        return sum(1 for _ in desk.workspace.revisions())
    return None


def _set_up(job: Job, desk: Desk, action: Action) -> None:
    """Open the file as this job has it."""
    if job.name in {"create", "restore"} or desk.workspace is not None:
        return
    workspace = desk.open
    if isinstance(action, Restored):
        return
    driver = workspace._file.database.driver
    if job.small_cache:
        driver.execute("PRAGMA cache_size = 8")
    if job.plant == "off":
        driver.execute("PRAGMA synchronous = OFF")


def _run(job: Job, desk: Desk, action: Action) -> None:
    if job.plant == "two" and isinstance(action, Edited):
        for change in action.changes:
            Edited(action.name, (change,)).run(desk)
    else:
        action.run(desk)


def _crashed(acks: int, error: BaseException | None) -> None:
    lines = traceback.format_exception(error) if error else ["?"]
    say(acks, crashed="".join(lines[-6:]))


def _let_strace_in() -> None:
    """Allow a process that is not our parent to look on, where the system would forbid it."""
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415

        ctypes.CDLL(None).prctl(_ANY_TRACER, -1, 0, 0, 0)
