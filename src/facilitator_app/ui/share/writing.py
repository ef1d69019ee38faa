"""Writes a pack to where somebody wants it, or beside it if another program holds the place."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import ExportError, NameTakenError
from facilitator_app.exports import EXPORTERS, Exported, Scope, export

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.workspace import Workspace

    Progress = Callable[[int, int], None]

PATIENCE = 2.0
"""For how many seconds a place that is held is tried again."""
_PAUSE = 0.1
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
    """Write one file, or another one beside it if what has its name cannot make way."""
    free = wait_for(path, lambda: progress(0, 1))
    avoided = "" if free == path else _in_use(path)
    try:
        return Pack(export(name, snapshot, scope, free, progress=progress), avoided)
    except NameTakenError:
        avoided = f"What is called {path.name} there is no pack, and was left alone."
    except ExportError as error:
        if free != path or not isinstance(error.__cause__, PermissionError):
            raise
        avoided = _in_use(path)  # it was opened while the pack was being written
    return Pack(export(name, snapshot, scope, beside(path), progress=progress), avoided)


def _in_use(path: Path) -> str:
    return f"{path.name} is open in another program."


def wait_for(path: Path, pause: Callable[[], None]) -> Path:
    """Return the place once nobody holds it; after two seconds, another one beside it."""
    end = time.monotonic() + PATIENCE
    while is_held(path):
        if time.monotonic() > end:
            return beside(path)
        pause()
        time.sleep(_PAUSE)
    return path


def is_held(path: Path) -> bool:
    """Tell whether a file is there and cannot be written, as while Excel has it open."""
    if not is_there(path):
        return False
    try:
        with path.open("rb+"):
            return False
    except PermissionError:
        return True
    except OSError:  # writing the pack says in words what is wrong
        return False


def beside(path: Path) -> Path:
    """Return the next name beside a file that is not taken."""
    number = 2
    while is_there(found := path.with_stem(f"{path.stem} ({number})")):
        number += 1
    return found


def is_there(path: Path) -> bool:
    """Tell whether something has that name, as far as anybody may know in its folder."""
    try:
        return path.exists()
    except OSError:
        return False


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
