"""How much memory the large jobs take at their peak, each in a process of its own."""

from __future__ import annotations

import multiprocessing
import re
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator_app.domain.records import Note
from facilitator_app.exports import Scope, export
from material import wholly_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from facilitator_app.workspace import Workspace
    from material import Files

_STATUS = Path("/proc/self/status")


def remembering(files: Files) -> Iterator[str]:
    """Tell the peak of each job, less what the open file takes before it."""
    if not _STATUS.exists():
        yield "peak memory is told on Linux only"
        return
    yield "peak memory for 150,000 notes, without the 32 MB that SQLite may keep"
    for name in JOBS:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            before, after = pool.apply(_peak, (name, files.many))
        yield f"    {name:30} {after - before:8.0f} MB more than the {before:.0f} MB before it"


def _peak(name: str, path: Path) -> tuple[float, float]:
    with wholly_open(path) as workspace:
        workspace.revision_count()
        before = _highest()
        JOBS[name](workspace, path)
        return before, _highest()


def _highest() -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text(encoding="ascii"))
    assert found is not None
    return int(found.group(1)) / 1000


def _export(workspace: Workspace, path: Path) -> None:
    export("xlsx", workspace.snapshot(), Scope(), path.with_suffix(".xlsx"))


JOBS: dict[str, Callable[[Workspace, Path], object]] = {
    "read every note": lambda workspace, _: workspace.all(Note),
    "snapshot": lambda workspace, _: workspace.snapshot(),
    "snapshot and Excel workbook": _export,
}
