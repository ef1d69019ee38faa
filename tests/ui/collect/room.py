"""A programme file in which laptops have said things differently."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import (
    Ballot,
    Note,
    Participant,
    Prompt,
    Seating,
    Session,
    Summary,
    Table,
    TradeOff,
    Workshop,
)
from facilitator_app.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

TABLE_C, TABLE_D = Author("table-c", "note-taker"), Author("table-d", "facilitator")
LEAD = Author("lead", "lead")


class Room:
    """A programme file, and what two other laptops have made of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with Workspace.create(path, "Front door", LEAD) as workspace:
            self.programme: UUID = workspace.programme
            self._plan(workspace)
            self._say(workspace)

    def _plan(self, workspace: Workspace) -> None:
        home = self.programme
        self.day = Workshop.named(home, code="W1", position=1)
        self.session = Session.named(home, code="2.4", workshop_id=self.day.id, title="Ways in")
        self.prompt = Prompt.named(
            home, session_id=self.session.id, code="2.4a", question="What gets in the way?"
        )
        self.other_prompt = Prompt.named(
            home, session_id=self.session.id, code="2.4b", question="What would help?"
        )
        self.short_prompt = Prompt.named(home, session_id=self.session.id, code="2.4c")
        self.table = Table.named(home, code="C")
        self.vote = TradeOff.named(
            home,
            code="TO3",
            version=1,
            method="choice",
            options=("Soon", "Known"),
            rounds=("before",),
            session_id=self.session.id,
        )
        workspace.add(self.day, self.session, self.prompt, self.other_prompt, self.short_prompt)
        workspace.add(self.table, self.vote)

    def _say(self, workspace: Workspace) -> None:
        home = self.programme
        self.people = [Participant(code=code) for code in ("P01", "P02", "P03")]
        self.seats = [
            Seating.named(
                home, round="R1", table_id=self.table.id, seat=number, participant_id=person.id
            )
            for number, person in enumerate(self.people, 1)
        ]
        self.note = Note(
            session_id=self.session.id,
            table_id=self.table.id,
            prompt_id=self.prompt.id,
            seats=("3",),
            text="They said that nobody rang back for a week, and then it was too late.",
        )
        self.summary = Summary.named(
            home,
            table_id=self.table.id,
            session_id=self.session.id,
            prompt_id=None,
            lines=("One number to ring", "", ""),
        )
        self.ballot = Ballot.named(
            home, trade_off_id=self.vote.id, round="before", code="2A42W", marks={"Soon": 1}
        )
        workspace.add(*self.people, *self.seats)
        workspace.add(self.note, self.summary)
        workspace.add(self.ballot)

    def elsewhere(self, author: Author, *changes: Change) -> None:
        """Let a laptop that has what was planned here make an edit, and take it in."""
        edit = Edit(author)
        with Workspace.open(self.path, LEAD) as workspace:
            made = []
            for change in changes:
                base = workspace.history(change.record.id)[:1]
                made.append(edit.revision(change, base if change.before is not None else ()))
            workspace.merge(made)

    def said_differently(self) -> None:
        """Let two laptops say something else of a note each."""
        words = "They said that somebody rang back after two weeks, and then it was too late."
        self.elsewhere(TABLE_C, Change(self.note, replace(self.note, text=words)))
        other = replace(self.note, prompt_id=self.other_prompt.id, stance="against")
        self.elsewhere(TABLE_D, Change(self.note, other))

    def typed_up(self) -> None:
        """Let a laptop have nearly the same words, in a note of its own."""
        words = "They said nobody rang back for a week, and then it was to late."
        self.elsewhere(TABLE_C, Change(None, replace(self.note, id=new_id(), text=words)))

    def said_thrice(self) -> None:
        """Let a third laptop remove the note of which two others say something else."""
        self.said_differently()
        self.elsewhere(LEAD, Change(self.note, None))

    def removed_on_one(self) -> None:
        """Let one laptop write a summary on while another removes it."""
        lines = ("One number to ring", "A name at the other end", "")
        self.elsewhere(TABLE_C, Change(self.summary, replace(self.summary, lines=lines)))
        self.elsewhere(TABLE_D, Change(self.summary, None))

    def keyed_twice(self) -> None:
        """Let two laptops key one paper differently."""
        for author, marks in ((TABLE_C, {"Known": 1}), (TABLE_D, {"blank": 1})):
            self.elsewhere(author, Change(self.ballot, replace(self.ballot, marks=marks)))

    def swapped_twice(self) -> None:
        """Let one person change places with another on one laptop, with a third elsewhere."""
        for author, place in ((TABLE_C, 1), (TABLE_D, 2)):
            first, second = self.seats[0], self.seats[place]
            self.elsewhere(
                author,
                Change(first, replace(first, participant_id=second.participant_id)),
                Change(second, replace(second, participant_id=first.participant_id)),
            )

    def moved_on(self) -> None:
        """Let the first two seats be taken by others, by different ones on two laptops."""
        first, second = self.seats[:2]
        for author, shift in ((TABLE_C, 1), (TABLE_D, 2)):
            sits = [self.people[(place + shift) % 3].id for place in (0, 1)]
            self.elsewhere(
                author,
                Change(first, replace(first, participant_id=sits[0])),
                Change(second, replace(second, participant_id=sits[1])),
            )

    def prompt_removed(self) -> Note:
        """Let the lead remove a prompt under which a table notes something meanwhile."""
        with Workspace.open(self.path, LEAD) as workspace:
            workspace.remove(self.short_prompt)
        late = Note(
            session_id=self.session.id,
            table_id=self.table.id,
            prompt_id=self.short_prompt.id,
            text="Said after the prompt was gone.",
        )
        self.elsewhere(TABLE_C, Change(None, late))
        return late

    def everything(self) -> None:
        """Let all of it happen."""
        self.said_differently()
        self.removed_on_one()
        self.keyed_twice()
        self.swapped_twice()
