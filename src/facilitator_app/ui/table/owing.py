"""What a session still owes at a table: each sort of debt in one list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.versions import called, is_replaced
from facilitator_app.domain.records import Ballot, ExpectedBallot, Headline, Reflection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from facilitator_app.domain.records import Record, TradeOff
    from facilitator_app.ui.table.desk import Desk


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is owed, how it stands, and where it is done."""

    what: str
    state: str
    done: bool
    page: str
    """The command of the page where it is done."""
    about: object = None
    """What that page is to show."""


@dataclass(frozen=True, slots=True)
class Debt:
    """Something that sessions owe, and the kinds of record that change how it stands."""

    kinds: tuple[type[Record], ...]
    tell: Callable[[Desk], Iterable[Owed]]


def _headline(desk: Desk) -> Iterator[Owed]:
    yield _done_or_not("Headline", "closing", done=desk.headline() is not None)


def _reflection(desk: Desk) -> Iterator[Owed]:
    yield _done_or_not("Reflection", "closing", done=desk.reflection() is not None)


def _votes(desk: Desk) -> Iterator[Owed]:
    """Tell of the votes in the whole room: no ballot says at which table it was cast."""
    own = [each for each in desk.votes() if each.session_id == desk.session.id]
    listed = {each.code for each in desk.workspace.all(ExpectedBallot)}
    ballots = desk.workspace.of(Ballot, "trade_off_id", [each.id for each in own])
    for trade_off in own:
        cast = [each for each in ballots if each.trade_off_id == trade_off.id]
        replaced = is_replaced(trade_off, own)
        if replaced and not cast:
            continue
        expected = len(listed.union(each.code for each in cast))
        state, done = ("replaced", True) if replaced else _keyed(trade_off, cast, expected)
        what = f"{called(trade_off, own)}  {trade_off.title}"
        yield Owed(what, state, done, "votes", trade_off)


def _keyed(trade_off: TradeOff, cast: Iterable[Ballot], expected: int) -> tuple[str, bool]:
    rounds = Counter(each.round for each in cast)
    counts = [rounds[each] for each in trade_off.rounds]
    if not counts or not expected:
        return "none", False
    return f"{' and '.join(map(str, counts))} of {expected}", min(counts) == expected


def _done_or_not(what: str, page: str, *, done: bool) -> Owed:
    return Owed(what, "done" if done else "not yet", done, page)


DEBTS: tuple[Debt, ...] = (
    Debt((Headline,), _headline),
    Debt((Reflection,), _reflection),
    Debt((Ballot, ExpectedBallot), _votes),
)
"""In the order in which they are listed. To add one, write what tells of it and name it here."""

KINDS = frozenset(kind.record_kind for each in DEBTS for kind in each.kinds)


def owed(desk: Desk) -> list[Owed]:
    """Return all that a session owes at a table, done or not."""
    return [each for debt in DEBTS for each in debt.tell(desk)]
