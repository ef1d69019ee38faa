"""Files that were made by an earlier version are opened, whole, and merge with their copies."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from facilitator_app.domain.changes import Author
from facilitator_app.domain.records import KEY_KINDS, PROGRAMME_KINDS, Headline, Person
from facilitator_app.storage import journal
from facilitator_app.storage.engine import Database
from facilitator_app.storage.journal import Written
from facilitator_app.storage.tables import Ids
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.reader import is_encrypted
from tests.merging.opinion import plain_of

FILES = Path(__file__).resolve().parents[1] / "data" / "files"
VERSIONS = ("v1", "v2", "v3")
TOLD: dict[str, Any] = {
    name: told
    for version in VERSIONS
    for name, told in json.loads((FILES / f"{version}.json").read_text(encoding="utf-8")).items()
}
PROGRAMMES = [each for each in TOLD if each.endswith(".facilitator")]
WORD = "kept"
HERE = Author("table-3", "note-taker")
SINCE_V1 = {
    *("duty", "briefing", "place wording", "issued", "shorthand", "sealing key", "consent"),
    *("seat change", "link", "star", "coverage", "summary", "read-back", "flipchart"),
    "welfare entry",
}
SINCE_V2 = {
    *("vote round", "second keying", "ballot account", "reveal", "reason", "table position"),
}
SINCE_V3 = {"kit", "key backup", "collected pack", "accepted gap", "kept apart"}
LATER = {
    "v1": {".facilitator": SINCE_V1 | SINCE_V2 | SINCE_V3, ".key": {"erasure"}},
    "v2": {".facilitator": SINCE_V2 | SINCE_V3, ".key": set[str]()},
    "v3": {".facilitator": SINCE_V3, ".key": set[str]()},
}
"""The kinds that a version did not have yet, or that its files were made without."""
KINDS = {".facilitator": PROGRAMME_KINDS, ".key": KEY_KINDS}


def copy_of(name: str, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    shutil.copyfile(FILES / name, folder / name)
    return folder / name


def opened(path: Path, author: Author = HERE) -> Workspace:
    return Workspace.open(path, author, passphrase=WORD)


@pytest.mark.parametrize("name", TOLD)
def test_it_is_read_as_it_was_written(name: str, tmp_path: Path) -> None:
    told = TOLD[name]
    with opened(copy_of(name, tmp_path)) as workspace:
        assert workspace.damage() == []
        snapshot = workspace.snapshot()
        found = {
            str(each.id): plain_of(each) for some in snapshot.records.values() for each in some
        }
        assert found.keys() == told["records"].keys()
        for each, fields in told["records"].items():
            assert fields.items() <= found[each].items(), "later fields may have come"
        assert sorted(map(str, snapshot.conflicts)) == told["conflicts"]
        assert workspace.revision_count() == told["revisions"]
        assert (workspace.undo_name, workspace.redo_name) == (told["undo"], told["redo"])
        workspace._store.rebuild()
        assert workspace.damage() == []


@pytest.mark.parametrize("name", TOLD)
def test_it_has_every_kind_of_record_there_was(name: str) -> None:
    kinds = {each["kind of record"] for each in TOLD[name]["records"].values()}
    suffix = Path(name).suffix
    later = LATER[name[:2]][suffix]
    assert kinds == {each.record_kind for each in KINDS[suffix]} - later


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_its_ballots_are_parted_from_the_rest_and_its_steps_name_what_they_did(
    version: str, tmp_path: Path
) -> None:
    path = copy_of(f"{version}.facilitator", tmp_path)
    old = Database(path)
    before = old.driver.execute(
        "SELECT steps.number, group_concat(hex(id), ' ' ORDER BY hex(id)) "
        "FROM steps JOIN revisions ON number_here BETWEEN first AND last GROUP BY steps.number"
    ).fetchall()
    old.close()
    with opened(path) as workspace:
        database = workspace._store.database
        found = database.driver.execute("SELECT number, first, last, secret FROM steps").fetchall()
        named = {
            number: journal.named(database, Written(range(first, last + 1), Ids.read(secret)))
            for number, first, last, secret in found
        }
        assert {
            number: " ".join(sorted(each.id.hex.upper() for each in some))
            for number, some in named.items()
        } == dict(before)
        assert any(each.kind == "ballot" for some in named.values() for each in some)
        parted = database.driver.execute("SELECT DISTINCT kind FROM secret_revisions").fetchall()
        assert parted == [("ballot",)]
        left = database.driver.execute("SELECT count(*), max(number_here) FROM revisions")
        (count, last), *_ = left.fetchall()
        assert count == last
        assert not database.driver.execute(
            "SELECT 1 FROM revisions WHERE kind = 'ballot'"
        ).fetchall()


@pytest.mark.parametrize("version", VERSIONS)
def test_its_steps_are_taken_again_and_back(version: str, tmp_path: Path) -> None:
    told = TOLD[name := f"{version}.facilitator"]
    with opened(copy_of(name, tmp_path)) as workspace:
        assert workspace.redo() == told["redo"]
        assert workspace.undo() == told["redo"]
        assert workspace.undo_name == told["undo"]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_it_merges_with_a_copy_that_was_worked_on(name: str, tmp_path: Path) -> None:
    copy = copy_of(name, tmp_path / "copy")
    with opened(copy, Author("table-4", "facilitator")) as other:
        (headline,) = other.all(Headline)
        after = other.edit(headline, replace(headline, text="Shade last"))
        conflict = other.conflicts()[0]
        other.resolve(conflict, conflict.versions[0].record)
    with opened(copy_of(name, tmp_path)) as workspace:
        (merged,) = workspace.merge_files([(copy, WORD)])
        assert (merged.new, merged.known) == (2, TOLD[name]["revisions"])
        assert workspace.all(Headline) == [after]
        assert workspace.conflicts() == []
        assert workspace.damage() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_the_plain_one_and_the_encrypted_one_merge(version: str, tmp_path: Path) -> None:
    names = [each for each in PROGRAMMES if each.startswith(version)]
    plain, encrypted = (copy_of(each, tmp_path) for each in names)
    assert {is_encrypted(plain), is_encrypted(encrypted)} == {False, True}
    with opened(plain) as workspace:
        assert workspace.merge_files([(encrypted, WORD)])[0].new == 0, "they hold the same"
        assert workspace.damage() == []


@pytest.mark.parametrize("version", VERSIONS)
def test_the_key_file_goes_on_being_used(version: str, tmp_path: Path) -> None:
    with opened(copy_of(f"{version}.key", tmp_path)) as key:
        assert key.sort == "key"
        key.add(Person(participant_code="P2", ballot_code="BBB3"))
        assert len(key.all(Person)) == 2
        assert key.damage() == []
