"""Backups: made while people work, thinned out by their age, and there when they are needed."""

from __future__ import annotations

import shutil
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import ProgrammeFileError
from facilitator_app.storage import backups
from facilitator_app.workspace import Workspace, safekeeping
from facilitator_app.workspace.restoring import last_good_backup, restore
from tests.workspace.desk import TEAM, new_file, note, texts

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 5, 9, 12, tzinfo=UTC)


def made_up(folder: Path, *moments: datetime, size: int = 10) -> None:
    """Put files there that look as if backups had been made at these moments."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, moment in enumerate(reversed(moments)):
        name = f"{moment:%Y-%m-%d %H-%M-%S.%f} r{number} 0 0.facilitator"
        (folder / name).write_bytes(b"x" * size)


def test_opening_makes_a_backup_if_something_is_new_since_the_last(path: Path) -> None:
    with Workspace.open(path, TEAM) as first:
        first.backups.wait()
        there = list(first.backups.all())
        assert there[0].revisions == first.revision_count()
    with Workspace.open(path, TEAM) as again:
        again.backups.wait()
        assert list(again.backups.all()) == there
        again.add(note("shade"))
    with Workspace.open(path, TEAM) as third:
        third.backups.wait()
        newest, *older = third.backups.all()
        assert older == there
        assert newest.revisions == third.revision_count() > there[0].revisions
        assert newest.made_at > there[0].made_at


def test_a_backup_is_a_whole_file(path: Path, tmp_path: Path) -> None:
    with Workspace.open(path, TEAM) as opened:
        opened.add(note("shade"))
        opened.backups.make_now()
        newest = next(opened.backups.all())
    shutil.copyfile(newest.path, tmp_path / "copy.facilitator")
    with Workspace.open(tmp_path / "copy.facilitator", TEAM) as copy:
        assert texts(copy) == ["shade"]
        assert copy.damage() == []
        assert copy.undo() == "add note"


def test_ten_minutes_of_change_make_a_backup(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.backups.wait()
    before = len(list(workspace.backups.all()))
    workspace.add(note("shade"))
    workspace.backups.wait()
    assert len(list(workspace.backups.all())) == before
    monkeypatch.setattr(safekeeping, "EVERY_SECONDS", 0.0)
    workspace.add(note("benches"))
    workspace.backups.wait()
    assert len(list(workspace.backups.all())) == before + 1


def test_the_last_six_are_kept_and_the_last_of_each_of_fourteen_days(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    hours = [NOON - timedelta(hours=each) for each in range(10)]
    days = [NOON - timedelta(days=day, hours=hour) for day in range(1, 31) for hour in (0, 2)]
    made_up(folder, *hours, *days)
    (folder / "notes of my own.txt").write_text("not a backup", encoding="utf-8")
    backups.thin_out(folder)
    kept = [each.made_at for each in backups.backups_in(folder)]
    assert kept == [*hours[:6], *(NOON - timedelta(days=day) for day in range(1, 14))]
    assert (folder / "notes of my own.txt").exists()


def test_backups_take_a_tenth_of_the_free_disk_and_the_newest_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_up(tmp_path, *(NOON - timedelta(hours=each) for each in range(6)), size=1000)
    monkeypatch.setattr(backups, "SHARE_OF_FREE", shutil.disk_usage(tmp_path).free // 3500)
    backups.thin_out(tmp_path)
    assert len(backups.backups_in(tmp_path)) == 3
    monkeypatch.setattr(backups, "SHARE_OF_FREE", shutil.disk_usage(tmp_path).free)
    backups.thin_out(tmp_path)
    assert [each.made_at for each in backups.backups_in(tmp_path)] == [NOON]


def test_a_disk_without_room_is_told_and_nothing_is_left_half(
    workspace: Workspace, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.backups.wait()
    before = sorted(path.parent.rglob("*"))
    workspace.add(note("shade"))
    monkeypatch.setattr(backups, "SHARE_OF_FREE", shutil.disk_usage(path.parent).free)
    workspace.backups.make_now()
    assert "not enough room" in workspace.backups.take_problem()
    assert workspace.backups.take_problem() == "", "it is said once"
    assert sorted(path.parent.rglob("*")) == before


def test_a_folder_that_cannot_be_made_is_told(path: Path) -> None:
    shutil.rmtree(backups.folder_beside(path), ignore_errors=True)
    backups.folder_beside(path).write_text("in the way", encoding="utf-8")
    with Workspace.open(path, TEAM) as opened:
        assert opened.backups.take_problem() != ""
        opened.add(note("and the work goes on"))


def test_a_file_in_a_synced_folder_has_backups_on_the_laptop_too(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    path = new_file(tmp_path / "Dropbox" / "heat.facilitator")
    with Workspace.open(path, TEAM, spare=tmp_path / "laptop") as opened:
        opened.backups.make_now()
        places = {each.path.parent for each in opened.backups.all()}
    assert len(places) == 2
    assert sum(each.is_relative_to(tmp_path / "laptop") for each in places) == 1
    shutil.rmtree(backups.folder_beside(path), ignore_errors=True)
    path.unlink()
    found = last_good_backup(path, None, tmp_path / "laptop")
    assert found is not None
    assert restore(path, found) is None
    with Workspace.open(path, TEAM) as opened:
        assert opened.damage() == []


def test_what_is_saved_while_a_backup_is_made_is_in_it_and_does_not_wait(
    path: Path, tmp_path: Path
) -> None:
    with Workspace.open(path, TEAM) as opened:
        opened.backups.wait()
        opened.add(*(note(f"{number} " + "x" * 2000) for number in range(6000)))
        folder = tmp_path / "slow"
        making = threading.Thread(
            target=backups.make, args=(opened._store.database, folder), name="backup"
        )
        making.start()
        longest, saved = 0.0, 0
        while making.is_alive():
            begun = time.monotonic()
            opened.add(note(f"meanwhile {saved}"))
            longest, saved = max(longest, time.monotonic() - begun), saved + 1
        making.join()
        (backup,) = backups.backups_in(folder)
    assert saved > 3, "people go on while it is made"
    assert longest < 2, "and hardly wait; how little is measured elsewhere"
    with Workspace.open(backup.path, TEAM) as copy:
        assert len([text for text in texts(copy) if text.startswith("meanwhile")]) > saved // 2
        assert copy.damage() == []


@pytest.mark.parametrize("passphrase", [None, "kept"])
def test_the_newest_backup_that_is_whole_is_found_and_put_in_place(
    tmp_path: Path, passphrase: str | None
) -> None:
    path = new_file(tmp_path / "heat.facilitator", passphrase)
    with Workspace.open(path, TEAM, passphrase=passphrase) as opened:
        for text in ("first", "second", "third"):
            opened.add(note(text))
            opened.backups.make_now()
        third, second, *_ = opened.backups.all()
    content = bytearray(third.path.read_bytes())
    content[len(content) // 2 :] = b"\x07" * (len(content) - len(content) // 2)
    third.path.write_bytes(content)
    path.write_bytes(b"lost")
    found = last_good_backup(path, passphrase, None)
    assert found == second
    assert found is not None
    kept = restore(path, found)
    assert kept is not None
    assert kept.read_bytes() == b"lost", "what is damaged is kept, for somebody who can mend it"
    with Workspace.open(path, TEAM, passphrase=passphrase) as opened:
        assert texts(opened) == ["first", "second"]


def test_no_backup_is_found_where_none_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "heat.facilitator"
    assert last_good_backup(path, None, None) is None
    made_up(backups.folder_beside(path), NOON)
    assert last_good_backup(path, None, tmp_path / "absent") is None


def test_a_file_in_memory_has_no_backups(path: Path) -> None:
    with Workspace.open(path, TEAM) as opened:
        opened.backups.wait()
        opened._store.database.path = None
        with pytest.raises(ValueError, match="in memory"):
            backups.make(opened._store.database, path.parent)
        opened._store.database.path = path


def test_a_backup_that_cannot_be_put_in_place_is_told(path: Path) -> None:
    with Workspace.open(path, TEAM) as opened:
        opened.backups.make_now()
        backup, *_ = opened.backups.all()
    with pytest.raises(ProgrammeFileError, match="cannot be opened"):
        restore(path.parent / "absent" / path.name, backup)
