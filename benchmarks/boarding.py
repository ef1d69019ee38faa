"""The completeness board of a day: twenty sessions of ten prompts at a dozen tables, and at 200."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from facilitator_app.domain.board import board_of
from facilitator_app.domain.records import (
    BallotAccount,
    Coverage,
    Headline,
    Note,
    Participant,
    Programme,
    Prompt,
    ReadBack,
    Record,
    Reflection,
    SeatChange,
    Seating,
    Session,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.domain.snapshot import Snapshot
from measuring import Figure, compared, swept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from material import Files

SESSIONS, PROMPTS, VOTES, SEATS, NOTES, TURNS = 20, 10, 5, 8, 5_000, 11
ALLOWED = {12: 0.1, 200: 1.0}
"""Seconds, by the number of tables."""
DAY = Workshop(code="D1", position=1, held_on=date(2026, 9, 12))
BEGIN = datetime(2026, 9, 12, 8, tzinfo=UTC)
EVENING = BEGIN + timedelta(hours=13)


def boarding(_files: Files) -> Iterator[Figure | str]:
    """Compare laying out the board with a bare count of the notes by table, session and prompt."""
    for tables, allowed in ALLOWED.items():
        snapshot = _day(tables)
        figure = compared(
            f"board of {tables} tables, {NOTES:,} notes",
            partial(swept, partial(_counted, snapshot)),
            partial(swept, partial(board_of, snapshot, DAY, EVENING)),
            turns=TURNS,
        )
        yield figure
        reached = "yes" if figure.ours.clock <= allowed else "NOT REACHED"
        yield (
            f"    {figure.ours.clock * 1000:.0f} ms, {figure.ours.processor * 1000:.0f} of "
            f"the processor, of {allowed * 1000:.0f} allowed: {reached}"
        )


def _counted(snapshot: Snapshot) -> object:
    notes = snapshot.all(Note)
    return Counter((each.table_id, each.session_id, each.prompt_id) for each in notes)


def _day(count: int) -> Snapshot:
    """Return a day on which every table has handed in everything but its packs."""
    chance = random.Random(5)  # noqa: S311 - nothing secret
    sessions = [
        Session(
            workshop_id=DAY.id,
            code=f"1.{number}",
            round=f"R{number // 7}",
            planned_start=(BEGIN + timedelta(minutes=30 * number)).time(),
            minutes=30,
        )
        for number in range(SESSIONS)
    ]
    prompts = [
        Prompt(session_id=each.id, code=f"{each.code}{place}", must_ask=place % 2 == 0)
        for each in sessions
        for place in range(PROMPTS)
    ]
    votes = [
        TradeOff(code=f"TO{at}", method="likert", session_id=each.id, rounds=("before", "after"))
        for at, each in enumerate(sessions[:: SESSIONS // VOTES])
    ]
    tables = [Table(code=str(number)) for number in range(1, count + 1)]
    records: list[Record] = [Programme(name="Front door"), DAY]
    records += [*sessions, *prompts, *votes, *tables]
    records += [each for table in tables for each in _handed_in(table, sessions, prompts, votes)]
    records += _seated(tables, sessions, chance)
    for _ in range(NOTES):
        prompt = chance.choice(prompts)
        table_id = chance.choice(tables).id
        records.append(
            Note(session_id=prompt.session_id, table_id=table_id, prompt_id=prompt.id, text="Wait.")
        )
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.record_kind].append(record)
    return Snapshot({kind: tuple(each) for kind, each in found.items()}, frozenset())


def _handed_in(
    table: Table, sessions: list[Session], prompts: list[Prompt], votes: list[TradeOff]
) -> Iterator[Record]:
    for session in sessions:
        headline = Headline(session_id=session.id, table_id=table.id, text="Keep it.")
        yield headline
        yield ReadBack(headline_id=headline.id, text=headline.text)
        yield Reflection(session_id=session.id, table_id=table.id)
    for prompt in prompts:
        yield Coverage(table_id=table.id, prompt_id=prompt.id, state="asked")
    for vote in votes:
        for name in vote.rounds:
            yield BallotAccount(
                trade_off_id=vote.id,
                round=name,
                table_id=table.id,
                issued=SEATS,
                returned=SEATS,
                spoilt=0,
                unreturned=0,
            )


def _seated(
    tables: list[Table], sessions: list[Session], chance: random.Random
) -> Iterator[Record]:
    """Give three rounds of seating, everybody at another table, and five who left at each."""
    people = [Participant(code=f"P{number}") for number in range(SEATS * len(tables))]
    for name in dict.fromkeys(each.round for each in sessions):
        chance.shuffle(people)
        for place, person in enumerate(people):
            at, seat = divmod(place, SEATS)
            where = tables[at].id
            yield Seating(round=name, table_id=where, seat=seat + 1, participant_id=person.id)
    for table in tables:
        for seat in range(1, 6):
            session = chance.choice(sessions)
            start = session.planned_start
            assert start is not None
            yield SeatChange(
                session_id=session.id, table_id=table.id, seat=str(seat), what="left", at=start
            )
