"""What a lead gives back for a pack: the proof that all of it has arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003 - the types of fields are read at run time
from typing import TYPE_CHECKING
from uuid import UUID  # noqa: TC003

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from facilitator_app.travel import stick
from facilitator_app.travel.keys import lead_signer
from facilitator_app.travel.limits import COPY, RECEIPT_BYTES, UPDATE, UnusableError, making, naming
from facilitator_app.travel.plain import (
    WRONG,
    digits,
    name,
    object_in,
    plain_of,
    read_as,
    text_of,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path
    from typing import Any

SUFFIX = ".receipt"
BEGINS = b'{"format":"facilitator receipt '
_FORMAT = "facilitator receipt 1"
_SIGNED = b"FACRCPT1"
"""What stands before that which is signed, so that no other signature can be taken for this."""
_HASH_BYTES, _KEY_BYTES, _SIGNATURE_BYTES = 32, 32, 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Which pack came in, what of it was new, and what is left to do about it."""

    programme: UUID
    kit: UUID
    laptop: str
    pack: str
    """The fingerprint of the pack."""
    covers: str
    """As in the head of the pack."""
    revisions: int
    new: int
    known: int
    conflicts: int
    loose_ends: int
    waiting_for: int
    drift: int
    """By how many seconds the table's clock was ahead of the lead's."""
    collected_at: datetime
    """By the lead's clock."""


def write_receipt(path: Path, receipt: Receipt, secret: str) -> None:
    """Write a receipt that only the lead of this age identity can have made."""
    signer = lead_signer(secret)
    with making(path):
        try:
            plain = plain_of(receipt)
            _check(read_as(Receipt, plain))
        except WRONG as error:
            raise UnusableError("a field of it is not what it must be") from error
        signature = signer.sign(_signed(plain)).signature.hex()
        file = _text(plain, signer.verify_key.encode().hex(), signature).encode()
    stick.write_file(path, file, BEGINS)


def read_receipt(path: Path, verifies: Collection[str]) -> Receipt:
    """Return what a receipt says that a lead with one of these keys signed, or raise PackError."""
    file = stick.read_file(path, RECEIPT_BYTES)
    with naming(path):
        if not file.startswith(BEGINS):
            raise UnusableError("it is no receipt", f"Choose a file whose name ends in {SUFFIX}.")
        try:
            return _receipt(file.decode(), verifies)
        except (*WRONG, BadSignatureError) as error:
            raise UnusableError("it is damaged or was changed", COPY) from error


def _receipt(text: str, verifies: Collection[str]) -> Receipt:
    whole = object_in(text)
    if whole["format"] != _FORMAT:
        raise UnusableError("a newer Facilitator made it", UPDATE)
    plain, signer = whole["receipt"], whole["signer"]
    VerifyKey(bytes.fromhex(digits(signer, _KEY_BYTES))).verify(
        _signed(plain), bytes.fromhex(digits(whole["signature"], _SIGNATURE_BYTES))
    )
    if signer not in verifies:
        raise UnusableError(
            "it was not signed by the lead", "Ask the lead for the receipt of this programme."
        )
    found = read_as(Receipt, plain)
    _check(found)
    if text != _text(plain, signer, whole["signature"]):
        raise ValueError("it is not written as it must be")
    return found


def _check(receipt: Receipt) -> None:
    name(receipt.laptop)
    digits(receipt.pack, _HASH_BYTES)
    digits(receipt.covers, _HASH_BYTES)
    counts = (
        receipt.revisions,
        receipt.new,
        receipt.known,
        receipt.conflicts,
        receipt.loose_ends,
        receipt.waiting_for,
    )
    if min(counts) < 0:
        raise ValueError("less than nothing cannot have come")


def _signed(plain: dict[str, Any]) -> bytes:
    return _SIGNED + text_of(plain).encode()


def _text(plain: dict[str, Any], signer: str, signature: str) -> str:
    whole = {"format": _FORMAT, "receipt": plain, "signer": signer, "signature": signature}
    return text_of(whole) + "\n"
