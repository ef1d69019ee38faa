"""The versions of a trade-off: when its wording and scale are locked, and what comes after that.

They lock at the first answer, or when a card or kit with them has been made, whichever is first.
A later edit makes a new version with ballots of its own, so that no shift is ever calculated
between two questions.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.planning.rounds import followed
from facilitator_app.domain.records import Ballot, PlaceWording, TradeOff, VoteRound

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Record

    Pair = tuple[Record | None, Record | None]

LOCKED = (
    *("wording", "method", "options", "scale", "scale_labels", "conditions", "places"),
    "asks",
)
"""The fields that stand on the ballot card, and that its answers depend on."""


def newest(trade_offs: Iterable[TradeOff]) -> list[TradeOff]:
    """Return of each code the newest version, in the order of the codes; both, if two have it."""
    every = list(trade_offs)
    last: dict[str, int] = {}
    for each in every:
        last[each.code] = max(each.version, last.get(each.code, each.version))
    found = [each for each in every if each.version == last[each.code]]
    return sorted(found, key=lambda each: in_order(each.code))


def called(trade_off: TradeOff, every: Iterable[TradeOff]) -> str:
    """Return the code of a trade-off, with its version if there are others of that code."""
    alone = all(each.id == trade_off.id for each in every if each.code == trade_off.code)
    return trade_off.code if alone else f"{trade_off.code} version {trade_off.version}"


def is_replaced(trade_off: TradeOff, every: Iterable[TradeOff]) -> bool:
    """Tell whether there is a newer version."""
    return any(e.code == trade_off.code and e.version > trade_off.version for e in every)


def would_be_new(before: TradeOff, after: TradeOff, locked: Collection[UUID]) -> bool:
    """Tell whether an edit changes what is locked, and so makes a new version."""
    if before.id not in locked:
        return False
    return any(getattr(before, name) != getattr(after, name) for name in LOCKED)


def reworded(changes: Iterable[Change]) -> set[UUID]:
    """Return the trade-offs of which changes touch what is locked once there are answers."""
    pairs = ((each.before, each.after) for each in changes)
    return {
        before.id
        for before, after in pairs
        if isinstance(before, TradeOff) and isinstance(after, TradeOff)
        if would_be_new(before, after, {before.id})
    }


def next_version(programme: UUID, after: TradeOff, every: Iterable[TradeOff]) -> TradeOff:
    """Return an edited trade-off as the next version of its code."""
    values: dict[str, Any] = {
        each.name: getattr(after, each.name) for each in fields(after) if each.name != "id"
    }
    found = TradeOff.named(programme, **{**values, "version": after.version + 1})
    # A trade-off that has another code by now was perhaps first called by this one.
    taken = any(each.id == found.id for each in every)
    return replace(found, id=new_id()) if taken else found


def edited(
    programme: UUID,
    before: TradeOff | None,
    after: TradeOff,
    every: Sequence[TradeOff],
    locked: Collection[UUID],
    hanging: Iterable[PlaceWording | VoteRound] = (),
) -> list[Pair]:
    """Return what an edit of a trade-off, or a new one, comes to; refuse what cannot be.

    `hanging` is what was said of trade-offs elsewhere. A new version takes over the wordings that
    were given for the places it still has, and the sessions of its rounds.
    """
    if before is None or before.code != after.code:
        _refuse_taken(after.code, every)
    if before is None:
        return [(None, after)]
    versions = [each for each in every if each.code == before.code]
    is_older = is_replaced(before, versions)
    if is_older and replace(before, session_id=after.session_id) != after:
        raise PlanError(
            f"There is a newer version of {before.code} already.", advice="Edit that one."
        )
    if before.code != after.code:
        return _renamed(before, after, versions, locked)
    own = [each for each in hanging if each.trade_off_id == before.id]
    if would_be_new(before, after, locked):
        new = next_version(programme, after, every)
        return [(None, new), *((None, each) for each in taken_over(programme, own, new))]
    held = [each for each in own if isinstance(each, VoteRound)]
    return [(before, after), *followed(programme, before, after, held)]


def taken_over(
    programme: UUID, hanging: Iterable[PlaceWording | VoteRound], after: TradeOff
) -> Iterator[PlaceWording | VoteRound]:
    """Give what was said of one version as said of the next: of the places and rounds it has."""
    count = len(after.options) if after.places else 0
    for each in hanging:
        if isinstance(each, PlaceWording):
            if each.number <= count:
                values = {"number": each.number, "text": each.text}
                yield PlaceWording.named(programme, trade_off_id=after.id, **values)
        elif each.round in after.rounds:
            held = {"round": each.round, "session_id": each.session_id}
            yield VoteRound.named(programme, trade_off_id=after.id, **held)


def refuse_lost_rounds(
    pairs: Iterable[Pair], ballots_of: Callable[[TradeOff], Iterable[Ballot]]
) -> None:
    """Refuse to rename or take out a round of voting in which ballots were cast."""
    for before, after in pairs:
        if not isinstance(before, TradeOff) or not isinstance(after, TradeOff):
            continue
        gone = set(before.rounds or ("",)) - set(after.rounds or ("",))
        cast = {each.round for each in ballots_of(before)} if gone else set()
        for name in sorted(gone & cast):
            where = f"in the round “{name}”, so it stays" if name else "before it had rounds"
            raise PlanError(
                f"Ballots on {before.code} were cast {where}.",
                advice="Copy the trade-off to ask about it in other rounds.",
            )


def refuse_new_wording(
    before: PlaceWording | None, after: PlaceWording | None, answered: Collection[UUID]
) -> None:
    """Refuse to change what was given as the wording of a place after people have answered it.

    One that is still missing can be given then too: ballots may be keyed before wordings are.
    """
    if before is not None and before != after and before.trade_off_id in answered:
        raise PlanError(
            "The first ballot is in, so the wordings stay as they were given.",
            advice="Make a new trade-off to ask about other wordings.",
        )


def _refuse_taken(code: str, every: Iterable[TradeOff]) -> None:
    if any(each.code == code for each in every):
        raise PlanError(
            f"There is a trade-off {code} already.", advice="Give this one another code."
        )


def _renamed(
    before: TradeOff, after: TradeOff, versions: Iterable[TradeOff], locked: Collection[UUID]
) -> list[Pair]:
    """Give every version the new code, unless paper or answers go by the old one."""
    found: list[Pair] = [(before, after)]
    for each in versions:
        if each.id in locked:
            raise PlanError(
                f"Cards or answers go by the code {before.code} already, so it stays.",
                advice="Duplicate the trade-off to ask it under another code.",
            )
        if each.id != before.id:
            found.append((each, replace(each, code=after.code)))
    return found
