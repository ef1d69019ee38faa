"""How much is read of what arrives, and how it is said that it cannot be used."""

from __future__ import annotations

import unicodedata
from contextlib import contextmanager
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_BYTES = 32 << 20
"""A table writes a tenth of this in a day."""
OPENED_BYTES = 256 << 20
LINE_BYTES = 4 << 20
"""Whatever somebody pastes into a note must not keep the pack of a day from being made."""
REVISIONS = 200_000
PARENTS = 64
NAME_BYTES = 200
"""What the name of a laptop or a kind may take."""
DEPTH = 32
"""How many brackets a record may have within each other; ours have two."""
RECEIPT_BYTES = 16 << 10
LEADS = 64
"""How many keys of leads a kit may name."""
CODE_BYTES = 100
"""What the code of a table may take: the names of its laptops are made of it."""
_SHOWN = 60

AGAIN = "Nothing was taken from it. Make it again where it comes from."
COPY = "Nothing was taken from it. Copy it once more from where it was made."
UPDATE = "Update Facilitator on this laptop, then try again."


class UnusableError(Exception):
    """Why a file, or a part of it, cannot be used, and what to do about it."""

    def __init__(self, why: str, advice: str = AGAIN) -> None:
        super().__init__(why)
        self.advice = advice


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Say which file it is that cannot be used."""
    try:
        yield
    except UnusableError as error:
        raise PackError(
            f"{shown(path.name)} cannot be used: {error}.", advice=error.advice
        ) from error


@contextmanager
def making(path: Path) -> Iterator[None]:
    """Say which file it is that cannot be made, because nobody could read it."""
    try:
        yield
    except UnusableError as error:
        raise PackError(
            f"{shown(path.name)} cannot be made: {error}.", advice="Nothing was written."
        ) from error


def shown(text: str) -> str:
    """Return a text of unknown origin so that it can stand in a sentence."""
    short = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return "".join(each if _is_harmless(each) else "\ufffd" for each in short)


def _is_harmless(character: str) -> bool:
    """Tell whether a character is seen, and changes nothing of what stands around it."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
