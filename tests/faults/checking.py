"""Looks at a folder after a fault, as the next person to sit down at that laptop would."""

from __future__ import annotations

import traceback
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Erasure, Note
from facilitator_app.exports import Scope, export
from facilitator_app.storage import Store, backups, checking, migrations, opening
from facilitator_app.workspace import Workspace
from tests.faults.actions import WORKBOOK, put_back
from tests.faults.bases import HERE
from tests.faults.jobs import OLDER, as_that_app, progress_of
from tests.faults.states import differences, found_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from uuid import UUID

    from tests.faults.jobs import Job, Progress


def problems(job: Job, lines: list[str]) -> list[str]:
    """Return all that is not as it was promised to a person with these acknowledgements."""
    progress = progress_of(job, lines)
    try:
        with as_that_app(job):
            return [*progress.crashes, *_problems(job, progress)]
    except FacilitatorError as error:
        return [*progress.crashes, f"{type(error).__name__}: {error.sentence()}"]
    except Exception:  # noqa: BLE001 - whatever it is, it must be told
        return [*progress.crashes, traceback.format_exc(limit=-4)]


def _problems(job: Job, progress: Progress) -> Iterator[str]:
    acknowledged = len([each for each in progress.said if "done" in each])
    if job.name == "create" and not acknowledged:
        yield from _half_made(job)
        return
    if job.name == "restore" and not acknowledged:
        put_back(job.path, job.base)
    yield from _backups(job, progress)
    yield from _workbook(job, progress)
    with Workspace.open(job.path, HERE, passphrase=job.base.passphrase) as workspace:
        yield from (f"damage: {each}" for each in workspace.damage())
        yield from _contents(workspace, progress)
        arrived = [each.id for each in workspace.revisions()]
        erased = {each.record_id for each in workspace.all(Erasure)}
        yield from _backups_are_earlier(job, workspace, arrived, erased)
        yield from _goes_on(workspace)
        if job.name == "export":
            export("xlsx", workspace.snapshot(), Scope(), job.room / WORKBOOK)


def _contents(workspace: Workspace, progress: Progress) -> list[str]:
    """Compare with what was acknowledged, and with that and the action that was under way."""
    found = found_in(workspace)
    wrong = differences(progress.state, found)
    if not wrong or (progress.flight and not differences(progress.flight, found)):
        return []
    count = len([each for each in progress.said if "done" in each])
    return [f"after {count} acknowledgements: {each}" for each in wrong[:4]]


def _half_made(job: Job) -> Iterator[str]:
    """A file that was being made may be there or not; if it is, it must be whole."""
    if not job.path.exists():
        Workspace.create(job.path, "Again", HERE, passphrase=job.base.passphrase).close()
    with Workspace.open(job.path, HERE, passphrase=job.base.passphrase) as workspace:
        yield from workspace.damage()
        yield from _goes_on(workspace)


def _goes_on(workspace: Workspace) -> Iterator[str]:
    """Save one more note."""
    some = next(iter(workspace.all(Note)), None)
    if some is not None:
        count = workspace.revision_count()
        workspace.edit(some, replace(some, text="after the fault"))
        if workspace.revision_count() != count + 1:
            yield "the next edit was not saved"


def _backups(job: Job, progress: Progress) -> Iterator[str]:
    """Find the backup that was acknowledged, and nothing that only looks like one."""
    folder = backups.folder_beside(job.path)
    found = backups.backups_in(folder)
    yield from (f"taken for a backup: {each.path}" for each in found if ".part" in each.path.name)
    last = [each["backup"] for each in progress.said if "backup" in each]
    names = {each.path.name for each in found}
    if last and last[-1] not in names and len(found) < backups.LATEST:
        yield f"the backup {last[-1]} was acknowledged and is not there"


def _workbook(job: Job, progress: Progress) -> Iterator[str]:
    """Find the older workbook or the new one, whole, and the new one if it was acknowledged."""
    path = job.room / WORKBOOK
    acknowledged = any("exported" in each for each in progress.said)
    if not path.exists() or path.read_bytes() == OLDER:
        if acknowledged:
            yield "the export was acknowledged and is not there"
        return
    try:
        with zipfile.ZipFile(path) as book:
            bad = book.testzip()
    except zipfile.BadZipFile as error:
        bad = str(error)
    if bad:
        yield f"half a workbook: {bad}"


def _backups_are_earlier(
    job: Job, workspace: Workspace, arrived: Sequence[UUID], erased: Collection[UUID]
) -> Iterator[str]:
    """Demand that each backup is whole, was the file at some moment, and has nothing erased."""
    workspace.backups.wait()
    if workspace.backups.problem:
        yield f"no backup was made: {workspace.backups.problem}"
    folder = backups.folder_beside(job.path)
    yield from (f"left behind: {each.name}" for each in folder.glob(".*"))
    for backup in workspace.backups.all():
        database = opening.for_reading(backup.path, job.base.passphrase)
        try:
            if migrations.is_current(database):
                yield from (f"{backup.path.name}: {each}" for each in checking.damage(database))
            revisions = list(Store(database, "").revisions())
        finally:
            database.close()
        ids = [each.id for each in revisions[: backup.revisions]]
        if ids != list(arrived[: backup.revisions]):
            yield f"{backup.path.name} is not what the file was"
        if any(each.content for each in revisions if each.record_id in erased):
            yield f"{backup.path.name} has what was erased"
