"""A pack comes back whole, or is refused in one sentence that says why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import Ballot, Person, Reveal
from facilitator_app.travel import envelope
from facilitator_app.travel.keys import verify_of
from facilitator_app.travel.limits import FILE_BYTES, LINE_BYTES
from facilitator_app.travel.pack_file import LEADS_OWN, covers_of, look_at, read_pack
from tests.travel.forging import entry, of_lines
from tests.travel.making import (
    LAPTOP,
    OTHER_SECRET,
    OTHER_SEED,
    PROGRAMME,
    SECRET,
    SEED,
    SESSION,
    WRITERS,
    collected,
    day,
    note,
    pack,
    version,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Table 3.tablepack"


def refused(path: Path, why: str) -> None:
    before = {each.name: each.read_bytes() for each in path.parent.iterdir()}
    with pytest.raises(PackError, match=why) as caught:
        collected(path)
    assert str(caught.value).startswith(path.name)
    assert caught.value.advice
    assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == before


@pytest.mark.parametrize("entries", [0, 1, 300])
def test_a_pack_comes_back(path: Path, entries: int) -> None:
    made = day(entries)
    head = pack(path, made, drift=7)
    found = collected(path)
    assert found.head == head
    assert list(found.revisions) == sorted(made, key=lambda each: each.id)
    assert (head.revisions, head.drift, head.laptop) == (entries, 7, LAPTOP)
    assert head.counts == ({"note": entries} if entries else {})
    assert found.writer == head.writer == verify_of(SEED)


def test_each_lead_can_open_it_and_nobody_else(path: Path) -> None:
    pack(path, day())
    assert read_pack(path, PROGRAMME, [OTHER_SECRET], WRITERS).revisions
    third = str(pyrage.x25519.Identity.generate())
    assert read_pack(path, PROGRAMME, [third, SECRET], WRITERS).revisions
    for secrets in ([third], []):
        with pytest.raises(PackError, match="sealed for another lead's key"):
            read_pack(path, PROGRAMME, secrets, WRITERS)
    with pytest.raises(PackError, match="no key of a lead"):
        read_pack(path, PROGRAMME, ["AGE-SECRET-KEY-1"], WRITERS)


def test_nothing_of_what_was_entered_can_be_read_in_it(path: Path) -> None:
    pack(path, [version(note("a sentence that is the participant's own" * 9))])
    file = path.read_bytes()
    assert b"participant" not in file
    assert LAPTOP.encode() not in file


def test_what_is_seen_from_outside_is_what_is_signed(path: Path) -> None:
    pack(path, day())
    found, seen = collected(path), look_at(path)
    assert (seen.programme, seen.writer) == (PROGRAMME, verify_of(SEED))
    assert seen.fingerprint == found.fingerprint


def test_it_is_refused_elsewhere_and_from_others(path: Path) -> None:
    pack(path, day())
    with pytest.raises(PackError, match="belongs to another programme"):
        read_pack(path, uuid4(), [SECRET], WRITERS)
    with pytest.raises(PackError, match="not made by a table of this programme"):
        read_pack(path, PROGRAMME, [SECRET], {verify_of(OTHER_SEED)})


def test_every_seventh_byte_changed_or_cut_refuses_it(path: Path) -> None:
    pack(path, day(3))
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        for other in (whole[place] ^ 1, whole[place] ^ 255):
            path.write_bytes(whole[:place] + bytes([other]) + whole[place + 1 :])
            refused(path, "damaged or was changed|cut short|behind its end|is no table pack")
        path.write_bytes(whole[:place])
        refused(path, "cut short|is no table pack|it is empty")
        path.write_bytes(whole[place + 1 :])
        refused(path, "is no table pack|it is empty")
    path.write_bytes(whole + b"x")
    refused(path, "something was added behind its end")


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda rest: b"FACPACK1" + rest))
def test_any_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, file: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.tablepack"
    path.write_bytes(file)
    for read in (collected, look_at):
        with pytest.raises(PackError):
            read(path)


def test_a_newer_format_asks_for_a_newer_app(path: Path) -> None:
    path.write_bytes(b"FACPACK2" + bytes(300))
    refused(path, "a newer Facilitator made it")
    of_lines(path, format=2, counts=None, revisions="many")
    refused(path, "a newer Facilitator made it")


def test_a_field_that_only_newer_apps_know_is_passed_over(path: Path) -> None:
    of_lines(path, entry(), battery=40)
    assert len(collected(path).revisions) == 1


def test_kinds_that_only_newer_apps_know_are_carried(path: Path) -> None:
    of_lines(path, entry(kind="sketch", content='{"strokes":[[1,2],[3,4]]}'))
    (found,) = collected(path).revisions
    assert (found.kind, found.record) == ("sketch", None)


def test_what_only_a_lead_writes_is_refused(path: Path) -> None:
    assert {"kit", "sealing key", "reveal", "key pair", "person"} <= LEADS_OWN
    for kind in LEADS_OWN:
        of_lines(path, entry(kind=kind))
        refused(path, f"a {kind} must not be in it")
    for record in (
        Reveal.named(PROGRAMME, trade_off_id=uuid4(), round="first"),
        Person(participant_code="P1", ballot_code="B1", name="x"),
    ):
        with pytest.raises(PackError, match="cannot be made"):
            pack(path, [version(record)])


def test_ballots_stand_in_the_order_of_chance(path: Path) -> None:
    cast = [
        version(Ballot(trade_off_id=SESSION, round="first", code=f"B{number}", marks={}))
        for number in range(50)
    ]
    assert {each.id.version for each in cast} == {4}
    pack(path, cast)
    assert collected(path).revisions == tuple(sorted(cast, key=lambda each: each.id))


def test_a_file_that_is_too_large_is_not_read(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"FACPACK1")
        file.truncate(FILE_BYTES + 1)
    refused(path, "it is too large")


def test_what_nobody_could_read_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack(path, day(1))
    before = path.read_bytes()
    for readers in ([], ["age1"], [""]):
        with pytest.raises(PackError, match="no lead's key to seal it for"):
            pack(path, day(), readers=readers)
    with pytest.raises(PackError, match="a note is longer than 4 MB"):
        pack(path, [version(note("x" * LINE_BYTES))])
    with pytest.raises(PackError, match="twice"):
        pack(path, [each for each in day(1) for _ in range(2)])
    with pytest.raises(PackError, match="head is not what it must be"):
        pack(path, [], laptop="")
    monkeypatch.setattr(envelope, "FILE_BYTES", 100)
    with pytest.raises(PackError, match="would be larger than"):
        pack(path, day())
    monkeypatch.setattr(envelope, "OPENED_BYTES", 100)
    with pytest.raises(PackError, match="would hold more than"):
        pack(path, day())
    assert path.read_bytes() == before


def test_what_a_pack_covers_does_not_depend_on_the_order() -> None:
    ids = [each.id for each in day(9)]
    assert covers_of(ids) == covers_of(reversed(ids)) == covers_of([*ids, ids[0]])
    assert covers_of(ids) != covers_of(ids[1:])
    assert covers_of([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_no_text_of_a_pack_becomes_a_path(path: Path) -> None:
    name = "../../outside"
    made = replace(version(note("x")), laptop=name, role="/etc/passwd", kind="../up")
    pack(path, [made], laptop=name)
    assert collected(path).revisions == (made,)
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    assert not (path.parent.parent.parent / "outside").exists()
