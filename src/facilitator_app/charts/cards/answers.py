"""What is marked on a card: boxes, rows of numbers, and places for numbers that are written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.charts.cards.parts import Box, Part, Ring, Rule, Words, beside, joined
from facilitator_app.charts.cards.setting import (
    BODY,
    INDENT,
    LOWER,
    NUMBER,
    SMALL,
    STRONG_BODY,
    TICK,
    baseline,
    stacked,
)
from facilitator_app.domain.planning.formats import instruction_of
from facilitator_app.domain.votes import ANSWER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from facilitator_app.charts.cards.setting import Setting
    from facilitator_app.domain.planning.formats import Format
    from facilitator_app.domain.records import TradeOff

_RADIUS = 10.0
_MOST_RINGS = 11
_NARROWEST_RING = 20.0
_ROW = 26.0
"""How high a row of rings is."""
_WRITTEN, _WRITTEN_HIGH = 36.0, 21.0
"""A box in which a number is written."""
_BESIDE = 8.0
_WIDE = 400.0
"""From this width on, what is asked stands beside its numbers."""
_SHARE_OF_TEXT = 0.42
_BOTH_ENDS = 2
_FEW = 3
"""So many items or fewer are not parted into columns."""


class Answers:
    """Lays out what can be marked on one trade-off."""

    def __init__(
        self,
        trade_off: TradeOff,
        form: Format,
        wordings: Mapping[int, str],
        setting: Setting,
        columns: int,
    ) -> None:
        self._trade_off = trade_off
        self._form = form
        self._wordings = wordings
        self._setting = setting
        self._columns = columns

    def parts(self) -> Iterator[Part]:
        """Return what is marked, part by part."""
        if self._form.marked == "row":
            yield from self._rows()
            return
        one = self._numbered if self._form.marked == "number" else self._ticked
        yield from self._in_columns([_maker(item, one) for item in self._items()])
        if self._trade_off.method == "points":
            yield self._total()

    @property
    def values(self) -> range:
        """The numbers of the scale."""
        scale = self._trade_off.scale or self._form.scale or (1, 5)
        return range(min(scale), max(scale) + 1)

    @property
    def is_written(self) -> bool:
        """Whether the scale is too long to be printed, so that its number is written."""
        return len(self.values) > _MOST_RINGS

    @property
    def instruction(self) -> str:
        """What the card asks people to do."""
        if self._form.marked != "row":
            return instruction_of(self._trade_off)
        several = " on each line" if len(self._rated()) > 1 else ""
        return f"{'Write' if self.is_written else 'Cross'} one number{several}."

    def _items(self) -> list[tuple[int, str]]:
        return list(enumerate(self._trade_off.options, start=1))

    def _in_columns(self, makers: Sequence[Callable[[Setting], Part]]) -> Iterator[Part]:
        if self._columns == 1 or len(makers) <= _FEW:
            yield from (make(self._setting) for make in makers)
            return
        width = (self._setting.width + 16) / self._columns
        narrow = self._setting.narrower(width - 16)
        yield beside([make(narrow) for make in makers], width, self._columns)

    def _ticked(self, setting: Setting, number: int, option: str) -> Part:
        words = self._item(setting, number, option, INDENT)
        return _boxed(words, setting.width, (TICK, TICK), INDENT)

    def _numbered(self, setting: Setting, number: int, option: str) -> Part:
        words = self._item(setting, number, option, _WRITTEN + _BESIDE)
        return _written(words, setting.width)

    def _item(self, setting: Setting, number: int, option: str, x: float) -> Part:
        """Return what an item says; a place without a wording has a line to write it on."""
        if not self._trade_off.places:
            return setting.text(option, x=x)
        name = f"{self._trade_off.places} {number}"
        if wording := self._wordings.get(number, ""):
            return stacked(setting.text(name, STRONG_BODY, x=x), setting.text(wording, x=x))
        label = setting.text(name, STRONG_BODY, x=x)
        end = x + min(setting.length(name, STRONG_BODY) + 8, setting.width / 2)
        line = Rule(end, label.height - 3, max(0, setting.width - end))
        return replace(label, marks=(line,))

    def _rated(self) -> list[tuple[int, str]]:
        """Return what gets a number; what stands beside the one answer is ticked."""
        if self._has_answer:
            return [(1, ANSWER)]
        return self._items()

    @property
    def _has_answer(self) -> bool:
        options = self._trade_off.options
        return not options or (ANSWER in options and not self._trade_off.places)

    def _rows(self) -> Iterator[Part]:
        rated = self._rated()
        yield from self._labels(several=len(rated) > 1)
        for item in rated:
            yield self._row(*item, is_last=item is rated[-1])
        apart = [each for each in self._trade_off.options if each != ANSWER]
        if self._has_answer and apart:
            yield replace(self._setting.ticks(apart), before=10)

    def _row(self, number: int, option: str, *, is_last: bool) -> Part:
        setting = self._setting
        numbers = self._numbers(self._width_of_numbers)
        if self._has_answer:
            return replace(numbers, before=6)
        if not self._is_beside:
            return stacked(self._item(setting, number, option, 0), numbers.at(0, 2), before=9)
        text = self._item(
            setting.narrower(_SHARE_OF_TEXT * setting.width - _BESIDE), number, option, 0
        )
        height = max(text.height, numbers.height)
        left = setting.width - self._width_of_numbers
        both = [
            text.at(0, (height - text.height) / 2),
            numbers.at(left, (height - numbers.height) / 2),
        ]
        line = () if is_last else (Rule(0, height + 3, setting.width, 0.35),)
        return replace(joined([*both, Part(height + 3, marks=line)]), before=4)

    @property
    def _is_beside(self) -> bool:
        return self._setting.width >= _WIDE and not self._has_answer

    @property
    def _width_of_numbers(self) -> float:
        share = 1 - _SHARE_OF_TEXT if self._is_beside else 1
        return share * self._setting.width

    def _numbers(self, width: float) -> Part:
        """Return a row of rings, none of them marked; or a box, if there are too many."""
        values = self.values
        slot = width / len(values)
        if self.is_written or slot < _NARROWEST_RING:
            asked = self._setting.narrower(width).text(
                f"from {values[0]} to {values[-1]}", x=_WRITTEN + _BESIDE
            )
            return _written(asked, width)
        words, rings = [], []
        for place, value in enumerate(values):
            middle = (place + 0.5) * slot
            (line,) = self._setting.lines(str(value), NUMBER, width)
            line.goes_on = True
            start = middle - self._setting.length(str(value), NUMBER) / 2
            depth = _ROW / 2 - NUMBER.leading / 2 + baseline(NUMBER)
            words.append(Words(line, start, depth, NUMBER.size))
            rings.append(Ring(middle, _ROW / 2, _RADIUS))
        return Part(_ROW, (tuple(words),), tuple(rings))

    def _labels(self, *, several: bool) -> Iterator[Part]:
        """Return what the numbers stand for: ends over the row, or a word over each number."""
        labels = self._trade_off.scale_labels
        if not labels:
            return
        width = self._width_of_numbers
        left = self._setting.width - width
        slot = width / len(self.values)
        style = replace(SMALL, muted=False)
        fits = self._setting.longest_word(labels, style) <= slot - 4
        if len(labels) == len(self.values) and fits and not self.is_written:
            narrow = self._setting.narrower(slot - 4)
            words = [narrow.text(each, style, align=0.5) for each in labels]
            height = max(each.height for each in words)
            placed = [
                each.at(left + place * slot + 2, height - each.height)
                for place, each in enumerate(words)
            ]
            yield replace(joined(placed), before=8)
        elif len(labels) == _BOTH_ENDS:
            half = self._setting.narrower(width * 0.47)
            first, last = half.text(labels[0]), half.text(labels[1], align=1)
            ends = [first.at(left, 0), last.at(left + width * 0.53, 0)]
            yield replace(joined(ends), before=8)
        else:
            for number, label in zip(self.values, labels, strict=False):
                yield replace(self._setting.text(f"{number} = {label}"), before=1)
        if several and not self._is_beside:
            yield Part(1, marks=(Rule(0, 0.5, self._setting.width, 0.35),), before=3)

    def _total(self) -> Part:
        words = self._setting.text("Total: must be 100", STRONG_BODY, x=_WRITTEN + _BESIDE)
        line = Part(1, marks=(Rule(0, 0, self._setting.width, 0.7),))
        return stacked(line, _written(words, self._setting.width), before=6)


def _maker(
    item: tuple[int, str], make: Callable[[Setting, int, str], Part]
) -> Callable[[Setting], Part]:
    """Return what lays out one item in a width that is known later."""
    return lambda setting: make(setting, *item)


def _written(words: Part, room: float) -> Part:
    return _boxed(words, room, (_WRITTEN, _WRITTEN_HIGH), _WRITTEN + _BESIDE)


def _boxed(words: Part, room: float, size: tuple[float, float], indent: float) -> Part:
    """Put a box where a text begins, level with its first line.

    The text has been set so far to the right that there is room for the box on its left.
    """
    (width, height), first = size, BODY.leading
    down = max(0.0, (height - first) / 2)
    whole = max(words.height + down, height + LOWER)
    box = Box(0, down + first / 2 - height / 2 + LOWER, width, height)
    placed = words.at(0, down)
    part = replace(placed, height=whole, marks=(*placed.marks, box), before=6)
    return part.turned(room, indent) if part.goes_leftwards else part
