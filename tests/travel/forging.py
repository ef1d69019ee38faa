"""Files that our app would not write, closed as well as ours are."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pyrage
from nacl.signing import SigningKey

from facilitator_app.travel import envelope, pack_file
from tests.travel.making import KIT, LAPTOP, LEADS, PROGRAMME, SEED, TABLE, WORKSHOP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ID = "0190d3a0-0000-7000-8000-0000000000{}"
ENTRY: dict[str, Any] = {
    "content": '{"text":"ours"}',
    "edit": ID.format("e1"),
    "id": ID.format("01"),
    "kind": "note",
    "laptop": LAPTOP,
    "made_at": "2027-03-06T10:15:00+00:00",
    "parents": [],
    "record_id": ID.format("0a"),
    "role": "note-taker",
}
"""An entry as it must be."""


def line(plain: object, **how: object) -> bytes:
    """Return a line of JSON, written as ours are but for what is given."""
    usual: dict[str, Any] = {"ensure_ascii": False, "sort_keys": True, "separators": (",", ":")}
    usual.update(how)
    return json.dumps(plain, **usual).encode("utf-8", "surrogatepass") + b"\n"


def entry(**other: object) -> bytes:
    """Return the line of an entry with some fields of another value."""
    return line({**ENTRY, **other})


def head(lines: Sequence[bytes], **other: object) -> bytes:
    """Return the head that fits these lines, or one with some fields of another value."""
    entries = [each for each in map(_plain, lines) if isinstance(each, dict)]
    kinds = [str(each.get("kind")) for each in entries]
    ids = {_bytes_of(each["id"]) for each in entries if "id" in each}
    usual = {
        "app": "0.1.0",
        "counts": {kind: kinds.count(kind) for kind in kinds},
        "covers": sha256(b"".join(sorted(ids))).hexdigest(),
        "drift": None,
        "format": 1,
        "kit": str(KIT),
        "laptop": LAPTOP,
        "made_at": "2027-03-06T16:00:00+00:00",
        "programme": str(PROGRAMME),
        "revisions": len(lines),
        "sha256": sha256(b"".join(lines)).hexdigest(),
        "table": str(TABLE),
        "workshop": str(WORKSHOP),
        "writer": bytes(SigningKey(SEED).verify_key).hex(),
    }
    return line({**usual, **other})


def _plain(text: bytes) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _bytes_of(id_: object) -> bytes:
    try:
        return bytes.fromhex(str(id_).replace("-", ""))
    except ValueError:
        return b""


def closed(path: Path, contents: bytes, seed: bytes = SEED, clear: bytes = PROGRAMME.bytes) -> Path:
    """Write contents of any sort as a pack whose signature and seal are right."""
    readers = envelope.recipients(public for public, _ in LEADS)
    path.write_bytes(envelope.closed(pack_file.LETTERS, clear, contents, readers, SigningKey(seed)))
    return path


def of_lines(path: Path, *lines: bytes, **other: object) -> Path:
    """Write a pack of these lines, with a head that fits them or differs in what is given."""
    return closed(path, head(lines, **other) + b"".join(lines))


def packed(path: Path, squeezed: bytes) -> Path:
    """Write a pack that holds compressed bytes as they are."""
    readers = envelope.recipients(public for public, _ in LEADS)
    inside: bytes = pyrage.encrypt(squeezed, readers)
    rest = len(inside).to_bytes(4) + PROGRAMME.bytes + inside
    signer = SigningKey(SEED)
    signature = signer.sign(pack_file.LETTERS + rest).signature
    path.write_bytes(pack_file.LETTERS + bytes(signer.verify_key) + signature + rest)
    return path
