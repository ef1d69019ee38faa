"""What laptops said differently is listed and decided from the command line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.records import Note, Summary
from facilitator_app.domain.references import reference
from facilitator_app.workspace import Workspace
from tests.ui.collect.room import LEAD, Room

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Facilitator


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path / "room.facilitator")


def listed(facilitator: Facilitator, room: Room) -> dict[str, Any]:
    answer = facilitator("conflicts", room.path, "--json")
    assert answer.code == 0
    found: dict[str, Any] = answer.json
    return found


def test_every_open_version_is_listed(facilitator: Facilitator, room: Room) -> None:
    room.said_differently()
    [found] = listed(facilitator, room)["conflicts"]
    assert (found["kind"], found["id"]) == ("note", str(room.note.id))
    assert found["code"] == reference(room.note.id)
    assert found["where"].startswith("Session 2.4 · Table C")
    by_laptop = {each["laptop"]: each for each in found["versions"]}
    assert by_laptop.keys() == {"table-c", "table-d"}
    assert "somebody rang back" in by_laptop["table-c"]["says"]
    assert "Stance: against" in by_laptop["table-d"]["says"]
    told = facilitator("conflicts", room.path).out
    assert f"Note {reference(room.note.id)}, Session 2.4" in told
    assert "(table-c, note-taker)" in told


def test_a_ballot_says_neither_laptop_nor_time(facilitator: Facilitator, room: Room) -> None:
    room.keyed_twice()
    for command in ("conflicts", "check"):
        answer = facilitator(command, room.path, "--json")
        [found] = answer.json["conflicts"]
        for version in found["versions"]:
            assert (version["laptop"], version["made_at"]) == ("", "")
        for told in (answer.out, facilitator(command, room.path).out):
            assert "table-c" not in told
            assert "table-d" not in told
    assert "has 2 versions." in facilitator("check", room.path).out


def test_loose_ends_are_listed_below(facilitator: Facilitator, room: Room) -> None:
    late = room.prompt_removed()
    found = listed(facilitator, room)
    assert found["conflicts"] == []
    assert [each["id"] for each in found["loose_ends"]] == [str(late.id)]
    told = facilitator("conflicts", room.path).out
    assert "Loose end: the note" in told
    assert "nothing to decide" in told


@pytest.mark.parametrize("by_code", [True, False])
def test_one_version_stands_for_all(facilitator: Facilitator, room: Room, *, by_code: bool) -> None:
    room.said_differently()
    [found] = listed(facilitator, room)["conflicts"]
    [kept] = [each for each in found["versions"] if each["laptop"] == "table-c"]
    name = found["code"].lower() if by_code else found["id"]
    answer = facilitator("resolve", room.path, name, "--keep", kept["id"], "--json")
    assert answer.json == {
        "id": found["id"], "kept": kept["id"], "removed": False, "conflicts": 0,
    }  # fmt: skip
    with Workspace.open(room.path, LEAD) as workspace:
        [note] = workspace.of(Note, "id", [room.note.id])
        assert "somebody rang back" in note.text
        assert len(workspace.history(note.id)[-1].parents) == 2
    assert listed(facilitator, room)["conflicts"] == []


def test_what_was_removed_can_stay_so(facilitator: Facilitator, room: Room) -> None:
    room.removed_on_one()
    [found] = listed(facilitator, room)["conflicts"]
    [gone] = [each for each in found["versions"] if each["removed"]]
    assert gone["says"] == "removed"
    answer = facilitator("resolve", room.path, found["id"], "--keep", gone["id"])
    assert "stays removed. 0 still to decide." in answer.out
    with Workspace.open(room.path, LEAD) as workspace:
        assert workspace.all(Summary) == []


def test_what_cannot_be_decided_is_said_in_a_sentence(facilitator: Facilitator, room: Room) -> None:
    room.said_differently()
    [found] = listed(facilitator, room)["conflicts"]

    def told(record: object, version: str) -> str:
        answer = facilitator("resolve", room.path, record, "--keep", version)
        assert answer.code == 1
        return answer.err

    kept = found["versions"][0]["id"]
    assert "There is no record K7Q2-M4FX" in told("K7Q2-M4FX", kept)
    agreed = reference(room.summary.id)
    assert f"The record {agreed} is not in conflict." in told(agreed, kept)
    unknown = told(found["id"], "none")
    assert "none is no open version" in unknown
    assert kept in unknown


def test_what_a_newer_app_wrote_is_not_decided_here(facilitator: Facilitator, room: Room) -> None:
    room.said_differently()
    with Workspace.open(room.path, LEAD) as workspace:
        base = workspace.history(room.note.id)[:1]
        made = workspace.new_edit().revision(Change(room.note, room.note), base)
        workspace.merge([replace(made, content='{"text": 5}')])
    [found] = listed(facilitator, room)["conflicts"]
    [newer] = [each for each in found["versions"] if each["id"] == str(made.id)]
    assert newer["says"].startswith("written by a newer version")
    answer = facilitator("resolve", room.path, found["id"], "--keep", newer["id"])
    assert "A newer Facilitator wrote this." in answer.err
