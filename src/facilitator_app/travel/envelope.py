"""Bytes that only a few can open, and of which everyone can see who closed them.

A file is: eight letters, the Ed25519 key of who wrote it, the signature of all that follows (and of
the letters), the length of what is sealed in four bytes, sixteen bytes in the clear, and an age
file. The signature lies outside, so that it is checked before anything is opened, and that what
was cut off or changed on the way is told from a wrong key.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import pyrage
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from facilitator_app.travel.limits import COPY, FILE_BYTES, OPENED_BYTES, UPDATE, UnusableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nacl.signing import SigningKey
    from pyrage.x25519 import Identity, Recipient

CLEAR_BYTES = 16
_KEY, _SIGNATURE, _LENGTH = 32, 64, 4
_AT_ONCE = 1 << 16
_NEWER = b"23456789"


@dataclass(frozen=True, slots=True)
class Envelope:
    """What can be seen from outside of a file whose signature fits."""

    writer: str
    """The Ed25519 key that it was signed with, in hexadecimal digits."""
    clear: bytes
    sealed: bytes
    fingerprint: str
    """The SHA-256 of the file."""

    def opened(self, identities: Sequence[Identity]) -> Iterator[bytes]:
        """Return what is sealed, unpacked, part by part; refuse it at once if no key fits."""
        try:
            packed: bytes = pyrage.decrypt(self.sealed, identities)
        except pyrage.DecryptError as error:
            raise LockedError from error
        return _unpacked(packed)


class LockedError(Exception):
    """None of the keys opens it."""


def closed(
    letters: bytes, clear: bytes, contents: bytes, readers: Sequence[Recipient], signer: SigningKey
) -> bytes:
    """Return the file that only these readers can open, and only this signer can have made."""
    if not readers:
        raise UnusableError("there is no lead's key to seal it for")
    if len(contents) > OPENED_BYTES:
        raise UnusableError(f"it would hold more than {OPENED_BYTES >> 20} MB")
    sealed: bytes = pyrage.encrypt(zlib.compress(contents), readers)
    rest = len(sealed).to_bytes(_LENGTH) + clear + sealed
    file = letters + bytes(signer.verify_key) + signer.sign(letters + rest).signature + rest
    if len(file) > FILE_BYTES:
        raise UnusableError(f"it would be larger than {FILE_BYTES >> 20} MB")
    return file


def seen(file: bytes, letters: bytes, sort: str) -> Envelope:
    """Return what can be seen of a file, or refuse one that is cut short, changed or of no use."""
    if not file.startswith(letters):
        raise _foreign(file, letters, sort)
    parts, place = [], len(letters)
    for size in (_KEY, _SIGNATURE, _LENGTH, CLEAR_BYTES):
        parts.append(file[place : place + size])
        place += size
    key, signature, length, clear = parts
    if len(file) < place or len(file) - place < int.from_bytes(length):
        raise UnusableError("it is cut short", COPY)
    sealed = file[place:]
    signed = letters + length + clear + sealed[: int.from_bytes(length)]
    try:
        VerifyKey(key).verify(signed, signature)
    except (BadSignatureError, ValueError) as error:
        raise UnusableError("it is damaged or was changed", COPY) from error
    if len(sealed) > int.from_bytes(length):
        raise UnusableError("something was added behind its end", COPY)
    return Envelope(key.hex(), clear, sealed, sha256(file).hexdigest())


def recipients(publics: Iterable[str]) -> list[Recipient]:
    """Return the keys that something is sealed for; what is none is passed over."""
    found = []
    for each in publics:
        with suppress(pyrage.RecipientError):
            found.append(pyrage.x25519.Recipient.from_str(each))
    return found


def _foreign(file: bytes, letters: bytes, sort: str) -> UnusableError:
    name, version = letters[:-1], file[len(letters) - 1 : len(letters)]
    if file.startswith(name) and version and version in _NEWER:
        return UnusableError("a newer Facilitator made it", UPDATE)
    if not file:
        return UnusableError("it is empty", COPY)
    advice = f"Choose a file whose name ends in .{sort.replace(' ', '')}."
    return UnusableError(f"it is no {sort}", advice)


def _unpacked(packed: bytes) -> Iterator[bytes]:
    """Return what was compressed, part by part, and refuse what swells too much."""
    unzip, left = zlib.decompressobj(), OPENED_BYTES
    try:
        for start in range(0, len(packed), _AT_ONCE):
            piece = packed[start : start + _AT_ONCE]
            while piece:
                if unzip.eof:
                    raise UnusableError("something was added to what is in it")
                part = unzip.decompress(piece, _AT_ONCE)
                piece = unzip.unconsumed_tail + unzip.unused_data
                left -= len(part)
                if left < 0:
                    raise UnusableError(f"it holds more than {OPENED_BYTES >> 20} MB")
                yield part
        yield unzip.flush()
    except zlib.error as error:
        raise UnusableError("what is in it cannot be unpacked") from error
    if not unzip.eof:
        raise UnusableError("what is in it is not complete")
