"""What a card is made of: lines of text, and boxes, rings and rules to be marked with a pen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.typesetting import Line


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; depths are below the upper edge of the part, in points."""

    line: Line
    x: float
    depth: float
    """Of its baseline."""
    size: float


@dataclass(frozen=True, slots=True)
class Box:
    """An empty box, to tick or to write in."""

    x: float
    depth: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle round a number."""

    x: float
    depth: float
    radius: float


@dataclass(frozen=True, slots=True)
class Rule:
    """A level line: to write on, or between what is kept apart."""

    x: float
    depth: float
    width: float
    thickness: float = 0.7


Shape = Words | Box | Ring | Rule
T = TypeVar("T", Words, Box | Ring | Rule)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a card that is never cut."""

    height: float
    paragraphs: tuple[tuple[Words, ...], ...] = ()
    """Its texts, each as its lines, in the order in which they are read."""
    marks: tuple[Box | Ring | Rule, ...] = ()
    before: float = 0
    """The space above it, unless it comes first."""
    kind: str = "P"
    """What its texts are when they are read aloud: a paragraph or a heading."""

    def at(self, x: float, depth: float) -> Part:
        """Return it in another place, as high as it was and deeper by what is above it now."""
        return replace(
            self,
            height=self.height + depth,
            paragraphs=tuple(
                tuple(_moved(line, x, depth) for line in each) for each in self.paragraphs
            ),
            marks=tuple(_moved(each, x, depth) for each in self.marks),
        )

    def scaled(self, by: float) -> Part:
        """Return it so many times as large, with lines as thick as before."""
        return replace(
            self,
            height=by * self.height,
            paragraphs=tuple(
                tuple(Words(one.line, by * one.x, by * one.depth, by * one.size) for one in lines)
                for lines in self.paragraphs
            ),
            marks=tuple(_scaled(each, by) for each in self.marks),
            before=by * self.before,
        )

    @property
    def goes_leftwards(self) -> bool:
        """Whether its text is read from right to left."""
        return bool(self.paragraphs and self.paragraphs[0] and self.paragraphs[0][0].line.leftwards)

    def turned(self, width: float, indent: float) -> Part:
        """Return it with its marks on the other side, and its text where they were."""
        return replace(
            self,
            paragraphs=tuple(
                tuple(_moved(line, -indent, 0) for line in each) for each in self.paragraphs
            ),
            marks=tuple(
                each if isinstance(each, Ring) else replace(each, x=width - each.x - each.width)
                for each in self.marks
            ),
        )

    def shapes(self) -> Iterable[Shape]:
        """Return everything that is drawn."""
        yield from self.marks
        for each in self.paragraphs:
            yield from each


@dataclass(slots=True)
class Stack:
    """Parts below each other, counted as they are put there."""

    parts: list[Part] = field(default_factory=list)

    @property
    def height(self) -> float:
        """How high they are together."""
        first = self.parts[0].before if self.parts else 0
        return sum(each.before + each.height for each in self.parts) - first

    def placed(self) -> list[Part]:
        """Return them moved to where they stand, all from one upper edge."""
        found, depth = [], 0.0
        for place, each in enumerate(self.parts):
            depth += each.before if place else 0
            found.append(each.at(0, depth))
            depth += each.height
        return found


def beside(parts: Sequence[Part], width: float, columns: int) -> Part:
    """Return parts as one, in columns that are read one after the other."""
    rows = -(-len(parts) // columns)
    found: list[Part] = []
    for column in range(columns):
        stack = Stack(list(parts[column * rows : (column + 1) * rows]))
        found += [each.at(column * width, 0) for each in stack.placed()]
    return joined(found)


def joined(parts: Sequence[Part]) -> Part:
    """Return parts that have one upper edge as one."""
    return Part(
        max((each.height for each in parts), default=0),
        tuple(texts for each in parts for texts in each.paragraphs),
        tuple(mark for each in parts for mark in each.marks),
        before=parts[0].before if parts else 0,
    )


def _moved(shape: T, x: float, depth: float) -> T:
    return replace(shape, x=shape.x + x, depth=shape.depth + depth)


def _scaled(mark: Box | Ring | Rule, by: float) -> Box | Ring | Rule:
    x, depth = by * mark.x, by * mark.depth
    if isinstance(mark, Ring):
        return Ring(x, depth, by * mark.radius)
    if isinstance(mark, Box):
        return Box(x, depth, by * mark.width, by * mark.height)
    return Rule(x, depth, by * mark.width, mark.thickness)
