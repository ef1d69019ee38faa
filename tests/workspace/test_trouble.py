"""Disks that fill, files that others hold, values that are none: each is told in a sentence."""

from __future__ import annotations

import shutil
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Author, Change
from facilitator_app.domain.errors import (
    DamagedFileError,
    FileInUseError,
    MergeError,
    OvertakenError,
    ProgrammeFileError,
)
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Note
from facilitator_app.storage import engine
from facilitator_app.storage.engine import Database
from facilitator_app.storage.rollback import journal_of
from facilitator_app.workspace import Workspace
from tests.workspace.desk import SESSION, TEAM, note, texts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def copy(path: Path) -> Path:
    """Return a copy of the file, which somebody works on elsewhere."""
    shutil.copyfile(path, copied := path.with_name("copy.facilitator"))
    return copied


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_file_that_is_taken_away_takes_nothing_more_until_it_is_back(
    workspace: Workspace, path: Path
) -> None:
    workspace.add(note("shade"))
    path.rename(away := path.with_name("away"))
    with pytest.raises(ProgrammeFileError, match="not in its place any more") as told:
        workspace.add(note("benches"))
    assert "Put it back" in told.value.advice
    away.rename(path)
    workspace.add(note("benches"))
    assert texts(workspace) == ["shade", "benches"]


def test_a_full_disk_loses_nothing_that_was_seen(workspace: Workspace) -> None:
    workspace.add(note("shade"))
    driver = workspace._store.database.driver
    pages = driver.execute("PRAGMA page_count").fetchone()[0]
    driver.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ProgrammeFileError, match="disk is full") as told:
        workspace.add(*(note("x" * 3000) for _ in range(20)))
    assert "Make room" in told.value.advice
    assert texts(workspace) == ["shade"]
    driver.execute("PRAGMA max_page_count = 1000000")
    workspace.add(note("benches"))
    assert texts(workspace) == ["shade", "benches"]
    assert workspace.damage() == []


def test_a_file_that_another_program_writes_to_is_told(
    path: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engine.PRAGMAS, "busy_timeout", "50")
    with Workspace.open(path, TEAM) as opened:
        opened.backups.wait()
        others = [Database(each) for each in (path, copy)]
        for each in others:
            each.driver.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileInUseError, match="another program"):
            opened.add(note("shade"))
        with pytest.raises(FileInUseError, match="another program"):
            opened.merge_files([(copy, None)])
        for each in others:
            each.close()
        opened.merge_files([(copy, None)])
        opened.add(note("benches"))
        assert texts(opened) == ["benches"]


def test_what_was_cut_off_in_a_copy_is_not_merged_and_the_rest_is(path: Path, copy: Path) -> None:
    with Workspace.open(copy, Author("table-7", "lead")) as other:
        other.add(note("whole"))
    database = Database(copy)
    database.driver.execute("PRAGMA cache_size = 1")
    database.driver.execute("BEGIN IMMEDIATE")
    database.driver.execute("UPDATE revisions SET content = replace(content, 'whole', 'half')")
    database.driver.execute("CREATE TABLE filling AS SELECT randomblob(300000) AS x")
    torn = copy.with_name("torn.facilitator")
    shutil.copyfile(copy, torn)
    shutil.copyfile(journal_of(copy), journal_of(torn))
    database.driver.execute("ROLLBACK")
    database.close()
    before = (torn.read_bytes(), journal_of(torn).read_bytes())
    with Workspace.open(path, TEAM) as opened:
        opened.merge_files([(torn, None)])
        assert texts(opened) == ["whole"]
        assert opened.damage() == []
    assert (torn.read_bytes(), journal_of(torn).read_bytes()) == before, "it is only read"


