"""The making of kits: remembered here, written beside the window, taken back if they were not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.workspace.kits import forget_unmade, plan_kits
from facilitator_app.workspace.sticks import mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.domain.records import Table, Workshop
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.parts.jobs import Job, Progress
    from facilitator_app.workspace import Workspace
    from facilitator_app.workspace.kits import MadeKit, PlannedKits


class Run(QObject):
    """One making of kits at a time."""

    progressed = Signal(int, int)
    done = Signal(object)
    """All that was wanted is in its place: a list of MadeKit."""
    failed = Signal(object, object)
    """A FacilitatorError, and what was in its place by then."""
    stopped = Signal(object)
    """What was in its place when somebody stopped it."""

    def __init__(self, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self._workspace, self._context = workspace, context
        self._job: Job | None = None
        self._planned: PlannedKits | None = None
        self._made: list[MadeKit] = []

    @property
    def is_under_way(self) -> bool:
        """Whether kits are being made."""
        return self._planned is not None

    def begin(self, workshop: Workshop, tables: Sequence[Table], folder: Path) -> bool:
        """Begin to make kits; tell whether that could be done."""
        key = self._context.key.key
        found: list[PlannedKits] = []
        if key is None or not self._context.changes.save(
            lambda: found.append(plan_kits(self._workspace, key, workshop, tables))
        ):
            return False
        [planned] = found
        made: list[MadeKit] = []
        self._planned, self._made = planned, made
        programme = self._workspace.programme

        def write(progress: Progress) -> list[MadeKit]:
            progress(0, len(planned.kits))
            return _written(planned, folder, programme, progress, made)

        self._job = self._context.jobs.start(write, self.done.emit, self._fail)
        self._job.progressed.connect(self.progressed)
        self._job.ended.connect(self._settle)
        return True

    def stop(self) -> None:
        """Stop at the next kit: those that are whole stay."""
        if self._job is not None:
            self._job.cancel()

    def leave(self) -> None:
        """Stop before the programme is closed, while what was not made can be taken back."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
            self._settle()

    # parts

    def _settle(self) -> None:
        """Take back that kits were made which are not in their place."""
        planned, self._planned = self._planned, None
        job, self._job = self._job, None
        if planned is None:
            return
        if len(self._made) < len(planned.kits):
            made = self._made
            self._context.changes.save(lambda: forget_unmade(self._workspace, planned, made))
        if job is not None and job.is_cancelled:
            self.stopped.emit(self._made)

    def _fail(self, error: FacilitatorError) -> None:
        self.failed.emit(error, self._made)


def _written(
    planned: PlannedKits,
    folder: Path,
    programme: UUID,
    progress: Progress,
    made: list[MadeKit],
) -> list[MadeKit]:
    """Mark the folder and write the kits into it."""
    mark(folder, programme)
    planned.write(folder, progress, made.append)
    return made
