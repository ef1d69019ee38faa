"""Rounds of voting that are keyed here: open from the first ballot to the account of the cards.

One whose account is taken back is open again. While one is open what was keyed in it can be undone,
for which its order is known, and no backup is made. When it is closed that order is forgotten.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from facilitator_app.domain.changes import NO_TIME
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import (
    Ballot,
    BallotAccount,
    Record,
    SecondKeying,
    Session,
    TradeOff,
    VoteRound,
    Workshop,
)
from facilitator_app.storage import migrations, steps
from facilitator_app.storage.projection import ROWS
from facilitator_app.storage.tables import Moment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.storage.engine import Database

T = TypeVar("T", bound=Record)
Paper: TypeAlias = Ballot | SecondKeying | BallotAccount
"""What belongs to a round."""
_KEPT = "SELECT made_at FROM open_rounds WHERE round = ?"
_ORDER = "ballots lie as they were keyed"


def keyed(database: Database, changes: Sequence[Change]) -> str:
    """Return the round that a single paper was keyed in, and open it with the first of its ballots.

    Several papers in one edit have no order among each other.
    """
    found = [each.record for each in changes]
    papers = [each for each in found if isinstance(each, Ballot | SecondKeying)]
    if len({(each.trade_off_id, each.round, each.code) for each in papers}) != 1:
        return ""
    if any(each.before is None and isinstance(each.after, Ballot) for each in changes):
        _open(database, papers[0])
    if migrations.fact(database, _ORDER) != "yes":
        migrations.set_fact(database, _ORDER, "yes")
    return _name(papers[0])


def follow(database: Database, changes: Sequence[Change]) -> bool:
    """Close the rounds of which an account is given; tell whether there are any.

    One whose account is taken back is open again: what is then keyed a second time, or put right,
    has an order as well.
    """
    accounts = [each for each in changes if isinstance(each.record, BallotAccount)]
    for each in accounts:
        if each.after is None and isinstance(each.before, BallotAccount):
            _open_again(database, each.before)
    given = [each.after for each in accounts if isinstance(each.after, BallotAccount)]
    closed = [(_name(each),) for each in given]
    if closed:
        database.driver.executemany("DELETE FROM open_rounds WHERE round = ?", closed)
        steps.forget_keyed(database)
    return bool(closed)


def are_open(database: Database) -> bool:
    """Tell whether a round is being keyed."""
    has_table = "SELECT 1 FROM sqlite_master WHERE name = 'open_rounds'"
    return bool(
        database.driver.execute(has_table).fetchone()
        and database.driver.execute("SELECT 1 FROM open_rounds LIMIT 1").fetchone()
    )


def forget_order(database: Database) -> None:
    """Take out of the file's pages in which order the ballots of closed rounds were keyed.

    What stands in the way is met again when the file is opened, and then this is done.
    """
    with suppress(FacilitatorError), database.reading():
        if migrations.fact(database, _ORDER) != "yes":
            return
        with database.writing():
            steps.forget_keyed(database)
        if database.write_anew() and not are_open(database):
            with database.writing():
                migrations.set_fact(database, _ORDER, "no")


def times_of(database: Database) -> Callable[[Record], datetime]:
    """Return what tells the times of secret records, and looks once for each round."""
    found: dict[tuple[int, str], datetime] = {}

    def time_of(record: Record) -> datetime:
        if not isinstance(record, Ballot | SecondKeying):
            return NO_TIME
        of = record.trade_off_id.int, record.round
        if of not in found:
            with database.reading():
                found[of] = _time_of(database, record)
        return found[of]

    return time_of


def _open_again(database: Database, account: BallotAccount) -> None:
    """Open the round of an account, if anything was keyed in it."""
    ballots = ROWS[Ballot.record_kind].of(database, "trade_off_id", [account.trade_off_id])
    if any(each.round == account.round for each in ballots):
        _open(database, account)


def _open(database: Database, record: Paper) -> None:
    row = (_name(record), Moment.write(_time_of(database, record)))
    database.driver.execute("INSERT OR IGNORE INTO open_rounds VALUES (?, ?)", row)


def _time_of(database: Database, record: Paper) -> datetime:
    """Return when something was keyed, as far as it may be known: when its session begins.

    While a round is open that is the same for all of it, whatever becomes of the plan.
    """
    kept = database.driver.execute(_KEPT, (_name(record),)).fetchone()
    if kept is not None:
        return datetime.fromisoformat(kept[0])
    session = _one(database, Session, _session_of(database, record))
    day = _one(database, Workshop, session.workshop_id if session else None)
    if not (session and session.planned_start and day and day.held_on):
        return NO_TIME
    return datetime.combine(day.held_on, session.planned_start).astimezone()


def _session_of(database: Database, record: Paper) -> UUID | None:
    rounds = ROWS[VoteRound.record_kind].of(database, "trade_off_id", [record.trade_off_id])
    found = [each.session_id for each in rounds if each.round == record.round]
    trade_off = _one(database, TradeOff, record.trade_off_id)
    return next(iter(found), trade_off.session_id if trade_off else None)


def _one(database: Database, kind: type[T], record_id: UUID | None) -> T | None:
    """Return a record of a kind, if there is one."""
    found = ROWS[kind.record_kind].of(database, "id", [record_id]) if record_id else []
    return next(iter(found), None)


def _name(record: Paper) -> str:
    return f"{record.trade_off_id.hex} {record.round}"
