"""A programme with a lead, two tables and what was entered at one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

import pyrage

from facilitator_app.domain.changes import Author, Change, Edit, Revision
from facilitator_app.domain.records import Note, Record
from facilitator_app.travel import bech32
from facilitator_app.travel.keys import lead_verify, table_seed, verify_of
from facilitator_app.travel.kit_file import KitHead, write_kit
from facilitator_app.travel.pack_file import Pack, PackHead, read_pack, write_pack
from facilitator_app.travel.receipt_file import Receipt
from facilitator_app.travel.words import kit_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

PROGRAMME = UUID("0190d3a0-0000-7000-8000-0000000000aa")
WORKSHOP, TABLE, OTHER_TABLE, KIT = (uuid5(PROGRAMME, name) for name in "wtok")
LAPTOP = "Table 3 K7Q2"
AT_THE_TABLE = Author(LAPTOP, "note-taker N3")
SECRET = bech32.identity_of(bytes(range(32)))
OTHER_SECRET = bech32.identity_of(bytes(range(1, 33)))
SEED = table_seed(SECRET, PROGRAMME, WORKSHOP, TABLE)
OTHER_SEED = table_seed(SECRET, PROGRAMME, WORKSHOP, OTHER_TABLE)
CODE = kit_code(SECRET, PROGRAMME, WORKSHOP, TABLE)
WRITERS = {verify_of(SEED), verify_of(OTHER_SEED)}
SESSION = uuid5(PROGRAMME, "s")


def public_of(secret: str) -> str:
    return str(pyrage.x25519.Identity.from_str(secret).to_public())


LEADS = tuple((public_of(each), lead_verify(each)) for each in (SECRET, OTHER_SECRET))


def note(text: str) -> Note:
    return Note(session_id=SESSION, table_id=TABLE, text=text, noted_at=None)


def version(record: Record, **fields: object) -> Revision:
    """Return a version of a record with some fields of another value."""
    given: dict[str, Any] = {**fields}
    return replace(Edit(AT_THE_TABLE).revision(Change(None, record), ()), **given)


def day(entries: int = 5) -> list[Revision]:
    return [version(note(f"We walk there, number {number}. পথ")) for number in range(entries)]


def pack(path: Path, revisions: Iterable[Revision], **other: object) -> PackHead:
    """Write the pack of the table, or one that differs in what is given."""
    usual: dict[str, Any] = {
        "programme": PROGRAMME,
        "kit": KIT,
        "laptop": LAPTOP,
        "table": TABLE,
        "workshop": WORKSHOP,
        "readers": [public for public, _ in LEADS],
        "seed": SEED,
    }
    usual.update(other)
    return write_pack(path, revisions, **usual)


def collected(path: Path) -> Pack:
    return read_pack(path, PROGRAMME, [SECRET], WRITERS)


def kit_head(**other: object) -> KitHead:
    usual: dict[str, Any] = {
        "programme": PROGRAMME,
        "programme_name": "Front door to care",
        "kit": KIT,
        "workshop": WORKSHOP,
        "workshop_code": "D1",
        "table": TABLE,
        "table_code": "3",
        "number": 1,
        "stamp": "K7Q2",
        "made_at": datetime(2027, 3, 1, 9, tzinfo=UTC),
        "seed": SEED,
        "leads": LEADS,
    }
    usual.update(other)
    return KitHead(**usual)


def kit(path: Path, revisions: Sequence[Revision], **other: object) -> KitHead:
    head = kit_head(**other)
    write_kit(path, head, revisions, CODE, SECRET)
    return head


def receipt(**other: object) -> Receipt:
    usual: dict[str, Any] = {
        "programme": PROGRAMME,
        "kit": KIT,
        "laptop": LAPTOP,
        "pack": "0f" * 32,
        "covers": "f0" * 32,
        "revisions": 5,
        "new": 3,
        "known": 2,
        "conflicts": 0,
        "loose_ends": 1,
        "waiting_for": 0,
        "drift": -40,
        "collected_at": datetime(2027, 3, 6, 16, 30, tzinfo=UTC),
    }
    usual.update(other)
    return Receipt(**usual)
