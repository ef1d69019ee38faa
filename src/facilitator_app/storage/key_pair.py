"""Makes the lead's keys."""

from __future__ import annotations

import pyrage

from facilitator_app.domain.records import KeyPair


def new_key_pair() -> KeyPair:
    """Return a fresh age identity: what is sealed for its public part only it can open."""
    return _pair(pyrage.x25519.Identity.generate())


def key_pair_of(secret: str) -> KeyPair:
    """Return the key pair of an age identity that was made before."""
    return _pair(pyrage.x25519.Identity.from_str(secret))


def _pair(identity: pyrage.x25519.Identity) -> KeyPair:
    return KeyPair(public=str(identity.to_public()), secret=str(identity))
