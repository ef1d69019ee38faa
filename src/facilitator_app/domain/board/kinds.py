"""What the board is made from: no ballot among it, since none says at which table it was cast."""

from __future__ import annotations

from facilitator_app.domain.records import (
    AcceptedGap,
    BallotAccount,
    Briefing,
    CollectedPack,
    Coverage,
    Duty,
    Flipchart,
    Headline,
    Issued,
    Kit,
    Note,
    PlaceWording,
    Presence,
    Programme,
    Prompt,
    ReadBack,
    Record,
    Reflection,
    SeatChange,
    Seating,
    Session,
    Shorthand,
    Staff,
    Summary,
    Table,
    TablePosition,
    Theme,
    TradeOff,
    VoteRound,
    Workshop,
)

_DESIGN: tuple[type[Record], ...] = (
    *(Programme, Workshop, Session, Prompt, TradeOff, VoteRound, PlaceWording, Issued, Table),
    *(Staff, Duty, Briefing, Theme, Shorthand),
)
_ROOM: tuple[type[Record], ...] = (Seating, Presence, SeatChange, Kit, CollectedPack)
DISPUTED: tuple[type[Record], ...] = (
    *(Note, Headline, ReadBack, Summary, Reflection, Coverage, Flipchart),
    *(BallotAccount, TablePosition, AcceptedGap),
)
"""What two laptops may have differently of one table and session."""

KINDS = (*_DESIGN, *_ROOM, *DISPUTED)
