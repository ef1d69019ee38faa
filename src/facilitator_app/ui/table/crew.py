"""What works on the table's screen beside its widgets: each does one part of the table's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.ui.table.covering import Covering
from facilitator_app.ui.table.gap_check import GapCheck
from facilitator_app.ui.table.note_editing import NoteEditing
from facilitator_app.ui.table.noting import Noting
from facilitator_app.ui.table.seat_keeping import SeatKeeping
from facilitator_app.ui.table.typing_up import TypingUp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Prompt
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.guide import Guide
    from facilitator_app.ui.table.notes_page import NotesPage
    from facilitator_app.ui.table.owed import Side
    from facilitator_app.workspace import Workspace


class Crew:
    """Takes up a desk, follows what changes there, and puts away what is half typed."""

    def __init__(
        self, guide: Guide, notes: NotesPage, side: Side, workspace: Workspace, context: Context
    ) -> None:
        self._notes = notes
        self._desk: Desk | None = None
        self.editing = NoteEditing(notes, workspace, context)
        self.noting = Noting(notes, workspace, context)
        self.keeping = SeatKeeping(side.people, workspace, context)
        self.covering = Covering(guide, workspace, context)
        self.gaps = GapCheck(notes)
        self.paper = TypingUp(notes, self.noting, workspace, context)
        self.keeping.reseated.connect(self._reseat)
        self.editing.words_left.connect(self.noting.offer)

    @property
    def commands(self) -> dict[str, Callable[[], object]]:
        """What they offer while the screen is shown."""
        return {
            **self.covering.commands,
            "seat": lambda: self.keeping.toggle("1"),
            "seat.yes": self.keeping.say_yes,
            "sheet.done": self.paper.leave,
            "note.history": self.editing.marking.show_history,
            "starred": self.editing.marking.next_starred,
        }

    def take_up(self, desk: Desk) -> None:
        """Go on at a table in a session: with what is half typed there, if anything is."""
        self.keeping.take_up(desk)
        self.covering.take_up(desk)
        self.noting.take_up(desk)
        self.paper.take_up(desk)
        self.editing.desk = self._desk = desk

    def go(self, desk: Desk, before: Prompt | None, now: Prompt | None) -> None:
        """Go on under another prompt."""
        self.gaps.prompt_changes(desk, before, now)
        self.noting.prompt = desk.at_hand = now
        self.covering.go(now)

    def list_anew(self, desk: Desk, note_ids: Sequence[UUID], prompt: Prompt | None) -> None:
        """Show notes as they are now, each in its row."""
        here = prompt.id if prompt else None
        with self._notes.view.staying(note_ids):
            for note_id in note_ids:
                shown = desk.notebook.find(note_id)
                if shown is None or shown.note.prompt_id != here:
                    self.editing.let_go(note_id)
                    shown = None
                self._notes.view.notes.put(note_id, shown)

    def take(self, changes: Sequence[Change]) -> None:
        """Show what has changed in the file."""
        self.keeping.take(changes)
        self.covering.take(changes)
        self.gaps.follow(changes)
        self.paper.take(changes)

    def put_away(self) -> None:
        """Keep what is half typed: another place comes, or the end."""
        self.editing.put_away()
        self.noting.put_away()
        self.covering.put_away()
        self.paper.put_away()

    def _reseat(self) -> None:
        """Let the entry line know who sits where now."""
        if self._desk is not None:
            self._notes.entry.move_to(self._desk.room)
