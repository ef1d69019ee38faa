"""The text form of an age identity: Bech32 (BIP 173), of any length, in capitals."""

from __future__ import annotations

_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_PREFIX = "age-secret-key-"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK_SIGNS = 6
_KEY_BYTES = 32


def identity_of(key: bytes) -> str:
    """Return the age identity of the 32 bytes of an X25519 key."""
    groups = _regrouped(key)
    check = _checksum([*groups, *[0] * _CHECK_SIGNS]) ^ 1
    groups += [check >> 5 * place & 31 for place in reversed(range(_CHECK_SIGNS))]
    return f"{_PREFIX}1{''.join([_SIGNS[each] for each in groups])}".upper()


def key_of(identity: str) -> bytes:
    """Return the 32 bytes of an age identity, or raise ValueError."""
    groups = [_SIGNS.find(each) for each in identity.lower().removeprefix(f"{_PREFIX}1")]
    number = 0
    for group in groups[:-_CHECK_SIGNS]:
        number = number << 5 | max(group, 0)
    spare = 5 * (len(groups) - _CHECK_SIGNS) - 8 * _KEY_BYTES
    if not 0 <= spare < 5:  # noqa: PLR2004 - bits of a sign
        raise ValueError("this is no age identity")
    key = (number >> spare).to_bytes(_KEY_BYTES)
    if identity_of(key) != identity.upper():
        raise ValueError("this is no age identity")
    return key


def _regrouped(key: bytes) -> list[int]:
    """Return bytes as groups of five bits; the last one is filled with zeros."""
    bits = 8 * len(key)
    groups = -(-bits // 5)
    number = int.from_bytes(key) << 5 * groups - bits
    return [number >> 5 * place & 31 for place in reversed(range(groups))]


def _checksum(groups: list[int]) -> int:
    prefix = [ord(each) >> 5 for each in _PREFIX] + [0] + [ord(each) & 31 for each in _PREFIX]
    check = 1
    for group in [*prefix, *groups]:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ group
        for place, generator in enumerate(_GENERATORS):
            if top >> place & 1:
                check ^= generator
    return check
