"""The entry line at work: a note is saved, then the line clears; what is half typed is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from facilitator_app.domain.errors import DamagedFileError, ProgrammeFileError
from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.messages import announce
from facilitator_app.ui.table.entry import Entry, from_typed
from facilitator_app.ui.table.filing import Destination

if TYPE_CHECKING:
    from facilitator_app.domain.errors import FacilitatorError
    from facilitator_app.domain.records import Prompt
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.notes_page import NotesPage
    from facilitator_app.workspace import Workspace


_AGAIN = 2_000
"""Milliseconds between tries to save what the disk did not take."""
_TRIED = "It is tried again by itself, and at once by Enter."
_WAITS = f"Not saved yet. {_TRIED}"
_ENTER = "Enter tries again."
_AT_LAST = "Saved now: the disk takes it again."
_CHANGED = "Not saved yet, and changed since: Enter saves it."


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What was entered and the disk did not take: where, and how it stands in the line."""

    desk: Desk
    shown: Entry
    entry: Entry
    to: Destination

    @property
    def place(self) -> str:
        return self.desk.draft_place


class Noting(QObject):
    """Saves what the line of a page submits.

    What the disk does not take stays in the line and is tried again by itself, as it was entered;
    once somebody changes it, it waits for Enter.
    """

    def __init__(self, page: NotesPage, workspace: Workspace, context: Context) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self._workspace = workspace
        self._keeper = DraftKeeper(workspace, context.changes, context.jobs, self)
        self._typed: dict[str, Entry] = {}
        """What is half typed at other places, since the window was opened."""
        self._desk: Desk | None = None
        self._offered = ""
        self._waiting: _Waiting | None = None
        self._is_the_disk = False
        """Whether it waits because of the file, and not because of where it would go."""
        self._again = QTimer(self, interval=_AGAIN)
        self._again.timeout.connect(self._try_again)
        self.prompt: Prompt | None = None
        self.elsewhere: Destination | None = None
        """Where entries go instead, while a sheet of paper is typed up."""
        page.entry.submitted.connect(self._save)
        page.entry.changed.connect(self._keep)
        page.draft_wanted.connect(self._put_back)
        page.draft_dropped.connect(self._drop)
        context.changes.closing.connect(self._again.stop)

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
        if self._waiting is not None and self._is_here(self._waiting):
            self._complain(_WAITS if self._again.isActive() else _CHANGED)
        self._offer(desk, left if here is None else "")
        self._keep()

    def offer(self, typed: str) -> None:
        """Offer words that have lost their place, after those that are offered already."""
        if self._desk is not None:
            self._offer(self._desk, typed)

    def _offer(self, desk: Desk, typed: str) -> None:
        self._offered = self._left_over(desk, typed)
        self._page.offer_draft(from_typed(self._offered, desk.room).text)

    def _save(self, entry: Entry) -> None:
        """Save; the line clears only when the note is on disk."""
        if self._desk is not None:
            shown = self._page.entry.entry
            to = self.elsewhere or Destination(self._desk.filing, self.prompt)
            self._try(_Waiting(self._desk, shown, entry, to))

    def _try(self, new: _Waiting) -> None:
        waited = self._waiting is not None and self._waiting.place == new.place
        error = self._context.changes.enter(lambda: new.to.add(new.entry))
        if error is not None:
            self._keep_waiting(new, error)
            return
        self._let_go(new)
        if waited:
            self._wait_for(None)
            self._context.messages.say(_AT_LAST if self._is_the_disk else "Saved now.")
        elif new.entry.said.prompt:
            self._context.messages.say(f"Filed under {new.entry.said.prompt}.", "info")

    def _let_go(self, saved: _Waiting) -> None:
        """Clear the line of what is saved, here or at the place that it was typed at."""
        if self._is_here(saved):
            self._page.entry.clear()
        else:
            self._typed.pop(saved.place, None)
            self._context.changes.attempt(lambda: self._workspace.keep_draft(saved.place, ""))

    def _is_here(self, waiting: _Waiting) -> bool:
        return self._desk is not None and self._desk.draft_place == waiting.place

    def _keep_waiting(self, new: _Waiting, error: FacilitatorError) -> None:
        """Say in the line why it is not saved, and try again by itself if that can help."""
        self._is_the_disk = isinstance(error, ProgrammeFileError)
        heals = self._is_the_disk and not isinstance(error, DamagedFileError)
        if self._is_here(new):
            self._complain(f"Not saved yet. {error.sentence()} {_TRIED if heals else _ENTER}")
        self._wait_for(new)
        if not heals:
            self._again.stop()

    def _complain(self, sentence: str) -> None:
        if sentence != self._page.entry.trouble:
            self._page.entry.refuse(sentence, stays=True)

    def _wait_for(self, waiting: _Waiting | None) -> None:
        self._waiting = waiting
        if waiting is None:
            self._again.stop()
        else:
            self._again.start()
        self._context.changes.waiting.emit(waiting is not None)

    def _try_again(self) -> None:
        if self._waiting is not None:
            self._try(self._waiting)

    def _keep(self) -> None:
        """Keep what is typed; what waits for the disk and is changed waits for Enter."""
        if self._desk is None:
            return
        entry, waiting = self._page.entry.entry, self._waiting
        self._keeper.note(entry.as_typed(self._desk.room) if entry else "")
        if waiting is None or not self._is_here(waiting) or entry == waiting.shown:
            return
        self._again.stop()
        if entry:
            self._complain(_CHANGED)
        else:
            self._page.entry.relieve()
            self._wait_for(None)

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
