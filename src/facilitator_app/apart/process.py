"""Has files made by a process of its own, and stops that at once when nobody wants them."""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, cast

from facilitator_app.apart import MAKE_APART
from facilitator_app.apart.beside import beside
from facilitator_app.crash_log import FaultElsewhereError
from facilitator_app.domain.errors import ExportError
from facilitator_app.exports.atomic import remove_left

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.apart.work import Work

    Progress = Callable[[int, int], None]
    Read = Callable[[Callable[[], object]], list[bytes]]

_LEAVE = b"1"
_LAST_WORDS = frozenset({"done", "failed", "fell"})
_AGAIN = "Close other programs, then make it again; nothing of the programme is lost."


class Apart:
    """Work for a process of its own: begun, heard and ended on a thread beside the window.

    `read` packs what the work is done on and looks meanwhile whether to go on; `made` is told of
    each file once it is in its place.
    """

    def __init__(self, work: Work, read: Read, made: Callable[[Any], object]) -> None:
        self._work, self._read, self._made = work, read, made
        self._guard = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_stopped = self._has_ended = False
        self.is_placing = False
        """Whether a file may be in its place of which nothing was heard yet."""

    def stop(self) -> None:
        """End it now, or as soon as the file that is taking its place is there."""
        with self._guard:
            self._is_stopped = True
            if self._process is not None and not self.is_placing:
                self._process.kill()

    def run(self, progress: Progress) -> object:
        """Have it done and return what is to be said of it; once stopped, `progress` raises."""
        progress(0, 1)
        with self._guard:
            process = self._process = _started()
        try:
            progress(0, 1)
            self._send(progress)
            return self._listen(progress)
        finally:
            process.kill()
            process.wait()
            self._clear_up()

    @property
    def _requests(self) -> IO[bytes]:
        return cast("subprocess.Popen[bytes]", self._process).stdin  # type: ignore[return-value]

    @property
    def _answers(self) -> IO[bytes]:
        return cast("subprocess.Popen[bytes]", self._process).stdout  # type: ignore[return-value]

    def _send(self, progress: Progress) -> None:
        """Send the work first, so that what it takes is loaded while the records are read."""
        with suppress(OSError):  # why it has ended is told by its answers
            pickle.dump(self._work, self._requests)
            self._requests.flush()
        packed = self._read(lambda: progress(0, 1) if self._is_stopped else None)
        with suppress(OSError):
            pickle.dump(packed, self._requests)
            self._requests.flush()

    def _listen(self, progress: Progress) -> object:
        while True:
            match self._next_answer():
                case ("progress", done, total):
                    progress(done, total)
                case ("made", it):
                    self._made(it)
                case ("done", result):
                    return result
                case ("failed", error):
                    raise error
                case ("fell", described):
                    raise FaultElsewhereError(described)
                case None:
                    progress(0, 1)
                    raise ExportError(
                        "What was making the file was ended by the system, perhaps for want of "
                        "memory.",
                        advice=_AGAIN,
                    )

    def _next_answer(self) -> tuple[Any, ...] | None:
        """Return what it says next, or nothing if it has ended; give it leave if it asks."""
        try:
            answer: tuple[Any, ...] = pickle.load(self._answers)  # noqa: S301 - our own process
        except (EOFError, pickle.UnpicklingError):
            return None
        with self._guard:
            self._has_ended = answer[0] in _LAST_WORDS
            self.is_placing = answer[0] == "placing" and not self._is_stopped
            if self.is_placing:
                with suppress(OSError):
                    self._requests.write(_LEAVE)
                    self._requests.flush()
            elif self._is_stopped and self._process is not None:
                self._process.kill()
        return answer

    def _clear_up(self) -> None:
        """Close the pipes, and remove what it has left if it could not do that itself."""
        with suppress(OSError):  # in a venv of Windows it ends later than what has started it
            self._answers.read()
        for pipe in (self._requests, self._answers):
            with suppress(OSError):
                pipe.close()
        if not self._has_ended:
            for path in self._work.paths:
                remove_left(path)
                remove_left(beside(path))


def _started() -> subprocess.Popen[bytes]:
    """Start this app once more, as what works for the window and is not seen."""
    how = [] if getattr(sys, "frozen", False) else ["-P", "-m", __package__.partition(".")[0]]
    try:
        return subprocess.Popen(  # noqa: S603 - this app itself
            [sys.executable, *how, MAKE_APART],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_flags(),
        )
    except OSError as error:
        raise ExportError(
            f"The system started nothing to make the file with ({error.strerror}).", advice=_AGAIN
        ) from error


def _flags() -> int:
    """Return what keeps Windows from showing a console."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0
