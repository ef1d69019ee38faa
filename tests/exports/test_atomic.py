"""An export is whole or not there, and what was there before stays until then."""

from __future__ import annotations

import errno
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, cast

import pytest

from facilitator_app.domain.errors import ExportError
from facilitator_app.exports import ExportCancelledError, Scope, export
from facilitator_app.exports.atomic import drafting
from facilitator_app.exports.targets import Own
from tests.exports.reading import read
from tests.exports.samples import sample, uid

LONG = "many words " * 4000
OURS = Own(".xlsx", b"PK")


def long_sample_written(path: Path, text: str = LONG) -> None:
    made = sample()
    made.note(150, text)
    export("xlsx", made.snapshot(), Scope(), path)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where an export is already."""
    path = tmp_path / "pack.xlsx"
    long_sample_written(path)
    return path


def test_what_a_killed_export_left_is_removed_and_what_is_being_written_stays(
    tmp_path: Path,
) -> None:
    target = tmp_path / "pack.xlsx"
    left, other = tmp_path / ".pack.xlsx.1234abcd.part", tmp_path / ".pack (2).xlsx.1234.part"
    for each in (left, other):
        each.mkdir()
        (each / "main").write_text("what was said", encoding="utf-8")
    with drafting(target, OURS) as slow:
        slow.main.write_bytes(b"PK slow")
        assert not left.exists()
        with drafting(target, OURS) as quick:
            assert slow.main.is_file()
            quick.main.write_bytes(b"PK quick")
    assert target.read_bytes() == b"PK slow"
    assert sorted(each.name for each in tmp_path.iterdir()) == [other.name, target.name]


def test_a_folder_of_somebody_else_stays(tmp_path: Path) -> None:
    left = tmp_path / ".pack.xlsx.part"
    left.mkdir()
    (left / "main").write_text("half", encoding="utf-8")
    export("xlsx", sample().snapshot(), Scope(), tmp_path / "pack.xlsx")
    assert contents(left) == {"main": b"half"}


def test_two_exports_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    with drafting(path, OURS) as first:
        first.main.write_bytes(b"PK one")
        first.beside(tmp_path / "texts" / "a").write_bytes(b"one")
        with drafting(path, OURS) as second:
            second.main.write_bytes(b"PK two")
            second.beside(tmp_path / "texts" / "a").write_bytes(b"two")
        assert contents(tmp_path / "texts") == {"a": b"two"}
    assert contents(tmp_path) == {"pack.xlsx": b"PK one", "texts/a": b"one"}
    assert len(list(tmp_path.iterdir())) == 2


def test_many_exports_at_once_all_succeed(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    with ThreadPoolExecutor(4) as pool:
        for each in [pool.submit(long_sample_written, path) for _ in range(4)]:
            each.result()
    assert read(path)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["pack long texts", "pack.xlsx"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights to a file are other things there")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    before = os.umask(0)
    try:
        long_sample_written(path)
    finally:
        os.umask(before)
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert len(files) == 2
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "pack long texts").stat().st_mode) == 0o700


@pytest.mark.parametrize("when", [1, 3])
def test_stopping_leaves_everything_as_it_was(path: Path, when: int) -> None:
    before = contents(path.parent)
    made = sample()
    for number in range(1000, 2200):
        made.note(number, "more")
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > when

    with pytest.raises(ExportCancelledError, match="stopped"):
        export("xlsx", made.snapshot(), Scope(), path, cancelled=cancelled)
    assert contents(path.parent) == before


def test_progress_goes_from_nothing_to_everything(tmp_path: Path) -> None:
    made = sample()
    for number in range(1000, 2200):
        made.note(number, "more\x07")
    seen: list[tuple[int, int]] = []
    export(
        "xlsx",
        made.snapshot(),
        Scope(),
        tmp_path / "pack.xlsx",
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen[0][0] == 0
    assert seen[-1][0] == seen[-1][1] > 1200
    assert seen == sorted(seen)
    assert len(seen) > 3


def test_a_fault_in_the_midst_leaves_everything_as_it_was(path: Path) -> None:
    before = contents(path.parent)
    made = sample()
    no_text: Any = 7
    made.note(151, no_text)
    with pytest.raises(TypeError):
        export("xlsx", made.snapshot(), Scope(), path)
    assert contents(path.parent) == before


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "open in another program"),
        (errno.EROFS, "the folder .* cannot be written"),
        (errno.EIO, "the disk says: "),
    ],
)
def test_a_disk_that_refuses_is_told_in_a_sentence(path: Path, number: int, words: str) -> None:
    before = contents(path.parent)

    with (
        pytest.raises(ExportError, match=rf"pack\.xlsx could not be written: .*{words}") as refused,
        drafting(path, OURS),
    ):
        raise OSError(number, os.strerror(number))
    assert refused.value.advice
    assert contents(path.parent) == before


def test_a_fault_of_the_one_who_looks_in_is_not_the_disk_s(path: Path) -> None:
    before = contents(path.parent)
    fault = BrokenPipeError(errno.EPIPE, "nobody reads")

    def look(_done: int, _total: int) -> None:
        raise fault

    def asked() -> bool:
        raise fault

    for looking_in in ({"progress": look}, {"cancelled": asked}):
        with pytest.raises(BrokenPipeError) as raised:
            export("xlsx", sample().snapshot(), Scope(), path, **cast("Any", looking_in))
        assert raised.value is fault
    assert contents(path.parent) == before


def test_a_file_that_cannot_be_replaced_takes_its_long_texts_back(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(path.parent)
    replace = Path.replace

    def guarded(self: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(errno.EACCES, "in use")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", guarded)
    with pytest.raises(ExportError, match="open in another program"):
        long_sample_written(path, "other words " * 4000)
    assert contents(path.parent) == before


def test_a_new_folder_is_taken_back_too(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    path.mkdir()
    with pytest.raises(ExportError, match="a folder has that name"):
        long_sample_written(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"there is no folder .*nowhere"):
        export("xlsx", sample().snapshot(), Scope(), tmp_path / "nowhere" / "pack.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_locked_folder_is_told(locked: Path) -> None:
    with pytest.raises(ExportError, match=f"the folder {locked} cannot be written") as refused:
        export("xlsx", sample().snapshot(), Scope(), locked / "pack.xlsx")
    assert "another program" not in str(refused.value)
    assert refused.value.advice == "Choose another folder."
    assert not list(locked.iterdir())


def test_long_texts_of_an_earlier_export_go_and_other_files_stay(path: Path) -> None:
    folder = path.parent / "pack long texts"
    assert [each.name for each in folder.iterdir()] == [f"{uid(150)} Text.txt"]
    mine = folder / "my own notes.txt"
    mine.write_text("mine", encoding="utf-8")
    long_sample_written(path, "short now")
    assert list(folder.iterdir()) == [mine]
    long_sample_written(path)
    mine.unlink()
    long_sample_written(path, "short now")
    assert list(path.parent.iterdir()) == [path]


def test_the_files_come_together(tmp_path: Path) -> None:
    target, other = tmp_path / "a", tmp_path / "b"
    with drafting(target, OURS) as draft:
        draft.main.write_text("one", encoding="utf-8")
        draft.beside(other).write_text("two", encoding="utf-8")
        assert not target.exists()
        assert not other.exists()
    assert target.read_text(encoding="utf-8") == "one"
    assert other.read_text(encoding="utf-8") == "two"
    assert sorted(tmp_path.iterdir()) == [target, other]
