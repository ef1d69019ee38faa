"""What a receipt says in words, for the window and for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.exports.prints.receipts import Slip
from facilitator_app.ui.parts.moments import counted
from facilitator_app.workspace.drift import drift_in_words

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator_app.ui.collect.packs.rows import PackRow

_APART = 4
"""So many digits of a hash stand together: it is compared by eye."""


def slip_of(row: PackRow) -> Slip | None:
    """Return what is said of a pack that was collected."""
    record = row.record
    if record is None:
        return None
    source = row.receipt or record
    entries = "1 entry" if record.revisions == 1 else f"{record.revisions:,} entries"
    lead = f"{entries}: {source.new:,} new, {source.known:,} known already."
    facts = [
        ("Table", " · ".join(filter(None, (row.table, row.workshop)))),
        ("Laptop", record.laptop),
        ("Packed", _moment(record.packed_at, "by that laptop's clock")),
        ("Collected", _moment(record.collected_at, "by the lead's clock")),
        ("Its clock", drift_in_words(record.drift)),
        ("Kit", "an older one than the newest" if row.is_old_kit else "the newest"),
        ("Held", held_in_words(record.counts)),
    ]
    if row.receipt is not None:
        facts += [
            ("In conflict", f"{counted(row.receipt.conflicts, 'record')} when it came"),
            ("Loose ends", str(row.receipt.loose_ends)),
            ("Not arrived yet", str(row.receipt.waiting_for)),
        ]
    facts += [("File (SHA-256)", grouped(record.fingerprint)), ("Covers", grouped(record.covers))]
    return Slip(row.title, lead, tuple(facts))


def held_in_words(counts: dict[str, int]) -> str:
    """Say how many entries of each kind there were."""
    many = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    return ", ".join(f"{kind} {number:,}" for kind, number in many) or "nothing"


def grouped(digits: str) -> str:
    """Return digits in groups that can be compared, and broken into lines."""
    return " ".join(digits[at : at + _APART] for at in range(0, len(digits), _APART))


def _moment(at: datetime | None, whose: str) -> str:
    return f"{at.astimezone():%d %B %Y, %H:%M:%S}, {whose}" if at else "not known"
