"""A kit opens with its code alone, and says who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import KeyPair, Person
from facilitator_app.travel import envelope, kit_file
from facilitator_app.travel.keys import lead_signer, lead_verify
from facilitator_app.travel.kit_file import read_kit, write_kit
from facilitator_app.travel.limits import LINE_BYTES
from facilitator_app.travel.words import kit_code
from tests.travel.forging import entry, line
from tests.travel.making import (
    CODE,
    LEADS,
    OTHER_SECRET,
    OTHER_TABLE,
    PROGRAMME,
    SECRET,
    SEED,
    WORKSHOP,
    day,
    kit,
    kit_head,
    note,
    pack,
    version,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Table 3.tablekit"


def refused(path: Path, why: str, code: str = CODE) -> None:
    with pytest.raises(PackError, match=why) as caught:
        read_kit(path, code)
    assert caught.value.advice


def forged(path: Path, contents: bytes, secret: str = SECRET) -> Path:
    """Write contents of any sort as a kit whose signature and seal are right."""
    salt = bytes(16)
    reader = kit_file.identity(CODE, salt).to_public()
    signer = lead_signer(secret)
    path.write_bytes(envelope.closed(kit_file.LETTERS, salt, contents, [reader], signer))
    return path


def head_line(**other: object) -> bytes:
    head = kit_head()
    plain = {field: getattr(head, field) for field in head.__slots__}
    ids = {field: str(plain[field]) for field in ("programme", "kit", "workshop", "table")}
    leads = [list(pair) for pair in LEADS]
    others = {"made_at": head.made_at.isoformat(), "seed": head.seed.hex(), "format": 1}
    return line({**plain, **ids, **others, "leads": leads, **other})


def test_a_kit_comes_back(path: Path) -> None:
    made = day(9)
    head = kit(path, made)
    found = read_kit(path, CODE)
    assert found.head == head
    assert list(found.revisions) == sorted(made, key=lambda each: each.id)
    assert found.signer == lead_verify(SECRET)


def test_its_code_may_be_typed_in_any_manner(path: Path) -> None:
    kit(path, [])
    typed = "-".join(word[:4].upper() for word in CODE.split())
    assert read_kit(path, f" {typed}, ").head == kit_head()


def test_its_names_are_texts_of_any_sort(path: Path) -> None:
    name = "Vård \u202e\n🏥" * 500
    head = kit(path, [], programme_name=name, workshop_code="D/1 …", table_code="পথ")
    assert read_kit(path, CODE).head == head


def test_the_code_of_another_table_does_not_open_it(path: Path) -> None:
    kit(path, day())
    refused(path, "this is not its code", kit_code(SECRET, PROGRAMME, WORKSHOP, OTHER_TABLE))
    refused(path, "is none of the words", "abandom " * 6)


def test_two_kits_of_one_code_have_nothing_in_common(path: Path, tmp_path: Path) -> None:
    kit(path, day())
    kit(tmp_path / "other.tablekit", day())
    one, other = (each.read_bytes() for each in (path, tmp_path / "other.tablekit"))
    assert one[108:124] != other[108:124], "each has a salt of its own"
    assert SEED not in one
    assert b"Front door" not in one


def test_damage_is_told_from_a_wrong_code(path: Path) -> None:
    kit(path, day(2))
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 64]) + whole[place + 1 :])
        refused(path, "damaged or was changed|cut short|behind its end|is no table kit")
        path.write_bytes(whole[:place])
        refused(path, "cut short|is no table kit|it is empty")


def test_another_file_is_named_for_what_it_is_not(path: Path) -> None:
    pack(path, day())
    refused(path, r"it is no table kit. *$")
    path.write_bytes(b"FACKIT-2" + bytes(200))
    refused(path, "a newer Facilitator made it")


def test_a_kit_is_signed_by_a_lead_whom_it_names(path: Path) -> None:
    forged(path, head_line())
    assert read_kit(path, CODE).head == kit_head()
    forged(path, head_line(), OTHER_SECRET)
    assert read_kit(path, CODE).signer == lead_verify(OTHER_SECRET)
    forged(path, head_line(leads=[list(LEADS[1])]))
    refused(path, "not signed by a lead")
    with pytest.raises(PackError, match="not signed by a lead"):
        write_kit(path, kit_head(leads=LEADS[1:]), [], CODE, SECRET)


HEADS = {
    "a newer format": {"format": 2},
    "a seed that is none": {"seed": "00"},
    "a seed in capitals": {"seed": SEED.hex().upper()},
    "a number that is none": {"number": 0},
    "a time without zone": {"made_at": "2027-03-06T16:00:00"},
    "a time that is none": {"made_at": "soon"},
    "no leads": {"leads": []},
    "leads that are none": {"leads": [["age1", lead_verify(SECRET)]]},
    "leads without a key": {"leads": [[LEADS[0][0], "00"]]},
    "leads that are texts": {"leads": "xy"},
    "too many leads": {"leads": [list(LEADS[0])] * 65},
    "a table without a code": {"table_code": ""},
    "a table with a long code": {"table_code": "x" * 101},
    "a table that is none": {"table": "3"},
    "half a character": {"programme_name": "\ud800"},
}


@pytest.mark.parametrize("wrong", HEADS.values(), ids=HEADS)
def test_a_head_that_no_lead_would_write_is_refused(path: Path, wrong: dict[str, object]) -> None:
    forged(path, head_line(**wrong))
    refused(path, "head is not what it must be|newer|its table is too long")


def test_a_head_that_nobody_could_read_is_not_written(path: Path) -> None:
    for wrong in (
        {"seed": b"x"},
        {"leads": ()},
        {"number": 0},
        {"programme_name": "\ud800"},
        {"programme_name": "x" * LINE_BYTES},
        {"table_code": "পথ" * 20},
    ):
        with pytest.raises(PackError, match="cannot be made"):
            kit(path, [], **wrong)
    assert not path.exists()


def test_what_belongs_into_the_key_file_is_in_no_kit(path: Path) -> None:
    for record in (
        Person(participant_code="P1", ballot_code="B1", name="a name"),
        KeyPair(public="x", secret=SECRET),
    ):
        with pytest.raises(PackError, match="must not be in it"):
            kit(path, [version(note("x")), version(record)])
    forged(path, head_line() + entry(kind="person"))
    refused(path, "a person must not be in it")
