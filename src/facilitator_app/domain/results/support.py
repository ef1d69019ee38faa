"""When an item has enough support, and when a minority must be heard."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Programme

if TYPE_CHECKING:
    from facilitator_app.domain.snapshot import Snapshot
    from facilitator_app.domain.votes.figures import ItemFigures

_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The shares, in percent of those who said something about an item, that make a difference.

    Kept as fractions, so that two thirds can be reached exactly.
    """

    support: Fraction = Fraction(80)
    minority: Fraction = Fraction(10)

    @classmethod
    def in_force(cls, snapshot: Snapshot) -> Thresholds:
        """Return what the programme has set."""
        programme = next(iter(snapshot.all(Programme)), None)
        if programme is None:
            return cls()
        return cls(Fraction(programme.support_percent), Fraction(programme.minority_percent))

    def changed(self, support: str | None, minority: str | None) -> Thresholds:
        """Return others, read from percentages such as 80, 66.7 or 200/3, where they are given."""
        return Thresholds(
            self.support if support is None else _percent(support),
            self.minority if minority is None else _percent(minority),
        )

    def is_met(self, item: ItemFigures) -> bool | None:
        """Tell whether an item has enough support; nothing where no support is counted."""
        if "support" not in item.values:
            return None
        return Fraction(item.values["support"]) * _WHOLE >= self.support * item.n

    def has_minority(self, item: ItemFigures) -> bool | None:
        """Tell whether enough people differ; nothing where nobody can be said to."""
        if "minority" not in item.values:
            return None
        differing = Fraction(item.values["minority"])
        return differing > 0 and differing * _WHOLE >= self.minority * item.n


def _percent(text: str) -> Fraction:
    try:
        found = Fraction(text.strip().removesuffix("%"))
    except (ValueError, ZeroDivisionError):
        found = Fraction(-1)
    if not 0 < found <= _WHOLE:
        raise FacilitatorError(
            f"“{text}” is no percentage.", advice="It can be 80, 66.7 or 200/3, and at most 100."
        )
    return found
