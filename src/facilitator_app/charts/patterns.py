"""Patterns that tell areas apart without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Segment = tuple[float, float, float, float]

_STEP = 4.5
_DOT = 0.6


def _rising(width: float, height: float) -> Iterator[Segment]:
    """Give the lines that rise to the right, within a box at the origin."""
    shift = -height + _STEP / 2
    while shift < width:
        start, end = max(shift, 0.0), min(shift + height, width)
        yield start, start - shift, end, end - shift
        shift += _STEP


def _falling(width: float, height: float) -> Iterator[Segment]:
    for x1, y1, x2, y2 in _rising(width, height):
        yield x1, height - y1, x2, height - y2


def _crossing(width: float, height: float) -> Iterator[Segment]:
    yield from _rising(width, height)
    yield from _falling(width, height)


def _level(width: float, height: float) -> Iterator[Segment]:
    y = _STEP / 2
    while y < height:
        yield 0.0, y, width, y
        y += _STEP


def _upright(width: float, height: float) -> Iterator[Segment]:
    for _, x, _, _ in _level(height, width):
        yield x, 0.0, x, height


def _dotted(width: float, height: float) -> Iterator[Segment]:
    for _, y, _, _ in _level(width, height):
        for _, x, _, _ in _level(height, width - _DOT):
            yield x, y, x + _DOT, y


def _solid(width: float, height: float) -> Iterator[Segment]:
    del width, height
    yield from ()


PATTERNS: dict[str, Callable[[float, float], Iterator[Segment]]] = {
    "solid": _solid,
    "diagonal": _rising,
    "back": _falling,
    "cross": _crossing,
    "horizontal": _level,
    "vertical": _upright,
    "dots": _dotted,
}
"""The lines of each pattern within a box of some width and height."""
