"""The kinds of record that files hold. To add one, write its class and name it here."""

from facilitator_app.domain.records.discussion import Coding, Link, Note, Star, Theme
from facilitator_app.domain.records.erasure import Erasure
from facilitator_app.domain.records.guiding import Coverage, SeatChange, WelfareEntry
from facilitator_app.domain.records.keys import KeyPair, Person
from facilitator_app.domain.records.outcomes import (
    DraftExpectation,
    ExpertQuestion,
    Flipchart,
    Headline,
    ReadBack,
    Reflection,
    Summary,
)
from facilitator_app.domain.records.people import Consent, Participant, Presence, Seating
from facilitator_app.domain.records.programme import (
    Briefing,
    Duty,
    Programme,
    Prompt,
    SealingKey,
    Session,
    Shorthand,
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
    Shorthand,
    SealingKey,
    Participant,
    Consent,
    Seating,
    Presence,
    SeatChange,
    Note,
    Theme,
    Coding,
    Link,
    Star,
    Coverage,
    Summary,
    ExpertQuestion,
    Headline,
    ReadBack,
    Reflection,
    DraftExpectation,
    Flipchart,
    WelfareEntry,
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
    "Consent",
    "Coverage",
    "DraftExpectation",
    "Duty",
    "Erasure",
    "ExpectedBallot",
    "ExpertQuestion",
    "Flipchart",
    "Headline",
    "Issued",
    "KeyPair",
    "Link",
    "Note",
    "Participant",
    "Person",
    "PlaceWording",
    "Presence",
    "Programme",
    "Prompt",
    "ReadBack",
    "Record",
    "Reflection",
    "SealingKey",
    "SeatChange",
    "Seating",
    "Session",
    "Shorthand",
    "Staff",
    "Star",
    "Summary",
    "Table",
    "Theme",
    "TradeOff",
    "WelfareEntry",
    "Workshop",
    "now",
]
