"""Making files, looking after them, and what is said when something is wrong with one."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

import pytest

from facilitator_app import __version__
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


def test_a_new_programme_is_empty_and_whole(facilitator: Facilitator, tmp_path: Path) -> None:
    path = tmp_path / "spring.facilitator"
    assert facilitator("new", path, "--name", "Spring").code == 0
    info = facilitator("info", path, "--json").json
    assert info["name"] == "Spring"
    assert info["records"] == {"programme": 1}
    assert (info["conflicts"], info["revisions"]) == (0, 1)
    assert info["versions"] == {"app": __version__, "format": 4}
    assert facilitator("check", path, "--json").json["ok"] is True


def test_a_file_that_is_there_is_never_overwritten(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path = tmp_path / "spring.facilitator"
    facilitator("new", path, "--name", "Spring")
    before = path.read_bytes()
    for again in (("new", path, "--name", "Summer"), ("demo", "--out", path)):
        answer = facilitator(*again)
        assert answer.code == 1
        assert "is there already" in answer.err
    assert path.read_bytes() == before
    assert not list(tmp_path.glob(".*part*"))


@pytest.mark.parametrize("command", ["info", "check", "results", "restore"])
def test_a_file_that_is_not_there_is_said_to_be_so(
    facilitator: Facilitator, tmp_path: Path, command: str
) -> None:
    answer = facilitator(command, tmp_path / "nowhere.facilitator")
    assert answer.code == 1
    assert answer.out == ""
    assert len(answer.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_ours_is_left_alone(facilitator: Facilitator, tmp_path: Path) -> None:
    path = tmp_path / "music.facilitator"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (name)")
    connection.close()
    before = path.read_bytes()
    answer = facilitator("info", path)
    assert (answer.code, answer.out) == (1, "")
    assert "not a Facilitator file" in answer.err
    assert path.read_bytes() == before


def test_a_file_of_another_program_is_not_asked_for_a_passphrase(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    for command in ("info", "check", "results"):
        answer = facilitator(command, path)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.startswith("facilitator: report.pdf is a PDF, not a programme. Choose")
        assert answer.err.count("\n") == 1


def test_a_programme_that_was_overwritten_is_offered_its_backup(
    facilitator: Facilitator, demo: Path
) -> None:
    with Workspace.open(demo) as opened:
        opened.backups.make_now()
    demo.write_bytes(b"Dear all, this was saved over the programme by mistake.")
    answer = facilitator("info", demo)
    assert answer.code == 1
    assert "is damaged. Its last good backup is of" in answer.err


def test_a_protected_programme_that_was_overwritten_is_offered_its_backup(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path = tmp_path / "safe.facilitator"
    facilitator("new", path, "--name", "Safe", "--encrypt", passphrases="tea\n")
    with Workspace.open(path, passphrase="tea") as opened:  # noqa: S106
        opened.backups.make_now()
    path.write_bytes(b"Dear all, this was saved over the programme by mistake.")
    answer = facilitator("info", path, passphrases="tea\n")
    assert answer.code == 1
    assert "Its last good backup is of" in answer.err


def test_a_folder_is_no_file(facilitator: Facilitator, tmp_path: Path) -> None:
    answer = facilitator("info", tmp_path)
    assert answer.code == 1
    assert "is a folder. Choose the programme file that lies in it." in answer.err


def test_a_passphrase_comes_through_a_descriptor_and_is_never_guessed(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path = tmp_path / "safe.facilitator"
    assert facilitator("new", path, "--name", "Safe", "--encrypt", passphrases="tea\n").code == 0
    assert b"Safe" not in path.read_bytes()
    assert facilitator("info", path, "--json", passphrases="tea\n").json["name"] == "Safe"
    wrong = facilitator("info", path, passphrases="coffee\n")
    assert wrong.code == 1
    assert "does not open" in wrong.err
    none = facilitator("info", path)
    assert none.code == 1
    assert "--passphrase-fd" in none.err


def test_a_key_file_is_found_beside_its_programme(demo: Path, facilitator: Facilitator) -> None:
    assert facilitator("info", demo, "--json").json["key_file"] == "front-door.key"
    key = facilitator("info", demo.with_suffix(".key"), "--json", passphrases="demo\n").json
    assert key["sort"] == "key"
    assert key["records"]["key pair"] == 1
    assert facilitator("check", demo.with_suffix(".key"), passphrases="demo\n").code == 0


def test_a_key_file_is_made_for_a_programme(facilitator: Facilitator, tmp_path: Path) -> None:
    path = tmp_path / "spring.facilitator"
    facilitator("new", path, "--name", "Spring")
    assert facilitator("key", path, "--make", passphrases="long and safe\n").code == 0
    keys = facilitator("info", tmp_path / "spring.key", "--json", passphrases="long and safe\n")
    programme = facilitator("info", path, "--json").json["programme"]
    assert keys.json["programme"] == programme
    assert facilitator("key", path, "--make", passphrases="other\n").code == 1


def test_a_file_that_is_open_is_read_from_a_copy_and_not_changed(
    demo: Path, facilitator: Facilitator, tmp_path: Path
) -> None:
    with Workspace.open(demo):
        answer = facilitator("results", demo, "--json", "--trade-off", "TO1")
        assert answer.code == 0
        assert "open already (lead on lead" in answer.err
        assert answer.json["trade_offs"][0]["code"] == "TO1"
        other = tmp_path / "other.facilitator"
        other.write_bytes(demo.read_bytes())
        refused = facilitator("merge", demo, other)
        assert refused.code == 1
        assert "is open already" in refused.err
    assert facilitator("merge", demo, other).code == 0


def test_a_damaged_file_is_said_to_be_so_and_put_back(demo: Path, facilitator: Facilitator) -> None:
    assert facilitator("info", demo).code == 0  # makes the backup
    whole = demo.read_bytes()
    middle = len(whole) // 2
    demo.write_bytes(whole[:middle] + bytes(64_000) + whole[middle + 64_000 :])
    checked = facilitator("check", demo)
    assert checked.code == 1
    assert "restore" in checked.err
    restored = facilitator("restore", demo)
    assert restored.code == 0, restored.err
    assert facilitator("check", demo, "--json").json["ok"] is True
    (kept,) = demo.parent.glob("front-door damaged *.facilitator")
    assert kept.read_bytes()[middle : middle + 64_000] == bytes(64_000)


def test_check_lists_what_a_person_must_decide(demo: Path, facilitator: Facilitator) -> None:
    answer = facilitator("check", demo, "--json")
    assert answer.code == 0
    assert answer.json == {
        "ok": True, "damage": [], "conflicts": [], "loose_ends": [], "waiting_for": [],
    }  # fmt: skip


def test_wrong_usage_is_two(facilitator: Facilitator, tmp_path: Path) -> None:
    for words in ([], ["nonsense"], ["new"], ["demo", "--out", tmp_path / "x", "--days", "0"]):
        assert facilitator(*words).code == 2
    assert facilitator("--version").out.strip() == __version__


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_word_that_names_no_file_is_wrong_usage(facilitator: Facilitator, name: str) -> None:
    for words in (
        ("new", name, "--name", "X"),
        ("demo", "--out", name),
        ("key", name),
        ("key", "x.facilitator", "--key", name),
        ("welfare", "x.facilitator", "--key", name),
        ("info", name),
        ("restore", name),
        ("import-notes", "x.facilitator", name),
        ("merge", "x.facilitator", name),
    ):
        answer = facilitator(*words)
        assert answer.code == 2, words
        assert "no file is named" in answer.err


def test_a_bug_is_reported_without_a_word_that_was_typed(
    facilitator: Facilitator, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object, **__: object) -> None:
        raise ValueError("what Amara said")

    monkeypatch.setattr("facilitator_app.cli.making.Workspace.create", explode)
    answer = facilitator("new", tmp_path / "x.facilitator", "--name", "Amara")
    assert answer.code == 1
    assert re.search(r"unexpected.*crashes\.log", answer.err)
    log = (home / "logs" / "crashes.log").read_text(encoding="utf-8")
    assert "explode" in log
    assert "ValueError" in log
    assert "Amara" not in log + answer.err


def test_a_whole_file_is_not_put_back_by_mistake(demo: Path, facilitator: Facilitator) -> None:
    facilitator("info", demo)
    before = demo.read_bytes()
    refused = facilitator("restore", demo)
    assert refused.code == 1
    assert "--anyway" in refused.err
    assert demo.read_bytes() == before
    assert facilitator("restore", demo, "--anyway").code == 0


def test_a_damaged_beginning_is_not_taken_for_a_passphrase(
    demo: Path, facilitator: Facilitator
) -> None:
    facilitator("info", demo)
    demo.write_bytes(b"not SQLite at all" + demo.read_bytes()[17:])
    said = facilitator("info", demo)
    assert said.code == 1
    assert "beginning" in said.err
    assert "restore" in said.err
    assert facilitator("restore", demo).code == 0
    assert facilitator("check", demo).code == 0


def test_odd_numbers_and_names_are_answered_in_a_sentence(
    demo: Path, facilitator: Facilitator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert facilitator("search", demo, "phone", "--limit", "9" * 30).code == 0
    assert facilitator("new", tmp_path / "x.key", "--name", "X").code == 1
    for path in (tmp_path / ("n" * 300), tmp_path / ("n" * 250)):
        for words in (("info", path), ("new", path, "--name", "X")):
            answer = facilitator(*words)
            assert answer.code == 1
            assert "unexpected" not in answer.err
    assert "is no percentage" in facilitator("results", demo, "--threshold", "0").err
    monkeypatch.setenv("FACILITATOR_HOME", str(demo / "nowhere"))
    assert facilitator("info", demo).code == 0
