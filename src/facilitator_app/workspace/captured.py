"""What was captured, counted and in words: what a pack brings, or a wiped laptop would lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import Ballot, Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from facilitator_app.domain.changes import Revision

_NAMED = {Note.record_kind: ("note", "notes"), Ballot.record_kind: ("ballot", "ballots")}
_OTHERS = ("other entry", "other entries")


def counted(revisions: Iterable[Revision]) -> dict[str, int]:
    """Return how many records of each kind these versions are of."""
    found: dict[str, set[UUID]] = {}
    for each in revisions:
        found.setdefault(each.kind, set()).add(each.record_id)
    return {kind: len(ids) for kind, ids in found.items()}


def in_words(counts: Mapping[str, int]) -> str:
    """Say how many notes, ballots and other entries there are."""
    others = sum(number for kind, number in counts.items() if kind not in _NAMED)
    numbers = [(counts.get(kind, 0), words) for kind, words in _NAMED.items()]
    parts = [
        f"{number:,} {one if number == 1 else many}"
        for number, (one, many) in [*numbers, (others, _OTHERS)]
        if number
    ]
    return ", ".join(parts) or "nothing yet"
