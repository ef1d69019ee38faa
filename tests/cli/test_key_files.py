"""Which programme a key file belongs to, and what commands do with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


@pytest.fixture
def spring(facilitator: Facilitator, tmp_path: Path) -> Path:
    """Give a programme with its key file beside it, whose passphrase is “spring”."""
    path = tmp_path / "spring.facilitator"
    assert facilitator("new", path, "--name", "Spring").code == 0
    assert facilitator("key", path, "--make", passphrases="spring\n").code == 0
    return path


@pytest.fixture
def foreign(facilitator: Facilitator, tmp_path: Path) -> Path:
    """Give the key file of another programme, whose passphrase is “autumn”."""
    path = tmp_path / "autumn.facilitator"
    assert facilitator("new", path, "--name", "Autumn").code == 0
    assert facilitator("key", path, "--make", passphrases="autumn\n").code == 0
    return path.with_suffix(".key")


def test_a_key_file_beside_is_named_and_not_vouched_for(
    facilitator: Facilitator, spring: Path
) -> None:
    found = facilitator("info", spring, "--json").json
    assert (found["key_file"], found["key_file_fits"]) == ("spring.key", None)
    said = facilitator("info", spring).out
    assert "spring.key lies beside it, unopened" in said
    assert "--key" in said


def test_a_key_file_that_is_opened_fits(facilitator: Facilitator, spring: Path) -> None:
    key = spring.with_suffix(".key")
    answer = facilitator("info", spring, "--key", key, "--json", passphrases="spring\n")
    assert (answer.json["key_file"], answer.json["key_file_fits"]) == ("spring.key", True)
    said = facilitator("info", spring, "--key", key, passphrases="spring\n").out
    assert "spring.key belongs to this programme." in said


def test_the_key_file_of_another_programme_is_said_to_be_so(
    facilitator: Facilitator, spring: Path, foreign: Path
) -> None:
    key = foreign.replace(spring.with_suffix(".key"))
    answer = facilitator("info", spring, "--key", key, "--json", passphrases="autumn\n")
    assert answer.code == 0
    assert (answer.json["key_file"], answer.json["key_file_fits"]) == ("spring.key", False)
    said = facilitator("info", spring, "--key", key, passphrases="autumn\n").out
    assert "spring.key belongs to another programme." in said


@pytest.mark.parametrize("named", [True, False])
def test_what_is_no_key_file_is_said_to_be_so(
    facilitator: Facilitator, spring: Path, *, named: bool
) -> None:
    key = spring.with_suffix(".key")
    key.write_bytes(spring.read_bytes())
    words = ("--key", key) if named else ()
    assert facilitator("info", spring, *words, "--json").json["key_file_fits"] is False
    assert "spring.key is no key file." in facilitator("info", spring, *words).out


def test_an_encrypted_programme_is_no_key_file(
    facilitator: Facilitator, spring: Path, tmp_path: Path
) -> None:
    other = tmp_path / "safe.facilitator"
    facilitator("new", other, "--name", "Safe", "--encrypt", passphrases="tea\n")
    answer = facilitator("info", spring, "--key", other, "--json", passphrases="tea\n")
    assert (answer.json["key_file"], answer.json["key_file_fits"]) == (other.name, False)


def test_both_passphrases_are_read_in_the_order_of_the_files(
    facilitator: Facilitator, tmp_path: Path
) -> None:
    path = tmp_path / "safe.facilitator"
    facilitator("new", path, "--name", "Safe", "--encrypt", passphrases="tea\n")
    facilitator("key", path, "--make", passphrases="tea\ncup\n")
    key = path.with_suffix(".key")
    answer = facilitator("info", path, "--key", key, "--json", passphrases="tea\ncup\n")
    assert answer.json["key_file_fits"] is True
    wrong = facilitator("info", path, "--key", key, passphrases="tea\npot\n")
    assert (wrong.code, wrong.out) == (1, "")
    assert "does not open safe.key" in wrong.err


def test_a_key_file_that_is_not_there_is_told(facilitator: Facilitator, spring: Path) -> None:
    answer = facilitator("info", spring, "--key", spring.with_name("none.key"))
    assert (answer.code, answer.out) == (1, "")
    assert "none.key" in answer.err


def test_a_key_file_has_no_key_file(facilitator: Facilitator, foreign: Path) -> None:
    found = facilitator("info", foreign, "--json", passphrases="autumn\n").json
    assert (found["key_file"], found["key_file_fits"]) == (None, None)
    answer = facilitator("info", foreign, "--key", foreign, passphrases="autumn\n")
    assert (answer.code, answer.out) == (1, "")
    assert "autumn.key is a key file" in answer.err


@pytest.mark.parametrize(
    "words",
    [
        ("results", "KEY"),
        ("search", "KEY", "phone"),
        ("export", "KEY", "--format", "xlsx", "--out", "OUT"),
        ("import-notes", "KEY", "ROWS", "--create"),
        ("import-ballots", "KEY", "ROWS", "--create", "choice:a,b"),
        ("key", "KEY", "--key", "OUT", "--make"),
    ],
)
def test_what_needs_a_programme_refuses_a_key_file(
    facilitator: Facilitator, foreign: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    rows = tmp_path / "rows.csv"
    rows.write_text("text,trade_off,ballot_code,option\nsaid,T,K,a\n", encoding="utf-8")
    out = tmp_path / "out" / "pack.xlsx"
    out.parent.mkdir()
    files = {"KEY": foreign, "ROWS": rows, "OUT": out}
    answer = facilitator(*(files.get(each, each) for each in words), passphrases="autumn\nx\n")
    assert (answer.code, answer.out) == (1, "")
    (sentence,) = answer.err.splitlines()
    assert "autumn.key is a key file" in sentence
    assert "autumn.facilitator" in sentence
    assert not list(out.parent.iterdir())
    journal = facilitator("info", foreign, "--json", passphrases="autumn\n").json
    assert journal["records"] == {"key pair": 1}
