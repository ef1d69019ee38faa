"""Takes packs in, one after the other, beside whoever goes on working."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.travel.pack_file import SUFFIX, look_at
from facilitator_app.ui.collect.packs.rows import PackBook, PackRow
from facilitator_app.workspace.collecting import collect, open_pack
from facilitator_app.workspace.finding import find_files
from facilitator_app.workspace.receipts import leave_receipts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.travel.pack_file import Pack
    from facilitator_app.travel.receipt_file import Receipt
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.parts.jobs import Job, Progress
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.finding import Found
    from facilitator_app.workspace.key_file import LeadKey

_FOREIGN = "It belongs to another programme, and was left where it is."


@dataclass(slots=True)
class Run:
    """What is taken in at one time."""

    key: LeadKey
    paths: list[Path] = field(default_factory=list)
    rows: list[PackRow] = field(default_factory=list)
    taken: list[tuple[Path, Receipt]] = field(default_factory=list)
    is_all: bool = True
    """Whether all that somebody pointed at was looked through."""
    remarks: list[str] = field(default_factory=list)


class Taking(QObject):
    """One run at a time: look for packs, back up, open and merge each, leave the receipts."""

    began = Signal(str)
    progressed = Signal(int, int)
    listed = Signal(object)
    """The run, when there is another row in it."""
    ended = Signal(object)
    """The run, when all that could be taken in is."""

    def __init__(self, workspace: Workspace, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._context = workspace, context
        self._job: Job | None = None
        self._run: Run | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether packs are being taken in."""
        return self._run is not None

    def begin(self, places: Sequence[Path], key: LeadKey) -> None:
        """Take in every pack in these files and folders."""
        if self._run is None:
            self._run = Run(key)
            self.began.emit("Looking for packs")
            self._start(partial(self._prepare, list(places)), self._prepared)

    def close(self) -> None:
        """Stop, and wait until nothing is read any more: the file is about to be closed."""
        job = self._job
        self.stop()
        if job is not None:
            job.wait()

    def stop(self) -> None:
        """Leave the packs that were not reached; what was taken in stays."""
        if self._job is not None:
            self._job.cancel()
        run = self._run
        if run is not None and run.taken:
            run.remarks += leave_receipts(run.taken, run.key)
        self._end()

    # looking for packs, and the way back

    def _prepare(self, places: Sequence[Path], progress: Progress) -> tuple[Found, str]:
        """Find the packs, and make the backup that is the way back; on a thread of its own."""
        found = find_files(places, SUFFIX, lambda: progress(0, 0))
        if not found.paths:
            return found, ""
        progress(0, len(found.paths))
        self._workspace.backups.make_now()
        return found, self._workspace.backups.take_problem()

    def _prepared(self, outcome: tuple[Found, str]) -> None:
        found, problem = outcome
        run = self._run
        if run is None:
            return
        run.paths, run.is_all = list(found.paths), found.is_all
        if problem:
            self._run = None
            self._context.messages.say(
                f"{problem} Nothing was collected yet.",
                "warn",
                "Collect without it",
                partial(self._go_on, run),
            )
            self.ended.emit(run)
        else:
            self._go_on(run)

    def _go_on(self, run: Run) -> None:
        self._run = run
        self.began.emit("Opening packs")
        self._next()

    # one pack after the other

    def _next(self) -> None:
        run = self._run
        if run is None:
            return
        at = len(run.rows)
        if at == len(run.paths):
            self._start(lambda _: leave_receipts(run.taken, run.key), self._left)
            return
        self.progressed.emit(at, len(run.paths))
        path = run.paths[at]
        self._start(partial(self._read, path, run.key), partial(self._merge, path))

    def _read(self, path: Path, key: LeadKey, progress: Progress) -> Pack | str:
        """Open a pack, or tell whose it is; on a thread of its own."""
        if look_at(path).programme != self._workspace.programme:
            return _FOREIGN
        pack = open_pack(self._workspace, key, path)
        progress(0, 0)
        return pack

    def _merge(self, path: Path, pack: Pack | str) -> None:
        """Take in a pack that was opened: all of it, or nothing."""
        run = self._run
        if run is None:
            return
        if isinstance(pack, str):
            self._list(PackRow(path.name, refusal=pack))
            return
        try:
            collected = collect(self._workspace, pack)
        except FacilitatorError as error:
            self._refuse(error)
            return
        run.taken.append((path, collected.receipt))
        book = PackBook(self._workspace)
        self._list(book.row(collected.record, collected.receipt, path.name))

    def _refuse(self, error: FacilitatorError) -> None:
        run = self._run
        if run is not None and len(run.rows) < len(run.paths):
            name = run.paths[len(run.rows)].name
            self._list(PackRow(name, refusal=error.sentence()))

    def _list(self, row: PackRow) -> None:
        run = self._run
        if run is not None:
            run.rows.append(row)
            self.listed.emit(run)
            self._next()

    def _left(self, remarks: list[str]) -> None:
        if self._run is not None:
            self._run.remarks += remarks
        self._end()

    def _end(self) -> None:
        run, self._run, self._job = self._run, None, None
        if run is not None:
            self.ended.emit(run)

    def _start(self, work: object, done: object) -> None:
        job = self._context.jobs.start(work, done, self._refuse)  # type: ignore[arg-type]
        self._job = job
        later = partial(QTimer.singleShot, 0, self, partial(self._go_on_after, job))
        job.ended.connect(later)

    def _go_on_after(self, job: Job) -> None:
        """End the run if nothing came of a job: it met a bug, of which the window tells."""
        if self._job is job:
            self.stop()
