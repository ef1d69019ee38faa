"""What is found on sticks and in folders, and what is passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.workspace import finding
from facilitator_app.workspace.finding import DEEPEST, find_files

if TYPE_CHECKING:
    from pathlib import Path


def test_folders_within_are_searched_as_deep_as_is_sensible(tmp_path: Path) -> None:
    folder, made = tmp_path, []
    for depth in range(DEEPEST + 1):
        made.append(folder / f"{depth}.TablePack")
        made[-1].touch()
        folder /= "within"
        folder.mkdir()
    assert find_files([tmp_path], ".tablepack").paths == tuple(made[:DEEPEST])


def test_what_is_named_itself_is_taken_once_whatever_it_is_called(tmp_path: Path) -> None:
    named, other = tmp_path / "a.tablepack", tmp_path / "renamed.bin"
    for each in (named, other, tmp_path / "._a.tablepack", tmp_path / "a.txt"):
        each.touch()
    (tmp_path / "folder.tablepack").mkdir()
    assert find_files([other, tmp_path, named], ".tablepack").paths == (other, named)


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.tablepack").touch()
    stick = tmp_path / "stick"
    stick.mkdir()
    try:
        (stick / "loop").symlink_to(outside, target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert find_files([stick], ".tablepack").paths == ()


def test_it_says_when_there_is_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.tablepack").touch()
    found = find_files([tmp_path], ".tablepack")
    assert (len(found.paths), found.is_all) == (2, False)
    monkeypatch.setattr(finding, "MOST_NAMES", 1)
    assert not find_files([tmp_path], ".tablepack").is_all


def test_it_looks_in_before_each_folder_and_may_be_stopped(tmp_path: Path) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        find_files([tmp_path], ".tablepack", stop)
    assert find_files([tmp_path / "gone"], ".tablepack").paths == (tmp_path / "gone",)
