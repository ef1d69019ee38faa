"""Ways back and ways to forget that must hold when names, clocks and people are against them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import DamagedFileError, FileInUseError, MergeError
from facilitator_app.domain.records import Note, Programme
from facilitator_app.storage import backups
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.restoring import is_whole, last_good_backup, restore
from tests.workspace.desk import TEAM, note, texts

if TYPE_CHECKING:
    from pathlib import Path

TELLING = "xylophonist"


def backed_up(path: Path, *said: str) -> None:
    """Add notes to a file and make a backup of it."""
    with Workspace.open(path, TEAM) as opened:
        for text in said:
            opened.add(note(text))
        opened.backups.make_now()


def copies_with(folder: Path, word: str) -> list[str]:
    return [
        each.name
        for each in folder.rglob("*")
        if each.is_file() and word.encode() in each.read_bytes()
    ]


def test_another_programme_of_the_same_name_is_not_put_back(path: Path) -> None:
    backed_up(path, "old", "older", "oldest")
    path.unlink()
    with Workspace.create(path, "Another", TEAM) as another:
        another.backups.make_now()
    found = last_good_backup(path, None, None)
    assert found is not None
    path.write_bytes(b"")
    restore(path, found)
    with Workspace.open(path, TEAM) as opened:
        assert [each.name for each in opened.all(Programme)] == ["Another"]


def test_a_wrong_clock_does_not_choose_the_backup(path: Path) -> None:
    backed_up(path, "first")
    (older, *_) = backups.backups_in(backups.folder_beside(path))
    ahead = older.path.with_name(f"2031-01-01 10-00-00.000000{older.path.name[26:]}")
    older.path.rename(ahead)
    backed_up(path, "second")
    found = last_good_backup(path, None, None)
    assert found is not None
    assert found.path != ahead
    restore(path, found)
    with Workspace.open(path, TEAM) as opened:
        assert texts(opened) == ["first", "second"]


def test_a_state_reached_again_on_another_way_is_backed_up_again(path: Path) -> None:
    backed_up(path, "first")
    (first, *_) = backups.backups_in(backups.folder_beside(path))
    backed_up(path, "second")
    restore(path, first)
    backed_up(path, "third")
    heads = {each.head for each in backups.backups_in(backups.folder_beside(path))}
    assert len(heads) >= 3


def test_nothing_is_put_in_the_place_of_an_open_file(path: Path) -> None:
    backed_up(path, "first")
    found = last_good_backup(path, None, None)
    assert found is not None
    with Workspace.open(path, TEAM), pytest.raises(FileInUseError):
        restore(path, found)
    assert is_whole(path, None)


def test_a_link_to_an_open_file_leads_to_its_lock(path: Path) -> None:
    link = path.with_name("link.facilitator")
    link.symlink_to(path)
    with Workspace.open(path, TEAM), pytest.raises(FileInUseError):
        Workspace.open(link, TEAM)
    with Workspace.open(link, TEAM) as opened:
        opened.backups.make_now()
    assert not backups.folder_beside(link).exists()


def test_erasing_reaches_backups_of_an_earlier_name_and_replaced_files(path: Path) -> None:
    backed_up(path, TELLING)
    (found, *_) = backups.backups_in(backups.folder_beside(path))
    restore(path, found)
    renamed = path.with_name("renamed.facilitator")
    path.rename(renamed)
    for kept in path.parent.glob(f"{path.stem} damaged *"):
        kept.rename(kept.with_name(kept.name.replace(path.stem, "renamed")))
    with Workspace.open(renamed, TEAM) as opened:
        (said,) = opened.all(Note)
        assert opened.erase([said], "withdrawn") == []
    assert copies_with(path.parent, TELLING) == []


def test_what_was_out_of_reach_is_erased_when_the_file_is_opened_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backed_up(path, TELLING)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(backups, "merge_into", dies)
        opened = Workspace.open(path, TEAM)
        with pytest.raises(KeyboardInterrupt):
            opened.erase(opened.all(Note), "withdrawn")
        opened.close()
    assert copies_with(path.parent, TELLING)
    Workspace.open(path, TEAM).close()
    assert copies_with(path.parent, TELLING) == []


def test_a_copy_out_of_reach_is_named_and_tried_again(path: Path) -> None:
    backed_up(path, TELLING)
    kept = path.with_name(f"{path.stem} damaged 2026-05-09 12-00-00.facilitator")
    kept.write_bytes(path.read_bytes()[: 3 * 4096])
    with Workspace.open(path, TEAM) as opened:
        assert opened.erase(opened.all(Note), "withdrawn") == [kept]
        assert kept.name in opened.backups.take_problem()
    kept.unlink()
    with Workspace.open(path, TEAM) as opened:
        assert not opened._store.owes_erasing()


def test_tampered_evidence_is_not_taken_in(path: Path) -> None:
    copy = path.with_name("copy.facilitator")
    shutil.copyfile(path, copy)
    with Workspace.open(copy, TEAM) as opened:
        opened.add(note("said by ALPHA"))
    copy.write_bytes(copy.read_bytes().replace(b"ALPHA", b"OMEGA"))
    with Workspace.open(path, TEAM) as opened:
        before = opened.revision_count()
        with pytest.raises(MergeError, match="is damaged"):
            opened.merge_files([(copy, None)])
        assert opened.revision_count() == before
    with Workspace.open(copy, TEAM) as tampered, pytest.raises(DamagedFileError):
        tampered.refuse_damage()
