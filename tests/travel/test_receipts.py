"""A receipt is believed if the lead signed it, and it is to the letter what was signed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.errors import PackError
from facilitator_app.travel.keys import lead_signer, lead_verify
from facilitator_app.travel.limits import RECEIPT_BYTES
from facilitator_app.travel.receipt_file import read_receipt, write_receipt
from tests.travel.making import OTHER_SECRET, SECRET, receipt

if TYPE_CHECKING:
    from pathlib import Path

VERIFIES = [lead_verify(SECRET)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Table 3.receipt"
    write_receipt(path, receipt(), SECRET)
    return path


def refused(path: Path, why: str) -> None:
    with pytest.raises(PackError, match=why) as caught:
        read_receipt(path, VERIFIES)
    assert caught.value.advice


def signed(path: Path, plain: object, **other: object) -> None:
    """Write what is signed as ours is, whatever it says."""
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    signer = lead_signer(SECRET)
    whole = {
        "format": "facilitator receipt 1",
        "receipt": plain,
        "signature": signer.sign(b"FACRCPT1" + text.encode()).signature.hex(),
        "signer": lead_verify(SECRET),
    }
    written = json.dumps({**whole, **other}, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"{written}\n", encoding="utf-8", newline="\n")


def plain_of(path: Path) -> dict[str, object]:
    found = json.loads(path.read_text(encoding="utf-8"))["receipt"]
    assert isinstance(found, dict)
    return found


def test_a_receipt_comes_back(path: Path) -> None:
    assert read_receipt(path, VERIFIES) == receipt()
    assert len(path.read_bytes()) < 1500


def test_any_lead_whom_the_kit_named_may_have_signed_it(path: Path) -> None:
    write_receipt(path, receipt(new=0), OTHER_SECRET)
    assert read_receipt(path, [*VERIFIES, lead_verify(OTHER_SECRET)]).new == 0
    refused(path, "not signed by the lead")
    signed(path, {"laptop": 5})
    refused(path, "damaged or was changed")


def test_every_seventh_byte_changed_or_cut_refuses_it(path: Path) -> None:
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        for bit in (1, 128):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
            refused(path, "damaged or was changed|is no receipt|newer")
        path.write_bytes(whole[:place])
        refused(path, "damaged or was changed|is no receipt")
    for changed in (whole + b" ", b" " + whole, whole.replace(b":", b": "), whole[:-1]):
        path.write_bytes(changed)
        refused(path, "damaged or was changed|is no receipt")


@pytest.mark.parametrize(
    "wrong",
    [
        {"new": -1},
        {"new": "3"},
        {"new": True},
        {"drift": 0.5},
        {"drift": 1 << 63},
        {"pack": "0F" * 32},
        {"covers": "00"},
        {"laptop": ""},
        {"kit": "none"},
        {"collected_at": "2027-03-06T16:30:00"},
        {"collected_at": None},
        {"more": 1},
    ],
)
def test_what_no_lead_would_sign_is_refused(path: Path, wrong: dict[str, object]) -> None:
    plain = plain_of(path)
    signed(path, plain)
    assert read_receipt(path, VERIFIES) == receipt()
    signed(path, {**plain, **wrong})
    refused(path, "damaged or was changed")


@pytest.mark.parametrize(
    "other",
    [{"signer": 1}, {"signer": "xy"}, {"signer": "00" * 32}, {"signature": []}, {"receipt": []}],
)
def test_a_signature_that_is_none_is_refused(path: Path, other: dict[str, object]) -> None:
    signed(path, plain_of(path), **other)
    refused(path, "damaged or was changed")


def test_a_newer_one_asks_for_a_newer_app(path: Path) -> None:
    signed(path, plain_of(path), format="facilitator receipt 2")
    refused(path, "a newer Facilitator made it")


def test_what_nests_too_deeply_or_is_too_large_is_refused(path: Path) -> None:
    path.write_bytes(b'{"format":"facilitator receipt 1","receipt":' + b"[" * 9000)
    refused(path, "nested too deeply")
    path.write_bytes(b'{"format":"facilitator receipt ' + b"1" * RECEIPT_BYTES)
    refused(path, "too large")


@pytest.mark.parametrize(
    "wrong", [{"laptop": "\ud800"}, {"new": -1}, {"pack": "x"}, {"drift": 1 << 70}]
)
def test_what_could_not_be_read_is_not_written(path: Path, wrong: dict[str, object]) -> None:
    before = path.read_bytes()
    with pytest.raises(PackError, match="cannot be made"):
        write_receipt(path, receipt(**wrong), SECRET)
    assert path.read_bytes() == before


@given(st.binary(max_size=200).map(lambda rest: b'{"format":"facilitator receipt ' + rest))
def test_any_bytes_are_refused(tmp_path_factory: pytest.TempPathFactory, file: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.receipt"
    path.write_bytes(file)
    refused(path, "cannot be used")
