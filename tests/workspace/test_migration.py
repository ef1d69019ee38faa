"""A file of an older app is brought up to date when it is opened, after a backup."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import Note
from facilitator_app.storage import backups, migrations
from facilitator_app.storage.engine import Database
from facilitator_app.workspace import Workspace
from tests.workspace.desk import TEAM, note, rewritten, texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def tamper(path: Path, *statements: str) -> None:
    database = Database(path)
    for each in statements:
        database.driver.execute(each)
    database.close()


@pytest.fixture
def old(path: Path) -> Path:
    """Return a file whose records an older app has derived in its own way."""
    with Workspace.open(path, TEAM) as opened:
        opened.add(first := note("shade"), note("benches"))
        rewritten(opened, first, "more shade")
        opened.undo()
    shutil.rmtree(backups.folder_beside(path), ignore_errors=True)
    tamper(
        path,
        "UPDATE facts SET value = 'of another app' WHERE name = 'derived'",
        "DROP TABLE note_records",
        "CREATE TABLE note_records (id BLOB, old_column TEXT)",
        "DROP TABLE headline_records",
        'CREATE TABLE "an ""old"" table" (id BLOB)',
        "DELETE FROM conflicts",
        "DELETE FROM search",
    )
    return path


def test_its_records_are_made_again_and_nothing_is_lost(old: Path) -> None:
    with Workspace.open(old, TEAM) as opened:
        assert texts(opened) == ["shade", "benches"]
        assert opened.damage() == []
        assert opened.count_hits("benches") == 1
        assert opened.redo() == "edit note"
        assert opened.format_number() == len(migrations.STEPS)
    tables = _tables(old)
    assert "headline_records" in tables
    assert 'an "old" table' not in tables


def test_its_records_are_in_the_order_in_which_they_came(path: Path) -> None:
    said = [str(number) for number in range(50)]
    with Workspace.open(path, TEAM) as opened:
        opened.add(*map(note, said))
        opened._store.rebuild()
        assert texts(opened) == said


def test_a_backup_is_made_before(old: Path) -> None:
    before = old.read_bytes()
    Workspace.open(old, TEAM).close()
    *_, first = backups.backups_in(backups.folder_beside(old))
    assert first.path.read_bytes()[100:] == before[100:], "as it was, but for counters in its head"


def test_it_is_done_once(old: Path) -> None:
    Workspace.open(old, TEAM).close()
    database = Database(old)
    assert migrations.is_current(database)
    database.close()


def test_if_it_fails_the_file_is_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tables = _tables(old)
    with monkeypatch.context() as broken:
        broken.setattr(migrations, "set_fact", _fail)
        with pytest.raises(RuntimeError, match="the power failed"):
            Workspace.open(old, TEAM)
    assert _tables(old) == tables
    assert not list(tmp_path.glob(".*.lock"))
    with Workspace.open(old, TEAM) as opened:
        assert len(opened.all(Note)) == 2


def test_a_copy_of_an_older_app_is_merged_and_left_as_it_is(path: Path, tmp_path: Path) -> None:
    shutil.copyfile(path, copy := tmp_path / "copy.facilitator")
    with Workspace.open(copy, TEAM) as other:
        other.add(note("from the copy"))
    tamper(copy, "UPDATE facts SET value = 'of another app' WHERE name = 'derived'")
    before = copy.read_bytes()
    with Workspace.open(path, TEAM) as opened:
        opened.merge_files([(copy, None)])
        assert texts(opened) == ["from the copy"]
    assert copy.read_bytes() == before


def test_a_step_is_taken_by_every_file_that_has_not_had_it(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[Callable[[Database], None]] = [*migrations.STEPS, _next_step]
    monkeypatch.setattr(migrations, "STEPS", tuple(steps))
    with Workspace.open(path, TEAM) as opened:
        assert opened.format_number() == len(steps)
    assert "next_things" in _tables(path)
    Workspace.open(path, TEAM).close()


def _next_step(database: Database) -> None:
    database.driver.execute("CREATE TABLE next_things (id BLOB)")


def _fail(*_: object) -> None:
    raise RuntimeError("the power failed")


def _tables(path: Path) -> set[str]:
    database = Database(path)
    found = database.driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = {row[0] for row in found.fetchall()}
    database.close()
    return names
