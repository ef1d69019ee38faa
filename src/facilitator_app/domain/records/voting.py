"""Trade-offs and how they are voted on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - the types of fields are read at run time
from typing import ClassVar
from uuid import UUID  # noqa: TC003

from facilitator_app.domain.records.record import Record

TEXTS = ("why", "other", "comment")
"""What a card can ask for in words, beside its marks."""

TABLE_POSITION = "table position"
"""The name of a round in which nobody votes: the table says where it stands as a whole."""


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
    """The lowest and the highest number of a scale; of dots the most for one item and all; of a
    ranking how many are ranked at least and at most, as many as one likes if it does not say."""
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
    asks: tuple[str, ...] = ()
    """Which of TEXTS the card asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRound(Record):
    """In which session a round is voted on, if not that of its trade-off: as in an anchor poll."""

    record_kind: ClassVar[str] = "vote round"
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "round")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off", "session_id": "session"}
    trade_off_id: UUID
    round: str
    session_id: UUID


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
    is_secret: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "round", "code")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off"}
    trade_off_id: UUID
    round: str
    code: str
    marks: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    """What was written on it, by the names in TEXTS."""
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


DECISIONS = ("first", "second", "another")


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondKeying(Record):
    """What a second person keyed from the same paper; the ballot holds what was decided to count.

    While they differ and nothing is decided, the ballot stands as it was keyed first.
    """

    record_kind: ClassVar[str] = "second keying"
    is_secret: ClassVar[bool] = True
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "round", "code")
    refers_to: ClassVar[dict[str, str]] = {
        "trade_off_id": "trade-off",
        "keyed_by": "staff",
        "decided_by": "staff",
    }
    trade_off_id: UUID
    round: str
    code: str
    marks: dict[str, int] = field(default_factory=dict)
    keyed_by: UUID | None = None
    first: dict[str, int] = field(default_factory=dict)
    """What had been keyed first, if it differed."""
    decision: str = ""
    """One of DECISIONS, once somebody has looked at the paper."""
    decided_by: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotAccount(Record):
    """What became of the cards that a table was given: with it, the round is closed there.

    Issued is returned, spoilt and unreturned together, or the reason says why not.
    """

    record_kind: ClassVar[str] = "ballot account"
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "round", "table_id")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off", "table_id": "table"}
    trade_off_id: UUID
    round: str
    table_id: UUID
    issued: int
    returned: int
    """Handed in, blank ones among them, without the spoilt."""
    spoilt: int
    unreturned: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal(Record):
    """That the results of a round may be seen: until then no screen shows them."""

    record_kind: ClassVar[str] = "reveal"
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "round")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off"}
    trade_off_id: UUID
    round: str


REASON_SORTS = ("reason", "condition", "would change minds", "minority view")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason(Record):
    """What a table says after a vote: why, on which condition, what else; who differs, and why."""

    record_kind: ClassVar[str] = "reason"
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off", "table_id": "table"}
    trade_off_id: UUID
    table_id: UUID
    sort: str
    """One of REASON_SORTS."""
    option: str = ""
    """The end or option that it speaks for, if any."""
    text: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePosition(Record):
    """Where a table stands as a whole: never added to the votes of persons."""

    record_kind: ClassVar[str] = "table position"
    key: ClassVar[tuple[str, ...]] = ("trade_off_id", "round", "table_id")
    refers_to: ClassVar[dict[str, str]] = {"trade_off_id": "trade-off", "table_id": "table"}
    trade_off_id: UUID
    round: str = TABLE_POSITION
    table_id: UUID
    marks: dict[str, int] = field(default_factory=dict)
    text: str = ""
