"""What a table hands in at the end of a session, and what its team makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID  # noqa: TC003 - the types of fields are read at run time

from facilitator_app.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertQuestion(Record):
    """A question that a table puts to the experts."""

    record_kind: ClassVar[str] = "expert question"
    refers_to: ClassVar[dict[str, str]] = {"session_id": "session", "table_id": "table"}
    session_id: UUID
    table_id: UUID
    text: str
    position: int = 0
    routed_to: str = ""
    status: str = ""
    """Asked, answered or parked; nothing while it waits."""
    answer: str = ""
    agreed: bool = False
    """The table agreed to ask it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline(Record):
    """The one sentence that a table agrees on at the end of a session."""

    record_kind: ClassVar[str] = "headline"
    key: ClassVar[tuple[str, ...]] = ("table_id", "session_id")
    refers_to: ClassVar[dict[str, str]] = {"session_id": "session", "table_id": "table"}
    session_id: UUID
    table_id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack(Record):
    """That a headline was read back to the table and agreed, in the very words kept here.

    If the headline says something else by now, that has not been read back.
    """

    record_kind: ClassVar[str] = "read-back"
    key: ClassVar[tuple[str, ...]] = ("headline_id",)
    refers_to: ClassVar[dict[str, str]] = {"headline_id": "headline"}
    headline_id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Record):
    """What a table said in a session, or under one prompt, in three lines."""

    record_kind: ClassVar[str] = "summary"
    key: ClassVar[tuple[str, ...]] = ("table_id", "session_id", "prompt_id")
    refers_to: ClassVar[dict[str, str]] = {
        "session_id": "session",
        "table_id": "table",
        "prompt_id": "prompt",
    }
    session_id: UUID
    table_id: UUID
    prompt_id: UUID | None = None
    """Nothing if it is of the whole session."""
    lines: tuple[str, ...] = ()
    """Three at most, in order; one that is not written yet is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flipchart(Record):
    """A sheet of a flipchart, and how many at the table agreed to what stands on it."""

    record_kind: ClassVar[str] = "flipchart"
    key: ClassVar[tuple[str, ...]] = ("table_id", "code")
    refers_to: ClassVar[dict[str, str]] = {
        "session_id": "session",
        "table_id": "table",
        "prompt_id": "prompt",
    }
    session_id: UUID
    table_id: UUID
    prompt_id: UUID | None = None
    code: str
    """As it is written on the sheet."""
    about: str = ""
    agreement: str = ""
    """One of AGREEMENTS, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection(Record):
    """What the team at a table made of a session; scores are 1 to 5, 0 if not given."""

    record_kind: ClassVar[str] = "reflection"
    key: ClassVar[tuple[str, ...]] = ("table_id", "session_id")
    refers_to: ClassVar[dict[str, str]] = {"session_id": "session", "table_id": "table"}
    session_id: UUID
    table_id: UUID
    energy: int = 0
    balance: int = 0
    heat: int = 0
    surprise: str = ""
    misunderstanding: str = ""
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftExpectation(Record):
    """A table's draft of what people should be able to expect."""

    record_kind: ClassVar[str] = "draft expectation"
    refers_to: ClassVar[dict[str, str]] = {
        "session_id": "session",
        "table_id": "table",
        "prompt_id": "prompt",
    }
    session_id: UUID
    table_id: UUID
    prompt_id: UUID | None = None
    topic: str = ""
    text: str
    because: str = ""
    as_long_as: str = ""
    disagreement: str = ""
    """Why some at the table disagree."""
