"""Cuts words that are longer than a line: addresses, rows of signs, and what has no spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    return [
        typesetter.word(part, weight, leftwards=leftwards)
        for part in _parts(
            word.text, typesetter.clusters(word.text, weight, leftwards=leftwards), width
        )
    ]


def _parts(text: str, clusters: list[tuple[int, int]], width: int) -> list[str]:
    found: list[str] = []
    start, used, good = 0, 0, 0
    for number, (place, cluster) in enumerate(clusters):
        if used and used + cluster > width:
            end = good if good > start + (place - start) // 2 else place
            found.append(text[start:end])
            used = sum(each for at, each in clusters[:number] if at >= end) if end < place else 0
            start = end
        used += cluster
        if text[place] in _GOOD_PLACES:
            good = place + 1
    return [*found, text[start:]]
