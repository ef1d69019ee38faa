"""Makes the lead's keys."""

from __future__ import annotations

import pyrage

from facilitator_app.domain.records import KeyPair


def new_key_pair() -> KeyPair:
    """Return a fresh age identity: what is sealed for its public part only it can open."""
    identity = pyrage.x25519.Identity.generate()
    return KeyPair(public=str(identity.to_public()), secret=str(identity))
