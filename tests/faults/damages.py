"""Bytes of a file change or are cut off: it is said, or nothing that is read has changed."""

from __future__ import annotations

import shutil
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.restoring import last_good_backup
from tests.faults.actions import Desk
from tests.faults.bases import HERE
from tests.faults.drawing import next_action
from tests.faults.jobs import new_job
from tests.faults.outcomes import Lab, Outcome, cases_of, drawn

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.faults.jobs import Job

_BATCH = 30
_PAGE = 4096
_EDITS = 12
Contents = tuple[object, ...]


@dataclass(frozen=True)
class Filled:
    """A file with two backups, and what reading each gives."""

    job: Job
    backups: tuple[Path, ...]
    """The newest first."""
    contents: dict[Path, Contents]


class Damage:
    """What was written is not what is read."""

    name = "damage"
    size = _BATCH

    def why_not(self) -> str:
        return ""

    def run(self, lab: Lab, batch: int) -> Iterator[Outcome]:
        filled = fill(new_job(lab.scratch, "edit", f"{lab.seed}/damage/{batch}"))
        whole = filled.job.root.with_name("whole")
        shutil.rmtree(whole, ignore_errors=True)
        shutil.copytree(filled.job.room, whole)
        sort = "encrypted" if filled.job.base.passphrase else "plain"
        for case in cases_of(lab, batch, _BATCH):
            rng = drawn("damage", lab.seed, case)
            shutil.rmtree(filled.job.room)
            shutil.copytree(whole, filled.job.room)
            path = rng.choice((filled.job.path, filled.job.path, filled.backups[0]))
            done = spoil(path, rng)
            wrong = problems_with(filled, path)
            yield Outcome(self.name, sort, case, (f"{path.name}: {done}", *wrong) if wrong else ())


def fill(job: Job) -> Filled:
    """Work on a file as people do, and let it be backed up twice."""
    desk, state = Desk(job.room, job.base), job.start
    for number in range(2 * _EDITS):
        action = next_action(job.name, job.seed, number, state, job.base)
        action.run(desk)
        state = action.after(state)
        if number % _EDITS == _EDITS - 3:
            desk.open.backups.make_now()
    backups = tuple(each.path for each in desk.open.backups.all())
    desk.close()
    # An order to erase may have changed a backup after it was made.
    contents = {path: _contents_of_copy(job, path) for path in (job.path, *backups)}
    return Filled(job, backups, contents)


def _contents_of_copy(job: Job, path: Path) -> Contents:
    copy = job.path.with_name("looked-at.facilitator")
    shutil.copyfile(path, copy)
    with Workspace.open(copy, HERE, passphrase=job.base.passphrase) as workspace:
        found = contents_of(workspace)
    copy.unlink()
    return found


def contents_of(workspace: Workspace) -> Contents:
    """Return all that can be read from a file."""
    return (
        workspace.programme,
        workspace.sort,
        workspace.snapshot().records,
        list(workspace.revisions()),
        workspace.conflicting(),
    )


def problems_with(filled: Filled, damaged: Path) -> list[str]:
    """Return what is wrong with what is said about a damaged file, or about a damaged backup."""
    try:
        if damaged == filled.job.path:
            return _when_opened(filled, damaged)
        return _when_looked_for(filled)
    except Exception:  # noqa: BLE001 - whatever it is, it must be told
        return [traceback.format_exc(limit=-4)]


def _when_opened(filled: Filled, damaged: Path) -> list[str]:
    try:
        with Workspace.open(damaged, HERE, passphrase=filled.job.base.passphrase) as workspace:
            if workspace.damage():
                return []
            found = contents_of(workspace)
    except FacilitatorError:
        return []
    return _silently(filled.contents[damaged], found)


def _when_looked_for(filled: Filled) -> list[str]:
    found = last_good_backup(filled.job.path, filled.job.base.passphrase, None)
    if found is None or found.path not in filled.contents:
        return [f"the last good backup is said to be {found}"]
    return _silently(filled.contents[found.path], _contents_of_copy(filled.job, found.path))


def _silently(wanted: Contents, found: Contents) -> list[str]:
    names = ("programme", "sort", "records", "revisions", "conflicts")
    return [
        f"silently other {name}: {_first(one, other)}"
        for name, one, other in zip(names, wanted, found, strict=True)
        if one != other
    ]


def _first(one: object, other: object) -> str:
    if isinstance(one, list) and isinstance(other, list):
        pairs = ((a, b) for a, b in zip(one, other, strict=False) if a != b)
        return f"{next(pairs, (len(one), len(other)))}"[:600]
    return f"{one!r} is {other!r}"[:300]


def spoil(path: Path, rng: random.Random) -> str:
    """Damage a file in a way that is drawn; say how."""
    data = bytearray(path.read_bytes())
    name, way = rng.choice(_WAYS)
    at = rng.randrange(len(data))
    before = bytes(data)
    way(data, at, rng)
    if bytes(data) == before:
        data[at] ^= 1
    path.write_bytes(data)
    return f"{name} at {at}"


def _bit(data: bytearray, at: int, rng: random.Random) -> None:
    data[at] ^= 1 << rng.randrange(8)


def _byte(data: bytearray, at: int, rng: random.Random) -> None:
    data[at] ^= rng.randrange(1, 256)


def _some(data: bytearray, at: int, rng: random.Random) -> None:
    size = min(rng.randint(2, 64), len(data) - at)
    data[at : at + size] = rng.randbytes(size)


def _sector(data: bytearray, at: int, _: random.Random) -> None:
    start = at - at % 512
    data[start : start + 512] = bytes(512)


def _other_page(data: bytearray, at: int, rng: random.Random) -> None:
    start, other = (place - place % _PAGE for place in (at, rng.randrange(len(data))))
    data[start : start + _PAGE] = data[other : other + _PAGE]


def _tail(data: bytearray, at: int, _: random.Random) -> None:
    del data[at:]


def _pages(data: bytearray, at: int, _: random.Random) -> None:
    del data[max(_PAGE, at - at % _PAGE) :]


_WAYS: tuple[tuple[str, Callable[[bytearray, int, random.Random], None]], ...] = (
    ("a bit", _bit),
    ("a bit", _bit),
    ("a byte", _byte),
    ("some bytes", _some),
    ("a blank sector", _sector),
    ("a page that is another", _other_page),
    ("cut off", _tail),
    ("cut off at a page", _pages),
)
