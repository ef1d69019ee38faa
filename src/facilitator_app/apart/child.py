"""The process that makes files for the window, and does not outlive it."""

from __future__ import annotations

import _thread
import os
import pickle
import signal
import sys
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, NoReturn

from facilitator_app import crash_log
from facilitator_app.domain.errors import FacilitatorError

if TYPE_CHECKING:
    from facilitator_app.apart.work import Work

_STDIN, _STDOUT = 0, 1
_BETWEEN = 0.03
"""Seconds between two words about progress: each wakes a thread in the window's process."""
_GRACE = 2.0
"""Seconds in which the work has to clear up behind it once the window is gone."""


def main() -> NoReturn:
    """Do what the window sends, tell it what came of it, and end without freeing it all."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # it may have been ignored
    requests = os.fdopen(os.dup(_STDIN), "rb")
    answers = os.fdopen(os.dup(_STDOUT), "wb")
    _let_nobody_print()
    with suppress(KeyboardInterrupt, MemoryError, OSError, EOFError):
        serve(requests, answers)
        os._exit(0)
    os._exit(1)


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Do one piece of work; what it takes is loaded here, so that a bug in that is told too."""
    line = _Line(answers)
    try:
        from facilitator_app.workspace.reader import unpacked  # noqa: PLC0415

        work: Work = pickle.load(requests)  # noqa: S301 - the window's own
        snapshot = unpacked(pickle.load(requests))  # noqa: S301
        threading.Thread(target=_follow, args=(requests.fileno(), line.may), daemon=True).start()
        line.send("done", work.write(snapshot, line))
    except FacilitatorError as error:
        line.send("failed", error)
    except (MemoryError, EOFError):
        raise
    except Exception as error:  # noqa: BLE001 - the window shows it and notes it
        line.send("fell", crash_log.describe(error))


class _Line:
    """The way back to the window."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._told = 0.0
        self.may: SimpleQueue[bytes] = SimpleQueue()

    def send(self, word: str, *values: object) -> None:
        """Send one word with all that belongs to it."""
        pickle.dump((word, *values), self._answers)
        self._answers.flush()

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is, now and then."""
        now = time.monotonic()
        if now - self._told > _BETWEEN:
            self._told = now
            self.send("progress", done, total)

    def made(self, it: object) -> None:
        """Tell what is in its place by now."""
        self.send("made", it)

    def placing(self) -> None:
        """Wait for leave to put a file into its place."""
        self.send("placing")
        if not self.may.get():
            raise KeyboardInterrupt


def _follow(descriptor: int, may: SimpleQueue[bytes]) -> None:
    """Pass on every leave that the window gives; once it is gone, end."""
    while said := os.read(descriptor, 1):
        may.put(said)
    may.put(b"")
    _thread.interrupt_main()
    time.sleep(_GRACE)
    os._exit(1)


def _let_nobody_print() -> None:
    """Let what others print go nowhere: the window would take it for an answer."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STDOUT)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
