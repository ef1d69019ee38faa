"""Texts broken into lines, from left to right or from right to left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from facilitator_app.typesetting.bidi import MAY_GO_LEFTWARDS, base_level, levels, visual_order
from facilitator_app.typesetting.cutting import cut
from facilitator_app.typesetting.fonts import REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.typesetting.typesetter import Typesetter
    from facilitator_app.typesetting.words import Word

SPACE = " "


class Span(NamedTuple):
    """A text in one look."""

    text: str
    weight: int = REGULAR
    colour: str = "text"
    """The name of a colour in the style sheet."""


class Chunk(NamedTuple):
    """Words in one look, with a space after each but the last."""

    words: list[Word]
    span: Span
    x: int = 0
    """Where it starts, in thousandths of the size."""


@dataclass(slots=True)
class Line:
    """What stands side by side; its chunks are in the order in which they are read."""

    chunks: list[Chunk]
    width: int
    """In thousandths of the size."""
    goes_on: bool
    """Whether a space follows that only ends the line."""
    leftwards: bool = False
    """Whether it starts on the right."""


class _Item(NamedTuple):
    """A word or a part of one, or a space."""

    word: Word
    span: Span
    level: int


_NO_LOOK = Span("")


class _Group(NamedTuple):
    """The parts of what stands between two spaces."""

    parts: list[_Item]
    space_level: int = 0
    """The level of the space before it."""

    @property
    def width(self) -> int:
        return sum(part.word.width for part in self.parts)


class Breaker:
    """Breaks texts into lines of one width, in thousandths of the size."""

    def __init__(self, typesetter: Typesetter, width: float) -> None:
        self._typesetter = typesetter
        self._width = int(width)

    def lines(self, spans: Sequence[Span]) -> list[Line]:
        """Return the lines; a line feed in a text starts a new one."""
        found: list[Line] = []
        for parts in _between_line_feeds(spans):
            if any(MAY_GO_LEFTWARDS.search(part.text) for part in parts):
                found += self._both_ways(parts)
            elif len(parts) == 1:
                found += self._plain(parts[0])
            else:
                found += self._several(parts)
        return found

    def _plain(self, span: Span) -> list[Line]:
        """Break a text in one look that goes rightwards: nearly every one."""
        known = self._typesetter.known(span.weight).get
        space = self._typesetter.word(SPACE, span.weight).width
        width, used = self._width, 0
        found: list[Line] = []
        words: list[Word] = []
        for text in span.text.split(SPACE):
            word = known(text) or self._typesetter.word(text, span.weight)
            if words and used + space + word.width <= width:
                words.append(word)
                used += space + word.width
                continue
            if words:
                found.append(Line([Chunk(words, span)], used, goes_on=True))
            if word.width > width:
                *full, word = cut(self._typesetter, word, span.weight, width)
                found += [Line([Chunk([part], span)], part.width, goes_on=False) for part in full]
            words, used = [word], word.width
        found.append(Line([Chunk(words, span)], used, goes_on=False))
        return found

    def _several(self, parts: Sequence[Span]) -> list[Line]:
        """Break texts in several looks that go rightwards."""
        groups = [_Group([])]
        for span in parts:
            for number, text in enumerate(span.text.split(SPACE)):
                if number:
                    groups.append(_Group([]))
                word = self._typesetter.word(text, span.weight)
                groups[-1].parts.append(_Item(word, span, 0))
        return [self._laid_out(line, 0, goes_on=on) for line, on in self._filled(groups)]

    def _both_ways(self, parts: Sequence[Span]) -> list[Line]:
        """Break texts of which some or all go leftwards."""
        text = "".join(part.text for part in parts)
        base = base_level(text)
        found = levels(text, base)
        spans = [part for part in parts for _ in part.text]
        groups = []
        start = 0
        for place in range(len(text) + 1):
            if place == len(text) or text[place] == SPACE:
                before = found[start - 1] if start else base
                groups.append(_Group(list(self._parts(text, start, place, found, spans)), before))
                start = place + 1
        return [self._laid_out(line, base, goes_on=on) for line, on in self._filled(groups)]

    def _parts(
        self, text: str, start: int, end: int, found: Sequence[int], spans: Sequence[Span]
    ) -> Iterator[_Item]:
        """Cut a word where its direction or its look changes."""
        first = start
        for place in range(start + 1, end + 1):
            if place == end or found[place] != found[first] or spans[place] is not spans[first]:
                span, level = spans[first], found[first]
                part = text[first:place]
                word = self._typesetter.word(part, span.weight, leftwards=bool(level % 2))
                yield _Item(word, span, level)
                first = place

    def _filled(self, groups: Sequence[_Group]) -> Iterator[tuple[list[_Group], bool]]:
        """Fill lines with words; tell of each line whether a space ends it."""
        line: list[_Group] = []
        used = 0
        for group in groups:
            width = group.width
            space = self._space_before(group).width
            if line and used + space + width <= self._width:
                line.append(group)
                used += space + width
                continue
            if line:
                yield line, True
            *full, rest = self._short_enough(group) if width > self._width else [group]
            for part in full:
                yield [part], False
            line, used = [rest], rest.width
        yield line, False

    def _short_enough(self, group: _Group) -> list[_Group]:
        """Cut a word that is longer than a line."""
        found: list[_Group] = []
        for word, span, level in group.parts:
            leftwards = bool(level % 2)
            pieces = cut(self._typesetter, word, span.weight, self._width, leftwards=leftwards)
            found += [_Group([_Item(piece, span, level)]) for piece in pieces]
        return found

    def _space_before(self, group: _Group) -> Word:
        weight = group.parts[0].span.weight if group.parts else REGULAR
        return self._typesetter.word(SPACE, weight)

    def _laid_out(self, line: Sequence[_Group], base: int, *, goes_on: bool) -> Line:
        """Put the parts of a line in their places."""
        flat: list[_Item] = []
        for number, group in enumerate(line):
            if number:
                span = next((item.span for item in (*group.parts, *flat[-1:])), _NO_LOOK)
                flat.append(_Item(self._space_before(group), span, group.space_level))
            flat += group.parts
        places = [0] * len(flat)
        x = 0
        for at in visual_order([item.level for item in flat]):
            places[at] = x
            x += flat[at].word.width
        chunks = [
            Chunk([item.word], item.span, place) for item, place in zip(flat, places, strict=True)
        ]
        if not any(item.level for item in flat):
            chunks = _merged(chunks)
        return Line(chunks, x, goes_on, leftwards=bool(base))


def _merged(chunks: Sequence[Chunk]) -> list[Chunk]:
    """Put words and the spaces between them together where their look is the same."""
    found: list[Chunk] = []
    space = None
    for chunk in chunks:
        if chunk.words[0].text == SPACE:
            space = chunk
        elif space is not None and found and found[-1].span is chunk.span is space.span:
            found[-1].words.append(chunk.words[0])
            space = None
        else:
            if space is not None:
                found.append(space)
            found.append(chunk)
            space = None
    return found if space is None else [*found, space]


def _between_line_feeds(spans: Sequence[Span]) -> Iterator[list[Span]]:
    line: list[Span] = []
    for span in spans:
        first, *others = span.text.split("\n") if "\n" in span.text else [span.text]
        line.append(span if not others else span._replace(text=first))
        for text in others:
            yield line
            line = [span._replace(text=text)]
    yield line
