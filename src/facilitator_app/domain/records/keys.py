"""What the key file holds, apart from the programme and always encrypted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from facilitator_app.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair(Record):
    """The lead's keys: the secret one opens table packs and the welfare log."""

    record_kind: ClassVar[str] = "key pair"
    public: str
    """An age recipient, which may be given to anyone."""
    secret: str
    """The age identity, which stays in this file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Who one person is, and which codes they have; neither code gives the other away."""

    record_kind: ClassVar[str] = "person"
    participant_code: str
    ballot_code: str
    name: str = ""
    """As it stands on the roster; nothing if nobody has said."""
