"""What a worker did to its files, in the order in which it did it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes that were handed to the system."""

    file: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file got another size."""

    file: int
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """Everything written to a file is on the disk."""

    file: int


@dataclass(frozen=True, slots=True)
class Name:
    """Names were changed, in one step: each in its folder, to a file or a folder, or to nothing."""

    names: tuple[tuple[str, str, int | None], ...]
    made: str | None = None
    """The folder that was made, if it was one."""


@dataclass(frozen=True, slots=True)
class SyncFolder:
    """The names of a folder are on the disk."""

    folder: str


@dataclass(frozen=True, slots=True)
class Ack:
    """Somebody was told that it is saved."""

    line: str


Operation = Write | Truncate | Sync | Name | SyncFolder | Ack


@dataclass
class Tree:
    """Files by their number, and each folder's names, by its path below the room."""

    files: dict[int, bytes] = field(default_factory=dict)
    folders: dict[str, dict[str, int]] = field(default_factory=lambda: {"": {}})

    @classmethod
    def of(cls, room: Path) -> Tree:
        """Read a folder as it lies there, for good."""
        tree = cls()
        for path in sorted(room.rglob("*")):
            name = path.relative_to(room)
            parent = "" if name.parent == Path() else name.parent.as_posix()
            if path.is_dir():
                tree.folders[name.as_posix()] = {}
                tree.folders[parent][name.name] = -1
            else:
                number = len(tree.files)
                tree.files[number] = path.read_bytes()
                tree.folders[parent][name.name] = number
        return tree
