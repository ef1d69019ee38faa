"""The kinds of record that files hold. To add one, write its class and name it here."""

from facilitator_app.domain.records.discussion import (
    Coding,
    DraftExpectation,
    ExpertQuestion,
    Headline,
    Note,
    Reflection,
    Theme,
)
from facilitator_app.domain.records.erasure import Erasure
from facilitator_app.domain.records.keys import KeyPair, Person
from facilitator_app.domain.records.people import Participant, Presence, Seating
from facilitator_app.domain.records.programme import (
    Briefing,
    Duty,
    Programme,
    Prompt,
    Session,
    Staff,
    Table,
    Workshop,
)
from facilitator_app.domain.records.record import Record, now
from facilitator_app.domain.records.voting import (
    Ballot,
    ExpectedBallot,
    Issued,
    PlaceWording,
    TradeOff,
)

PROGRAMME_KINDS: tuple[type[Record], ...] = (
    Programme,
    Workshop,
    Session,
    Prompt,
    Table,
    Staff,
    Duty,
    Briefing,
    Participant,
    Seating,
    Presence,
    Note,
    Theme,
    Coding,
    ExpertQuestion,
    Headline,
    Reflection,
    DraftExpectation,
    TradeOff,
    PlaceWording,
    Issued,
    Ballot,
    ExpectedBallot,
    Erasure,
)
"""What a programme file holds."""

KEY_KINDS: tuple[type[Record], ...] = (KeyPair, Person, Erasure)
"""What a key file holds."""

KINDS: dict[str, type[Record]] = {kind.record_kind: kind for kind in PROGRAMME_KINDS + KEY_KINDS}

__all__ = [
    "KEY_KINDS",
    "KINDS",
    "PROGRAMME_KINDS",
    "Ballot",
    "Briefing",
    "Coding",
    "DraftExpectation",
    "Duty",
    "Erasure",
    "ExpectedBallot",
    "ExpertQuestion",
    "Headline",
    "Issued",
    "KeyPair",
    "Note",
    "Participant",
    "Person",
    "PlaceWording",
    "Presence",
    "Programme",
    "Prompt",
    "Record",
    "Reflection",
    "Seating",
    "Session",
    "Staff",
    "Table",
    "Theme",
    "TradeOff",
    "Workshop",
    "now",
]
