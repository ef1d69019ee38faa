"""The versions of a trade-off: when its wording and scale are locked, and what comes after that.

They lock at the first answer, or when a card or kit with them has been made, whichever is first.
A later edit makes a new version with ballots of its own, so that no shift is ever calculated
between two questions.
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import TradeOff

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

LOCKED = ("wording", "method", "options", "scale", "scale_labels", "conditions", "places")
"""The fields that stand on the ballot card, and that its answers depend on."""


def newest(trade_offs: Iterable[TradeOff]) -> list[TradeOff]:
    """Return of each code the newest version, in the order of the codes; both, if two have it."""
    every = list(trade_offs)
    last: dict[str, int] = {}
    for each in every:
        last[each.code] = max(each.version, last.get(each.code, each.version))
    found = [each for each in every if each.version == last[each.code]]
    return sorted(found, key=lambda each: in_order(each.code))


def would_be_new(before: TradeOff, after: TradeOff, locked: Collection[UUID]) -> bool:
    """Tell whether an edit changes what is locked, and so makes a new version."""
    if before.id not in locked:
        return False
    return any(getattr(before, name) != getattr(after, name) for name in LOCKED)


def next_version(programme: UUID, after: TradeOff, every: Iterable[TradeOff]) -> TradeOff:
    """Return an edited trade-off as the next version of its code."""
    newer = [each for each in every if each.code == after.code and each.version > after.version]
    if newer:
        raise PlanError(
            f"There is a newer version of {after.code} already.", advice="Edit that one."
        )
    values: dict[str, Any] = {
        each.name: getattr(after, each.name) for each in fields(after) if each.name != "id"
    }
    return TradeOff.named(programme, **{**values, "version": after.version + 1})
