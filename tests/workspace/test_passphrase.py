"""Files that nobody can read without their passphrase."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest

from facilitator_app.domain.errors import PassphraseError
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.reader import is_encrypted
from tests.workspace.desk import PROGRAMME, TEAM, new_file, note, texts

if TYPE_CHECKING:
    from pathlib import Path

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
WORD = "Straße nº 5, café ⑨"


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    return new_file(tmp_path / "locked.facilitator", WORD)


def test_nothing_can_be_read_in_it_from_outside(locked: Path) -> None:
    with Workspace.open(locked, TEAM, passphrase=WORD) as opened:
        opened.add(note("nobody but us may read this"))
        opened.backups.make_now()
        copies = [each.path for each in opened.backups.all()]
    assert is_encrypted(locked)
    assert copies
    for each in (locked, *copies):
        content = each.read_bytes()
        assert b"nobody but us" not in content
        assert b"SQLite" not in content
        assert PROGRAMME.bytes not in content


def test_the_wrong_passphrase_is_refused_and_changes_nothing(locked: Path) -> None:
    before = locked.read_bytes()
    for wrong in ("", "cafe", WORD.upper(), f"{WORD} "):
        with pytest.raises(PassphraseError, match="does not open"):
            Workspace.open(locked, TEAM, passphrase=wrong)
    assert locked.read_bytes() == before


def test_a_missing_passphrase_is_asked_for(locked: Path) -> None:
    with pytest.raises(PassphraseError, match="is encrypted") as refused:
        Workspace.open(locked, TEAM)
    assert "needed" in refused.value.advice


def test_a_plain_file_needs_none_and_takes_any(path: Path) -> None:
    assert not is_encrypted(path)
    assert not is_encrypted(path.with_name("absent.facilitator"))
    with Workspace.open(path, TEAM, passphrase="not needed") as opened:  # noqa: S106
        opened.add(note("plain"))
    with Workspace.open(path, TEAM) as opened:
        assert texts(opened) == ["plain"]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_passphrase_may_be_typed_on_another_keyboard(locked: Path, form: Form) -> None:
    with Workspace.open(locked, TEAM, passphrase=unicodedata.normalize(form, WORD)) as opened:
        assert opened.programme == PROGRAMME


def test_two_files_with_one_passphrase_have_keys_of_their_own(locked: Path, tmp_path: Path) -> None:
    other = new_file(tmp_path / "other.facilitator", WORD)
    assert locked.read_bytes()[:16] != other.read_bytes()[:16], "the salt"
    with Workspace.open(other, TEAM, passphrase=WORD) as opened:
        assert opened.damage() == []
        opened.merge_files([(locked, WORD)])
        assert opened.damage() == []


def test_an_encrypted_copy_is_merged_with_its_passphrase(path: Path, locked: Path) -> None:
    with Workspace.open(locked, TEAM, passphrase=WORD) as other:
        other.add(note("from the locked one"))
    with Workspace.open(path, TEAM) as opened:
        for wrong in (None, "wrong"):
            with pytest.raises(PassphraseError):
                opened.merge_files([(locked, wrong)])
        opened.merge_files([(locked, WORD)])
        assert texts(opened) == ["from the locked one"]


def test_what_is_too_short_to_be_a_file_of_ours_is_told(tmp_path: Path) -> None:
    (tmp_path / "short.facilitator").write_bytes(b"short")
    with pytest.raises(PassphraseError, match="too short"):
        Workspace.open(tmp_path / "short.facilitator", TEAM, passphrase=WORD)
