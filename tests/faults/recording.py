"""Turns what strace saw a worker do into operations on files and folders.

Whatever touches the worker's folder must be understood: a call that is not is an error, never
left out, since a replay without it would prove nothing. A call counts from its end on.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from tests.faults.calls import FILE, TEXT, UnknownCallError, bytes_of, calls_in
from tests.faults.operations import (
    Ack,
    Name,
    Operation,
    Sync,
    SyncFolder,
    Tree,
    Truncate,
    Write,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


class Recorder:
    """Turns calls into operations on the files below one folder."""

    def __init__(self, room: Path, acks: Path) -> None:
        self._room, self._acks = str(room), str(acks)
        self.start = Tree.of(room)
        self.operations: list[Operation] = []
        self._live = {key: bytearray(data) for key, data in self.start.files.items()}
        self._names = {folder: dict(names) for folder, names in self.start.folders.items()}
        self._open: dict[int, int | str] = {}
        self._at: dict[int, int] = {}
        self._appending: set[int] = set()

    def read(self, lines: Iterable[str]) -> None:
        """Take in what strace wrote."""
        for call, arguments, result in calls_in(lines):
            known: Callable[[list[str], int], None] | None = getattr(self, f"_{call}", None)
            if known is not None:
                known(arguments, result)
            elif any(self._concerns(each) for each in arguments):
                raise UnknownCallError(f"{call}({', '.join(arguments)[:200]})")

    # files

    def _openat(self, arguments: list[str], result: int) -> None:
        name = self._path(arguments[0], arguments[1])
        if name is None:
            self._open.pop(result, None)
            return
        if name in self._names:
            self._open[result] = name
            return
        folder, last = os.path.split(name)
        number = self._names[folder].get(last)
        if number is None:
            number = len(self._live)
            self._live[number] = bytearray()
            self._rename_all(((folder, last, number),))
        self._open[result], self._at[result] = number, 0
        self._appending.discard(result)
        if "O_APPEND" in arguments[2]:
            self._appending.add(result)
        if "O_TRUNC" in arguments[2]:
            self._cut(number, 0)

    def _close(self, arguments: list[str], _: int) -> None:
        self._open.pop(self._number(arguments[0]), None)

    def _dup(self, arguments: list[str], _: int) -> None:
        self._refuse(arguments[0])

    def _mmap(self, arguments: list[str], _: int) -> None:
        if "PROT_WRITE" in arguments[2] and "MAP_SHARED" in arguments[3]:
            self._refuse(arguments[4])

    def _lseek(self, arguments: list[str], result: int) -> None:
        self._at[self._number(arguments[0])] = result

    def _write(self, arguments: list[str], result: int) -> None:
        self._put(self._number(arguments[0]), None, self._data(arguments[1], result))

    def _pwrite64(self, arguments: list[str], result: int) -> None:
        offset = int(arguments[3])
        self._put(self._number(arguments[0]), offset, self._data(arguments[1], result))

    def _writev(self, arguments: list[str], result: int) -> None:
        data = b"".join(bytes_of(each) for each in TEXT.findall(", ".join(arguments[1:])))
        if self._path_of(arguments[0]) == self._acks:
            self.operations.append(Ack(data.decode().rstrip("\n")))
            return
        self._put(self._number(arguments[0]), None, data[:result])

    def _sendfile(self, arguments: list[str], result: int) -> None:
        to, of = self._number(arguments[0]), self._number(arguments[1])
        if not isinstance(self._open.get(to), int):
            return
        source = self._open.get(of)
        if not isinstance(source, int):
            raise UnknownCallError("a file from elsewhere was copied into the folder")
        given = re.search(r"\[(\d+)\]", arguments[2])
        start = int(given[1]) if given else self._at[of]
        self._put(to, None, bytes(self._live[source][start : start + result]))
        if not given:
            self._at[of] += result

    def _ftruncate(self, arguments: list[str], _: int) -> None:
        number = self._open.get(self._number(arguments[0]))
        if isinstance(number, int):
            self._cut(number, int(arguments[1]))

    def _fsync(self, arguments: list[str], _: int) -> None:
        synced = self._open.get(self._number(arguments[0]))
        if isinstance(synced, int):
            self.operations.append(Sync(synced))
        elif isinstance(synced, str):
            self.operations.append(SyncFolder(synced))

    _fdatasync = _fsync

    # names

    def _unlink(self, arguments: list[str], _: int) -> None:
        self._remove(self._path("AT_FDCWD", arguments[0]))

    def _unlinkat(self, arguments: list[str], _: int) -> None:
        self._remove(self._path(arguments[0], arguments[1]))
        if "AT_REMOVEDIR" in arguments[2]:
            self._names.pop(self._path(arguments[0], arguments[1]) or "none of ours", None)

    def _rename(self, arguments: list[str], _: int) -> None:
        one, other = (self._path("AT_FDCWD", each) for each in arguments)
        if one is None and other is None:
            return
        if one is None or other is None:
            raise UnknownCallError("a file was moved into the folder or out of it")
        (old, last), (new, name) = os.path.split(one), os.path.split(other)
        if one in self._names:
            raise UnknownCallError("a folder got another name")
        self._rename_all(((old, last, None), (new, name, self._names[old][last])))

    def _rmdir(self, arguments: list[str], result: int) -> None:
        self._unlink(arguments, result)
        self._names.pop(self._path("AT_FDCWD", arguments[0]) or "none of ours", None)

    def _mkdir(self, arguments: list[str], _: int) -> None:
        name = self._path("AT_FDCWD", arguments[0])
        if name is not None:
            folder, last = os.path.split(name)
            self._names[name] = {}
            self._rename_all(((folder, last, -1),), name)

    def _remove(self, name: str | None) -> None:
        if name is not None:
            folder, last = os.path.split(name)
            self._rename_all(((folder, last, None),))

    def _rename_all(
        self, names: tuple[tuple[str, str, int | None], ...], made: str | None = None
    ) -> None:
        for folder, name, number in names:
            if number is None:
                self._names[folder].pop(name)
            else:
                self._names[folder][name] = number
        self.operations.append(Name(names, made))

    # parts

    def _put(self, descriptor: int, offset: int | None, data: bytes) -> None:
        number = self._open.get(descriptor)
        if not isinstance(number, int):
            return
        live = self._live[number]
        at = offset if offset is not None else self._at[descriptor]
        if offset is None and descriptor in self._appending:
            at = len(live)
        live.extend(bytes(max(0, at - len(live))))
        live[at : at + len(data)] = data
        if offset is None:
            self._at[descriptor] = at + len(data)
        self.operations.append(Write(number, at, data))

    def _cut(self, number: int, size: int) -> None:
        live = self._live[number]
        live.extend(bytes(max(0, size - len(live))))
        del live[size:]
        self.operations.append(Truncate(number, size))

    def _data(self, argument: str, result: int) -> bytes:
        found = TEXT.fullmatch(argument)
        if found is None:
            raise UnknownCallError(f"strace left something out: {argument[-20:]}")
        return bytes_of(found[1])[:result]

    def _number(self, argument: str) -> int:
        found = FILE.match(argument)
        return int(found[1]) if found and found[1].isdigit() else -1

    def _path_of(self, argument: str) -> str:
        found = FILE.match(argument)
        return bytes_of(found[2]).decode() if found and found[2] else ""

    def _path(self, at: str, argument: str) -> str | None:
        """Return a path below the room, or nothing if it lies elsewhere."""
        found = TEXT.match(argument)
        given = bytes_of(found[1]).decode() if found else ""
        path = os.path.normpath(os.path.join(self._path_of(at), given))  # noqa: PTH118
        if path == self._room:
            return ""
        return path[len(self._room) + 1 :] if path.startswith(f"{self._room}/") else None

    def _concerns(self, argument: str) -> bool:
        inside = isinstance(self._open.get(self._number(argument)), int)
        text = TEXT.match(argument)
        return inside or (text is not None and self._path("AT_FDCWD", argument) is not None)

    def _refuse(self, argument: str) -> None:
        if isinstance(self._open.get(self._number(argument)), int):
            raise UnknownCallError("a file is used in a way that cannot be replayed")
