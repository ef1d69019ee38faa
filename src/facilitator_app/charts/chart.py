"""What a chart shows, apart from how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

REGULAR_NAME, STRONG_NAME = "NotoSans-Regular", "NotoSans-SemiBold"
"""What drawings call the two weights that texts are set in."""


@dataclass(frozen=True, slots=True)
class Series:
    """One round of a vote."""

    name: str
    n: int
    counts: tuple[float, ...]
    """How many gave each answer, or its figure, in the order of the chart's labels."""


@dataclass(frozen=True, slots=True)
class Chart:
    """How many gave each answer, round beside round."""

    title: str
    """What was voted on."""
    labels: tuple[str, ...]
    """The answers."""
    series: tuple[Series, ...]
    is_scale: bool = False
    """Whether the answers are numbers in a row rather than things to choose from."""
    ends: tuple[str, ...] = ()
    """What the lowest and the highest number stand for, if anything was said."""
    item: str = ""
    """Which of several things on one ballot it is about."""
    of: str = ""
    """What its numbers are, if they are not ballots that gave an answer."""

    @property
    def most(self) -> float:
        """The highest count."""
        return max((count for each in self.series for count in each.counts), default=0)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart; the patterns tell the rounds apart without them."""

    fills: tuple[str, ...]
    edges: tuple[str, ...]
    patterns: tuple[str, ...]
    inks: tuple[str, ...]
    """What is drawn in lines and dots: who moved to a lower number, to a higher one, elsewhere."""
    text: str
    muted: str
    line: str


def number(value: float) -> str:
    """Return a count, or a figure that may have a half, as it is written."""
    return f"{value:.1f}".removesuffix(".0")


def is_strong(font_name: str) -> bool:
    """Tell whether a drawing asks for the stronger weight."""
    return font_name == STRONG_NAME
