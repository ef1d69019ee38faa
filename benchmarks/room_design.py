"""The programme of a room that is played: sessions, prompts, a vote a day, people on seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.records import (
    ExpectedBallot,
    Participant,
    Prompt,
    Record,
    Seating,
    Session,
    Table,
    TradeOff,
    Workshop,
)

if TYPE_CHECKING:
    from uuid import UUID

SEATS, SESSIONS = 8, 5
"""Of each table, and of each day."""


def design(
    own: UUID,
    days: list[Workshop],
    tables: list[Table],
    sessions: list[Session],
    codes: list[str],
) -> list[Record]:
    """Return all that the kits are made from."""
    found: list[Record] = [*days, *tables, *sessions]
    for session in sessions:
        found += [
            Prompt.named(own, session_id=session.id, code=code, question=f"What of {code}?")
            for code in "abc"
        ]
    for day, session in zip(days, sessions[::SESSIONS], strict=True):
        vote = {"method": "likert", "scale": (1, 5), "rounds": ("before",)}
        found.append(
            TradeOff.named(own, code=f"TO{day.position}", version=1, session_id=session.id, **vote)
        )
    for place, table in enumerate(tables):
        for seat in range(1, SEATS + 1):
            code = f"P{place * SEATS + seat:04}"
            person = Participant(id=Participant.id_of(own, code), code=code)
            found.append(person)
            found += [
                Seating.named(
                    own, round=day.code, table_id=table.id, seat=seat, participant_id=person.id
                )
                for day in days
            ]
    return [*found, *(ExpectedBallot.named(own, code=each) for each in codes)]
