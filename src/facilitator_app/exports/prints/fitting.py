"""How large a card has to be, and how one goes on that no page holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.charts.cards import Part, Stack, Words
from facilitator_app.exports.prints.cards import MARGIN, MARGIN_ABOVE, Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from facilitator_app.exports.pdf.style import Page

QUARTER, HALF, WHOLE = Size(2, 2), Size(1, 2), Size(1, 1)
_WAYS = ((QUARTER, 1), (HALF, 1), (HALF, 2), (WHOLE, 1), (WHOLE, 2))
_ROOM_FOR_SHEET = 22.0
"""For the line that says which sheet of a card it is."""
_BELOW_LINE = 0.4
"""How far letters reach below their line, in sizes."""
_LEAST = 60.0

Parts = tuple[list[Part], list[Part]]
"""The head of a card and the rest of it."""


def room_on(page: Page, size: Size) -> tuple[float, float]:
    """Return how wide and how high a card may be."""
    return (
        page.width / size.across - 2 * MARGIN,
        page.height / size.down - 2 * MARGIN_ABOVE,
    )


def fitting(page: Page, per_page: int, laid_out: Callable[[float, int], Parts]) -> tuple[Size, int]:
    """Return the smallest size in which a card is whole, and in how many columns."""
    ways = [each for each in _WAYS if each[0].across * each[0].down <= per_page]
    for size, columns in ways:
        width, height = room_on(page, size)
        head, body = laid_out(width, columns)
        if Stack([*head, *body]).height <= height:
            return size, columns
    return WHOLE, 1


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
