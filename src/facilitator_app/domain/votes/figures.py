"""The arithmetic that several ways of voting share: medians, quartiles, and how split a room is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator_app.domain.votes.ranked import Ranked

_FEWEST_ORDERED = 3
BANDS = 11
"""A longer scale is parted into so many bands before it is said how split the room is."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What the ballots of one round say about one item, beside how many gave each answer."""

    item: str
    """Nothing if it is the vote as a whole."""
    n: int
    """Ballots that say something about it."""
    values: dict[str, float]
    """Each figure by its name in `FIGURES`."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What follows from the ballots of one round."""

    items: tuple[ItemFigures, ...]
    ranked: Ranked | None = None
    """Who wins by which rule, where items are ranked."""


FIGURES: dict[str, str] = {
    "median": "the middle number when all are put in order",
    "lower_quartile": "the median of the lower half, without the middle ballot of an odd number",
    "upper_quartile": "the median of the upper half, without the middle ballot of an odd number",
    "mean": "the sum of the numbers divided by how many there are",
    "total": "all that was given to it, added up",
    "rank_sum": "its ranks added up, the lowest first; items that a ballot does not rank share "
    "the mean of the ranks left over",
    "borda": "a point for each item that it is ranked above, half a point where neither is",
    "first_choices": "ballots that rank it first",
    "support": "ballots that support it: choice, the option; likert, above the middle; gradient "
    "and comfort, up to the middle; slider, the fuller side of the middle; ranking, ranked first; "
    "points, at least an equal share; dots, a dot; conditions, a tick",
    "minority": "ballots that differ: likert, below the middle; gradient and comfort, above the "
    "middle; slider, the emptier side; choice, an option that another equals or outdoes",
    "conflict": "how split the room is: 0 if all say the same; 1 if half stand at each end of a "
    "scale, or if all options have as many votes",
}
"""What each figure is."""


def quartiles(counts: Mapping[int, int]) -> dict[str, float]:
    """Return median and quartiles of the numbers that were given, each so many times.

    A quartile is the median of a half; of an odd number of ballots the middle one is in neither
    (Moore and McCabe's way). Of a single ballot all three are its number.
    """
    values = [value for value in sorted(counts) for _ in range(counts[value])]
    half = len(values) // 2
    lower, upper = values[:half] or values, values[-half:] if half else values
    return {
        "median": _median(values),
        "lower_quartile": _median(lower),
        "upper_quartile": _median(upper),
    }


def _median(values: Sequence[int]) -> float:
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def mean(counts: Mapping[int, int]) -> float:
    """Return the mean of the numbers that were given."""
    return sum(value * number for value, number in counts.items()) / sum(counts.values())


def conflict(counts: Mapping[int, int], bounds: tuple[int, int]) -> float:
    """Return how split a room is on an ordered scale: (1 - A) / 2, A being agreement.

    A is van der Eijk's (C. van der Eijk, "Measuring agreement in ordered rating scales", Quality
    and Quantity 35, 2001): 1 if all give one number, 0 if all numbers are given equally often, -1
    if half of the room stands at each end. So the score is 0, 1/2 and 1.

    It is taken rather than a standard deviation or a mean distance, since those presume that the
    steps of a scale are equally large, and move with the mean: a room that leans to one end could
    then hardly be told from one that is of one mind. On long scales most numbers are given by
    nobody, and chance gaps would look like camps: they are parted into BANDS first.
    """
    low, high = bounds
    size = high - low + 1
    bands = min(size, BANDS)
    layers = [0] * bands
    for value, number in counts.items():
        layers[(value - low) * bands // size] += number
    if bands < _FEWEST_ORDERED:
        return division(layers)
    return (1 - _agreement(layers)) / 2


def _agreement(counts: Sequence[int]) -> float:
    """Return van der Eijk's A: that of layers of equal height, weighted by their share."""
    left, whole, found = list(counts), sum(counts), 0.0
    while any(left):
        height = min(each for each in left if each)
        layer = [bool(each) for each in left]
        found += _of_layer(layer) * height * sum(layer) / whole
        left = [each - height if each else 0 for each in left]
    return found


def _of_layer(layer: Sequence[bool]) -> float:
    """Return the agreement of a layer: triples of which the middle is empty speak against it."""
    size, filled = len(layer), sum(layer)
    with_one, two_camps, before = 0, 0, 0
    for is_filled in layer:
        if is_filled:
            before += 1
            continue
        after = filled - before
        two_camps += before * after
        with_one += (before * (before - 1) + after * (after - 1)) // 2
    triples = with_one + two_camps
    if not triples:
        unimodal = 1.0
    else:
        unimodal = ((size - 2) * with_one - (size - 1) * two_camps) / ((size - 2) * triples)
    return unimodal * (1 - (filled - 1) / (size - 1))


def division(counts: Sequence[int]) -> float:
    """Return how split a room is between things in no order: 1 if each has as many votes.

    It is the index of qualitative variation (A. R. Wilcox, "Indices of qualitative variation and
    political measurement", Western Political Quarterly 26, 1973): how probable it is that two
    people drawn with replacement differ, divided by the most it can be.
    """
    whole, size = sum(counts), len(counts)
    if not whole or size == 1:
        return 0.0
    alike = sum(each * each for each in counts) / (whole * whole)
    return (1 - alike) * size / (size - 1)
