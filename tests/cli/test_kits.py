"""Kits on the command line: the key's copies come first, then kits, then their opening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.records import Note, Session, Table, Workshop
from facilitator_app.travel.words import key_words
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import open_key
from facilitator_app.workspace.sticks import is_marked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


@pytest.fixture
def planned(facilitator: Facilitator, tmp_path: Path) -> Path:
    """Give a day at two tables, and a key beside it whose passphrase is “spring”."""
    path = tmp_path / "spring.facilitator"
    with Workspace.create(path, "Spring") as workspace:
        programme = workspace.programme
        day = Workshop.named(programme, code="D1", position=1)
        tables = [Table.named(programme, code=code) for code in "AB"]
        workspace.add(day, Session.named(programme, code="1.1", workshop_id=day.id), *tables)
    assert facilitator("key", path, "--make", passphrases="spring\n").code == 0
    return path


def words_of(path: Path) -> str:
    with Workspace.open(path) as workspace:
        key = open_key(path.with_suffix(".key"), "spring", workspace.programme)
    return " ".join(key_words(key.secret))


@pytest.fixture
def backed_up(facilitator: Facilitator, planned: Path, tmp_path: Path) -> Path:
    """Give it with both copies of the key read back."""
    copy = tmp_path / "copy.key"
    said = [
        facilitator("key", planned, "--copy", copy, passphrases="spring\n"),
        facilitator("key", planned, "--read-back", copy, passphrases="spring\nspring\n"),
        facilitator("key", planned, "--words", passphrases=f"spring\n{words_of(planned)}\n"),
    ]
    assert [each.code for each in said] == [0, 0, 0]
    return planned


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def made(facilitator: Facilitator, path: Path, stick: Path, *more: str) -> list[dict[str, Any]]:
    words = ("kits", path, "--workshop", "1", "--out", stick, *more, "--json")
    answer = facilitator(*words, passphrases="spring\n")
    assert answer.code == 0, answer.err
    found: list[dict[str, Any]] = answer.json["kits"]
    return found


def test_no_kit_before_both_copies_were_read_back(
    facilitator: Facilitator, planned: Path, stick: Path
) -> None:
    answer = facilitator(
        "kits", planned, "--workshop", "D1", "--out", stick, passphrases="spring\n"
    )
    assert (answer.code, answer.out) == (1, "")
    assert "a copy of the key file and the key's words on paper" in answer.err
    assert not list(stick.glob("*.tablekit"))


def test_a_kit_is_made_for_each_table_and_its_code_told(
    facilitator: Facilitator, backed_up: Path, stick: Path
) -> None:
    first, second = made(facilitator, backed_up, stick)
    assert [first["table"], second["table"]] == ["A", "B"]
    assert first["number"] == 1
    assert first["stamp"] == second["stamp"]
    assert len({first["code"], second["code"]}) == 2
    with Workspace.open(backed_up) as workspace:
        assert is_marked(stick, workspace.programme)
    [again] = made(facilitator, backed_up, stick, "--table", "b")
    assert again == second | {"number": 2}
    said = facilitator(
        "kits", backed_up, "--workshop", "1", "--out", stick, passphrases="spring\n"
    ).out
    assert first["code"] in said
    assert "apart" in said


def test_a_kit_is_opened_and_renewed_and_keeps_what_was_captured(
    facilitator: Facilitator, backed_up: Path, stick: Path, tmp_path: Path
) -> None:
    kit, other = made(facilitator, backed_up, stick)
    file = tmp_path / "table.facilitator"
    typed = ", ".join(word[:4].upper() for word in kit["code"].split())
    opening = ("open-kit", kit["file"], "--out", file)
    answer = facilitator(*opening, "--json", passphrases=f"{typed}\n")
    assert answer.json["table"] == "A"
    with Workspace.open(file, passphrase=kit["code"]) as workspace:
        [session] = workspace.all(Session)
        table = next(each for each in workspace.all(Table) if each.code == "A")
        workspace.add(Note(session_id=session.id, table_id=table.id, text="Too far"))
    made(facilitator, backed_up, stick)
    said = facilitator(*opening, passphrases=f"{kit['code']}\n").out
    assert "kit 2" in said
    with Workspace.open(file, passphrase=kit["code"]) as workspace:
        assert [each.text for each in workspace.all(Note)] == ["Too far"]
        assert workspace.kit is not None
        assert workspace.kit.number == 2
    wrong = facilitator(*opening, passphrases=f"{other['code']}\n")
    assert (wrong.code, wrong.out) == (1, "")
    assert "this is not its code" in wrong.err


def test_in_a_folder_the_file_is_named_as_usual(
    facilitator: Facilitator, backed_up: Path, stick: Path, tmp_path: Path
) -> None:
    kit, _ = made(facilitator, backed_up, stick)
    folder = tmp_path / "laptop"
    folder.mkdir()
    opening = ("open-kit", kit["file"], "--out", folder, "--json")
    answer = facilitator(*opening, passphrases=f"{kit['code']}\n")
    assert [str(each) for each in folder.glob("Spring D1 table A *.facilitator")] == [
        answer.json["file"]
    ]


@pytest.mark.parametrize(
    ("words", "passphrases", "sentence"),
    [
        (("kits", "FILE", "--workshop", "9", "--out", "STICK"), "", "There is no workshop 9"),
        (
            ("kits", "FILE", "--workshop", "1", "--out", "STICK", "--table", "Q"),
            "",
            "There is no table Q in this programme. There are: A, B.",
        ),
        (("kits", "FILE", "--workshop", "1", "--out", "NONE"), "", "There is no folder"),
        (
            ("kits", "FILE", "--workshop", "1", "--out", "STICK", "--key", "NONE"),
            "",
            "There is no key file",
        ),
        (("open-kit", "NONE", "--out", "STICK"), "abuot\n", "is it about"),
        (("open-kit", "NONE", "--out", "STICK"), "about\n", "has 6 words, and there are 1"),
        (("open-kit", "FILE", "--out", "STICK"), "about " * 6 + "\n", "no table kit"),
        (("key", "FILE", "--words"), "spring\nabout zebra\n", "has 24 words, and there are 2"),
        (("key", "FILE", "--read-back", "KEY"), "spring\nspring\n", "is the key file itself"),
        (("key", "FILE", "--copy", "KEY"), "spring\n", "is the key file itself"),
        (("key", "FILE", "--copy", "FILE"), "spring\n", "another file of that name"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    facilitator: Facilitator,
    planned: Path,
    stick: Path,
    words: tuple[str, ...],
    passphrases: str,
    sentence: str,
) -> None:
    files = {
        "FILE": planned,
        "KEY": planned.with_suffix(".key"),
        "STICK": stick,
        "NONE": stick / "none",
    }
    before = planned.with_suffix(".key").read_bytes()
    answer = facilitator(*(files.get(each, each) for each in words), passphrases=passphrases)
    assert (answer.code, answer.out) == (1, "")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 1
    assert planned.with_suffix(".key").read_bytes() == before
    assert not list(stick.iterdir())


def test_an_earlier_copy_of_the_key_is_replaced_and_another_key_is_not(
    facilitator: Facilitator, planned: Path, stick: Path
) -> None:
    copy = stick / "copy.key"
    for _ in range(2):
        assert facilitator("key", planned, "--copy", copy, passphrases="spring\n").code == 0
    other = stick / "other.facilitator"
    facilitator("new", other, "--name", "Other")
    facilitator("key", other, "--make", passphrases="autumn\n")
    foreign = other.with_suffix(".key")
    before = foreign.read_bytes()
    answer = facilitator("key", planned, "--copy", foreign, passphrases="spring\n")
    assert "another file of that name" in answer.err
    assert foreign.read_bytes() == before
    refused = facilitator("key", planned, "--read-back", foreign, passphrases="spring\nautumn\n")
    assert "belongs to another programme" in refused.err


def test_the_words_are_printed_on_a_page(
    facilitator: Facilitator, planned: Path, stick: Path
) -> None:
    page = stick / "words.pdf"
    answer = facilitator("key", planned, "--print-words", page, passphrases="spring\n")
    assert answer.code == 0
    assert page.read_bytes().startswith(b"%PDF-")
    assert "remove it" in answer.out
    assert " ".join(words_of(planned).split()[:3]) not in answer.out


def test_a_lost_key_file_is_made_again_from_its_words(
    facilitator: Facilitator, planned: Path, tmp_path: Path
) -> None:
    words, path = words_of(planned), planned.with_suffix(".key")
    there = facilitator("key", planned, "--from-words", passphrases=f"{words}\nnew\n")
    assert "is there already" in there.err
    path.unlink()
    other = tmp_path / "other.facilitator"
    facilitator("new", other, "--name", "Other")
    wrong = facilitator("key", other, "--from-words", passphrases=f"{words}\nnew\n")
    assert "another programme's key" in wrong.err
    assert not other.with_suffix(".key").exists()
    answer = facilitator("key", planned, "--from-words", passphrases=f"{words}\nnew\n")
    assert answer.code == 0, answer.err
    with Workspace.open(planned) as workspace:
        key = open_key(path, "new", workspace.programme)
    assert " ".join(key_words(key.secret)) == words
