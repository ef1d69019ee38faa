"""A busy table's day through the real window, in minutes: `python benchmarks/soak.py --hours 8`.

600 notes, 2,000 edits, ballots, undo and redo, and going from screen to screen. Afterwards the
process may hold no more than it held after the first hour, and saving may take no longer.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import floor
from facilitator_app.demo import make_demo
from facilitator_app.domain.records import BallotAccount, Note
from facilitator_app.ui.table import TableScreen
from facilitator_app.ui.table.entry_box import EntryBox
from facilitator_app.ui.table.votes.page import VotePage
from material import Files, Talk, frame_of, note, versions_of
from screen import close_file, go_to, one, press, press_enter, settle, wait_until, window_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator_app.ui.window import Window
    from facilitator_app.workspace import Workspace

NOTES, EDITS, BALLOTS, TURNS = 75, 250, 8, 20
"""In an hour."""
MORE_MEMORY = 1.10
MORE_TIME = 1.25
"""Beside a bare save in the same hour: machines have slow hours, and more noise than a tenth."""
SCREENS = ("plan", "overview", "share", "table")
OWN = Path("/proc/self")
BUILD = Path(__file__).parent.parent / "build"


@dataclass(frozen=True, slots=True)
class Hour:
    """What the process held, and what a save took, at the end of an hour."""

    memory: int
    """Bytes."""
    handles: int
    save: float
    """Times a bare save of a note, by the medians of the hour."""


def troubles(hours: list[Hour]) -> list[str]:
    """Return what is wrong with a day, in words; the first hour is what the others may need."""
    first, last = hours[0], hours[-1]
    found = []
    if last.memory > MORE_MEMORY * first.memory:
        found.append(f"memory grew from {_megabytes(first.memory)} to {_megabytes(last.memory)}")
    if last.handles > first.handles:
        found.append(f"{last.handles - first.handles} files or pipes were left open")
    if last.save > MORE_TIME * first.save:
        found.append(f"a save took {first.save:.2f} times a bare one, then {last.save:.2f}")
    return found


class Day:
    """A note-taker at work."""

    def __init__(self, window: Window, bare: Callable[[], object], seed: int) -> None:
        self._bare = bare
        self._window, self._talk, self._dice = window, Talk(seed), Random(seed)  # noqa: S311 - which note is edited is no secret
        self._screen = one(window, TableScreen)
        self._signs = cycle(("3. ", "", '1. "', "2,4. ", "5. ? ", "*. :most ", "6. ! ", "+2 "))
        self._saves: list[float] = []
        self._bare_saves: list[float] = []

    def hour(self) -> Hour:
        """Work for an hour, then look at what it took."""
        self._saves, self._bare_saves = [], []
        jobs: list[Callable[[], None]] = [
            *[self._note] * NOTES,
            *[self._edit] * EDITS,
            *[self._turn] * TURNS,
            *[self._elsewhere] * len(SCREENS),
        ]
        self._dice.shuffle(jobs)
        for job in [*jobs, self._vote]:
            job()
            settle()
        settle(2.0)  # what is kept a moment later has been kept
        gc.collect()
        bare = statistics.median(self._bare_saves)
        return Hour(_memory(), _handles(), statistics.median(self._saves) / bare)

    def _note(self) -> None:
        entry = self._screen.notes.entry
        for letter in next(self._signs) + self._talk.text():
            press(entry.line, letter)
        self._timed(lambda: press_enter(entry.line))
        assert not entry.entry, "it is on disk"

    def _edit(self) -> None:
        """Edit one of the newest notes, where it stands."""
        view = self._screen.notes.view
        rows = view.notes.rowCount()
        if not rows:
            return
        row = rows - 1 - self._dice.randrange(min(rows, 30))
        shown = view.notes.at(view.notes.index(row, 0))
        if shown is None:
            return
        self._screen.crew.editing.edit(shown)
        box = self._screen.crew.editing.editor
        assert isinstance(box, EntryBox)
        for letter in f" {self._dice.randrange(100)}":
            press(box.line, letter)
        self._timed(lambda: press_enter(box.line))
        assert self._screen.crew.editing.editor is None, "it is on disk"

    def _turn(self) -> None:
        go_to(self._window, "undo")
        settle()
        go_to(self._window, "redo")

    def _elsewhere(self) -> None:
        for command in self._dice.sample(SCREENS, 2):
            go_to(self._window, command)
            settle()
        go_to(self._window, "table")
        for command in ("prompt.next", "prompt.previous", "closing", "notes"):
            go_to(self._window, command)
            settle()

    def _vote(self) -> None:
        """Key some ballots of a vote that takes one digit each."""
        desk = self._screen.desk
        assert desk is not None
        likert = next(each for each in desk.votes() if each.method == "likert")
        closed = desk.workspace.of(BallotAccount, "trade_off_id", [likert.id])
        desk.workspace.remove(*closed, name="opened again")
        self._screen.show_page("votes", likert)
        page = self._screen.page("votes")
        assert isinstance(page, VotePage)
        sheet = page.grid.ballots.sheet
        assert sheet is not None
        for row in self._dice.sample(sheet.rows, BALLOTS):
            page.grid.go_to(row)
            for _ in likert.options:
                press(page.grid, str(self._dice.randint(1, 5)))
            press_enter(page.grid)
        self._screen.show_notes()

    def _timed(self, save: Callable[[], None]) -> None:
        for job, taken in ((save, self._saves), (self._bare, self._bare_saves)):
            begun = time.perf_counter()
            job()
            taken.append(time.perf_counter() - begun)


def day(folder: Path, hours: int, seed: int) -> Iterator[Hour]:
    """Give every hour of a day in a window of its own."""
    path = folder / "soak.facilitator"
    make_demo(path, seed=seed)
    files = Files(folder)
    connection = floor.connect(files.copy(path))
    with window_in(files) as window:
        window.asked_to_open.emit(path)
        go_to(window, "table")
        screen = one(window, TableScreen)
        screen._context.hands.are_known = True  # who types is not asked
        screen.choose_table(screen.whereabouts.tables()[0])
        wait_until(lambda: screen.desk is not None)
        at_work = Day(window, _bare(connection, screen._workspace), seed)
        before = len(screen._workspace.all(Note))
        for _ in range(hours):
            yield at_work.hour()
        noted = len(screen._workspace.all(Note)) - before
        assert noted == hours * NOTES, "every note is there"
        close_file(window)
    connection.close()


def _bare(connection: object, workspace: Workspace) -> Callable[[], object]:
    frame, talk = frame_of(workspace), Talk(1)

    def save() -> None:
        new = [note(frame, talk)]
        floor.save(connection, floor.rows_of(connection, new, versions_of(new)))

    return save


def _memory() -> int:
    """Return what this process has in memory."""
    pages = int((OWN / "statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _handles() -> int:
    return len(list((OWN / "fd").iterdir()))


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.0f} MB"


def main() -> int:
    """Work for a day; return 1 if something was lost on the way."""
    parser = argparse.ArgumentParser(description="A busy table's day, in minutes.")
    parser.add_argument("--hours", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not OWN.exists():
        print("What a process holds can be read on Linux only.")
        return 2
    BUILD.mkdir(exist_ok=True)
    hours: list[Hour] = []
    with tempfile.TemporaryDirectory(prefix="soak-", dir=BUILD) as folder:
        for each in day(Path(folder), options.hours, options.seed):
            hours.append(each)
            print(
                f"hour {len(hours)}: {_megabytes(each.memory)}, {each.handles} handles, "
                f"a save {each.save:.2f} times a bare one",
                flush=True,
            )
    found = troubles(hours)
    print("\n".join(found) or "nothing grew")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
