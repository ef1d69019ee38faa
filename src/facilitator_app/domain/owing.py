"""What tables hand in of a session, and how that stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.planning.rounds import balloted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from facilitator_app.domain.records import (
        Headline,
        Prompt,
        ReadBack,
        Session,
        TablePosition,
        TradeOff,
    )

NOT_YET, TO_READ, READ_AGAIN, READ = "not yet", "to be read back", "read back again", "read back"


def hands_in(session: Session) -> bool:
    """Tell whether tables talk in a session: only then do they hand anything in."""
    return session.kind == "table"


def state_of_headline(headline: Headline | None, read_back: ReadBack | None) -> str:
    """Return how far a headline is: written, and read back in the words that it has now."""
    if headline is None:
        return NOT_YET
    if read_back is None:
        return TO_READ
    return READ if read_back.text == headline.text else READ_AGAIN


def summarised(prompts: Iterable[Prompt], written: Collection[UUID | None]) -> list[Prompt]:
    """Return the prompts under which a summary is asked for, or is written all the same."""
    return [each for each in prompts if each.summary or each.id in written]


def is_taken(position: TablePosition | None) -> bool:
    """Tell whether a table has said where it stands as a whole."""
    return position is not None and bool(position.marks)


def still_open(
    trade_off: TradeOff, here: Collection[str], closed: Collection[str]
) -> tuple[str, ...]:
    """Return the rounds in which persons vote in a session, and that are not closed there."""
    return tuple(each for each in balloted(trade_off) if each in here and each not in closed)
