"""What became of the cards of a table in one round, as far as it can be counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records import BallotAccount, ExpectedBallot
from facilitator_app.domain.votes import SPOILT
from facilitator_app.ui.table.votes.second import ballots_of

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table.desk import Desk

_SPOILT = SPOILT[-1]
FIELDS = {
    "issued": "Handed out",
    "returned": "Handed in, blank ones too",
    "spoilt": "Spoilt",
    "unreturned": "Not handed in",
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many cards there were, and what became of them."""

    issued: int
    returned: int
    spoilt: int
    unreturned: int

    @property
    def gap(self) -> int:
        """How many cards more were handed out than are accounted for."""
        return self.issued - self.returned - self.spoilt - self.unreturned


def account_of(desk: Desk, trade_off: TradeOff, vote_round: str) -> BallotAccount | None:
    """Return the account with which a round was closed at a table, if it is closed."""
    found = desk.workspace.of(BallotAccount, "trade_off_id", [trade_off.id])
    here = (vote_round, desk.table.id)
    return next((each for each in found if (each.round, each.table_id) == here), None)


def counted(desk: Desk, trade_off: TradeOff, vote_round: str) -> Count:
    """Return what can be counted: what is keyed and not in another account, seats, codes."""
    ballots = ballots_of(desk.workspace, trade_off, vote_round)
    others = [
        each
        for each in desk.workspace.of(BallotAccount, "trade_off_id", [trade_off.id])
        if each.round == vote_round and each.table_id != desk.table.id
    ]
    spoilt = sum(_SPOILT in each.marks for each in ballots)
    returned = max(0, len(ballots) - spoilt - sum(each.returned for each in others))
    spoilt = max(0, spoilt - sum(each.spoilt for each in others))
    issued = seats_taken(desk)
    if returned + spoilt > issued:  # the whole room is keyed here
        codes = len(desk.workspace.all(ExpectedBallot)) - sum(each.issued for each in others)
        issued = max(codes, returned + spoilt)
    return Count(issued, returned, spoilt, issued - returned - spoilt)


def seats_taken(desk: Desk) -> int:
    """Return how many people are at a table."""
    return sum(each.there for each in desk.seats)


def too_many(keyed: int, people: int) -> str:
    """Return a sentence if more ballots are keyed than there are people, if that is known."""
    if not 0 < people < keyed:
        return ""
    return (
        f"{keyed} ballots are keyed, and there are {people} people. Look whether one was keyed "
        "under a code that is not on it."
    )


def adds_up(count: Count) -> str:
    """Return in words whether a count adds up."""
    if not count.gap:
        return "It adds up."
    cards = f"{abs(count.gap)} card{'' if abs(count.gap) == 1 else 's'}"
    if count.gap > 0:
        return f"{cards} handed out and not accounted for. Count again, or say why."
    return f"{cards} more accounted for than handed out. Count again, or say why."


def closed_in_words(account: BallotAccount) -> str:
    """Return with which account a round was closed."""
    words = (
        f"Closed: {account.issued} handed out, {account.returned} handed in, "
        f"{account.spoilt} spoilt, {account.unreturned} not handed in."
    )
    return f"{words} {account.reason}".strip()
