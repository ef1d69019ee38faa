"""A day of two talks and a vote at two tables, to be added to, and its board."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from facilitator_app.domain.board import Board, Cell, board_of
from facilitator_app.domain.records import (
    TABLE_POSITION,
    AcceptedGap,
    BallotAccount,
    CollectedPack,
    Headline,
    Kit,
    Note,
    Programme,
    Prompt,
    ReadBack,
    Record,
    Reflection,
    Session,
    Summary,
    Table,
    TradeOff,
    Workshop,
)
from tests.exports.samples import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Iterable

PROGRAMME = Programme(id=UUID("0190d3a0-0000-7000-8000-0000000000cc"), name="Riverside")
DAY = Workshop(code="D1", position=1, held_on=date(2026, 9, 12))
FIRST, SECOND, VOTE, LUNCH = (
    Session(
        workshop_id=DAY.id, code=code, kind=kind, round="R1", planned_start=time(hour), minutes=50
    )
    for code, kind, hour in (
        ("1.1", "table", 10),
        ("1.2", "table", 11),
        ("V1", "plenary", 12),
        ("L1", "break", 13),
    )
)
ASKED = Prompt(
    session_id=FIRST.id, code="1.1a", question="What makes a way in a good one?", must_ask=True
)
OTHER = Prompt(session_id=FIRST.id, code="1.1b", position=1, summary=True)
A, B = Table(code="A", seats=4), Table(code="B", seats=4)
BUSES = TradeOff(
    code="TO1",
    method="likert",
    rounds=("before", TABLE_POSITION),
    scale=(1, 5),
    session_id=VOTE.id,
)
DESIGN: tuple[Record, ...] = (
    *(PROGRAMME, DAY, FIRST, SECOND, VOTE, LUNCH, ASKED, OTHER, A, B, BUSES),
)


def at(hour: int, minute: int = 0) -> datetime:
    """Return a time of the day."""
    return datetime(2026, 9, 12, hour, minute, tzinfo=UTC)


def note(prompt: Prompt | None = ASKED, table: Table = A, **values: Any) -> Note:  # noqa: ANN401
    about = prompt.id if prompt else None
    usual = {"session_id": FIRST.id, "table_id": table.id, "prompt_id": about, "text": "So"}
    return Note(**{**usual, **values})


def headline(text: str = "Keep the desk.", table: Table = A) -> Headline:
    return Headline(session_id=FIRST.id, table_id=table.id, text=text)


def summary(*lines: str, prompt: Prompt | None = None, table: Table = A) -> Summary:
    about = prompt.id if prompt else None
    return Summary(session_id=FIRST.id, table_id=table.id, prompt_id=about, lines=lines)


def all_of_first(table: Table = A) -> list[Record]:
    """Return all that a table owes of the first session."""
    one = headline(table=table)
    return [
        note(ASKED, table, wording="exact"),
        note(OTHER, table),
        one,
        ReadBack(headline_id=one.id, text=one.text),
        summary("One.", table=table),
        summary("Two.", prompt=OTHER, table=table),
        Reflection(session_id=FIRST.id, table_id=table.id, energy=4),
    ]


def account(returned: int, *, spoilt: int = 0, left: int = 0, reason: str = "") -> BallotAccount:
    return BallotAccount(
        trade_off_id=BUSES.id,
        round="before",
        table_id=A.id,
        issued=returned + spoilt + left,
        returned=returned,
        spoilt=spoilt,
        unreturned=left,
        reason=reason,
    )


def accepted(what: str, session: Session = FIRST, reason: str = "they left early") -> AcceptedGap:
    return AcceptedGap(table_id=A.id, session_id=session.id, what=what, reason=reason)


def kit(table: Table = A, day: Workshop = DAY) -> Kit:
    return Kit(workshop_id=day.id, table_id=table.id, stamp="x", verify="00")


def pack(of: Kit, packed: datetime | None, **values: Any) -> CollectedPack:  # noqa: ANN401
    usual = {"kit_id": of.id, "laptop": "table-a", "fingerprint": "00", "covers": "00"}
    return CollectedPack(**{**usual, "packed_at": packed, **values})


def board(
    now: datetime,
    *records: Record,
    design: Iterable[Record] = DESIGN,
    conflicts: Iterable[UUID] = (),
) -> Board:
    """Return the board of the day."""
    every = [*design, *records]
    day = next(each for each in every if isinstance(each, Workshop))
    return board_of(snapshot_of(every, conflicts), day, now)


def cell(found: Board, session: Session = FIRST, table: Table = A) -> Cell:
    """Return one cell."""
    return next(each for each in found.cells() if each.key == (table.id, session.id))


def lacking(found: Board, session: Session = FIRST, table: Table = A) -> list[str]:
    """Return what is missing in a cell and was not accepted."""
    return [each.key for each in cell(found, session, table).open]


def asked(found: Board, what: str, session: Session = FIRST) -> str:
    """Return what is to be said of one missing thing."""
    return next(each.ask for each in cell(found, session).missing if each.key == what)
