"""What a forger with the key of a table could write is refused as well."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from nacl.signing import SigningKey

from facilitator_app.domain.errors import PackError
from facilitator_app.travel import envelope, pack_file
from facilitator_app.travel.keys import verify_of
from facilitator_app.travel.limits import OPENED_BYTES
from facilitator_app.travel.pack_file import look_at
from tests.travel.forging import ID, closed, entry, head, line, of_lines, packed
from tests.travel.making import (
    OTHER_SEED,
    PROGRAMME,
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


HEADS = {
    "another count": {"revisions": 2},
    "a count that is none": {"revisions": "1"},
    "other kinds": {"counts": {"note": 1, "star": 0}},
    "kinds that are no counts": {"counts": {"note": True}},
    "kinds that are a list": {"counts": [["note", 1]]},
    "another hash": {"sha256": "00" * 32},
    "other ids": {"covers": "00" * 32},
    "another writer": {"writer": verify_of(OTHER_SEED)},
    "another programme": {"programme": ID.format("bb")},
    "a programme in capitals": {"programme": str(PROGRAMME).upper()},
    "no laptop": {"laptop": ""},
    "a laptop of two lines": {"laptop": "Table\n3"},
    "another laptop": {"laptop": "Table 4"},
    "an app that is none": {"app": 1},
    "no app": {"app": ""},
    "a kit that is none": {"kit": "../../etc/passwd"},
    "a time without zone": {"made_at": "2027-03-06T16:00:00"},
    "a drift that is none": {"drift": 0.5},
    "a drift beyond all": {"drift": 1 << 64},
    "a format that is none": {"format": "1"},
    "a format that is true": {"format": True},
    "format nought": {"format": 0},
    "no format": {"format": None},
}


@pytest.mark.parametrize("wrong", HEADS.values(), ids=HEADS)
def test_a_head_that_does_not_fit_refuses_it(path: Path, wrong: dict[str, object]) -> None:
    of_lines(path, entry())
    assert collected(path).revisions
    of_lines(path, entry(), **wrong)
    refused(path, "does not hold what its head says|head is not what|from elsewhere|another laptop")


@pytest.mark.parametrize(
    "contents",
    [b"", b"\n", b"{}\n", b"[]\n", b"x", b"[" * 1000 + b"\n", b"\xff\n", head([])[:-1]],
)
def test_contents_without_a_head_are_refused(path: Path, contents: bytes) -> None:
    closed(path, contents)
    refused(path, "its head is not what|too deeply|cut off")


def test_another_table_cannot_sign_it_as_its_own(path: Path) -> None:
    pack(path, day())
    inside = envelope.seen(path.read_bytes(), pack_file.LETTERS, "").sealed
    signer, clear = SigningKey(OTHER_SEED), PROGRAMME.bytes
    rest = len(inside).to_bytes(4) + clear + inside
    signature = signer.sign(pack_file.LETTERS + rest).signature
    path.write_bytes(pack_file.LETTERS + bytes(signer.verify_key) + signature + rest)
    assert look_at(path).writer == verify_of(OTHER_SEED)
    refused(path, "says of itself that it comes from elsewhere")


def test_a_table_cannot_speak_for_another_laptop(path: Path) -> None:
    of_lines(path, entry(laptop="lead"))
    refused(path, "what was entered on another laptop")
    with pytest.raises(PackError, match=r"cannot be made: .* on another laptop"):
        pack(path, [version(note("x"), laptop="lead")])


def swollen(size: int) -> bytes:
    squeeze = zlib.compressobj(9)
    parts = [squeeze.compress(bytes(1 << 20)) for _ in range(size >> 20)]
    return b"".join([*parts, squeeze.flush()])


def test_what_swells_is_refused_before_it_does(path: Path) -> None:
    packed(path, swollen(OPENED_BYTES + (1 << 20)))
    refused(path, "an entry in it is too long")
    many = zlib.compress(head([]) + b"\n" * (1 << 20))
    packed(path, many)
    refused(path, "an entry in it is not what it must be")


def test_lines_that_swell_are_counted(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "OPENED_BYTES", 256 << 10)
    packed(path, zlib.compress(b"".join([entry(id=str(UUID(int=each))) for each in range(999)])))
    refused(path, "head is not what it must be")
    lines = [entry(id=str(UUID(int=each + 1))) for each in range(2000)]
    packed(path, zlib.compress(head(lines) + b"".join(lines)))
    refused(path, "holds more than")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda squeezed: squeezed[:-1], "not complete"),
        (lambda squeezed: squeezed + b"x", "something was added to what is in it"),
        (lambda squeezed: squeezed[:9] + bytes(4) + squeezed[13:], "cannot be unpacked"),
        (lambda _: b"", "not complete"),
        (lambda _: b"not packed at all", "cannot be unpacked"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(path: Path, change: object, why: str) -> None:
    assert callable(change)
    lines = [entry()]
    packed(path, change(zlib.compress(head(lines) + b"".join(lines))))
    refused(path, why)


def test_lines_of_a_forger_are_as_ours(path: Path) -> None:
    of_lines(path, entry())
    forged = collected(path)
    pack(path, forged.revisions)
    assert collected(path).head.sha256 == forged.head.sha256
    assert line({"a": 1}) == b'{"a":1}\n'
