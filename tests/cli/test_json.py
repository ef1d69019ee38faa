"""Every command prints one JSON object for programs, also when it could not be done."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from facilitator_app.cli.commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Answer, Facilitator

WORDS = {
    "new": ("FILE", "--name", "X"),
    "demo": ("--out", "FILE"),
    "key": ("FILE", "--make"),
    "design": ("FILE", "--out", "OTHER"),
    "info": ("FILE",),
    "check": ("FILE",),
    "restore": ("FILE",),
    "board": ("FILE",),
    "search": ("FILE", "phone"),
    "welfare": ("FILE", "--key", "OTHER"),
    "import-notes": ("FILE", "FILE"),
    "import-ballots": ("FILE", "FILE"),
    "results": ("FILE",),
    "recount": ("FILE",),
    "merge": ("FILE", "OTHER"),
    "conflicts": ("FILE",),
    "resolve": ("FILE", "K7Q2-M4FX", "--keep", "none"),
    "export": ("FILE", "--format", "xlsx", "--out", "OTHER"),
    "print": ("FILE", "--what", "guides", "--out", "OTHER"),
    "kits": ("FILE", "--workshop", "1", "--out", "OTHER"),
    "open-kit": ("FILE", "--out", "OTHER"),
    "table-pack": ("FILE", "--out", "OTHER"),
    "collect": ("FILE", "OTHER"),
    "verify": ("FILE",),
    "wipe": ("FILE", "--receipt", "OTHER"),
}
"""What each command is called with; it cannot be done, whatever the file is."""
READING = (
    "design",
    "info",
    "check",
    "board",
    "search",
    "import-notes",
    "results",
    "conflicts",
    "export",
    "print",
)


def call(facilitator: Facilitator, command: str, file: Path, passphrases: str = "") -> Answer:
    places: dict[str, Path] = {"FILE": file, "OTHER": file.with_name("nothing.there")}
    words = (places.get(each, each) for each in WORDS[command])
    return facilitator(command, *words, "--json", passphrases=passphrases)


def assert_told(answer: Answer, words: str) -> None:
    """See that the sentence stands on standard error and in the one object."""
    assert answer.code == 1
    (sentence,) = answer.err.splitlines()
    assert words in sentence
    assert answer.json["ok"] is False
    assert f"facilitator: {answer.json['error']}" == sentence


def test_every_command_is_tried() -> None:
    assert list(WORDS) == [each.name for each in COMMANDS]


@pytest.mark.parametrize("command", WORDS)
def test_a_file_that_is_no_programme(
    facilitator: Facilitator, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "letter.facilitator"
    path.write_bytes(b"SQLite format 3\x00" + b"a letter " * 1000)
    path.with_suffix(".key").touch()
    assert_told(call(facilitator, command, path), "letter.")
    assert path.read_bytes().endswith(b"a letter ")


@pytest.mark.parametrize("command", READING)
def test_a_wrong_passphrase(facilitator: Facilitator, tmp_path: Path, command: str) -> None:
    path = tmp_path / "safe.facilitator"
    facilitator("new", path, "--name", "Safe", "--encrypt", passphrases="tea\n")
    answer = call(facilitator, command, path, passphrases="coffee\n")
    assert_told(answer, "does not open safe.facilitator")


@pytest.mark.parametrize("command", READING)
def test_a_newer_format(facilitator: Facilitator, tmp_path: Path, command: str) -> None:
    path = tmp_path / "new.facilitator"
    facilitator("new", path, "--name", "New")
    content = bytearray(path.read_bytes())
    content[60:64] = (1000).to_bytes(4, "big")  # where SQLite keeps the number of the format
    path.write_bytes(content)
    assert_told(call(facilitator, command, path), "newer version of Facilitator")


def test_what_check_found_stands_beside_what_went_wrong(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path = tmp_path / "spring.facilitator"
    facilitator("new", path, "--name", "A programme of spring")
    content = path.read_bytes()
    assert content.count(b"A programme of spring") > 1
    path.write_bytes(content.replace(b"A programme of spring", b"A programme of autumn"))
    answer = call(facilitator, "check", path)
    assert_told(answer, "spring.facilitator is damaged.")
    assert answer.json["damage"]
    path.write_bytes(content[: len(content) // 2])
    answer = call(facilitator, "check", path)
    assert_told(answer, "damaged")


def test_nothing_is_said_twice_where_people_read(facilitator: Facilitator, tmp_path: Path) -> None:
    answer = facilitator("check", tmp_path / "none.facilitator")
    assert (answer.code, answer.out) == (1, "")
    assert len(answer.err.splitlines()) == 1


def test_a_bug_is_told_to_programs_too(
    facilitator: Facilitator, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object, **__: object) -> None:
        raise ValueError("what Amara said")

    monkeypatch.setattr("facilitator_app.cli.making.Workspace.create", explode)
    answer = facilitator("new", tmp_path / "x.facilitator", "--name", "X", "--json")
    assert_told(answer, "unexpected")
    assert str(home) in answer.json["error"]


@pytest.mark.skipif(sys.platform != "linux", reason="there is no such full disk elsewhere")
def test_an_answer_that_cannot_be_written_is_told_on_the_other_stream(
    tmp_path: Path, home: Path
) -> None:
    words = [sys.executable, "-m", "facilitator_app", "check", str(tmp_path / "no"), "--json"]
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device, not a path to keep
        done = subprocess.run(
            words,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "FACILITATOR_HOME": str(home)},
        )
    assert done.returncode != 0
    first, *_ = done.stderr.decode().splitlines()
    assert "There is no file" in first
    assert "Traceback" not in done.stderr.decode()
