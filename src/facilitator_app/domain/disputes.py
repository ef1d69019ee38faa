"""Records in conflict as people settle them: which belong together, and how a third is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.records import KINDS, Seating

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.history import Conflict
    from facilitator_app.domain.records import Record

R = TypeVar("R", bound="Record")

WRITTEN: dict[str, tuple[str, ...]] = {
    "accepted gap": ("reason",),
    "ballot account": ("reason",),
    "briefing": ("text",),
    "coverage": ("reason",),
    "draft expectation": ("topic", "text", "because", "as_long_as", "disagreement"),
    "expert question": ("text", "answer"),
    "flipchart": ("about",),
    "headline": ("text",),
    "note": ("text",),
    "place wording": ("text",),
    "programme": ("name", "question", "in_scope", "out_of_scope", "promise", "commissioner"),
    "prompt": ("question", "stimulus", "record_what"),
    "reason": ("text",),
    "reflection": ("surprise", "misunderstanding", "advice"),
    "session": ("title",),
    "shorthand": ("text",),
    "summary": ("lines",),
    "table": ("title",),
    "table position": ("text",),
    "theme": ("title",),
    "trade-off": ("title", "wording"),
    "workshop": ("title", "venue"),
}
"""The fields of each kind that hold words, which whoever settles a conflict may write anew."""
_MOST_LINES = 3


def is_secret(version: Revision) -> bool:
    """Tell whether nobody may see from which laptop a version came, or when: that of a vote."""
    return version.kind in KINDS and KINDS[version.kind].is_secret


def is_readable(conflict: Conflict) -> bool:
    """Tell whether this app can read every version that was not removed."""
    return all(each.content is None or each.record is not None for each in conflict.versions)


def grouped(conflicts: Iterable[Conflict]) -> list[list[Conflict]]:
    """Put together what was saved together, and seats of one person: a swap, or two of them.

    To settle one of them does not settle the others.
    """
    groups: dict[int, list[Conflict]] = {}
    at: dict[object, int] = {}
    for number, conflict in enumerate(conflicts):
        ties = _ties(conflict)
        largest, *smaller = sorted(
            {number, *(at[tie] for tie in ties if tie in at)},
            key=lambda each: (-len(groups.get(each, ())), each),
        )
        own = groups.setdefault(largest, [])
        for each in [e for other in smaller for e in groups.pop(other, ())]:
            ties |= _ties(each)
            own.append(each)
        own.append(conflict)
        at |= dict.fromkeys(ties, largest)
    return list(groups.values())


def seated_twice(seatings: Iterable[Seating]) -> list[tuple[Seating, ...]]:
    """Return the seats of everyone who sits on more than one in a round."""
    found: dict[tuple[str, UUID], list[Seating]] = defaultdict(list)
    for each in seatings:
        if each.participant_id is not None:
            found[each.round, each.participant_id].append(each)
    return [tuple(own) for own in found.values() if len(own) > 1]


def third(base: R, picked: Iterable[tuple[str, Record]], words: Mapping[str, str]) -> R:
    """Return a version in which each of these fields is as in this version, and words are new."""
    values: dict[str, Any] = {name: getattr(version, name) for name, version in picked}
    for name, text in words.items():
        lines = tuple(text.splitlines()[:_MOST_LINES])
        values[name] = lines if isinstance(getattr(base, name), tuple) else text
    return replace(base, **values)


def _ties(conflict: Conflict) -> set[object]:
    """Return what ties a conflict to others; votes to none: together they might tell of a table."""
    ties: set[object] = {each.edit for each in conflict.versions if not is_secret(each)}
    for each in conflict.versions:
        record = each.record if each.kind == Seating.record_kind else None
        if isinstance(record, Seating) and record.participant_id is not None:
            ties.add((record.round, record.participant_id))
    return ties
