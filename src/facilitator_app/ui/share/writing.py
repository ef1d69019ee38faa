"""Writes a pack: a file of each format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.exports import EXPORTERS, Exported, Scope, export
from facilitator_app.ui.parts.beside import written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.workspace import Workspace

    Progress = Callable[[int, int], None]

_PER_FORMAT = 1_000


@dataclass(frozen=True, slots=True)
class Pack:
    """One file that was written."""

    exported: Exported
    avoided: str = ""
    """Why it does not have the name that was wanted, if it has not."""

    @property
    def path(self) -> Path:
        """Where it is."""
        return self.exported.files[0]


def write(
    workspace: Workspace,
    scope: Scope,
    targets: Sequence[tuple[str, Path]],
    progress: Progress,
    packs: list[Pack],
) -> list[Pack]:
    """Write a file of each format and list it in `packs` as soon as it is in its place.

    `progress` may raise to stop, and then nothing half is left.
    """
    progress(0, 1)
    snapshot = workspace.snapshot()
    for place, (name, path) in enumerate(targets):

        def tell(done: int, total: int, place: int = place) -> None:
            share = done * _PER_FORMAT // total if total else 0
            progress(place * _PER_FORMAT + share, len(targets) * _PER_FORMAT)

        tell(0, 1)
        packs.append(_written(name, snapshot, scope, path, tell))
    return packs


def _written(name: str, snapshot: Snapshot, scope: Scope, path: Path, progress: Progress) -> Pack:
    def write(free: Path) -> Exported:
        return export(name, snapshot, scope, free, progress=progress)

    return Pack(*written(write, path, "pack", lambda: progress(0, 1)))


def suffix_of(name: str) -> str:
    """Return the ending of a format's files."""
    return EXPORTERS[name].suffix


def stem_of(name: str) -> str:
    """Return a name that somebody typed without the ending of a format."""
    name = name.strip()
    for each in EXPORTERS.values():
        if name.casefold().endswith(each.suffix):
            return name[: -len(each.suffix)].strip()
    return name
