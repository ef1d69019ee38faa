"""What each end or option of a trade-off has to be said for it and against it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.formats import (
    SLIDER,
    format_of,
    sides_of,
    with_options_of,
)

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff


@dataclass(frozen=True, slots=True)
class Side:
    """One end or option."""

    name: str
    best_case: str = ""
    cost: str = ""


@dataclass(frozen=True, slots=True)
class Sides:
    """All of them; what is said once for all of them stands apart."""

    each: tuple[Side, ...] = ()
    best_case: str | None = None
    """The one best case of all; none if each has its own."""
    cost: str | None = None


def are_options(trade_off: TradeOff) -> bool:
    """Tell whether the sides of a trade-off are its options, which can be added to."""
    found = format_of(trade_off)
    return not found.scale and not trade_off.places


def sides_in(trade_off: TradeOff) -> Sides:
    """Return the sides of a trade-off; what is said beyond them has a side without a name."""
    names = () if trade_off.places else sides_of(trade_off)
    best, best_for_all = _apart(trade_off.best_cases, len(names))
    costs, cost_for_all = _apart(trade_off.costs, len(names))
    count = max(len(names), len(best), len(costs))
    rows = (_padded(each, count) for each in (names, best, costs))
    return Sides(tuple(map(Side, *rows)), best_for_all, cost_for_all)


def with_sides(trade_off: TradeOff, sides: Sides) -> TradeOff:
    """Return a trade-off with other sides, their names where these can be worded here."""
    names = tuple(each.name for each in sides.each)
    best = _together([each.best_case for each in sides.each], sides.best_case)
    costs = _together([each.cost for each in sides.each], sides.cost)
    changed = replace(trade_off, best_cases=best, costs=costs)
    if are_options(trade_off):
        return with_options_of(replace(changed, options=names), trade_off)
    if format_of(trade_off).method == SLIDER:
        return replace(changed, scale_labels=names)
    return changed


def _apart(texts: tuple[str, ...], sides: int) -> tuple[tuple[str, ...], str | None]:
    """Tell what is said of each side from what is said once for all of them."""
    return ((), texts[0]) if len(texts) == 1 and sides != 1 else (texts, None)


def _padded(texts: tuple[str, ...], count: int) -> tuple[str, ...]:
    return texts + ("",) * (count - len(texts))


def _together(each: list[str], for_all: str | None) -> tuple[str, ...]:
    """Return what is said as it is kept: one text means all sides, so each side has its own."""
    if for_all is not None:
        return (for_all,) if for_all else ()
    return tuple(each) if any(each) else ()
