"""Notes of two laptops that seem to say the same: a dead laptop's pack, and its paper typed up.

They are offered in pairs to a person; none is ever dropped by the program.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from facilitator_app.domain.records import Note

ENOUGH = 0.65
"""The share of three-letter parts that two texts must have in common: a slip or two are nothing,
another word in a short sentence is something."""
_PART = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """Two notes, the one with the smaller id first, and how much they have in common, up to 1."""

    note: Note
    other: Note
    share: float

    @property
    def ids(self) -> tuple[UUID, UUID]:
        """Both ids."""
        return self.note.id, self.other.id


def alike(
    notes: Iterable[Note],
    laptops: Mapping[UUID, str],
    apart: Collection[tuple[UUID, UUID]] = (),
) -> list[Alike]:
    """Return the pairs of one table and prompt that seem to say the same, the surest first.

    `laptops` says where each note was first saved: nobody says a thing twice by accident on one
    laptop. What somebody has kept `apart` is not offered again.
    """
    places: dict[object, list[Note]] = defaultdict(list)
    for each in notes:
        places[each.table_id, each.session_id, each.prompt_id].append(each)
    found: list[Alike] = []
    for some in places.values():
        if len({laptops.get(each.id) for each in some}) > 1:
            found += _pairs(some, laptops, apart)
    return sorted(found, key=lambda each: (-each.share, each.ids))


def _pairs(
    notes: list[Note], laptops: Mapping[UUID, str], apart: Collection[tuple[UUID, UUID]]
) -> Iterable[Alike]:
    parts = {each.id: _parts(each.text) for each in notes}
    for one, two in combinations(sorted(notes, key=lambda each: each.id), 2):
        if laptops.get(one.id) != laptops.get(two.id) and (one.id, two.id) not in apart:
            share = _share(parts[one.id], parts[two.id])
            if share >= ENOUGH:
                yield Alike(one, two, share)


def _parts(text: str) -> frozenset[str]:
    """Return the three-letter parts of a text, whose signs and capitals say nothing."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    letters = "".join(each if unicodedata.category(each)[0] in "LN" else " " for each in plain)
    spaced = f" {' '.join(letters.split())} "
    return frozenset(spaced[at : at + _PART] for at in range(len(spaced) - _PART + 1))


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    both = len(one) + len(two)
    return 2 * len(one & two) / both if both else 0.0