def test_a_copy_with_a_flipped_byte_is_not_merged(path: Path, copy: Path) -> None:
    with Workspace.open(copy, Author("table-7", "lead")) as other:
        other.add(first := note("the wording that counts"))
        other.edit(first, replace(first, text="what came after it"))
    whole = copy.read_bytes()
    places = [at for at in range(len(whole)) if whole.startswith(b"wording that", at)]
    assert places
    with Workspace.open(path, TEAM) as opened:
        before = list(opened.revisions())
        for at in places:
            copy.write_bytes(whole[:at] + b"W" + whole[at + 1 :])
            with pytest.raises(MergeError, match="damaged"):
                opened.merge_files([(copy, None)])
            assert list(opened.revisions()) == before
        copy.write_bytes(whole)
        opened.merge_files([(copy, None)])
        assert texts(opened) == ["what came after it"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE note_records SET seats = '{'",
        "UPDATE note_records SET session_id = x'00'",
        "UPDATE note_records SET text = CAST(x'ff80' AS TEXT)",
        "UPDATE note_records SET noted_at = 'noon'",
    ],
)
def test_a_value_that_is_none_is_damage_and_not_a_crash(
    workspace: Workspace, statement: str
) -> None:
    workspace.add(note("shade"))
    workspace._store.database.driver.execute(statement)
    with pytest.raises(DamagedFileError) as told:
        workspace.all(Note)
    assert str(told.value) == "heat.facilitator is damaged.", "and nothing of what is in it"
    assert told.value.advice
    assert workspace.damage() != []
    workspace._store.rebuild()
    assert workspace.damage() == []


def test_content_that_is_no_record_is_carried_and_named(workspace: Workspace) -> None:
    workspace.add(first := note("shade"))
    (base,) = workspace.history(first.id)
    for content in ("[1]", "{", '"text"', "[" * 5000):
        forged = replace(base, id=new_id(), record_id=new_id(), content=content)
        workspace.merge([forged])
    itself = new_id()
    workspace.merge([replace(base, id=itself, record_id=new_id(), parents=(itself,))])
    assert len(workspace.damage()) == 5
    assert texts(workspace)[0] == "shade"


def test_a_time_at_the_edge_of_the_calendar_stops_no_merge(workspace: Workspace) -> None:
    workspace.add(first := note("shade"))
    (base,) = workspace.history(first.id)
    for moment in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "noon"):
        content = (base.content or "").replace('"noted_at":null', f'"noted_at":"{moment}"')
        workspace.merge([replace(base, id=new_id(), record_id=new_id(), content=content)])
    assert texts(workspace) == ["shade"]
    assert workspace.damage() == []


def test_a_step_whose_past_has_not_arrived_is_not_taken_back(workspace: Workspace) -> None:
    workspace.add(first := note("shade"))
    edit = workspace.new_edit()
    (base,) = workspace.history(first.id)
    absent = replace(base, id=new_id())
    change = Change(None, replace(first, text="after"))
    workspace.write([edit.revision(change, [base, absent])], "an odd import")
    with pytest.raises(OvertakenError, match="not arrived"):
        workspace.undo()
    assert texts(workspace) == ["after"]


def test_what_is_merged_is_counted_and_told_as_it_goes(path: Path, copy: Path) -> None:
    shutil.copyfile(copy, third := copy.with_name("third.facilitator"))
    with Workspace.open(copy, Author("table-7", "lead")) as other:
        other.add(note("from the copy"))
    shutil.copyfile(copy, again := copy.with_name("again.facilitator"))
    told: list[tuple[int, int]] = []
    with Workspace.open(path, TEAM) as opened:
        files: list[tuple[Path, str | None]] = [(each, None) for each in (copy, third, again)]
        merged = opened.merge_files(files, lambda done, of: told.append((done, of)))
        known = opened.revision_count() - 1
        assert [(each.new, each.known) for each in merged] == [
            (1, known),
            (0, known),
            (0, known + 1),
        ]
    assert told == [(0, 3), (1, 3), (2, 3)]


def test_a_large_merge_is_one_edit_of_the_disk(path: Path, copy: Path) -> None:
    with Workspace.open(copy, Author("table-7", "lead")) as other:
        other.add(*(note(f"{number}") for number in range(2000)))
    with Workspace.open(path, TEAM) as opened:
        begun = time.monotonic()
        opened.merge_files([(copy, None)])
        assert time.monotonic() - begun < 20
        assert len(opened.of(Note, "session_id", [SESSION.id])) == 2000
