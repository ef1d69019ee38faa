"""What the tests of work in a process of its own share."""

from __future__ import annotations

import os
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.apart.process import Apart
from facilitator_app.domain.records import PROGRAMME_KINDS
from facilitator_app.workspace import Workspace
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from facilitator_app.apart.work import Work

PATIENCE = 60.0


class StoppedError(Exception):
    """Nobody wants the outcome."""


class Wanted:
    """Work that is being done, as a job has it done."""

    def __init__(self, work: Work, workspace: Workspace, pool: ThreadPoolExecutor) -> None:
        self.made: list[Any] = []
        self.steps: list[tuple[int, int]] = []
        self.apart = Apart(work, partial(workspace.packed, PROGRAMME_KINDS), self.made.append)
        self._is_stopped = False
        self.outcome: Future[object] = pool.submit(self.apart.run, self._progress)

    @property
    def pid(self) -> int:
        assert self.apart._process is not None
        return self.apart._process.pid

    def stop(self) -> float:
        """Stop it; return after how many seconds it went on no longer."""
        began = time.monotonic()
        self._is_stopped = True
        self.apart.stop()
        with pytest.raises(StoppedError):
            self.outcome.result(PATIENCE)
        return time.monotonic() - began

    def wait_until(self, there: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE
        while not there():
            assert time.monotonic() < end
            time.sleep(0.01)

    def _progress(self, done: int, total: int) -> None:
        if self._is_stopped:
            raise StoppedError
        self.steps.append((done, total))


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "it.facilitator", "It") as workspace:
        yield workspace


@pytest.fixture
def want(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Work], Wanted]]:
    """Return what has work done on a small programme."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT), prepend=os.pathsep)  # for the work of these tests
    with ThreadPoolExecutor() as pool:
        yield lambda work: Wanted(work, workspace, pool)
