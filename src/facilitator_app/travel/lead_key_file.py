"""The public half of a lead's key, on a stick: for tables, when the lead has lost the old key.

It holds nothing secret and is not signed: nobody there knows the new key yet. Whoever takes it
compares four words with the lead.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

from mnemonic import Mnemonic

from facilitator_app.travel import stick
from facilitator_app.travel.limits import UnusableError, naming

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".leadkey"
_BEGINS = b'{"format": "facilitator lead key 1"'
_FORMAT = "facilitator lead key 1"
_WORDS, _BITS = 4, 11
_LONGEST = 4096
_PUBLIC = re.compile(r"age1[0-9a-z]{58}")
_VERIFY = re.compile(r"[0-9a-f]{64}")


def write_lead_key(path: Path, public: str, verify: str) -> None:
    """Write the public half of a key; an earlier one that was there is replaced."""
    told = {"format": _FORMAT, "public": public, "verify": verify}
    stick.write_file(path, f"{json.dumps(told)}\n".encode(), _BEGINS)


def read_lead_key(path: Path) -> tuple[str, str]:
    """Return what packs are sealed for and what receipts are held against, or raise PackError."""
    file = stick.read_file(path, _LONGEST)
    with naming(path):
        try:
            told = json.loads(file)
            found = _PUBLIC.fullmatch(told["public"]), _VERIFY.fullmatch(told["verify"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise _no_key() from error
        if told.get("format") != _FORMAT or None in found:
            raise _no_key()
        return told["public"], told["verify"]


def fingerprint(public: str, verify: str) -> str:
    """Return four words that tell a key from others: the lead reads them out."""
    number = int.from_bytes(sha256(f"{public} {verify}".encode()).digest())
    words = Mnemonic("english").wordlist
    return " ".join(words[number >> _BITS * at & 2047] for at in range(_WORDS))


def _no_key() -> UnusableError:
    return UnusableError(
        "it is no lead's key", "Let the lead write it again, with facilitator key --public."
    )
