"""One ballot while it is keyed from paper, and what a key says of a whole ballot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator_app.domain.records import Ballot

APART = {
    "d": ("dont_know", "don't know"),
    "x": ("decline", "declined"),
    "n": ("neither", "neither"),
    ".": ("blank", "blank"),
    "s": ("spoilt", "spoilt"),
}
"""What a key says of a whole ballot: how it is stored, and in words."""
WORDS = dict(APART.values())


@dataclass(slots=True)
class BallotRow:
    """One ballot as it is keyed."""

    code: str
    expected: bool = True
    values: dict[int, int] = field(default_factory=dict)
    """What was keyed, by the column."""
    apart: str = ""
    saved: Ballot | None = None
    dirty: bool = False
    wrong: str = ""

    @property
    def is_keyed(self) -> bool:
        """Whether anything has been keyed for it."""
        return bool(self.values or self.apart)


def in_words(sentence: str) -> str:
    """Return a sentence with what is stored of a whole ballot as people call it."""
    for stored, words in WORDS.items():
        sentence = sentence.replace(f"“{stored}”", f"“{words}”")
    return sentence
