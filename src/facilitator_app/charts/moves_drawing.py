"""Who moved, as a drawing: a dot for each ballot above and below, a line for each way between."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from facilitator_app.charts.moves import ELSEWHERE, HIGHER, LOWER, STAYED, WAYS
from facilitator_app.charts.sketch import LEADING, SIZE, Sketch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reportlab.graphics.shapes import Drawing

    from facilitator_app.charts.chart import Palette
    from facilitator_app.charts.moves import Flow
    from facilitator_app.typesetting import Typesetter

_LEFT = 62.0
"""Room for the names of the rounds."""
_LARGEST, _SMALLEST, _HIGHEST = 7.5, 1.2, 84.0
"""How large a dot is with its gap, and how high a heap may be."""
_FULL = 0.86
"""How much of the width of its place a heap takes."""
_BETWEEN = 96.0
_AIR = 8.0
"""Between the words of two places."""
_MOST_DOTS = 1500
"""Where more people voted, a dot stands for several."""
_THICKEST, _THINNEST, _PER_BALLOT = 14.0, 0.9, 0.8
_DASHES = {LOWER: (4.0, 2.2), ELSEWHERE: (1.2, 1.6)}
_INKS = {LOWER: 0, HIGHER: 1, ELSEWHERE: 2}


class _Plan(NamedTuple):
    """Where things stand."""

    slots: tuple[float, ...]
    """How wide each place is."""
    each: int
    """How many ballots a dot stands for."""
    dot: float
    """From one dot to the next."""
    columns: int
    above: float
    """How high the highest heap is above."""
    below: float

    def middle(self, place: int) -> float:
        return _LEFT + sum(self.slots[:place]) + self.slots[place] / 2


def moves_drawing(flow: Flow, width: float, palette: Palette, typesetter: Typesetter) -> Drawing:
    """Draw who moved."""
    sketch = Sketch(width, palette, typesetter)
    top = _legend(flow, sketch)
    heaps = _heaps(flow)
    each = _each(flow)
    plan = _plan(_slots(flow, sketch), each, *(_most(heap, each) for heap in heaps))
    upper = top + plan.above + 6
    lower = upper + _BETWEEN
    _ways(flow, sketch, plan, (upper, lower))
    for heap, edge, grows in ((heaps[0], upper, -1), (heaps[1], lower, 1)):
        sketch.line(_LEFT, edge, width, edge)
        for place, ways in heap.items():
            _heap(sketch, plan, (place, edge, grows), ways)
    _rounds(flow, sketch, (upper, lower))
    _names(flow, sketch, plan, lower + plan.below + 8)
    return sketch.drawing()


def _heaps(flow: Flow) -> tuple[dict[int, Counter[str]], dict[int, Counter[str]]]:
    """Return who stands in each place, before and after, by the way that they go."""
    before: dict[int, Counter[str]] = {}
    after: dict[int, Counter[str]] = {}
    for (start, end, way), number in flow.moves.items():
        before.setdefault(start, Counter())[way] += number
        after.setdefault(end, Counter())[way] += number
    return before, after


def _each(flow: Flow) -> int:
    """Return how many ballots a dot stands for."""
    return max(1, -(-flow.n // _MOST_DOTS))


def _most(heap: Mapping[int, Counter[str]], each: int) -> int:
    return max(sum(-(-number // each) for number in ways.values()) for ways in heap.values())


def _slots(flow: Flow, sketch: Sketch) -> tuple[float, ...]:
    """Share out the width: beside numbers a word has the room that it needs, up to a third."""
    room = sketch.width - _LEFT
    if not flow.numbers:
        return (room / len(flow.places),) * len(flow.places)
    words = flow.places[flow.numbers :]
    most = room / 3 / max(len(words), 1)
    wide = [
        min(most, max(sketch.length(each) for each in name.split()) + _AIR) if name.split() else 0
        for name in words
    ]
    return ((room - sum(wide)) / flow.numbers,) * flow.numbers + tuple(wide)


def _plan(slots: tuple[float, ...], each: int, before: int, after: int) -> _Plan:
    """Take the largest dots of which the highest heap is not too high."""
    slot, most = min(slots), max(before, after)
    dot = _LARGEST
    while True:
        columns = max(1, min(int(slot * _FULL / dot), round((3 * most) ** 0.5) or 1))
        rows = -(-most // columns)
        if rows * dot <= _HIGHEST or dot <= _SMALLEST:
            break
        dot = max(dot * 0.94, _SMALLEST)
    return _Plan(slots, each, dot, columns, -(-before // columns) * dot, -(-after // columns) * dot)


def _heap(sketch: Sketch, plan: _Plan, where: tuple[int, float, int], ways: Counter[str]) -> None:
    """Draw the dots of a place, row by row from the line."""
    place, edge, grows = where
    standing = [way for way in WAYS for _ in range(-(-ways[way] // plan.each))]
    left = plan.middle(place) - (min(plan.columns, len(standing)) - 1) * plan.dot / 2
    for at, way in enumerate(standing):
        row, column = divmod(at, plan.columns)
        middle = left + column * plan.dot, edge + grows * (row + 0.6) * plan.dot
        _dot(sketch, middle, 0.4 * plan.dot, way)


def _dot(sketch: Sketch, middle: tuple[float, float], radius: float, way: str) -> None:
    palette = sketch.palette
    ink = _ink(palette, way)
    filled = {STAYED: palette.line, LOWER: ""}.get(way, ink)
    sketch.dot(middle, radius, ink, filled=filled, square=way == ELSEWHERE)


def _ink(palette: Palette, way: str) -> str:
    return palette.inks[_INKS[way]] if way in _INKS else palette.muted


def _ways(flow: Flow, sketch: Sketch, plan: _Plan, edges: tuple[float, float]) -> None:
    """Draw the lines: those who stayed below all others."""
    thickest = max(flow.moves.values())
    unit = min(_PER_BALLOT, _THICKEST / thickest)
    upper, lower = edges
    order = sorted(flow.moves, key=lambda move: (WAYS.index(move[2]), move))
    for start, end, way in order:
        width = max(_THINNEST, unit * flow.moves[start, end, way])
        ink = sketch.palette.line if way == STAYED else _ink(sketch.palette, way)
        sketch.bend(
            (plan.middle(start), upper + 1),
            (plan.middle(end), lower - 1),
            ink,
            width,
            _DASHES.get(way, ()),
        )


def _rounds(flow: Flow, sketch: Sketch, edges: tuple[float, float]) -> None:
    upper, lower = edges
    for name, depth in ((flow.start, upper - LEADING), (flow.end, lower + SIZE)):
        for at, line in enumerate(sketch.wrapped(name.capitalize(), _LEFT - 6)):
            sketch.text(line, 0, depth + at * LEADING, strong=True)


def _names(flow: Flow, sketch: Sketch, plan: _Plan, depth: float) -> None:
    """Write what each place is, and what the ends of a scale stand for."""
    deepest, every = depth, max(1, round(16 / plan.slots[0]))
    for place, name in enumerate(flow.places):
        if place < flow.numbers and place % every:
            continue
        for at, line in enumerate(sketch.wrapped(name, max(plan.slots[place] - 4, 14))):
            sketch.text(line, plan.middle(place), depth + SIZE + at * LEADING, align=0.5)
            deepest = max(deepest, depth + SIZE + at * LEADING)
    whole = sum(plan.slots[: flow.numbers])
    for end, align in zip(_both(flow.ends), (0.0, 1.0), strict=False):
        for at, line in enumerate(sketch.wrapped(end, whole / 2 - 8)):
            x = _LEFT + align * whole
            sketch.text(line, x, deepest + (at + 1) * LEADING, align=align, muted=True)
            sketch.reach(deepest + (at + 1) * LEADING + 5)
    sketch.reach(deepest + 5)


def _both(ends: Sequence[str]) -> Sequence[str]:
    return (ends[0], ends[-1]) if ends else ()


def _legend(flow: Flow, sketch: Sketch) -> float:
    """Say what each dot and line stands for, and how many there are; return the depth below."""
    x, depth = 0.0, 0.0
    for way in (HIGHER, LOWER, ELSEWHERE, STAYED):
        number = flow.count(way)
        if not number:
            continue
        lines = {LOWER: ", dashed", ELSEWHERE: ", dotted"}.get(way, "")
        words = f"{way}, {number}{lines}"
        needed = 14 + sketch.length(words) + 18
        if x and x + needed > sketch.width:
            x, depth = 0.0, depth + LEADING + 4
        _dot(sketch, (x + 4.5, depth + 5.5), 3.6, way)
        sketch.text(words, x + 14, depth + SIZE)
        x += needed
    if _each(flow) > 1:
        depth += LEADING + 4
        sketch.text(f"A dot stands for up to {_each(flow)} ballots.", 0, depth + SIZE, muted=True)
    sketch.reach(depth + LEADING + 8)
    return depth + LEADING + 8
