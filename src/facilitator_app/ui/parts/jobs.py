"""Long work beside the window: with progress, and cancelled at the next step."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from facilitator_app.domain.errors import FacilitatorError

if TYPE_CHECKING:
    from collections.abc import Callable

    Progress = Callable[[int, int], None]


class CancelledError(Exception):
    """Raised inside a job by its next word about progress, once nobody wants it any more."""


class Job(QObject):
    """One piece of work, as the window sees it: every signal comes on the window's thread."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    """A FacilitatorError; any other error is raised on the window's thread, as a bug."""
    ended = Signal()
    """The work goes on no longer, whatever came of it: said even of what was cancelled."""

    _progressed = Signal(int, int)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject, stop: Callable[[], object] | None) -> None:
        super().__init__(parent)
        self._stop = stop
        self._cancelled, self._over = threading.Event(), threading.Event()
        self._progressed.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody wants the outcome any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop the work at its next step, or at once if it can be; it says nothing more."""
        self._cancelled.set()
        if self._stop is not None:
            self._stop()

    def wait(self) -> None:
        """Wait until the work goes on no longer."""
        self._over.wait()

    def run(self, work: Callable[[Progress], object]) -> None:
        """Do the work; called on a thread of the pool."""
        result, problem = None, None
        try:
            result = work(self._note)
        except CancelledError:
            self._cancelled.set()
        except Exception as error:  # noqa: BLE001 - it is raised again where it can be shown
            problem = error
        self._over.set()
        self._ended.emit(result, problem)

    def _note(self, done: int, total: int) -> None:
        if self.is_cancelled:
            raise CancelledError
        self._progressed.emit(done, total)

    def _pass_on(self, done: int, total: int) -> None:
        if not self.is_cancelled:
            self.progressed.emit(done, total)

    def _end(self, result: object, problem: Exception | None) -> None:
        self.deleteLater()
        self.ended.emit()
        if self.is_cancelled:
            return
        if problem is None:
            self.done.emit(result)
        elif isinstance(problem, FacilitatorError):
            self.failed.emit(problem)
        else:
            raise problem


class Jobs(QObject):
    """Starts jobs on threads of their own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # One of its own would be waited for when it is collected, with Python held: a thread that
        # wants Python to end would never end.
        self._pool = QThreadPool.globalInstance()

    def start(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[FacilitatorError], None],
        stop: Callable[[], object] | None = None,
    ) -> Job:
        """Start work that tells `progress(done, total)` how far it is; return what cancels it.

        `stop` is what ends it at once, if anything can.
        """
        job = Job(self, stop)
        job.done.connect(done)
        job.failed.connect(failed)
        self._pool.start(_Runner(job, work))
        return job

    def stop(self) -> None:
        """Cancel every job and wait until the last one has stopped."""
        for job in self.findChildren(Job):
            job.cancel()
        self._pool.waitForDone()


class _Runner(QRunnable):
    """Runs a job on a thread of the pool."""

    def __init__(self, job: Job, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._job, self._work = job, work

    def run(self) -> None:
        """Do the work."""
        self._job.run(self._work)
