"""Writes a pack: a file of each format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.apart.beside import written
from facilitator_app.apart.work import share
from facilitator_app.exports import Exported, Scope, Watch, export_watched

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from facilitator_app.apart.work import Line
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.exports.exporter import Progress


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


@dataclass(frozen=True, slots=True)
class Packs:
    """A pack that is wanted in some formats."""

    scope: Scope
    targets: tuple[tuple[str, Path], ...]
    """Each format, and where its file goes."""

    @property
    def paths(self) -> Sequence[Path]:
        """Where its files go."""
        return [path for _, path in self.targets]

    def write(self, snapshot: Snapshot, line: Line) -> None:
        """Write a file of each format and tell of it as soon as it is in its place."""
        for place, (name, path) in enumerate(self.targets):
            tell = share(line, place, len(self.targets))

            def write(free: Path, name: str = name, tell: Progress = tell) -> Exported:
                watch = Watch(tell, placing=line.placing)
                return export_watched(name, snapshot, self.scope, free, watch)

            tell(0, 1)
            line.made(Pack(*written(write, path, "pack")))
