"""Which blocks stand on which page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from facilitator_app.exports.pdf.blocks import Block, Row

_NEARLY = 0.01
"""Points that may be missing: sums of lengths are never quite exact."""


class Placed(NamedTuple):
    """Some strips of a block, and how far below the upper edge of the text they start."""

    block: Block
    strips: range
    top: float


class Pages:
    """Fills pages with blocks, one after the other."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[Placed]] = [[]]
        self._height = height
        self._used = 0.0

    def fill(self, blocks: Iterable[Block]) -> None:
        """Place blocks; those that belong together come to the same page if that is possible."""
        for chain in _chains(blocks):
            needed = _needed(chain)
            if self._used and (chain[0].starts_page or self._used + needed > self._height):
                self._turn()
            for block in chain:
                self._place(block)

    def _turn(self) -> None:
        self.pages.append([])
        self._used = 0.0

    def _place(self, block: Block) -> None:
        if self._used:
            self._used += block.before
        else:
            self._leave_room_for(block.head)
        start, count = 0, len(block.heights)
        while start < count:
            stop = self._stop(block, start)
            if stop == start and self.pages[-1]:
                self._turn()
                self._leave_room_for(block.head)
                stop = self._stop(block, start)
            if stop == start:  # longer than a page: then anywhere
                stop = max(self._fitting(block, start), start + 1)
            self.pages[-1].append(Placed(block, range(start, stop), self._used))
            self._used += sum(block.heights[start:stop])
            start = stop

    def _leave_room_for(self, head: Row | None) -> None:
        if head is not None:
            self._used += sum(head.heights)

    def _fitting(self, block: Block, start: int) -> int:
        """Return the first strip for which there is no room."""
        room = self._height - self._used + _NEARLY
        for stop in range(start, len(block.heights)):
            room -= block.heights[stop]
            if room < 0:
                return stop
        return len(block.heights)

    def _stop(self, block: Block, start: int) -> int:
        """Return the strip above which the page has to end."""
        stop = self._fitting(block, start)
        if stop < len(block.heights):
            while stop > start and not block.may_break(stop):
                stop -= 1
        return stop


def _chains(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Give each block together with those that it must not be parted from."""
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if not block.keep_with_next:
            yield chain
            chain = []
    if chain:
        yield chain


def _needed(chain: Sequence[Block]) -> float:
    """Return the room that a chain needs at least: of its last block only the first strips."""
    whole = sum(block.before + sum(block.heights) for block in chain[:-1])
    return whole + chain[-1].before + sum(chain[-1].heights[: _first_part(chain[-1])])


def _first_part(block: Block) -> int:
    count = len(block.heights)
    return next((at for at in range(1, count) if block.may_break(at)), count)
