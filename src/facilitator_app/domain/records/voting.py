"""Trade-offs and how they are voted on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - the types of fields are read at run time
from typing import ClassVar
from uuid import UUID  # noqa: TC003

from facilitator_app.domain.records.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class TradeOff(Record):
    """One version of a question whose ends compete, and the way it is voted on.

    A later wording or scale is another version: another record, with ballots of its own.
    """

    record_kind: ClassVar[str] = "trade-off"
    key: ClassVar[tuple[str, ...]] = ("code", "version")
    refers_to: ClassVar[dict[str, str]] = {"session_id": "session"}
    code: str
    version: int = 1
    title: str = ""
    wording: str = ""
    method: str
    """A name in `VOTE_METHODS`, or that of a way of voting that comes later."""
    options: tuple[str, ...] = ()
    """What can be marked: the options of a choice, the items or scenarios of a scale."""
    scale: tuple[int, ...] = ()
    """The lowest and the highest number of a scale; of dots the most for one item and all."""
    scale_labels: tuple[str, ...] = ()
    """What the numbers of a scale are called, or its two ends, or the strengths of a choice."""
    conditions: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()
    """The times at which it is voted on, in order, such as before and after."""
    best_cases: tuple[str, ...] = ()
    """The best case for each end or option."""
    costs: tuple[str, ...] = ()
    """The cost of each end or option."""
    session_id: UUID | None = None
    places: str = ""
    """What each option is called before its number, such as "Expectation", where the options are
    numbered places: the cards carry the numbers, and the wordings are given on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWording(Record):
    """What stands at one numbered place of a trade-off, given on the day: no new version."""

    record_kind: ClassVar[str] = "place wording"
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "number")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off"}
    trade_off_id: UUID
    number: int
    """From 1."""
    text: str


ISSUED = ("ballot cards", "kits")


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued(Record):
    """That cards or kits with one version of a trade-off were made: from then on it is locked."""

    record_kind: ClassVar[str] = "issued"
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "what")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off"}
    trade_off_id: UUID
    what: str
    """One of ISSUED."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Record):
    """One vote in one round on one version of a trade-off: a number against each option marked.

    Its id follows from the code on the paper, so that a ballot keyed on two laptops is one record:
    agreed if the marks agree, in conflict if they do not, never counted twice.

    It does not say at which table it was cast: who sat where is in the programme too, and the same
    code at a few tables would soon be one person's.
    """

    record_kind: ClassVar[str] = "ballot"
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "round", "code")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off"}
    trade_off_id: UUID
    round: str
    code: str
    marks: dict[str, int] = field(default_factory=dict)
    cast_at: datetime | None = None
    """When it was cast, if it was imported: what the ballot says, not a clock of ours."""

    def outranks(self, other: Record) -> bool:
        """Tell whether this ballot was cast after another: a voter may vote again elsewhere."""
        return (
            isinstance(other, Ballot)
            and self.cast_at is not None
            and other.cast_at is not None
            and self.cast_at > other.cast_at
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedBallot(Record):
    """A ballot code that was handed out: on the list of those who are expected to vote."""

    record_kind: ClassVar[str] = "expected ballot"
    key: ClassVar[tuple[str, ...]] = ("code",)
    code: str
