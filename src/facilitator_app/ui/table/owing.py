"""What a session still owes at a table: each sort of debt in one list."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.gaps import SUMMARY_LINES, lines_of
from facilitator_app.domain.owing import READ, hands_in, is_taken, state_of_headline
from facilitator_app.domain.planning.rounds import balloted
from facilitator_app.domain.planning.versions import called, is_replaced
from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    DraftExpectation,
    ExpectedBallot,
    ExpertQuestion,
    Flipchart,
    Headline,
    ReadBack,
    Reason,
    Reflection,
    Reveal,
    SecondKeying,
    Summary,
    TablePosition,
    VoteRound,
)
from facilitator_app.domain.records.voting import TABLE_POSITION
from facilitator_app.ui.table.after_votes import (
    MINORITY,
    POSITION,
    asks_minority,
    is_anchor,
    position_of,
    reasons_of,
)
from facilitator_app.ui.table.handed_in import (
    AT_MOST,
    drafts_of,
    flipcharts_of,
    questions_of,
    read_back_of,
    summarised,
    summary_of,
)
from facilitator_app.ui.table.votes.rounds import lacks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from uuid import UUID

    from facilitator_app.domain.records import Record, TradeOff
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.votes.rounds import Lack

SUMMARY, REFLECTION = "summary", "reflection"
"""What the page for the end of a session can be gone to for, besides the headline."""

APART = "  "
"""What stands between a vote's code and its title."""


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
    optional: bool = False
    """It need not be there, and has its place in the list all the same."""


@dataclass(frozen=True, slots=True)
class Debt:
    """Something that sessions owe, and the kinds of record that change how it stands."""

    kinds: tuple[type[Record], ...]
    tell: Callable[[Desk], Iterable[Owed]]


def _headline(desk: Desk) -> Iterator[Owed]:
    headline = desk.headline()
    state = state_of_headline(headline, read_back_of(desk, headline))
    if headline is not None or hands_in(desk.session):
        yield Owed("Headline", state, state == READ, "closing")


def _summaries(desk: Desk) -> Iterator[Owed]:
    for prompt in summarised(desk):
        what = f"Summary of ({desk.letter_of(prompt)})"
        yield _summary(what, lines_of(summary_of(desk, prompt)), prompt)
    lines = lines_of(summary_of(desk, None))
    if lines or hands_in(desk.session):
        yield _summary("Summary", lines, SUMMARY)


def _summary(what: str, lines: int, about: object) -> Owed:
    state = f"{lines} of {SUMMARY_LINES} lines" if lines else "not yet"
    return Owed(what, state, lines == SUMMARY_LINES, "closing", about)


def _questions(desk: Desk) -> Iterator[Owed]:
    every = questions_of(desk)
    agreed = sum(each.agreed for each in every)
    if every or hands_in(desk.session):
        state = f"{agreed} of {AT_MOST} agreed" if every else "none"
        yield Owed("Questions", state, bool(agreed), "questions", optional=not every)


def _drafts(desk: Desk) -> Iterator[Owed]:
    count = len(drafts_of(desk))
    if count or hands_in(desk.session):
        yield Owed(
            "Draft expectations", str(count or "none"), bool(count), "drafts", None, not count
        )


def _reflection(desk: Desk) -> Iterator[Owed]:
    done = desk.reflection() is not None
    if done or hands_in(desk.session):
        yield Owed("Reflection", "done" if done else "not yet", done, "closing", REFLECTION)


def _flipcharts(desk: Desk) -> Iterator[Owed]:
    count = len(flipcharts_of(desk))
    if count or hands_in(desk.session):
        yield Owed("Flipcharts", str(count or "none"), bool(count), "flipcharts", None, not count)


