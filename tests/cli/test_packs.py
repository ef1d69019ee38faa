"""Packs from the command line: made, looked at, collected, and what they come from wiped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.records import Note
from facilitator_app.travel.lead_key_file import fingerprint, read_lead_key
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.safekeeping import Safekeeping
from tests.travelling.room import PROGRAMME, SESAME, note
from tests.travelling.stick import prepared

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator
    from tests.travelling.stick import Stick

KEY = f"{SESAME}\n"


@pytest.fixture
def stick(tmp_path: Path) -> Stick:
    return prepared(tmp_path)


def code_of(stick: Stick, table: str = "A") -> str:
    return f"{stick.codes[table]}\n"


def test_a_pack_is_made_collected_and_its_laptop_wiped(
    facilitator: Facilitator, stick: Stick, tmp_path: Path
) -> None:
    file, out = stick.laptops["A"], tmp_path / "out"
    out.mkdir()
    made = facilitator("table-pack", file, "--out", out, "--json", passphrases=code_of(stick)).json
    assert (made["table"], made["revisions"], made["counts"]) == ("A", 2, {"note": 2})
    pack = out / stick.packs["A"].name
    assert made["file"] == str(pack)
    receipts = tmp_path / "receipts"
    receipts.mkdir()
    answer = facilitator("collect", stick.lead, pack, "--receipts", receipts, passphrases=KEY)
    assert (answer.code, answer.err) == (0, "")
    assert "table A" in answer.out
    assert "2 new, 0 known, 0 conflicts." in answer.out
    with Workspace.open(stick.lead) as lead:
        assert {each.text for each in lead.all(Note)} == {"said at A", "the bus never comes"}
    [receipt] = receipts.iterdir()
    wiped = facilitator("wipe", file, "--receipt", receipt, "--json", passphrases=code_of(stick))
    assert wiped.code == 0
    assert wiped.json["left"] == []
    assert not file.exists()
    assert [each.suffix for each in sorted(receipts.iterdir())] == [".receipt", ".txt"]


def test_it_is_said_in_words_what_the_pack_holds(
    facilitator: Facilitator, stick: Stick, tmp_path: Path
) -> None:
    out = tmp_path / "a.tablepack"
    answer = facilitator("table-pack", stick.laptops["A"], "--out", out, passphrases=code_of(stick))
    assert answer.out.splitlines() == [
        f"{out} is the pack of table A: 2 notes.",
        "Give it to the lead.",
    ]


def test_the_leads_file_has_no_pack(facilitator: Facilitator, stick: Stick, tmp_path: Path) -> None:
    answer = facilitator("table-pack", stick.lead, "--out", tmp_path)
    assert answer.code == 1
    assert "no table's file" in answer.err


def test_packs_are_collected_from_a_folder_and_what_is_none_is_refused(
    facilitator: Facilitator, stick: Stick
) -> None:
    (stick.folder / "broken.tablepack").write_bytes(b"none")
    answer = facilitator("collect", stick.lead, stick.folder, "--json", passphrases=KEY)
    assert answer.code == 1
    told = answer.json["packs"]
    assert sorted(each["collected"] for each in told) == [False, True, True]
    assert sorted(each["table"] for each in told if each["collected"]) == ["A", "B"]
    again = facilitator("collect", stick.lead, *stick.packs.values(), passphrases=KEY)
    assert again.code == 0
    assert again.out.count("0 new, 2 known") == 2
    plain = facilitator("collect", stick.lead, stick.folder, passphrases=KEY)
    assert "broken.tablepack: refused." in plain.out


def test_there_must_be_packs_and_a_key(
    facilitator: Facilitator, stick: Stick, tmp_path: Path
) -> None:
    nothing = tmp_path / "nothing"
    nothing.mkdir()
    answer = facilitator("collect", stick.lead, nothing, passphrases=KEY)
    assert "No table pack was found there." in answer.err
    gone = facilitator("collect", stick.lead, nothing, "--key", nothing / "a.key", passphrases=KEY)
    assert "There is no key file" in gone.err


def test_without_a_backup_nothing_is_collected_unless_that_is_wanted(
    facilitator: Facilitator, stick: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = iter(["", "No room.", "", "", "No room.", ""])
    monkeypatch.setattr(Safekeeping, "take_problem", lambda _: next(problems, ""))
    pack = stick.packs["A"]
    answers = [
        facilitator("collect", stick.lead, pack, *more, passphrases=KEY)
        for more in ((), ("--anyway",), ("--anyway",))
    ]
    assert any(each.code == 0 for each in answers)
    assert all(each.code == 0 or "Nothing was collected" in each.err for each in answers)


def test_a_receipt_that_cannot_be_written_is_remarked(
    facilitator: Facilitator, stick: Stick, tmp_path: Path
) -> None:
    answer = facilitator(
        "collect", stick.lead, stick.packs["A"], "--receipts", tmp_path / "none", passphrases=KEY
    )
    assert answer.code == 0
    assert "There is no receipt beside" in answer.err


def test_a_pack_is_looked_at_without_any_key(facilitator: Facilitator, stick: Stick) -> None:
    seen = facilitator("verify", stick.packs["A"], "--json").json
    assert seen["programme"] == str(PROGRAMME)
    assert set(seen) == {"programme", "writer", "sha256"}
    assert "is whole" in facilitator("verify", stick.packs["A"]).out
    path = stick.packs["A"]
    damaged = bytearray(path.read_bytes())
    damaged[-100] ^= 1
    path.write_bytes(damaged)
    assert facilitator("verify", path).code == 1


def test_with_the_programme_and_its_key_it_is_counted(
    facilitator: Facilitator, stick: Stick
) -> None:
    pack, key = stick.packs["A"], stick.key.path
    assert facilitator("verify", pack, "--file", stick.lead, "--json").json["table"] == "A"
    opened = facilitator("verify", pack, "--file", stick.lead, "--key", key, passphrases=KEY)
    assert "That is the key of table A." in opened.out
    assert "holds 2: note 2." in opened.out
    alone = facilitator("verify", pack, "--key", key)
    assert "A key alone opens no pack." in alone.err
    with Workspace.open(stick.lead) as lead:
        assert not lead.all(Note), "nothing was taken in"


def test_a_pack_of_no_table_of_the_programme(
    facilitator: Facilitator, stick: Stick, tmp_path: Path
) -> None:
    other = prepared(tmp_path / "other", "A")
    assert (
        "No kit of this programme has that key."
        in facilitator("verify", other.packs["A"], "--file", stick.lead).out
    )


def test_what_the_lead_does_not_have_keeps_a_laptop_from_being_wiped(
    facilitator: Facilitator, stick: Stick
) -> None:
    assert (
        facilitator(
            "collect", stick.lead, stick.packs["A"], "--receipts", stick.folder, passphrases=KEY
        ).code
        == 0
    )
    file, receipt = stick.laptops["A"], stick.packs["A"].with_suffix(".receipt")
    with Workspace.open(file, passphrase=stick.codes["A"]) as laptop:
        laptop.add(note("later"))
    answer = facilitator("wipe", file, "--receipt", receipt, passphrases=code_of(stick))
    assert answer.code == 1
    assert "It would be lost: 1 note, entered since" in answer.err
    assert file.is_file()


def test_the_public_half_of_the_key_is_written_and_its_words_told(
    facilitator: Facilitator, stick: Stick, tmp_path: Path
) -> None:
    path = tmp_path / "new.leadkey"
    answer = facilitator("key", stick.lead, "--public", path, passphrases=KEY)
    assert answer.code == 0
    assert fingerprint(*read_lead_key(path)) in answer.out
    assert stick.key.secret not in path.read_text(encoding="utf-8")
