"""The page about the formats is right: a reader made of nothing else reads what our app writes."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from uuid import UUID

import nacl.pwhash.argon2id
import pyrage
import pytest
from mnemonic import Mnemonic
from nacl.signing import SigningKey, VerifyKey

from facilitator_app.domain.changes import Revision
from facilitator_app.travel import limits
from facilitator_app.travel.kit_file import KitHead
from facilitator_app.travel.pack_file import LEADS_OWN, PackHead
from facilitator_app.travel.receipt_file import Receipt, write_receipt
from tests.architecture.sources import ROOT
from tests.travel.making import (
    CODE,
    PROGRAMME,
    SECRET,
    TABLE,
    WORKSHOP,
    collected,
    day,
    kit,
    kit_head,
    pack,
    receipt,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = (ROOT / "docs" / "table-pack.md").read_text(encoding="utf-8")
EXAMPLE = bytes.fromhex(
    "".join(re.findall(r"^    ([0-9a-f]{65,96}|[0-9a-f]{1,63})$", PAGE, re.MULTILINE))
)
KEY = bytes(range(32))


def hashed(label: str, size: int, *ids: UUID) -> bytes:
    """Derive a key as the page says."""
    assert f"`{label}`" in PAGE
    data = label.encode() + b"".join([each.bytes for each in ids])
    return hashlib.blake2b(data, key=KEY, digest_size=size).digest()


def outside(file: bytes) -> tuple[bytes, bytes]:
    """Return what is in the clear and what is sealed, as the page says."""
    VerifyKey(file[8:40]).verify(file[:8] + file[104:], file[40:104])
    assert len(file) == 124 + int.from_bytes(file[104:108])
    return file[108:124], file[124:]


def inside(sealed: bytes, identity: pyrage.x25519.Identity) -> list[dict[str, Any]]:
    text = zlib.decompress(pyrage.decrypt(sealed, [identity])).decode()
    assert text.endswith("\n")
    return [json.loads(line) for line in text.split("\n")[:-1]]


def bech32(key: bytes) -> str:
    """Return the age identity of a key, by way of age itself."""
    prefix, signs = "age-secret-key-", "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{each:08b}" for each in key) + "0000"
    groups = [int(bits[place : place + 5], 2) for place in range(0, 260, 5)]
    spread = [ord(each) >> 5 for each in prefix] + [0] + [ord(each) & 31 for each in prefix]
    check = 1
    for group in [*spread, *groups, 0, 0, 0, 0, 0, 0]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ group
        for place, by in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= by if top >> place & 1 else 0
    groups += [(check ^ 1) >> 5 * place & 31 for place in (5, 4, 3, 2, 1, 0)]
    return (prefix + "1" + "".join(signs[each] for each in groups)).upper()


def codes() -> Iterator[str]:
    """Return the words of the code that the page derives."""
    nine = hashed("facilitator 1: the code of a kit", 9, PROGRAMME, WORKSHOP, TABLE)
    bits = "".join(f"{each:08b}" for each in nine)
    for place in range(0, 66, 11):
        yield Mnemonic("english").wordlist[int(bits[place : place + 11], 2)]


def test_the_example_is_read_by_the_page_alone() -> None:
    programme, sealed = outside(EXAMPLE)
    assert UUID(bytes=programme) == PROGRAMME
    head, *entries = inside(sealed, pyrage.x25519.Identity.from_str(bech32(KEY)))
    for plain in (head, *entries):
        text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert f"```json\n{text}\n```" in PAGE
    ids = sorted(UUID(each["id"]).bytes for each in entries)
    assert head["covers"] == hashlib.sha256(b"".join(ids)).hexdigest()
    assert head["writer"] == EXAMPLE[8:40].hex()
    assert head["revisions"] == len(entries) == 1


def test_the_example_is_read_by_the_app(tmp_path: Path) -> None:
    path = tmp_path / "example.tablepack"
    path.write_bytes(EXAMPLE)
    found = collected(path)
    assert found.head.laptop == "Table 3 K7Q2"
    assert [each.content for each in found.revisions] == ['{"text":"We walk there. পথ"}']


def test_keys_are_derived_as_the_page_says() -> None:
    lead = SigningKey(hashed("facilitator 1: what the lead signs with", 32))
    seed = hashed("facilitator 1: what a table signs with", 32, PROGRAMME, WORKSHOP, TABLE)
    identity = pyrage.x25519.Identity.from_str(bech32(KEY))
    for derived in (
        bytes(lead.verify_key).hex(),
        seed.hex(),
        bytes(SigningKey(seed).verify_key).hex(),
        str(identity),
        str(identity.to_public()),
    ):
        assert f"    {derived}\n" in PAGE
    assert f"the code `{CODE}`" in PAGE
    assert " ".join(codes()) == CODE


def test_a_kit_is_read_by_the_page_alone(tmp_path: Path) -> None:
    made = day(2)
    kit(tmp_path / "a.tablekit", made)
    salt, sealed = outside((tmp_path / "a.tablekit").read_bytes())
    stretched = nacl.pwhash.argon2id.kdf(
        32, " ".join(codes()).encode(), salt, opslimit=3, memlimit=65_536 << 10
    )
    head, *entries = inside(sealed, pyrage.x25519.Identity.from_str(bech32(stretched)))
    assert head["seed"] == kit_head().seed.hex()
    assert head["format"] == 1
    assert [each["id"] for each in entries] == sorted(str(each.id) for each in made)


def test_a_receipt_is_read_by_the_page_alone(tmp_path: Path) -> None:
    write_receipt(tmp_path / "a.receipt", receipt(), SECRET)
    whole = json.loads((tmp_path / "a.receipt").read_text(encoding="utf-8"))
    text = json.dumps(whole["receipt"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    VerifyKey(bytes.fromhex(whole["signer"])).verify(
        b"FACRCPT1" + text.encode(), bytes.fromhex(whole["signature"])
    )
    assert whole["format"] == "facilitator receipt 1"
    assert whole["receipt"]["covers"] == receipt().covers


@pytest.mark.parametrize("kind", [Revision, KitHead, PackHead, Receipt])
def test_the_page_names_every_field(kind: type) -> None:
    for each in fields(kind):
        assert f"`{each.name}`" in PAGE, each.name


def test_the_page_has_the_limits() -> None:
    for limit, said in {
        limits.FILE_BYTES: "{:,} bytes",
        limits.OPENED_BYTES: "{:,} bytes",
        limits.LINE_BYTES: "{:,} bytes",
        limits.REVISIONS: "{:,}",
        limits.PARENTS: "{}",
        limits.NAME_BYTES: "{} bytes",
        limits.DEPTH: "{}",
        limits.RECEIPT_BYTES: "{:,} bytes",
    }.items():
        assert f"| {said.format(limit)} |" in PAGE
    assert f"up to {limits.CODE_BYTES} bytes" in PAGE
    assert f"1 to {limits.LEADS} pairs" in PAGE


def test_the_page_names_what_only_a_lead_writes() -> None:
    said = ",\n".join(f"`{kind}`" for kind in sorted(LEADS_OWN))
    assert said.replace("\n", "").replace(",", ", ") in PAGE.replace("\n", " ")


def test_a_pack_is_read_by_the_page_alone(tmp_path: Path) -> None:
    made = day(3)
    pack(tmp_path / "a.tablepack", made)
    programme, sealed = outside((tmp_path / "a.tablepack").read_bytes())
    assert programme == PROGRAMME.bytes
    _, *entries = inside(sealed, pyrage.x25519.Identity.from_str(bech32(KEY)))
    assert {each["content"] for each in entries} == {each.content for each in made}
