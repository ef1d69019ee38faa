"""What a kit holds and what it does not, how it is opened, and how it is renewed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import MergeError, PackError
from facilitator_app.domain.records import (
    Ballot,
    Consent,
    ExpectedBallot,
    Issued,
    Kit,
    Note,
    Participant,
    Prompt,
    Record,
    SealingKey,
    Seating,
    Session,
    Shorthand,
    TradeOff,
    Workshop,
)
from facilitator_app.travel.kit_file import read_kit
from facilitator_app.travel.words import key_words
from facilitator_app.workspace.key_backup import read_file_back, read_words_back
from facilitator_app.workspace.kits import make_kits
from facilitator_app.workspace.opened_kit import open_kit, renew
from facilitator_app.workspace.reader import is_encrypted
from tests.travelling import room as the
from tests.travelling.room import Room, back_up, new_room, note

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.workspace import Workspace


def codes(workspace: Workspace, kind: type[Record]) -> list[str]:
    return sorted(each.code for each in workspace.all(kind))  # type: ignore[attr-defined]


def test_no_kit_is_made_before_the_key_has_copies(tmp_path: Path) -> None:
    made = new_room(tmp_path)
    with made.lead:
        with pytest.raises(PackError, match="a copy of the key file and the key's words"):
            made.kits()
        copy = made.stick / "copy.key"
        shutil.copyfile(made.key.path, copy)
        read_file_back(made.lead, made.key, copy, the.SESAME)
        with pytest.raises(PackError, match="before the key's words on paper have been read"):
            made.kits()
        read_words_back(made.lead, made.key, "  ".join(key_words(made.key.secret)).upper())
        assert set(made.kits()) == {"A", "B"}


def test_a_copy_that_is_none_is_refused(tmp_path: Path) -> None:
    made = new_room(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    with made.lead, new_room(tmp_path / "elsewhere").lead:
        with pytest.raises(PackError, match="is the key file itself"):
            read_file_back(made.lead, made.key, made.key.path, the.SESAME)
        other = tmp_path / "elsewhere" / "heat.key"
        with pytest.raises(PackError, match="holds another key"):
            read_file_back(made.lead, made.key, other, the.SESAME)
        with pytest.raises(PackError):
            read_words_back(made.lead, made.key, "abandon " * 23 + "art")


def test_a_kit_has_what_its_table_needs(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        assert codes(laptop, Session) == ["1.1", "2.1"]
        assert codes(laptop, Workshop) == ["D1", "D2"]
        assert [each.question for each in laptop.all(Prompt)] == ["What is it like?"]
        assert [each.wording for each in laptop.all(TradeOff)] == [the.VOTE.wording]
        assert {(each.round, each.seat) for each in laptop.all(Seating)} == {("r1", 1), ("r1", 2)}
        assert {(each.item, each.given) for each in laptop.all(Consent)} == {
            ("notes", True),
            ("quotes", True),
            ("quotes", False),
        }
        assert [each.short for each in laptop.all(Shorthand)] == ["bs"]
        assert [each.public for each in laptop.all(SealingKey)] == list(room.key.publics)
        assert laptop.conflicting() == []
        assert laptop.waiting_for() == set()
        assert laptop.damage() == []
        assert laptop.kit is not None
        assert (laptop.kit.table_code, laptop.kit.number) == ("A", 1)


def test_it_has_no_field_and_nobody_of_another_table(room: Room) -> None:
    made = room.kits()["A"]
    room.lead.add(note("said at A before"), note("said at B", the.B))
    made = room.kits()["A"]
    with room.laptop(made) as laptop:
        assert codes(laptop, Participant) == ["P01", "P02"]
        assert [each.fields for each in laptop.all(Participant)] == [{}, {}]
        assert {each.seating_instruction for each in laptop.all(Participant)} == {
            "P01 near the door",
            "P02 near the door",
        }
        assert laptop.all(Note) == []
    brought = read_kit(made.path, made.code)
    text = repr(brought)
    for word in (the.WHERE, "P03", "P04", str(the.PEOPLE[2].id), "said at", "only at B"):
        assert word not in text


def test_the_codes_tell_nothing_of_when_or_for_whom_they_were_made(room: Room) -> None:
    made = room.kits()["A"]
    brought = read_kit(made.path, made.code)
    expected = [each for each in brought.revisions if each.kind == ExpectedBallot.record_kind]
    assert len(expected) == len(the.CODES)
    assert len({(each.edit, each.made_at, each.laptop) for each in expected}) == 1
    own = {each.id for each in room.lead.versions(ExpectedBallot)}
    assert own.isdisjoint(each.id for each in expected)
    with room.laptop(made) as laptop:
        assert codes(laptop, ExpectedBallot) == sorted(the.CODES)


def test_what_was_asked_before_is_in_no_kit(room: Room) -> None:
    room.lead.edit(the.PROMPT, replace(the.PROMPT, question="How do you get there?"))
    made = room.kits()["A"]
    assert "What is it like?" not in repr(read_kit(made.path, made.code).revisions)
    with room.laptop(made) as laptop:
        assert [each.question for each in laptop.all(Prompt)] == ["How do you get there?"]
        assert laptop.conflicting() == []
        assert laptop.waiting_for() == set()


def test_a_file_made_of_a_kit_is_encrypted_and_signs_by_itself(room: Room) -> None:
    made = room.kits()["A"]
    with room.laptop(made) as laptop, room.laptop(made, "another") as other:
        assert laptop._file.database.path is not None
        assert is_encrypted(laptop._file.database.path)
        assert laptop.author.role == "note-taker"
        assert laptop.author.laptop.startswith("Table A ")
        assert laptop.author.laptop != other.author.laptop


def test_kits_lock_the_questions(room: Room) -> None:
    room.kits()
    assert [each.what for each in room.lead.all(Issued)] == ["kits"]
    assert sorted(each.number for each in room.lead.all(Kit)) == [1, 1]
    again = room.kits()
    assert sorted(each.number for each in room.lead.all(Kit)) == [1, 1, 2, 2]
    assert len(room.lead.all(Issued)) == 1
    assert again["A"].kit.number == 2


def test_the_code_is_the_same_for_every_kit_of_a_table(room: Room) -> None:
    first, second = room.kits(), room.kits()
    assert first["A"].code == second["A"].code != second["B"].code
    assert len(first["A"].code.split()) == 6


def test_a_newer_kit_brings_the_design_and_leaves_what_was_captured(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop:
        [kept] = laptop.add(note("the bus never comes"))
        laptop_name = laptop.author.laptop
    room.lead.edit(the.PROMPT, replace(the.PROMPT, question="How do you get there?"))
    extra = Prompt.named(the.PROGRAMME, session_id=the.SESSION.id, code="b", question="And back?")
    room.lead.add(extra)
    seat = Seating.named(
        the.PROGRAMME, round="r1", table_id=the.A.id, seat=2, participant_id=the.PEOPLE[3].id
    )
    [before] = [each for each in room.lead.all(Seating) if each.id == seat.id]
    room.lead.edit(before, seat)
    with room.laptop(room.kits()["A"]) as laptop:
        assert laptop.author.laptop == laptop_name
        assert laptop.all(Note) == [kept]
        assert {each.question for each in laptop.all(Prompt)} == {
            "How do you get there?",
            "And back?",
        }
        assert "P04" in codes(laptop, Participant)
        assert laptop.conflicting() == []
        assert laptop.kit is not None
        assert laptop.kit.number == 2
        assert [each.record_id for each in laptop.made_here()] == [kept.id]


def test_an_older_kit_changes_nothing(room: Room, tmp_path: Path) -> None:
    first = room.kits()["A"]
    old = tmp_path / "old.tablekit"
    shutil.copyfile(first.path, old)
    with room.laptop(room.kits()["A"]) as laptop:
        assert not renew(laptop, read_kit(old, first.code))
        assert laptop.kit is not None
        assert laptop.kit.number == 2


def test_a_prompt_that_was_removed_goes_with_the_next_kit(room: Room) -> None:
    room.laptop(room.kits()["A"]).close()
    room.lead.remove(the.PROMPT)
    with room.laptop(room.kits()["A"]) as laptop:
        assert laptop.all(Prompt) == []


def test_a_kit_of_another_table_or_lead_is_refused(room: Room, tmp_path: Path) -> None:
    made = room.kits()
    (tmp_path / "elsewhere").mkdir()
    stranger = new_room(tmp_path / "elsewhere")
    with room.laptop(made["A"]) as laptop, stranger.lead:
        with pytest.raises(PackError, match="is the kit of table B on D1"):
            renew(laptop, read_kit(made["B"].path, made["B"].code))
        back_up(stranger)
        forged = stranger.kits()["A"]
        with pytest.raises(PackError, match="not signed by the lead"):
            renew(laptop, read_kit(forged.path, forged.code))


def test_the_wrong_code_opens_nothing(room: Room, tmp_path: Path) -> None:
    made = room.kits()
    with pytest.raises(PackError):
        open_kit(made["A"].path, made["B"].code, tmp_path)
    assert not list(tmp_path.glob("*table*"))


def test_the_code_may_be_typed_in_any_manner(room: Room, tmp_path: Path) -> None:
    made = room.kits()["A"]
    short = "-".join(each[:4].upper() for each in made.code.split())
    assert open_kit(made.path, short, tmp_path).is_file()


def test_a_table_takes_in_kits_alone(room: Room) -> None:
    with room.laptop(room.kits()["A"]) as laptop, pytest.raises(MergeError, match="table's file"):
        laptop.merge(list(room.lead.revisions()))


def test_nothing_is_made_for_no_table(room: Room) -> None:
    with pytest.raises(PackError, match="no table"):
        make_kits(room.lead, room.key, the.DAY, [], room.stick)


def test_erased_words_are_in_no_table_file_once_it_is_renewed(room: Room) -> None:
    asked = "Ask Amara Unexpected"
    [made] = room.lead.add(
        Prompt.named(the.PROGRAMME, session_id=the.SESSION.id, code="x", question=asked)
    )
    with room.laptop(room.kits()["A"]) as laptop:
        assert asked in {each.question for each in laptop.all(Prompt)}
    room.lead.erase([made], "names somebody")
    with room.laptop(room.kits()["A"]) as laptop:
        assert asked not in {each.question for each in laptop.all(Prompt)}
        assert all("Amara" not in (each.content or "") for each in laptop.revisions())


def test_a_table_has_no_ballot_of_another(room: Room) -> None:
    vote = Ballot.named(
        the.PROGRAMME, trade_off_id=the.VOTE.id, round="before", code="QQQ2", marks={"answer": 2}
    )
    room.lead.add(vote)
    with room.laptop(room.kits()["A"]) as laptop:
        assert laptop.all(Ballot) == []


def test_opening_a_kit_leaves_nothing_else_behind(room: Room, tmp_path: Path) -> None:
    made = room.kits()["A"]
    folder = tmp_path / "laptop"
    folder.mkdir()
    file = open_kit(made.path, made.code, folder)
    assert [each for each in folder.iterdir() if each != file and each.suffix != ".lock"] == []
