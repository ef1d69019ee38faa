"""Reads the calls in what strace writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,pwritev2,sendfile,"
    "copy_file_range,splice,ftruncate,truncate,fallocate,fsync,fdatasync,sync_file_range,sync,"
    "syncfs,unlink,unlinkat,rmdir,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,"
    "mkdirat,mmap"
)
OPTIONS = ("-xx", "-s", str(1 << 26), "-e", f"trace={CALLS}")


class UnknownCallError(Exception):
    """Something was done to a file that the replay does not understand."""


_CALL = re.compile(r"^(\d+) +(\w+)\((.*)\) += (-?\d+|\?)")
_UNFINISHED = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
_HEX = re.compile(r"\\x([0-9a-f]{2})")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
FILE = re.compile(r"^(\d+|AT_FDCWD)(?:<([^>]*)>)?")


def bytes_of(escaped: str) -> bytes:
    """Return what strace wrote as hexadecimal escapes."""
    return bytes.fromhex(escaped.replace("\\x", ""))


def bytes_in(line: str) -> bytes:
    """Return a line with its escapes read."""
    return _HEX.sub(lambda found: chr(int(found[1], 16)), line).encode("latin-1")


def calls_in(lines: Iterable[str]) -> Iterator[tuple[str, list[str], int]]:
    """Return each call that succeeded, its arguments and its result, as it ended."""
    begun: dict[str, str] = {}
    for raw in lines:
        line = raw.rstrip("\n")
        if start := _UNFINISHED.match(line):
            begun[start[1]] = f"{start[1]} {start[2]}({start[3]}"
            continue
        if rest := _RESUMED.match(line):
            line = begun.pop(rest[1]) + rest[3]
        call = _CALL.match(line)
        if call and call[4] != "?" and int(call[4]) >= 0:
            yield call[2], call[3].split(", "), int(call[4])
