"""One case's work: a folder with files, and a worker that acknowledges what it has done."""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.records import Note, Programme
from facilitator_app.storage import migrations
from facilitator_app.storage.engine import Database
from facilitator_app.storage.passphrase import key_of
from facilitator_app.workspace import Workspace
from tests.faults.actions import WORKBOOK, Created
from tests.faults.bases import BASES, HERE, NAME, Base, base
from tests.faults.drawing import next_action
from tests.faults.outcomes import drawn
from tests.faults.states import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

JOBS = ("edit", "merge", "import", "export", "backup", "migration", "create", "restore")
LENGTH = {
    "edit": 12,
    "merge": 5,
    "import": 4,
    "export": 3,
    "backup": 6,
    "migration": 3,
    "create": 1,
    "restore": 1,
}
"""How many actions a worker does, unless it is killed."""

OLDER = b"PK\x03\x04 an older workbook"
"""What lies where an export is written to."""


@dataclass(frozen=True)
class Job:
    """What a worker is to do, and where."""

    name: str
    seed: str
    root: Path
    base: Base
    small_cache: bool = False
    """Let SQLite write into the file before the end of a transaction, as very large ones do."""
    newer: bool = False
    """Let this app have one migration step more than the one that wrote the file."""
    plant: str = ""
    """A fault of the application's own, which must be found."""

    @property
    def room(self) -> Path:
        """The folder with the files."""
        return self.root / "room"

    @property
    def path(self) -> Path:
        """The file that is worked on."""
        return self.room / NAME

    @property
    def acks(self) -> Path:
        """Where acknowledgements are written."""
        return self.root / "acks"

    @property
    def start(self) -> State:
        """What is in the file at first."""
        return State({}, {}) if self.name == "create" else self.base.state


def new_job(scratch: Path, name: str, seed: str, plant: str = "") -> Job:
    """Draw a case's work and lay out its files."""
    rng = drawn("job", seed)
    found = base(scratch, rng.choices(range(BASES), (4, 4, 4, 1, 1))[0])
    root = scratch / "case"
    shutil.rmtree(root, ignore_errors=True)
    job = Job(
        name,
        seed,
        root,
        found,
        small_cache=rng.random() < 0.3,
        newer=name == "migration" and rng.random() < 0.5,
        plant=plant,
    )
    job.room.mkdir(parents=True)
    (root / "tmp").mkdir()
    job.acks.touch()
    if name != "create":
        shutil.copyfile(found.path, job.path)
    if name in _PREPARE:
        _PREPARE[name](job)
    return job


def _age(job: Job) -> None:
    """Make the file that of an older app, whose records were derived otherwise."""
    database = Database(job.path, key_of(job.path, job.base.passphrase))
    with database.writing():
        migrations.set_fact(database, "derived", "older")
        database.driver.execute("DROP TABLE conflicts")
        database.driver.execute("ALTER TABLE note_records ADD COLUMN gone TEXT")
    database.close()


def _spoil(job: Job) -> None:
    """Leave a backup, and a damaged file with what a commit that was cut off leaves beside it."""
    with Workspace.open(job.path, HERE, passphrase=job.base.passphrase) as workspace:
        workspace.backups.wait()
        # Written since the last backup: what that journal holds fits no other file.
        for note in workspace.all(Note):
            workspace.edit(note, replace(note, text=f"{note.text} {note.text}"))
        driver: Any = workspace._file.database.driver
        driver.execute("PRAGMA cache_size = 4")
        driver.execute("BEGIN IMMEDIATE")
        driver.execute("UPDATE revisions SET role = role || '?'")
        driver.execute("UPDATE note_records SET text = text || '?'")
        journal = job.path.with_name(f"{NAME}-journal")
        left = (job.path.read_bytes(), journal.read_bytes())
        driver.execute("ROLLBACK")
    rng = drawn("spoil", job.seed)
    size = len(left[0])
    cut = rng.randrange(size // 8, size) if rng.random() < 0.5 else size
    job.path.write_bytes(left[0][:cut] if cut < size else bytes(4096) + left[0][4096:])
    if rng.random() < 0.7:
        journal.write_bytes(left[1])


def _export_before(job: Job) -> None:
    """Leave an older workbook, now and then."""
    if drawn("older", job.seed).random() < 0.6:
        (job.room / WORKBOOK).write_bytes(OLDER)


_PREPARE: dict[str, Callable[[Job], None]] = {
    "migration": _age,
    "restore": _spoil,
    "export": _export_before,
}


@contextlib.contextmanager
def as_that_app(job: Job) -> Iterator[None]:
    """Be the app that did the job: one with a step more, if so drawn."""
    before = migrations.STEPS
    if job.newer:
        migrations.STEPS = (*before, _one_more_step)
    try:
        yield
    finally:
        migrations.STEPS = before


def _one_more_step(database: Database) -> None:
    database.driver.execute("ALTER TABLE revisions ADD COLUMN seen INTEGER NOT NULL DEFAULT 0")
    database.driver.execute("UPDATE revisions SET seen = number_here")


@dataclass(frozen=True)
class Progress:
    """How far a worker came by its acknowledgements."""

    state: State
    flight: State | None
    """What is there if the action that was not acknowledged is there."""
    said: tuple[dict[str, Any], ...]

    @property
    def crashes(self) -> list[str]:
        return [each["crashed"] for each in self.said if "crashed" in each]


def progress_of(job: Job, lines: list[str]) -> Progress:
    """Work out what must be in the file after these acknowledgements."""
    state, said = job.start, tuple(map(json.loads, lines))
    for number, told in enumerate(said):
        if "end" in told or "crashed" in told:
            return Progress(state, None, said)
        state = after(job, number, state, told)
    if len(said) == LENGTH[job.name]:
        return Progress(state, None, said)
    action = next_action(job.name, job.seed, len(said), state, job.base)
    return Progress(state, _after(job, action.after(state), isinstance(action, Created)), said)


def after(job: Job, number: int, state: State, told: dict[str, Any]) -> State:
    """Return what is there after an action that was done, or refused with so many revisions."""
    action = next_action(job.name, job.seed, number, state, job.base)
    wanted = _after(job, action.after(state), isinstance(action, Created))
    if "refused" in told and told["revisions"] != wanted.revisions:
        return state
    return wanted


def _after(job: Job, state: State, created: bool) -> State:  # noqa: FBT001
    if not created:
        return state
    programme = Programme(id=job.base.programme, name="Faults")
    key = programme.id
    return replace(state, records={key: programme}, histories={key: job.base.state.histories[key]})


def acknowledged(job: Job) -> list[str]:
    """Return what the worker acknowledged: whole lines."""
    text = job.acks.read_text(encoding="utf-8")
    return text[: text.rfind("\n") + 1].splitlines()
