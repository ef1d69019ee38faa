"""How soon a pack is no longer made once somebody has stopped it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from facilitator_app.ui.share import ShareScreen
from screen import (
    close_file,
    go_to,
    one,
    said_at_one_table,
    settle,
    sit,
    wait_until,
    window_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from material import Files

NOTES = 3_000
TURNS = 8
ALLOWED = 0.2


def stopping(files: Files) -> Iterator[str]:
    """Stop a pack of both kinds at one moment after another, from its beginning to its end."""
    path = said_at_one_table(files, NOTES)
    folder = files.folder / "stopped"
    folder.mkdir()
    with window_in(files) as window:
        sit(window, path, NOTES)
        go_to(window, "share")
        share = one(window, ShareScreen)
        share.send_to(folder)
        taken = []
        for turn in range(TURNS):
            share.start()
            _wait_for(share, turn / TURNS)
            start = time.perf_counter()
            share.stop()
            window.services.jobs._pool.waitForDone()
            taken.append(time.perf_counter() - start)
            settle()
            assert not list(folder.glob(".*")), "nothing half written is left"
        close_file(window)
    taken.sort()
    reached = "yes" if taken[-1] <= ALLOWED else "NOT REACHED"
    yield f"a pack of {NOTES:,} notes, stopped at {TURNS} moments"
    yield (
        f"    nothing goes on after {taken[len(taken) // 2] * 1000:.0f} ms in the middle, "
        f"{taken[-1] * 1000:.0f} ms at most, {ALLOWED * 1000:.0f} ms allowed: {reached}"
    )


def _wait_for(share: ShareScreen, part: float) -> None:
    """Wait until a part of the work is done, whatever this machine has to do besides."""
    bar = share.making.bar
    wait_until(lambda: share._job is None or bar.value() >= part * bar.maximum())
    assert share._job is not None, "it is stopped before its end"
