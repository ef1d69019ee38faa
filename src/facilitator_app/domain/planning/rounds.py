"""The rounds in which a trade-off is voted on, and the sessions in which they are held."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from facilitator_app.domain.records import TABLE_POSITION, VoteRound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from facilitator_app.domain.records import TradeOff

    Pair = tuple[VoteRound | None, VoteRound | None]

ONCE = ("once",)
BEFORE_AND_AFTER = ("before", "after")
USUAL: dict[tuple[str, ...], str] = {
    BEFORE_AND_AFTER: "Before and after talking",
    ("before", TABLE_POSITION, "after"): "Before talking, then a table position, then after",
    ("private before", TABLE_POSITION, "private after"): (
        "In private, then a table position, then in private again"
    ),
    ("private", TABLE_POSITION): "In private, then a table position",
    ("private", "table"): "In private, then at the table",
    ONCE: "Once",
    ("T0", "T1", "T2"): "T0, T1 and T2",
}
"""The rounds that are offered, and what each set of them is called."""


def balloted(trade_off: TradeOff) -> tuple[str, ...]:
    """Return the rounds in which persons vote; one without a name if none is named."""
    return tuple(each for each in trade_off.rounds or ("",) if each != TABLE_POSITION)


def sessions_of(trade_off: TradeOff, held: Iterable[VoteRound]) -> dict[str, UUID | None]:
    """Return in which session each round is voted on: that of the trade-off, if nothing else is."""
    own = {
        each.round: each.session_id
        for each in sorted(held, key=attrgetter("id"))
        if each.trade_off_id == trade_off.id
    }
    return {each: own.get(each, trade_off.session_id) for each in trade_off.rounds or ("",)}


def rounds_in(
    trade_off: TradeOff, session_id: UUID | None, held: Iterable[VoteRound]
) -> tuple[str, ...]:
    """Return the rounds of a trade-off that are voted on in one session."""
    found = sessions_of(trade_off, held).items()
    return tuple(name for name, session in found if session == session_id)


def followed(
    programme: UUID, before: TradeOff, after: TradeOff, held: Iterable[VoteRound]
) -> Iterator[Pair]:
    """Give what the sessions of rounds become when these are renamed or taken out."""
    held = [*held]
    names = {each: each for each in after.rounds}
    if len(before.rounds) == len(after.rounds):
        renamed = zip(before.rounds, after.rounds, strict=True)
        known = {each.round for each in held}
        names |= {old: new for old, new in renamed if old not in names and new not in known}
    for each in held:
        new = names.get(each.round)
        if new == each.round:
            continue
        yield (each, None)
        if new is not None:
            values = {"round": new, "session_id": each.session_id}
            yield (None, VoteRound.named(programme, trade_off_id=after.id, **values))
