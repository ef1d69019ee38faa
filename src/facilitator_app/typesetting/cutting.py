"""Cuts words that are longer than a line: addresses, rows of signs, and what has no spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.typesetting.words import LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.typesetting.typesetter import Typesetter
    from facilitator_app.typesetting.words import Word

_GOOD_PLACES = frozenset("-/_.,;:&?=@\u2010\u2013\u2014\u200b\u0f0b")
"""After these a word is rather cut than anywhere else."""


def cut(
    typesetter: Typesetter, word: Word, weight: int, width: int, *, leftwards: bool = False
) -> list[Word]:
    """Return the parts of a word, none of them longer than this if one letter is not."""
    if word.width <= width:
        return [word]
    found: list[Word] = []
    start, text = 0, word.text
    while start < len(text):
        typesetter.look_in()
        window = text[start : start + LONGEST]
        clusters = typesetter.clusters(window, weight, leftwards=leftwards)
        ends = list(_ends(window, clusters, width))
        if start + len(window) == len(text) or not ends:
            ends.append(len(window))
        elif len(ends) > 1:
            ends.pop()  # what follows the window may belong to the letter that it ends with
        first = 0
        for end in ends:
            found.append(typesetter.word(window[first:end], weight, leftwards=leftwards))
            first = end
        start += first
    return found


def _ends(text: str, clusters: list[tuple[int, int]], width: int) -> Iterator[int]:
    """Return where each line ends but the last."""
    start, used, good = 0, 0, 0
    since_good = 0
    for place, cluster in clusters:
        if used and used + cluster > width:
            is_good = good > start + (place - start) // 2
            start, used = (good, since_good) if is_good else (place, 0)
            yield start
        used += cluster
        since_good += cluster
        if text[place] in _GOOD_PLACES:
            good, since_good = place + 1, 0
