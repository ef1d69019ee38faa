"""Receipts beside the packs that they are for, and those that a table is brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.travel.receipt_file import SUFFIX, read_receipt, write_receipt
from facilitator_app.workspace.finding import find_files
from facilitator_app.workspace.packing import is_covered, kit_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from facilitator_app.travel.receipt_file import Receipt
    from facilitator_app.workspace.key_file import LeadKey
    from facilitator_app.workspace.reader import Reader


def leave_receipts(taken: Sequence[tuple[Path, Receipt]], key: LeadKey) -> list[str]:
    """Write each receipt beside its pack; return a sentence for each that could not be written.

    The packs are collected all the same: it is only that their tables cannot be wiped yet.
    """
    remarks = []
    # Packs of one laptop may share a name: the receipt of the fullest one stays.
    for pack, receipt in sorted(taken, key=lambda each: each[1].revisions):
        try:
            write_receipt(pack.with_suffix(SUFFIX), receipt, key.secret)
        except FacilitatorError as error:
            remarks.append(f"There is no receipt beside {pack.name}: {error}")
    return remarks


def receipts_in(reader: Reader, places: Iterable[Path]) -> list[tuple[Path, Receipt]]:
    """Return the receipts of this laptop in these places: what covers all of it first.

    What cannot be read, or is another laptop's, is no receipt of this one.
    """
    kit, found = kit_at(reader), []
    for path in find_files(places, SUFFIX).paths:
        try:
            receipt = read_receipt(path, [verify for _, verify in kit.leads])
        except FacilitatorError:
            continue
        if (receipt.programme, receipt.laptop) == (reader.programme, kit.laptop):
            found.append((path, receipt))
    newest = sorted(found, key=lambda each: each[1].collected_at, reverse=True)
    return sorted(newest, key=lambda each: not is_covered(reader, each[1]))
