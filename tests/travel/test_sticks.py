"""A stick that is full, locked or pulled out leaves the old file or the new one, and a sentence."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator_app import placing
from facilitator_app.domain.errors import PackError
from facilitator_app.travel import stick
from facilitator_app.travel.limits import shown
from facilitator_app.travel.stick import read_file, write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = b"FACPACK1"
NEW = OURS + bytes(200_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Table 3.tablepack"
    write_file(path, OURS + b"old", OURS)
    return path


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Let this process write no file of more than 100 KB."""
    if sys.platform == "win32":
        pytest.skip("there is no such limit there")
    import resource  # noqa: PLC0415 - not there on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def names(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


def test_a_file_takes_the_place_of_an_earlier_one(path: Path) -> None:
    write_file(path, NEW, OURS)
    assert read_file(path) == NEW
    assert names(path.parent) == [path.name]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_draft_that_was_left_is_replaced(path: Path) -> None:
    path.with_name(f".{path.name}.part").write_bytes(b"half")
    write_file(path, NEW, OURS)
    assert names(path.parent) == [path.name]


@pytest.mark.usefixtures("small_disk")
def test_a_full_stick_keeps_the_old_file(path: Path) -> None:
    with pytest.raises(PackError, match="the stick or disk is full"):
        write_file(path, NEW, OURS)
    assert path.read_bytes() == OURS + b"old"
    assert names(path.parent) == [path.name]


def test_a_stick_that_is_locked_is_told(locked: Path) -> None:
    with pytest.raises(PackError, match="it may not be written"):
        write_file(locked / "x.tablepack", NEW, OURS)


def test_a_stick_that_was_pulled_out_is_told(path: Path) -> None:
    gone = path.parent / "stick" / path.name
    for act in (lambda: write_file(gone, NEW, OURS), lambda: read_file(gone)):
        with pytest.raises(PackError, match="not there any more") as caught:
            act()
        assert caught.value.sentence().startswith("Table 3.tablepack c")
        assert caught.value.advice.startswith("Put the stick in again")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.EIO, "not there any more"),
        (errno.ENODEV, "not there any more"),
        (errno.ENOSPC, "full"),
        (errno.EROFS, "may not be written"),
        (errno.EBUSY, "the disk says"),
    ],
)
def test_what_the_last_step_says_is_put_in_words(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(placing, "_sync", refuse)
    with pytest.raises(PackError, match=said):
        write_file(path, NEW, OURS)
    assert path.read_bytes() == OURS + b"old"
    assert names(path.parent) == [path.name]


def test_the_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "minutes.txt"
    other.write_text("of the last meeting", encoding="utf-8")
    with pytest.raises(PackError, match="another file of that name"):
        write_file(other, NEW, OURS)
    with pytest.raises(PackError, match="that is no file"):
        write_file(tmp_path, NEW, OURS)
    assert other.read_text(encoding="utf-8") == "of the last meeting"


def test_an_empty_file_is_nobody_s(tmp_path: Path) -> None:
    (tmp_path / "new").touch()
    write_file(tmp_path / "new", NEW, OURS)
    assert read_file(tmp_path / "new") == NEW


@pytest.mark.skipif(sys.platform == "win32", reason="links take rights there")
def test_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    for name in ("x.tablepack", ".y.tablepack.part"):
        (tmp_path / name).symlink_to(outside)
    with pytest.raises(PackError, match="that is no file"):
        write_file(tmp_path / "x.tablepack", NEW, OURS)
    write_file(tmp_path / "y.tablepack", NEW, OURS)
    assert not outside.exists()


@pytest.mark.parametrize("name", ["x\0y", "x" * 300])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match="no file can have that name"):
        write_file(tmp_path / name, NEW, OURS)
    with pytest.raises(PackError, match="no file can have that name"):
        read_file(tmp_path / name)


def test_no_more_is_read_than_may_be(path: Path) -> None:
    with pytest.raises(PackError, match="it is too large"):
        read_file(path, most=10)
    assert read_file(path, most=11) == OURS + b"old"


def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes with a name here")
    os.mkfifo(tmp_path / "pipe.tablepack")
    for each in (tmp_path / "pipe.tablepack", tmp_path, Path(os.devnull)):
        with pytest.raises(PackError, match="it is no file"):
            stick.read_file(each)


def test_what_is_shown_of_a_name_is_harmless() -> None:
    assert shown("a\u202eb\nc\ud800d\x1b") == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert shown("পথ é") == "পথ é"
    assert len(shown("x" * 1000)) == 60
