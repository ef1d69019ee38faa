"""The entry line at work: a note is saved, then the line clears; what is half typed is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table.entry import Entry, from_typed
from facilitator_app.ui.table.filing import Destination

if TYPE_CHECKING:
    from facilitator_app.domain.records import Prompt
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.notes_page import NotesPage
    from facilitator_app.workspace import Workspace


class Noting(QObject):
    """Saves what the line of a page submits."""

    def __init__(self, page: NotesPage, workspace: Workspace, context: Context) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self._workspace = workspace
        self._keeper = DraftKeeper(workspace, context.changes, context.jobs, self)
        self._typed: dict[str, Entry] = {}
        """What is half typed at other places, since the window was opened."""
        self._desk: Desk | None = None
        self._offered = ""
        self.prompt: Prompt | None = None
        self.elsewhere: Destination | None = None
        """Where entries go instead, while a sheet of paper is typed up."""
        page.entry.submitted.connect(self._save)
        page.entry.changed.connect(self._keep)
        page.draft_wanted.connect(self._put_back)
        page.draft_dropped.connect(self._drop)

    def put_away(self) -> None:
        """Keep what is half typed: another place comes, or the end."""
        if self._desk is not None:
            self._typed[self._desk.draft_place] = self._page.entry.entry
            self._keeper.flush()
            self._desk = None

    def take_up(self, desk: Desk) -> None:
        """Go on at a table in a session: with what is half typed there, if anything is."""
        self._desk = None
        entry = self._page.entry
        entry.room = desk.room
        left = self._keeper.begin(desk.draft_place)
        here = self._typed.get(desk.draft_place)
        entry.hold(here or Entry())
        self._desk = desk
        self._offered = self._left_over(desk, left if here is None else "")
        self._page.offer_draft(from_typed(self._offered, desk.room).text)
        self._keep()

    def _save(self, entry: Entry) -> None:
        """Save; the line clears only when the note is on disk."""
        desk = self._desk
        if desk is None:
            return
        to = self.elsewhere or Destination(desk.filing, self.prompt)
        if self._context.changes.save(lambda: to.add(entry)):
            self._page.entry.clear()
            if entry.said.prompt:
                self._context.messages.say(f"Filed under {entry.said.prompt}.", "info")
        else:
            self._page.entry.refuse("Not saved yet. Enter tries again.")

    def _keep(self) -> None:
        if self._desk is not None:
            entry = self._page.entry.entry
            self._keeper.note(entry.as_typed(self._desk.room) if entry else "")

    def _left_over(self, desk: Desk, left: str) -> str:
        """Return what is to be offered; it stays in the file until somebody decides."""
        place = f"{desk.draft_place} offered"
        newest = desk.notebook.newest()
        if newest is not None and from_typed(left, desk.room).words == newest.text:
            left = ""  # it was saved, and then the power went
        offered = "\n".join(filter(None, (self._workspace.draft(place), left)))
        if left:
            self._context.changes.save(lambda: self._workspace.keep_draft(place, offered))
        return offered

    def _put_back(self) -> None:
        """Put what was half typed back into the line."""
        entry = self._page.entry
        if self._desk is None:
            return
        if entry.entry:
            entry.refuse("Save what stands in the line first.")
            return
        entry.hold(from_typed(self._offered, entry.room))
        self._keeper.flush()
        self._drop()

    def _drop(self) -> None:
        if self._desk is not None:
            place = f"{self._desk.draft_place} offered"
            self._context.changes.save(lambda: self._workspace.keep_draft(place, ""))
        self._offered = ""
        self._page.offer_draft("")
        self._page.entry.line.setFocus()
        announce(self._page.entry.line, "The line is free")
