"""One ballot while it is keyed from paper, and what a key says of a whole ballot."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator_app.domain.records import Ballot, SecondKeying

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
    odd: dict[int, str] = field(default_factory=dict)
    """What was keyed and is no whole number, by the column."""
    texts: dict[int, str] = field(default_factory=dict)
    """What was typed, by the column."""
    apart: str = ""
    saved: Ballot | SecondKeying | None = None
    dirty: bool = False
    wrong: str = ""
    """Which rule it breaks, so that it cannot be saved."""
    unsaved: str = ""
    """Why it is not saved, though it breaks no rule: the disk is full, or gone."""
    said: str = ""
    """What is to be heeded, though nothing is wrong."""

    @property
    def told(self) -> str:
        """What is said below it."""
        return self.wrong or self.unsaved or self.said

    @property
    def is_keyed(self) -> bool:
        """Whether anything has been keyed for it."""
        return bool(self.values or self.odd or self.texts or self.apart)

    @property
    def is_marked(self) -> bool:
        """Whether anything stands in its cells, apart from what is said of the whole of it."""
        return bool(self.values or self.odd)

    def clear(self) -> None:
        """Take out all that was keyed."""
        self.values, self.odd, self.texts, self.apart = {}, {}, {}, ""


def in_words(sentence: str) -> str:
    """Return a sentence with what is stored of a whole ballot as people call it."""
    for stored, words in WORDS.items():
        sentence = sentence.replace(f"“{stored}”", f"“{words}”")
    return sentence
