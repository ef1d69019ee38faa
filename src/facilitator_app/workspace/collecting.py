"""Takes in what the tables bring back, and says what came from where."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import PackError
from facilitator_app.domain.records import CollectedPack, Kit, Table, Workshop, now
from facilitator_app.travel.keys import table_seed, verify_of
from facilitator_app.travel.pack_file import read_pack
from facilitator_app.travel.receipt_file import Receipt

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from uuid import UUID

    from facilitator_app.travel.pack_file import Pack
    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.reader import Reader
    from facilitator_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Collected:
    """A pack that was taken in, and the slip for whoever brought it."""

    record: CollectedPack
    receipt: Receipt
    table: str
    """The code of the table it is from."""
    is_old_kit: bool
    """The laptop had not been given the newest kit of its table."""


def open_pack(reader: Reader, key: LeadKey, path: Path) -> Pack:
    """Read a pack of this programme, or raise PackError; nothing is changed by it.

    It must be signed as the table that it says it is from signs.
    """
    signs = _signing(reader, key)
    pack = read_pack(path, reader.programme, key.secrets, signs.keys())
    if (pack.head.workshop, pack.head.table) not in signs[pack.writer]:
        raise PackError(
            "This pack says that it is from a table that did not sign it.",
            advice="Nothing was taken from it. Ask where it comes from.",
        )
    return pack


def _signing(reader: Reader, key: LeadKey) -> dict[str, set[tuple[UUID, UUID]]]:
    """Return the keys that tables sign with, and for which workshop and table each of them is.

    The kit may have been made on another laptop of the lead, or its record removed: what a table
    signs with follows from the lead's key.
    """
    found: dict[str, set[tuple[UUID, UUID]]] = defaultdict(set)
    for kit in reader.all(Kit):
        found[kit.verify].add((kit.workshop_id, kit.table_id))
    signed = {place for places in found.values() for place in places}
    tables = reader.all(Table)
    for secret in key.secrets:
        for workshop in reader.all(Workshop):
            for table in tables:
                if (workshop.id, table.id) not in signed:
                    seed = table_seed(secret, reader.programme, workshop.id, table.id)
                    found[verify_of(seed)].add((workshop.id, table.id))
    return found


def collect(workspace: Workspace, pack: Pack) -> Collected:
    """Take in a pack that was read: all of it, or nothing and an error.

    The same pack may come again: then there is nothing new in it, and the receipt says so.
    """
    at, head = now(), pack.head
    known = len(workspace.known([each.id for each in pack.revisions]))
    record = _record_of(workspace, pack)
    arrived = list(pack.revisions)
    if record is None:  # nobody means to undo that it came: it is merged with it
        record = _new_record(pack, known, at)
        arrived.append(workspace.new_edit().revision(Change(None, record), ()))
    workspace.merge(arrived)
    touched: dict[str, set[UUID]] = defaultdict(set)
    for each in pack.revisions:
        touched[each.kind].add(each.record_id)
    receipt = Receipt(
        programme=workspace.programme,
        kit=head.kit,
        laptop=head.laptop,
        pack=pack.fingerprint,
        covers=head.covers,
        revisions=len(pack.revisions),
        new=len(pack.revisions) - known,
        known=known,
        conflicts=len(set().union(*touched.values()) & set(workspace.conflicting())),
        loose_ends=len(workspace.loose_ends(touched)),
        waiting_for=len(workspace.waiting_for(pack.revisions)),
        drift=record.drift,
        collected_at=at,
    )
    return Collected(record, receipt, _table_of(workspace, pack), _is_old(workspace, pack))


def _record_of(reader: Reader, pack: Pack) -> CollectedPack | None:
    """Return what tells that this very file has come before, if it has."""
    known = reader.of(CollectedPack, "kit_id", [pack.head.kit])
    return next((each for each in known if each.fingerprint == pack.fingerprint), None)


def _new_record(pack: Pack, known: int, at: datetime) -> CollectedPack:
    head = pack.head
    return CollectedPack(
        kit_id=head.kit,
        laptop=head.laptop,
        fingerprint=pack.fingerprint,
        covers=head.covers,
        packed_at=head.made_at,
        collected_at=at,
        drift=drift_of(pack, at),
        revisions=len(pack.revisions),
        new=len(pack.revisions) - known,
        known=known,
        counts=dict(head.counts),
    )


def drift_of(pack: Pack, at: datetime) -> int:
    """Return by how many seconds a laptop's clock is ahead, as far as its pack gives it away.

    It was compared at the table, or its newest entry is later than now.
    """
    if pack.head.drift is not None:
        return pack.head.drift
    newest = max([pack.head.made_at, *(each.made_at for each in pack.revisions)])
    return max(0, round((newest - at).total_seconds()))


def _table_of(reader: Reader, pack: Pack) -> str:
    return next((each.code for each in reader.of(Table, "id", [pack.head.table])), "")


def _is_old(reader: Reader, pack: Pack) -> bool:
    kits = [
        each
        for each in reader.of(Kit, "table_id", [pack.head.table])
        if each.workshop_id == pack.head.workshop
    ]
    newest = max(kits, key=lambda each: each.number, default=None)
    return newest is not None and newest.id != pack.head.kit
