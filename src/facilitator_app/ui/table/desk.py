"""One table in one session: its prompts, its seats, what it said and what it owes. No screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.planning.rounds import balloted, rounds_in
from facilitator_app.domain.records import (
    BallotAccount,
    Headline,
    PlaceWording,
    Prompt,
    Reflection,
    Session,
    Shorthand,
    Table,
    Theme,
    TradeOff,
    VoteRound,
)
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.ui.table.expanding import shorthand_of
from facilitator_app.ui.table.filing import Filing
from facilitator_app.ui.table.marks import Room
from facilitator_app.ui.table.notebook import Notebook
from facilitator_app.ui.table.register import Register

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from facilitator_app.domain.attendance import Seat
    from facilitator_app.workspace import Workspace

R = TypeVar("R", Headline, Reflection)

FRAME = {
    *(each.record_kind for each in (Prompt, Session, Shorthand, Table, Theme)),
    *(each.record_kind for each in (TradeOff, PlaceWording)),
}
"""What a desk is built on: when it changes, the screen is built anew."""


class Desk:
    """Reads what the screen needs, and keeps what was said in step with the file."""

    def __init__(
        self, workspace: Workspace, session: Session, table: Table, names: Iterable[str] = ()
    ) -> None:
        self.workspace, self.session, self.table = workspace, session, table
        self._names = frozenset(names)
        """Of a roster, if one is at hand."""
        self.at_hand: Prompt | None = None
        """The prompt under which is noted."""
        self.notebook = Notebook(workspace, session.id, table.id)
        sessions = {
            each.id: each for each in workspace.of(Session, "workshop_id", [session.workshop_id])
        }
        of_day = [each for each in workspace.all(Prompt) if each.session_id in sessions]
        of_day.sort(key=lambda each: (in_order(each.code), each.position))
        self.prompts = sorted(
            (each for each in of_day if each.session_id == session.id),
            key=lambda each: (each.position, in_order(each.code)),
        )
        self.by_code = {each.code: each for each in of_day}
        self.register = Register(workspace, session, table, sessions.values(), self.notebook)
        self.room = self._made_room()
        self.filing = Filing(workspace, self.notebook, session, table, self.by_code)

    @property
    def seats(self) -> list[Seat]:
        """The seats as they stand now."""
        return self.register.seats

    def read_seats(self) -> None:
        """Read anew who sits where and is there."""
        self.register.read()
        self.room = self._made_room()

    @property
    def draft_place(self) -> str:
        """Where what is half typed here is kept."""
        return f"note {self.table.id} {self.session.id}"

    def first_prompt(self) -> Prompt | None:
        """Return the prompt to begin with: where the talk was last, or else the first."""
        newest = self.notebook.newest()
        for each in self.prompts:
            if newest is not None and each.id == newest.prompt_id:
                return each
        return self.prompts[0] if self.prompts else None

    def letter_of(self, prompt: Prompt) -> str:
        """Return what a prompt is called within its session."""
        return prompt.code.removeprefix(self.session.code).strip(". ") or prompt.code

    def by_letter(self, letter: str) -> Prompt | None:
        """Return the prompt of this session that a letter stands for."""
        return next(
            (each for each in self.prompts if self.letter_of(each).casefold() == letter), None
        )

    def headline(self) -> Headline | None:
        """Return the table's headline of this session, if it has one."""
        return self._own(self.workspace.of(Headline, "table_id", [self.table.id]))

    def reflection(self) -> Reflection | None:
        """Return what the team made of this session, if it has said so."""
        return self._own(self.workspace.of(Reflection, "table_id", [self.table.id]))

    def votes(self) -> list[TradeOff]:
        """Return what can be voted on, what is in this session and the newest version first."""
        known = [each for each in self.workspace.all(TradeOff) if each.method in VOTE_METHODS]
        here = self._held_here(known)
        known.sort(key=lambda e: (e.id not in here, in_order(e.code), -e.version))
        return known

    def votes_here(self) -> list[TradeOff]:
        """Return what is voted on in this session, in any of its rounds."""
        every = self.votes()
        here = self._held_here(every)
        return [each for each in every if each.id in here]

    def rounds_of(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the rounds in which a trade-off is voted on in this session."""
        held = self.workspace.of(VoteRound, "trade_off_id", [trade_off.id])
        return rounds_in(trade_off, self.session.id, held)

    def round_at_hand(self, trade_off: TradeOff) -> str:
        """Return the first round of this session that is not closed here; else the very first."""
        every = balloted(trade_off) or ("",)
        closed = {
            each.round
            for each in self.workspace.of(BallotAccount, "trade_off_id", [trade_off.id])
            if each.table_id == self.table.id
        }
        here = [each for each in self.rounds_of(trade_off) if each in every]
        return next((each for each in here if each not in closed), (here or every)[0])

    def _held_here(self, votes: Iterable[TradeOff]) -> set[UUID]:
        """Return which of some trade-offs are voted on in this session."""
        held = self.workspace.all(VoteRound)
        return {each.id for each in votes if rounds_in(each, self.session.id, held)}

    def _own(self, found: list[R]) -> R | None:
        return next((each for each in found if each.session_id == self.session.id), None)

    def _made_room(self) -> Room:
        return Room(
            seats=tuple(each.label for each in self.seats),
            session=self.session.code,
            prompts=tuple(self.by_code),
            themes={each.code: each.title for each in self.notebook.themes},
            no_notes=self.register.cautions("notes"),
            no_quotes=self.register.cautions("quotes"),
            names=self._names,
            shorthand=shorthand_of(self.table.id, self.workspace.all(Shorthand)),
        )
