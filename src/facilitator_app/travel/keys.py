"""Keys that follow from the lead's age identity, so that none of them has to be kept.

Each is a keyed BLAKE2b hash: the key is the identity, the data say what it is for. Whoever has
one of them learns nothing of another, nor of the identity. They stay the same for ever.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from nacl.signing import SigningKey

from facilitator_app.domain.errors import PackError
from facilitator_app.travel import bech32

if TYPE_CHECKING:
    from uuid import UUID

SEED_BYTES = 32
_LEAD = b"facilitator 1: what the lead signs with"
_TABLE = b"facilitator 1: what a table signs with"


def lead_signer(secret: str) -> SigningKey:
    """Return the key with which the lead of this age identity signs."""
    return SigningKey(derived(secret, _LEAD))


def lead_verify(secret: str) -> str:
    """Return the key that tells what this lead has signed, in hexadecimal digits."""
    return lead_signer(secret).verify_key.encode().hex()


def table_seed(secret: str, programme: UUID, workshop: UUID, table: UUID) -> bytes:
    """Return the seed of the key with which a table signs: the same in each of its kits."""
    return derived(secret, _TABLE, programme, workshop, table)


def verify_of(seed: bytes) -> str:
    """Return the key that tells what was signed with a seed, in hexadecimal digits."""
    return SigningKey(seed).verify_key.encode().hex()


def derived(secret: str, what: bytes, *of: UUID, size: int = SEED_BYTES) -> bytes:
    """Return so many bytes that follow from the lead's identity, for this purpose and these ids."""
    data = what + b"".join([each.bytes for each in of])
    return blake2b(data, key=raw(secret), digest_size=size).digest()


def raw(secret: str) -> bytes:
    """Return the 32 bytes of an age identity."""
    try:
        return bech32.key_of(secret)
    except ValueError as error:
        raise PackError(
            "This is no key of a lead.", advice="Open the key file with the lead's key."
        ) from error
