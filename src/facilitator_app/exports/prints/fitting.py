"""How large a card has to be, and how one goes on that no page holds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.charts.cards import Part, Stack, Words
from facilitator_app.exports.prints.cards import MARGIN, MARGIN_ABOVE, Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from facilitator_app.exports.pdf.style import Page

QUARTER, HALF, WHOLE = Size(2, 2), Size(1, 2), Size(1, 1)
_LARGER = (1.5, 1.3, 1.15)
"""How much larger than elsewhere a card may be set that has a half or a whole page."""
_ROOM_FOR_SHEET = 22.0
"""For the line that says which sheet of a card it is."""
_BELOW_LINE = 0.4
"""How far letters reach below their line, in sizes."""
_LEAST = 60.0

Parts = tuple[list[Part], list[Part]]
"""The head of a card and the rest of it."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a card is set."""

    size: Size
    columns: int = 1
    scale: float = 1


_WAYS = (Way(QUARTER), Way(HALF), Way(HALF, 2), Way(WHOLE), Way(WHOLE, 2))


def room_on(page: Page, size: Size) -> tuple[float, float]:
    """Return how wide and how high a card may be."""
    return (
        page.width / size.across - 2 * MARGIN,
        page.height / size.down - 2 * MARGIN_ABOVE,
    )


def fitting(page: Page, per_page: int, laid_out: Callable[[Way], Parts]) -> Way:
    """Return the smallest size in which a card is whole, set as large as it can be there."""

    def fits(way: Way) -> bool:
        head, body = laid_out(way)
        return Stack([*head, *body]).height <= room_on(page, way.size)[1]

    ways = [each for each in _WAYS if each.size.across * each.size.down <= per_page]
    for way in ways:
        if fits(way):
            larger = (replace(way, scale=each) for each in _LARGER if way.size != QUARTER)
            return next(filter(fits, larger), way)
    return Way(WHOLE)


def sheets(parts: Parts, height: float, say: Callable[[str], Part]) -> list[list[Part]]:
    """Return the sheets of a card; of several each bears the head and says which it is."""
    head, body = parts
    if Stack([*head, *body]).height <= height:
        return [[*head, *body]]
    room = height - Stack(list(head)).height - _ROOM_FOR_SHEET
    if room < _LEAST:  # the head alone fills a page: then it stands on the first sheet only
        body, head, room = [*head, *body], [], height - _ROOM_FOR_SHEET
    filled = [*_filled(body, room)]
    return [
        [*head, say(f"Sheet {number} of {len(filled)} of this card"), *each]
        for number, each in enumerate(filled, start=1)
    ]


def _filled(body: Sequence[Part], room: float) -> Iterator[list[Part]]:
    waiting, stack = list(body), Stack()
    while waiting:
        part = waiting.pop(0)
        left = room - stack.height - (part.before if stack.parts else 0)
        if part.height <= left:
            stack.parts.append(part)
        elif stack.parts and (part.height <= room or left < _LEAST):
            waiting.insert(0, part)
            yield stack.parts
            stack = Stack()
        else:
            first, rest = _cut(part, left)
            stack.parts.append(first)
            waiting.insert(0, rest)
            yield stack.parts
            stack = Stack()
    if stack.parts:
        yield stack.parts


def _cut(part: Part, room: float) -> Part2:
    """Cut a part below the last line for which there is room."""
    bottoms = [_bottom(line) for lines in part.paragraphs for line in lines]
    at = max((each for each in bottoms if each <= room), default=min(bottoms))
    first = tuple(_kept(lines, at, above=True) for lines in part.paragraphs)
    rest = tuple(_kept(lines, at, above=False) for lines in part.paragraphs)
    upper = replace(
        part,
        height=at,
        paragraphs=tuple(filter(None, first)),
        marks=tuple(each for each in part.marks if each.depth < at),
    )
    lower = replace(
        part,
        height=part.height - at,
        paragraphs=tuple(filter(None, rest)),
        marks=tuple(
            replace(each, depth=each.depth - at) for each in part.marks if each.depth >= at
        ),
    )
    return upper, lower


Part2 = tuple[Part, Part]


def _kept(lines: Sequence[Words], at: float, *, above: bool) -> tuple[Words, ...]:
    if above:
        return tuple(line for line in lines if _bottom(line) <= at)
    return tuple(replace(line, depth=line.depth - at) for line in lines if _bottom(line) > at)


def _bottom(line: Words) -> float:
    return line.depth + _BELOW_LINE * line.size
