"""The real window is killed while somebody types and saves."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.records import Note, Session, Table, Theme, Workshop
from facilitator_app.workspace import Workspace
from tests.faults.outcomes import Lab, Outcome, cases_of, drawn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BATCH = 4
_KEPT_WITHIN = 2.0
"""Seconds of typing that a crash may cost."""
_LONGEST = 5.0
_PATIENCE = 60.0


class WindowKilled:
    """SIGKILL (on Windows: TerminateProcess) at a moment that is drawn."""

    name = "window killed"
    size = _BATCH

    def why_not(self) -> str:
        return ""

    def run(self, lab: Lab, batch: int) -> Iterator[Outcome]:
        for case in cases_of(lab, batch, _BATCH):
            seed = f"{lab.seed}/window/{case}"
            room = lab.scratch / f"window {case}"
            room.mkdir(parents=True)
            path, said = programme_in(room), room / "said"
            killed = killed_at_work(path, said, seed)
            yield Outcome(self.name, "typing", case, tuple(lost(path, said, killed)))
            shutil.rmtree(room)


def programme_in(room: Path) -> Path:
    """Make a small programme with one table."""
    path = room / "typed.facilitator"
    with Workspace.create(path, "Typed") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        workspace.add(
            day,
            Session.named(programme, code="1.1", workshop_id=day.id),
            Table.named(programme, code="A"),
            Theme.named(programme, code="ACC"),
        )
    return path


def killed_at_work(path: Path, said: Path, seed: str, longest: float = _LONGEST) -> float:
    """Let a note-taker work, and kill the window; return when."""
    said.touch()
    command = [sys.executable, "-m", "tests.faults.typist", str(path), str(said), seed]
    home = {"FACILITATOR_HOME": str(path.parent / "home")}
    typist = subprocess.Popen(command, env={**os.environ, **home})
    try:
        end = time.time() + _PATIENCE
        while not said.stat().st_size:
            if typist.poll() is not None or time.time() > end:
                raise RuntimeError("the window never came to typing")
            time.sleep(0.01)
        time.sleep(drawn("moment", seed).uniform(0.05, longest))
        if typist.poll() is not None:
            raise RuntimeError("the window ended by itself")
    finally:
        killed = time.time()
        typist.kill()
        typist.wait()
    return killed


def lost(path: Path, said: Path, killed: float) -> list[str]:
    """Return what a crash has cost that it must not, in words."""
    told = [json.loads(line) for line in said.read_bytes().split(b"\n")[:-1]]
    with Workspace.open(path) as workspace:
        damage = workspace.damage()
        texts = Counter(each.text for each in workspace.all(Note))
        drafts = {each["place"]: workspace.draft(each["place"]) for each in told if "place" in each}
    found = [f"the file is damaged: {each}" for each in damage]
    wanted = _saved(told)
    last, edited = told[-1].get("typed", "").strip(), told[-1].get("place", "").startswith("edit")
    if last in texts - Counter(wanted):
        # On disk when the kill came, and not acknowledged yet.
        wanted = [*(wanted[:-1] if edited else wanted), last]
    found += [f"a note that was saved is lost: {each!r}" for each in Counter(wanted) - texts]
    found += [f"a note that nobody saved: {each!r}" for each in texts - Counter(wanted)]
    return [*found, *_not_kept(told, drafts, texts, killed)]


def _saved(told: list[dict[str, Any]]) -> list[str]:
    """Return the notes that were acknowledged, in order; an edit is of the newest."""
    notes: list[str] = []
    for each in told:
        if "saved" in each:
            if each.get("instead"):
                notes.pop()
            notes.append(each["saved"])
    return notes


def _not_kept(
    told: list[dict[str, Any]], drafts: dict[str, str], texts: Counter[str], killed: float
) -> Iterator[str]:
    """Tell if more was lost than what was typed within two seconds.

    A machine that stands still is not the application's fault: keys that come late count.
    """
    times = [each["at"] for each in told]
    late = max((after - before for before, after in itertools.pairwise(times)), default=0)
    before = killed - _KEPT_WITHIN - late
    old = [each for each in told if each["at"] <= before]
    typed = old[-1].get("typed", "") if old else ""
    later = [each for each in told[len(old) :] if "saved" in each]
    if typed.strip() and not later:
        kept = [drafts.get(old[-1]["place"], ""), *texts]
        if not any(typed.strip() in each for each in kept):
            yield f"half typed and lost: {typed!r}; kept is {kept[0]!r}"
