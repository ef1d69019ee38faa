"""What may be on a disk when the power fails, given the operations before it.

The model, which is harsher than the file systems that are in use:

- What was written to a file since it was last synced (`fsync`, `fdatasync`) may be there or not:
  each write, each change of size by itself, and of each write each sector of 512 bytes by itself.
  So writes that came later may be there without those that came earlier.
- Where a write that made a file longer was lost and something behind it was not, or the new size
  was kept, there is what was on the disk before: zeros, or anything.
- A write changes no byte outside of itself, which SQLite counts on too (`powersafe overwrite`).
- Names that were given, changed and taken away in a folder since that folder was last synced may
  be there or not. A renaming is there or is not, as every file system in use promises, also from
  one folder to another; the sync of either brings it to the disk.
- Syncing a file does not sync its name; only syncing its folder does.
- What was synced is there: a disk that says so and has not done so is beyond this model.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.faults.operations import Ack, Name, Operation, Sync, SyncFolder, Tree, Truncate, Write

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

SECTOR = 512
WAYS = ("all", "none", "prefix", "names only", "data only", "each", "sectors")
"""How much of what was not synced survives."""


@dataclass(frozen=True, slots=True)
class Survival:
    """What of the operations that were not synced survives a cut."""

    way: str
    rng: random.Random
    prefix: int

    def keeps(self, at: int, operation: Operation) -> bool:
        """Tell whether an operation that was not synced is there."""
        if self.way in {"all", "none"}:
            return self.way == "all"
        if self.way == "prefix":
            return at < self.prefix
        if self.way in {"names only", "data only"}:
            return isinstance(operation, Name) == (self.way == "names only")
        return self.rng.random() < 0.5

    @property
    def filler(self) -> Callable[[int], bytes]:
        """Return what is on the disk where nothing was written."""
        if self.way not in {"each", "sectors"}:
            return bytes
        return self.rng.choice((bytes, self.rng.randbytes))


def survival(rng: random.Random, way: str, cut: int) -> Survival:
    """Draw what survives a cut before the operation of this number."""
    return Survival(way, rng, rng.randint(0, cut))


def after_cut(start: Tree, operations: Sequence[Operation], left: Survival) -> Tree:
    """Return what is on the disk after these operations and a power cut."""
    tree = Tree(dict(start.files), {name: dict(names) for name, names in start.folders.items()})
    contents = {number: bytearray(data) for number, data in start.files.items()}
    synced, synced_folders = _last_syncs(operations)
    for at, operation in enumerate(operations):
        if isinstance(operation, Write | Truncate):
            content = contents.setdefault(operation.file, bytearray())
            sure = at < synced.get(operation.file, -1)
            _apply(content, operation, left, sure=sure, kept=sure or left.keeps(at, operation))
        elif isinstance(operation, Name):
            sure = any(at < synced_folders.get(each[0], -1) for each in operation.names)
            if sure or left.keeps(at, operation):
                _name(tree, operation)
            elif operation.made is not None:
                tree.folders.setdefault(operation.made, {})
    tree.files = {number: bytes(content) for number, content in contents.items()}
    return tree


def acknowledged_in(operations: Sequence[Operation]) -> list[str]:
    """Return the acknowledgements among operations."""
    return [each.line for each in operations if isinstance(each, Ack)]


def lay_out(tree: Tree, room: Path) -> None:
    """Write a folder as it would be found."""
    _lay_out(tree, room, "")


def _lay_out(tree: Tree, place: Path, folder: str) -> None:
    place.mkdir(parents=True)
    for name, number in tree.folders[folder].items():
        if number >= 0:
            (place / name).write_bytes(tree.files.get(number, b""))
        else:
            _lay_out(tree, place / name, f"{folder}/{name}".lstrip("/"))


def _last_syncs(operations: Sequence[Operation]) -> tuple[dict[int, int], dict[str, int]]:
    files = {each.file: at for at, each in enumerate(operations) if isinstance(each, Sync)}
    folders = {
        each.folder: at for at, each in enumerate(operations) if isinstance(each, SyncFolder)
    }
    return files, folders


def _apply(
    content: bytearray, operation: Write | Truncate, left: Survival, *, sure: bool, kept: bool
) -> None:
    fill = bytes if sure else left.filler
    if isinstance(operation, Truncate):
        if kept:
            content.extend(fill(max(0, operation.size - len(content))))
            del content[operation.size :]
        return
    end = operation.offset + len(operation.data)
    if left.way == "sectors" and not sure:
        _apply_sectors(content, operation, left)
    elif kept:
        content.extend(fill(max(0, operation.offset - len(content))))
        content[operation.offset : end] = operation.data
    elif left.way == "each" and left.rng.random() < 0.3:
        content.extend(fill(max(0, end - len(content))))


def _apply_sectors(content: bytearray, write: Write, left: Survival) -> None:
    """Write some sectors of a write and not others, as the disk has them and not the file."""
    at, end = write.offset, write.offset + len(write.data)
    while at < end:
        until = min(end, at - at % SECTOR + SECTOR)
        if left.rng.random() < 0.5:
            content.extend(left.filler(max(0, at - len(content))))
            content[at:until] = write.data[at - write.offset : until - write.offset]
        at = until


def _name(tree: Tree, operation: Name) -> None:
    for folder, name, number in operation.names:
        names = tree.folders.setdefault(folder, {})
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number
    if operation.made is not None:
        tree.folders.setdefault(operation.made, {})
