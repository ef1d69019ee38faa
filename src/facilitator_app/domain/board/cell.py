"""What one table has of one session, and what it lacks of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.board.due import LATER, ON, OVER, Stage
from facilitator_app.domain.owing import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import (
        AcceptedGap,
        BallotAccount,
        Headline,
        Prompt,
        Session,
        Table,
    )

MISSING, WHOLE, ELSEWHERE = "missing", "whole", "elsewhere"
"""What a cell comes to, besides LATER and ON: ELSEWHERE is what a table's laptop still has."""
CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, and the words to say about it."""

    sort: str
    which: str = ""
    """The code of what it is of, if there are several."""
    told: str = ""
    """What is missing, in a few words."""
    ask: str = ""
    """The sentence to say to the table."""
    accepted: AcceptedGap | None = None
    """That it will not come, and why."""

    @property
    def key(self) -> str:
        """What it is accepted by."""
        return f"{self.sort} {self.which}".strip()

    @property
    def can_be_accepted(self) -> bool:
        """Whether somebody may say that it will not come: what is in conflict must be decided."""
        return self.sort != CONFLICT

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        reason = self.accepted.reason if self.accepted else None
        return {"what": self.key, "words": self.told, "ask": self.ask, "accepted": reason}


@dataclass(frozen=True, slots=True)
class Line:
    """A prompt at a table: what became of it, and how many notes there are under it."""

    prompt: Prompt
    state: str
    """One of COVERAGES, or nothing yet."""
    notes: int
    is_unasked: bool = False
    """It must be asked, and was neither asked nor merged into one that was."""
    has_summary: bool = False

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        return {"code": self.prompt.code, "state": self.state, "notes": self.notes}


@dataclass(frozen=True, slots=True)
class Round:
    """A round of a vote at a table: what became of its cards, since no ballot names a table."""

    code: str
    name: str
    present: int
    account: BallotAccount | None = None
    """With it the round is closed here."""

    @property
    def called(self) -> str:
        """The code of the vote with its round."""
        return f"{self.code} {self.name}".strip()

    @property
    def handed_in(self) -> int:
        """How many cards came back, the spoilt among them."""
        return self.account.returned + self.account.spoilt if self.account else 0

    @property
    def is_short(self) -> bool:
        """Whether it was closed with fewer cards than people, and nobody said why."""
        account = self.account
        return account is not None and self.handed_in < self.present and not account.reason.strip()

    @property
    def told(self) -> str:
        """How it stands, in a few words."""
        if self.account is None:
            return "not closed yet"
        return f"{self.handed_in} of {self.present} returned"

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        account = self.account
        return {
            "code": self.code,
            "round": self.name,
            "closed": account is not None,
            "present": self.present,
            "issued": account.issued if account else None,
            "returned": account.returned if account else None,
            "spoilt": account.spoilt if account else None,
            "unreturned": account.unreturned if account else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What there is of one session at one table."""

    table: Table
    session: Session
    stage: Stage
    notes: int = 0
    quotes: int = 0
    lines: Sequence[Line] = ()
    rounds: Sequence[Round] = ()
    positions: Mapping[str, bool] | None = None
    """Whether the table has said where it stands, by the code of the vote."""
    headline: Headline | None = None
    headline_state: str = NOT_YET
    has_summary: bool = False
    has_reflection: bool = False
    conflicts: int = 0
    """How many of its records two laptops have differently."""
    is_elsewhere: bool = False
    """It has a kit, and no pack of its laptop has come since the session ended."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One table and one session on the board."""

    facts: Facts
    missing: tuple[Missing, ...] = ()

    @property
    def key(self) -> tuple[UUID, UUID]:
        """What it is found by: the table and the session."""
        return self.facts.table.id, self.facts.session.id

    @property
    def open(self) -> list[Missing]:
        """What is missing and was not accepted."""
        return [each for each in self.missing if each.accepted is None]

    @property
    def state(self) -> str:
        """What it comes to: MISSING, WHOLE, ON, LATER or ELSEWHERE."""
        stage = self.facts.stage.name
        if self.open:
            return MISSING
        if stage == OVER:
            return WHOLE
        return ELSEWHERE if stage == ON and self.facts.is_elsewhere else stage

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        facts = self.facts
        return {
            "session": facts.session.code,
            "state": self.state,
            "notes": facts.notes,
            "quotes": facts.quotes,
            "prompts": [each.plain() for each in facts.lines],
            "votes": [each.plain() for each in facts.rounds],
            "positions": dict(facts.positions or {}),
            "headline": facts.headline_state,
            "summary": facts.has_summary,
            "reflection": facts.has_reflection,
            "conflicts": facts.conflicts,
            "missing": [each.plain() for each in self.missing],
        }


STATES = (MISSING, WHOLE, ON, ELSEWHERE, LATER)
