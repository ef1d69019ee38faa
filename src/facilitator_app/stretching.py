"""Makes a key of what a person types, so slowly that nobody can try many."""

from __future__ import annotations

import unicodedata

import nacl.pwhash.argon2id

SALT_BYTES = 16
_KEY_BYTES = 32
_PASSES, _MEMORY = 3, 64 << 20
"""What Argon2id costs: about a fifth of a second and 64 MB, which a ten-year-old laptop has."""


def stretched(passphrase: str, salt: bytes) -> bytes:
    """Return the 32 bytes that belong to a passphrase and a salt.

    One passphrase may be typed as different characters on different keyboards: it alone is
    normalised.
    """
    plain = unicodedata.normalize("NFKC", passphrase).encode()
    key: bytes = nacl.pwhash.argon2id.kdf(
        _KEY_BYTES, plain, salt, opslimit=_PASSES, memlimit=_MEMORY
    )
    return key
