"""Seals words for the lead's keys: who has only the file can never read them again."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pyrage

from facilitator_app.domain.errors import ProgrammeFileError

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEP = 256
"""Bytes: what is sealed tells how long it is only in steps of these."""
_FILLER = b"\0"


def seal(text: str, publics: Iterable[str]) -> str:
    """Return a text so that any of these keys opens it; a key that is none is passed over."""
    recipients = []
    for each in publics:
        with suppress(pyrage.RecipientError):
            recipients.append(pyrage.x25519.Recipient.from_str(each))
    if not recipients:
        raise ProgrammeFileError(
            "There is no lead's key that this could be sealed for.",
            advice="Make the lead's key on the lead's laptop first.",
        )
    plain = text.encode()
    plain += _FILLER * (-len(plain) % _STEP)
    sealed: bytes = pyrage.encrypt(plain, recipients, armored=True)
    return sealed.decode("ascii")


def unseal(sealed: str, secrets: Iterable[str]) -> str | None:
    """Return what was sealed, or nothing if none of these keys opens it."""
    identities = [pyrage.x25519.Identity.from_str(each) for each in secrets]
    with suppress(pyrage.DecryptError, UnicodeDecodeError):
        plain: bytes = pyrage.decrypt(sealed.encode(), identities)
        return plain.rstrip(_FILLER).decode()
    return None
