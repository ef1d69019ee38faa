from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.calls import UnknownCallError, calls_in
from tests.faults.operations import Ack, Name, Sync, SyncFolder, Truncate, Write
from tests.faults.recording import Recorder

if TYPE_CHECKING:
    from pathlib import Path


def escaped(text: str | bytes) -> str:
    data = text.encode() if isinstance(text, str) else text
    return "".join(f"\\x{each:02x}" for each in data)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    folder = tmp_path / "room"
    folder.mkdir()
    (folder / "old").write_bytes(b"0123456789")
    return folder


def recorded(room: Path, *lines: str) -> Recorder:
    recorder = Recorder(room, room.parent / "acks")
    recorder.read(lines)
    return recorder


def opened(path: Path, number: int, how: str = "O_RDWR|O_CREAT") -> str:
    return f'7 openat(AT_FDCWD<\\x2f>, "{escaped(str(path))}", {how}, 0600) = {number}<x>'


def written(number: int, data: bytes, offset: int) -> str:
    return f'7 pwrite64({number}<x>, "{escaped(data)}", {len(data)}, {offset}) = {len(data)}'


def test_a_call_counts_from_its_end_and_one_that_failed_not_at_all() -> None:
    lines = [
        "7 fsync(3<x> <unfinished ...>",
        '8 unlink("\\x61") = -1 ENOENT (No such file or directory)',
        "8 fsync(4<x>) = 0",
        "7 <... fsync resumed>) = 0",
        "7 +++ exited with 0 +++",
    ]
    assert list(calls_in(lines)) == [("fsync", ["4<x>"], 0), ("fsync", ["3<x>"], 0)]


def test_writes_syncs_and_names_come_in_order(room: Path) -> None:
    found = recorded(
        room,
        opened(room / "new", 3),
        written(3, b"abc", 4),
        "7 fsync(3<x>) = 0",
        "7 ftruncate(3<x>, 2) = 0",
        f'7 rename("{escaped(str(room / "new"))}", "{escaped(str(room / "old"))}") = 0',
        opened(room, 4, "O_RDONLY"),
        "7 fsync(4<x>) = 0",
        f"7 writev(5<{escaped(str(room.parent / 'acks'))}>, "
        f'[{{iov_base="{escaped("told")}", iov_len=4}}], 1) = 4',
    )
    assert found.operations == [
        Name((("", "new", 1),)),
        Write(1, 4, b"abc"),
        Sync(1),
        Truncate(1, 2),
        Name((("", "new", None), ("", "old", 1))),
        SyncFolder(""),
        Ack("told"),
    ]


def test_a_write_goes_where_the_file_stands(room: Path) -> None:
    found = recorded(
        room,
        opened(room / "old", 3, "O_RDWR|O_APPEND"),
        f'7 write(3<x>, "{escaped("a")}", 1) = 1',
        opened(room / "old", 4, "O_RDWR|O_TRUNC"),
        f'7 write(4<x>, "{escaped("bcd")}", 3) = 2',
        "7 lseek(4<x>, 9, SEEK_SET) = 9",
        f'7 write(4<x>, "{escaped("e")}", 1) = 1',
    )
    assert found.operations == [
        Write(0, 10, b"a"),
        Truncate(0, 0),
        Write(0, 0, b"bc"),
        Write(0, 9, b"e"),
    ]


def test_a_copy_is_a_write_of_what_was_read(room: Path) -> None:
    found = recorded(
        room,
        opened(room / "old", 3, "O_RDONLY"),
        opened(room / "copy", 4),
        "7 sendfile(4<x>, 3<x>, [2] => [5], 100) = 3",
    )
    assert found.operations[-1] == Write(1, 0, b"234")


@pytest.mark.parametrize(
    "line",
    [
        "7 fallocate(3<x>, 0, 0, 10) = 0",
        '7 pwritev(3<x>, [{iov_base="", iov_len=0}], 1, 0) = 0',
        "7 mmap(NULL, 10, PROT_READ|PROT_WRITE, MAP_SHARED, 3<x>, 0) = 0x7f00",
        '7 pwrite64(3<x>, "\\x61"..., 100, 0) = 100',
    ],
)
def test_nothing_that_is_not_understood_is_left_out(room: Path, line: str) -> None:
    with pytest.raises(UnknownCallError):
        recorded(room, opened(room / "old", 3), line)


def test_what_happens_elsewhere_is_no_matter(room: Path) -> None:
    found = recorded(
        room, opened(room.parent / "elsewhere", 3), written(3, b"x", 0), "7 fallocate(3<x>, 0) = 0"
    )
    assert found.operations == []