def _votes(desk: Desk) -> Iterator[Owed]:
    """Tell of the votes in the whole room: no ballot says at which table it was cast."""
    own, ballots = _own_votes(desk)
    listed = {each.code for each in desk.workspace.all(ExpectedBallot)}
    for trade_off in own:
        cast = ballots[trade_off.id]
        replaced = is_replaced(trade_off, own)
        if (replaced and not cast) or not balloted(trade_off):
            continue
        expected = len(listed.union(each.code for each in cast))
        here = desk.rounds_of(trade_off)
        rounds = [each for each in balloted(trade_off) if each in here]
        state, done = ("replaced", True) if replaced else _keyed(rounds, cast, expected)
        if not replaced and rounds:
            state, done = _closed(lacks_of(desk, trade_off), state, keyed=done)
        what = f"{called(trade_off, own)}{APART}{trade_off.title}"
        yield Owed(what, state, done, "votes", trade_off)


def _own_votes(desk: Desk) -> tuple[list[TradeOff], dict[UUID, list[Ballot]]]:
    """Return the votes of a session, and the ballots of each."""
    own = desk.votes_here()
    found: dict[UUID, list[Ballot]] = {each.id: [] for each in own}
    for ballot in desk.workspace.of(Ballot, "trade_off_id", [*found]):
        found[ballot.trade_off_id].append(ballot)
    return own, found


def _after_votes(desk: Desk) -> Iterator[Owed]:
    """Tell what a table has said to the votes; nothing here says how people voted."""
    own, ballots = _own_votes(desk)
    for trade_off in own:
        code, reasons = called(trade_off, own), reasons_of(desk, trade_off)
        position = position_of(desk, trade_off)
        if is_replaced(trade_off, own) and not reasons and position is None:
            continue
        if TABLE_POSITION in trade_off.rounds or position is not None:
            what, about = f"Table position on {code}", (trade_off, POSITION)
            done = is_taken(position)
            yield Owed(what, "taken" if done else "not yet", done, "after", about)
        cast = ballots[trade_off.id]
        if not reasons and (not cast or is_anchor(desk, trade_off)):
            continue
        count = len(reasons)
        yield Owed(f"Reasons on {code}", str(count or "none"), bool(count), "after", trade_off,
                   optional=not count)  # fmt: skip
        heard = any(each.sort == MINORITY for each in reasons)
        if heard or asks_minority(desk, trade_off, cast):
            what, about = f"Minority view on {code}", (trade_off, MINORITY)
            yield Owed(what, "heard" if heard else "not yet", heard, "after", about)


def _keyed(rounds: Iterable[str], cast: Iterable[Ballot], expected: int) -> tuple[str, bool]:
    """Tell how many ballots of each round there are, and whether those are all."""
    keyed = Counter(each.round for each in cast)
    counts = [keyed[each] for each in rounds]
    if not counts or not expected:
        return "none", False
    return f"{' and '.join(map(str, counts))} of {expected}", min(counts) == expected


def _closed(lacks: list[Lack], state: str, *, keyed: bool) -> tuple[str, bool]:
    """Tell how a vote stands in this session: closed, or what is to be done before it can be."""
    if not lacks:
        return "closed", True
    wrong = sum(each.wrong + each.undecided for each in lacks)
    return f"{wrong} to put right" if wrong else "to be closed" if keyed else state, False


DEBTS: tuple[Debt, ...] = (
    Debt((Headline, ReadBack), _headline),
    Debt((Summary,), _summaries),
    Debt((ExpertQuestion,), _questions),
    Debt((DraftExpectation,), _drafts),
    Debt((Flipchart,), _flipcharts),
    Debt((Reflection,), _reflection),
    Debt((Ballot, BallotAccount, ExpectedBallot, SecondKeying), _votes),
    Debt((Ballot, BallotAccount, Reason, Reveal, TablePosition, VoteRound), _after_votes),
)
"""In the order in which they are listed. To add one, write what tells of it and name it here."""

KINDS = frozenset(kind.record_kind for each in DEBTS for kind in each.kinds)


def owed(desk: Desk) -> list[Owed]:
    """Return all that a session owes at a table, done or not."""
    return [each for debt in DEBTS for each in debt.tell(desk)]
