"""The welfare log: once written, no file of the laptop holds its words for anybody to read."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pypdf
import pyrage
import pytest

from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import FacilitatorError, PassphraseError, ProgrammeFileError
from facilitator_app.domain.records import Person, SealingKey, WelfareEntry
from facilitator_app.exports import EXPORTERS, Scope, export
from facilitator_app.storage.sealing import seal, unseal
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_key_file, make_lead_key, open_key, seal_for
from facilitator_app.workspace.reader import copy_of
from facilitator_app.workspace.welfare import HALF_TYPED, can_seal, entries, write_entry
from tests.workspace.desk import SESSION, TABLE, note

if TYPE_CHECKING:
    from pathlib import Path

SESAME = "under the clock"
WORDS = "Amara Unexpected fainted at the window"
PLACE = f"{HALF_TYPED} of note at T1"


def everything_in(folder: Path) -> bytes:
    """Return the bytes of every file there is, hidden ones and backups too."""
    return b"".join(each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_no_byte_of_an_entry_is_left_to_read(workspace: Workspace, path: Path) -> None:
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    workspace.keep_draft(PLACE, WORDS)
    workspace.keep_draft("note of T1", "Still being typed")
    assert b"fainted" in path.read_bytes(), "or this proves nothing"
    workspace.backups.make_now()
    workspace.add(note("They came late"))
    write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    workspace.backups.make_now()
    found = everything_in(path.parent)
    assert b"They came late" in found
    assert b"Still being typed" in found
    for word in (b"Amara", b"Unexpected", b"fainted", b"window"):
        assert word not in found
    assert workspace.draft(PLACE) == ""


def test_a_copy_takes_no_half_typed_entry_along(workspace: Workspace, path: Path) -> None:
    workspace.keep_draft(PLACE, WORDS)
    workspace.keep_draft("note of T1", "Still being typed")
    with copy_of(path, None, "another") as copy:
        assert copy.sort == "programme"
        copied = copy._file.database.path
        assert copied is not None
        assert b"fainted" not in copied.read_bytes()
        assert b"Still being typed" in copied.read_bytes()
    assert workspace.draft(PLACE) == WORDS


def test_neither_search_nor_history_nor_the_name_of_the_edit_tells(
    workspace: Workspace, path: Path
) -> None:
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    entry = write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    assert workspace.search("fainted") == []
    assert "fainted" not in str([each.content for each in workspace.revisions()])
    name = workspace.undo_name or ""
    assert name.startswith("welfare entry of ")
    assert WORDS not in name
    [told] = entries(workspace)
    assert (told.record.id, told.by, told.text) == (entry.id, "note-taker", None)
    assert repr(told).count("fainted") == 0


def test_the_key_opens_all_of_it(workspace: Workspace, path: Path) -> None:
    key_path = path.with_suffix(".key")
    make_lead_key(workspace, key_path, SESAME)
    write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    workspace.work_as(Author("table-3", "facilitator F1"))
    write_entry(workspace, SESSION.id, TABLE.id, "আমারা", PLACE)
    key = open_key(key_path, SESAME, workspace.programme)
    assert [(e.by, e.text) for e in entries(workspace, key)] == [
        ("note-taker", WORDS),
        ("facilitator F1", "আমারা"),
    ]
    assert SESAME not in repr(key)
    assert all(each not in repr(key) for each in key.secrets)


def test_another_key_opens_none_of_it(workspace: Workspace, path: Path, tmp_path: Path) -> None:
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    other = tmp_path / "other.key"
    make_key_file(other, workspace.programme, SESAME).close()
    key = open_key(other, SESAME, workspace.programme)
    assert [each.text for each in entries(workspace, key)] == [None]


def test_every_key_that_the_programme_knows_opens_what_is_written_from_then_on(
    workspace: Workspace, path: Path, tmp_path: Path
) -> None:
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    other = tmp_path / "other.key"
    make_key_file(other, workspace.programme, SESAME).close()
    keys = [
        open_key(each, SESAME, workspace.programme) for each in (path.with_suffix(".key"), other)
    ]
    assert seal_for(workspace, keys[1].publics)
    assert not seal_for(workspace, keys[1].publics)
    write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    assert [entries(workspace, each)[0].text for each in keys] == [WORDS, WORDS]


def test_without_a_key_nothing_is_taken(workspace: Workspace) -> None:
    workspace.keep_draft(PLACE, WORDS)
    assert not can_seal(workspace)
    with pytest.raises(ProgrammeFileError, match="no lead's key"):
        write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    assert workspace.all(WelfareEntry) == []
    assert workspace.draft(PLACE) == WORDS


def test_a_key_that_is_none_does_not_stand_in_the_way(workspace: Workspace, path: Path) -> None:
    workspace.add(SealingKey.named(workspace.programme, public="age1nonsense"))
    with pytest.raises(ProgrammeFileError, match="no lead's key"):
        write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    key = open_key(path.with_suffix(".key"), SESAME, workspace.programme)
    assert [each.text for each in entries(workspace, key)] == [WORDS]


def test_what_is_sealed_says_only_roughly_how_long_it_is(workspace: Workspace, path: Path) -> None:
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    key = open_key(path.with_suffix(".key"), SESAME, workspace.programme)
    own = [pyrage.x25519.Identity.from_str(each) for each in key.secrets]
    sealed = [seal("x" * length, key.publics).encode() for length in (1, 20, 256)]
    assert {len(pyrage.decrypt(each, own)) for each in sealed} == {256}


def test_what_was_tampered_with_is_not_read(workspace: Workspace, path: Path) -> None:
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    key = open_key(path.with_suffix(".key"), SESAME, workspace.programme)
    assert unseal("no age file", key.secrets) is None


def test_a_key_is_made_once(workspace: Workspace, path: Path) -> None:
    key = path.with_suffix(".key")
    make_lead_key(workspace, key, SESAME)
    before = key.read_bytes()
    with pytest.raises(ProgrammeFileError, match="is there already"):
        make_lead_key(workspace, key, SESAME)
    assert key.read_bytes() == before
    assert len(workspace.all(SealingKey)) == 1


def test_a_key_of_another_programme_a_wrong_passphrase_and_no_key_are_told_apart(
    workspace: Workspace, path: Path, tmp_path: Path
) -> None:
    key = path.with_suffix(".key")
    make_lead_key(workspace, key, SESAME)
    with (
        Workspace.create(tmp_path / "other.facilitator", "Other") as other,
        pytest.raises(FacilitatorError, match="another programme"),
    ):
        open_key(key, SESAME, other.programme)
    with pytest.raises(PassphraseError):
        open_key(key, "wrong", workspace.programme)
    with pytest.raises(FacilitatorError, match="no key file"):
        open_key(tmp_path / "other.facilitator", SESAME, workspace.programme)


def test_an_open_key_knows_the_names_on_the_roster(workspace: Workspace, path: Path) -> None:
    key = path.with_suffix(".key")
    with make_key_file(key, workspace.programme, SESAME) as made:
        made.add(
            Person(participant_code="P001", ballot_code="KX7", name="Amara Unexpected"),
            Person(participant_code="P002", ballot_code="KX8"),
        )
    found = open_key(key, SESAME, workspace.programme)
    assert found.names == ("Amara Unexpected",)
    assert "Amara" not in repr(found)


@pytest.mark.parametrize("name", sorted(EXPORTERS))
def test_no_pack_says_that_there_is_a_log(
    workspace: Workspace, path: Path, tmp_path: Path, name: str
) -> None:
    workspace.add(note("They came late"))
    packs = tmp_path / "packs"
    packs.mkdir()
    make_lead_key(workspace, path.with_suffix(".key"), SESAME)
    entry = write_entry(workspace, SESSION.id, TABLE.id, WORDS, PLACE)
    export(name, workspace.snapshot(), Scope(), packs / f"a.{name}")
    sealed = entry.sealed.splitlines()[1].encode()
    written = [_unpacked(each) for each in packs.rglob("*") if each.is_file()]
    assert any(b"They came late" in each for each in written)
    for content in written:
        assert sealed not in content
        assert b"elfare" not in content
        assert b"fainted" not in content


def _unpacked(file: Path) -> bytes:
    """Return what a file says once it is inflated."""
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as archive:
            return b"".join(archive.read(each) for each in archive.namelist())
    if file.suffix == ".pdf":
        return "".join(page.extract_text() for page in pypdf.PdfReader(file).pages).encode()
    return file.read_bytes()
