"""Files that are opened by mistake, or that are not what they should be."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import (
    DamagedFileError,
    FacilitatorError,
    ForeignFileError,
    PassphraseError,
    ProgrammeFileError,
)
from facilitator_app.storage.engine import Database
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import key_beside, make_key_file
from facilitator_app.workspace.places import is_precarious
from tests.workspace.desk import PROGRAMME, TEAM

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path, kind: type[FacilitatorError] = ProgrammeFileError) -> str:
    """Return what a person is told; the file and its folder stay as they are."""
    before = path.read_bytes() if path.is_file() else b""
    names = sorted(path.parent.iterdir()) if path.parent.is_dir() else []
    with pytest.raises(kind) as told:
        Workspace.open(path, TEAM)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert (sorted(path.parent.iterdir()) if path.parent.is_dir() else []) == names
    assert told.value.advice
    return str(told.value)


def test_a_file_of_a_newer_format_is_refused(path: Path) -> None:
    database = Database(path)
    database.driver.execute("PRAGMA user_version = 99")
    database.close()
    assert "newer version" in refused(path)


def test_another_programs_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE photos (name TEXT)")
    connection.commit()
    connection.close()
    assert refused(path) == "photos.db is not a Facilitator file."


def test_another_programs_sqlite_file_without_tables_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "fresh.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    assert refused(path) == "fresh.db is not a Facilitator file."


def test_an_empty_file_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "empty.facilitator"
    path.touch()
    assert refused(path, DamagedFileError) == "empty.facilitator is empty."


def test_what_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert "There is no file" in refused(tmp_path / "absent.facilitator")
    assert "There is no file" in refused(tmp_path / "no folder" / "absent.facilitator")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.facilitator").mkdir()
    assert "is a folder" in refused(tmp_path / "folder.facilitator")


def test_a_letter_is_no_programme(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear participants, " * 400, encoding="utf-8")
    assert refused(path, ForeignFileError) == "letter.txt is a text, not a programme."


@pytest.mark.parametrize("left", [100, 5000, 40_000])
def test_a_file_that_was_cut_off_is_damaged(path: Path, left: int) -> None:
    path.write_bytes(path.read_bytes()[:left])
    refused(path, DamagedFileError)


def test_a_file_that_does_not_say_whose_it_is_is_damaged(path: Path) -> None:
    database = Database(path)
    database.driver.execute("DELETE FROM facts WHERE name = 'programme'")
    database.close()
    assert "does not say" in refused(path, DamagedFileError)


def test_a_file_is_not_made_over_another(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ProgrammeFileError, match="there already"):
        Workspace.create(path, "Another")
    assert path.read_bytes() == before


def test_a_file_is_not_made_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeFileError, match="could not be made"):
        Workspace.create(tmp_path / "absent" / "new.facilitator", "New")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_for_its_owner_alone(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_a_key_file_is_always_encrypted(tmp_path: Path) -> None:
    path = tmp_path / "heat.key"
    with pytest.raises(PassphraseError):
        make_key_file(path, PROGRAMME, "")
    assert not path.exists()
    with make_key_file(path, PROGRAMME, "kept") as made:
        assert (made.sort, made.programme) == ("key", PROGRAMME)
    assert key_beside(tmp_path / "heat.facilitator") == path
    assert key_beside(tmp_path / "cold.facilitator") is None
    with pytest.raises(PassphraseError):
        Workspace.open(path, TEAM)


@pytest.mark.parametrize(
    ("place", "precarious"),
    [
        ("/media/ada/STICK/heat.facilitator", True),
        ("/mnt/share/heat.facilitator", True),
        ("/Volumes/STICK/heat.facilitator", True),
        ("/srv/ada/Dropbox/heat.facilitator", True),
        ("/srv/ada/OneDrive - Council/2026/heat.facilitator", True),
        ("/srv/ada/Library/Mobile Documents/heat.facilitator", True),
        ("/srv/ada/Documents/heat.facilitator", False),
        ("/srv/ada/Documents/dropbox.facilitator", False),
    ],
)
def test_a_stick_and_a_synced_folder_are_no_safe_place(
    tmp_path: Path, place: str, *, precarious: bool
) -> None:
    assert is_precarious(type(tmp_path)(place)) == precarious
