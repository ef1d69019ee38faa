"""An export takes the place of an earlier one, and of nothing else."""

from __future__ import annotations

import os
import socket
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports import Scope, export
from facilitator_app.exports.targets import Own, examine
from tests.exports.reading import read
from tests.exports.samples import sample, uid

if TYPE_CHECKING:
    from collections.abc import Callable

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="there are none of them there")
LONG = "many words " * 4000


def write(path: Path) -> None:
    export("xlsx", sample().snapshot(), Scope(), path)


def assert_refused(path: Path, words: str) -> None:
    with pytest.raises(ExportError, match=words) as refused:
        write(path)
    assert str(refused.value).endswith(".")
    assert refused.value.advice.endswith(".")
    assert len(refused.value.sentence()) < 500


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 an older workbook"])
def test_an_older_workbook_is_replaced(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(content)
    write(path)
    assert read(path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", ["pack.xlsx", "PACK.XLSX", "pack.data", "pack"])
def test_another_file_is_left_alone(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("a letter", encoding="utf-8")
    assert_refused(path, "there is another file of that name")
    assert path.read_text(encoding="utf-8") == "a letter"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a document"])
def test_a_file_with_another_ending_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(content)
    assert_refused(path, "there is another file of that name")
    assert path.read_bytes() == content


@pytest.mark.parametrize("name", ["pack", "pack.data", "PACK.XLSX"])
def test_a_new_file_may_have_any_other_ending(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert read(tmp_path / name)


@pytest.mark.parametrize(
    "name",
    [
        "ours.facilitator",
        "OURS.Facilitator",
        "ours.key",
        ".key",
        "ours.facilitator. ",
        "ours.facilitator-journal",
    ],
)
@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04", b"encrypted"])
def test_the_name_of_a_programme_is_refused(
    tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert_refused(path, "the name of a Facilitator file")
    assert (path.read_bytes() if path.exists() else None) == content


@pytest.mark.parametrize("name", ["pack.xlsx", "pack.db"])
def test_a_database_is_left_alone_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with closing(sqlite3.connect(path)) as database:
        database.execute("create table said (text)")
    before = path.read_bytes()
    assert_refused(path, "a Facilitator file or another database has that name")
    assert path.read_bytes() == before


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(str(path))


def a_link_to_a_workbook(path: Path) -> None:
    elsewhere = path.with_name("elsewhere.xlsx")
    elsewhere.write_bytes(b"PK\x03\x04")
    path.symlink_to(elsewhere)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to(path.with_name("nothing.xlsx"))


@POSIX_ONLY
@pytest.mark.parametrize(
    ("make", "words"),
    [
        (a_folder, "a folder has that name"),
        (a_pipe, "what has that name is no file"),
        (a_socket, "what has that name is no file"),
        (a_link_to_a_workbook, "a link has that name"),
        (a_link_to_nothing, "a link has that name"),
    ],
)
def test_what_is_no_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], words: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    path = Path("pack.xlsx")
    make(path)
    before = path.lstat(), sorted(tmp_path.iterdir())
    assert_refused(path, words)
    assert (path.lstat(), sorted(tmp_path.iterdir())) == before


@POSIX_ONLY
def test_a_device_is_left_alone() -> None:
    # Only looked at: an export that forgot to look would take the machine's own device away.
    with pytest.raises(ExportError, match="what has that name is no file"):
        examine(Path(os.devnull), Own("", b""))


def test_what_came_there_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"

    def appear(_done: int, _total: int) -> None:
        path.write_text("a letter", encoding="utf-8")

    with pytest.raises(ExportError, match="there is another file of that name"):
        export("xlsx", sample().snapshot(), Scope(), path, progress=appear)
    assert path.read_text(encoding="utf-8") == "a letter"
    assert list(tmp_path.iterdir()) == [path]


@POSIX_ONLY
def test_a_link_in_the_place_of_the_long_texts_is_not_followed(tmp_path: Path) -> None:
    made = sample()
    made.note(150, LONG)
    (elsewhere := tmp_path / "elsewhere").mkdir()
    (tmp_path / "pack long texts").symlink_to(elsewhere)
    mine = elsewhere / f"{uid(151)} Text.txt"
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"pack long texts .*: a link has that name"):
        export("xlsx", made.snapshot(), Scope(), tmp_path / "pack.xlsx")
    assert list(elsewhere.iterdir()) == [mine]
    assert not (tmp_path / "pack.xlsx").exists()


@POSIX_ONLY
def test_a_pipe_in_the_place_of_a_long_text_is_left_alone(tmp_path: Path) -> None:
    made = sample()
    made.note(150, LONG)
    pipe = tmp_path / "pack long texts" / f"{uid(150)} Text.txt"
    pipe.parent.mkdir()
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="what has that name is no file"):
        export("xlsx", made.snapshot(), Scope(), tmp_path / "pack.xlsx")
    assert pipe.is_fifo()
    assert not (tmp_path / "pack.xlsx").exists()


@pytest.mark.parametrize("path", ["", "."])
def test_no_name_is_told(path: str) -> None:
    assert_refused(Path(path), "No file is named")


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert_refused(tmp_path, "a folder has that name")
    assert_refused(tmp_path / "..", "a folder has that name")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["p\0ck.xlsx", "p\ud800ck.xlsx"])
def test_a_name_that_cannot_be_is_told(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "\0" not in name:
        pytest.skip("it can be one there")
    assert_refused(tmp_path / name, "p�ck.xlsx could not be written: .* cannot be in a name")


@POSIX_ONLY
@pytest.mark.parametrize("name", ["a" * 300 + ".xlsx", "a" * 100_000, "a" * 300 + "/pack.xlsx"])
def test_a_name_that_is_too_long_is_told(tmp_path: Path, name: str) -> None:
    assert_refused(tmp_path / name, "its name is too long")


@POSIX_ONLY
def test_a_name_that_is_just_short_enough_is_taken(tmp_path: Path) -> None:
    path = tmp_path / ("ä" * 125 + ".xlsx")
    write(path)
    assert list(tmp_path.iterdir()) == [path]
