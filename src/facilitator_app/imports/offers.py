"""The way of voting that is given to trade-offs which an import makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from facilitator_app.domain.errors import ImportFileError
from facilitator_app.domain.text import clean
from facilitator_app.domain.votes import ALWAYS_ALLOWED, VOTE_METHODS
from facilitator_app.domain.votes.scale import MOST_POINTS

WHOLE_NUMBER = re.compile("[+-]?[0-9]{1,9}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A method, what can be marked and the ends of the scale."""

    method: str
    options: tuple[str, ...]
    scale: tuple[int, ...]

    def values(self) -> dict[str, Any]:
        """Return the fields of a trade-off that say this."""
        return {"method": self.method, "options": self.options, "scale": self.scale}


def offer_of(text: str) -> Offer:
    """Read an offer such as `choice:agree,disagree,pass`, `slider:0,10` or `likert:1,5,cost,care`.

    On a scale, numbers are its points and everything else is an item.
    """
    method, _, rest = (part.strip() for part in clean(text).partition(":"))
    if method not in VOTE_METHODS:
        raise ImportFileError(
            f"“{method}” is no way of voting.", advice=f"It can be {', '.join(VOTE_METHODS)}."
        )
    options = tuple(
        dict.fromkeys(
            option
            for part in rest.split(",")
            if (option := part.strip()) and option not in ALWAYS_ALLOWED
        )
    )
    if not VOTE_METHODS[method].has_scale:
        return _choice(method, options)
    points = {int(each) for each in options if WHOLE_NUMBER.fullmatch(each)}
    if len(points) == 1:
        raise ImportFileError(
            "A scale has a lowest and a highest number.", advice=f"Write {method}:1,5 for example."
        )
    if points and max(points) - min(points) >= MOST_POINTS:
        raise ImportFileError(
            f"A scale has at most {MOST_POINTS} points.",
            advice=f"Write {method}:0,100 for example.",
        )
    items = tuple(each for each in options if not WHOLE_NUMBER.fullmatch(each))
    if method == "dots":
        _choice(method, items)
    return Offer(method, items, (min(points), max(points)) if points else ())


def _choice(method: str, options: tuple[str, ...]) -> Offer:
    if not options:
        raise ImportFileError(
            "There is nothing to choose from.", advice=f"Write {method}:agree,disagree for example."
        )
    return Offer(method, options, ())
