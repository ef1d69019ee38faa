"""Over the notes: what became of one of them, and which of them were removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from facilitator_app.domain.records import Coding, Link, Note, Star
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Line
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.table.centre_page import CentrePage
from facilitator_app.ui.table.events_view import EventsView
from facilitator_app.ui.table.filing import name_of
from facilitator_app.ui.table.note_history import NoteHistory
from facilitator_app.ui.table.ties import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.note_history import Event
    from facilitator_app.workspace import Workspace

_KINDS = {each.record_kind for each in (Coding, Link, Note, Star)}


class _Page(CentrePage):
    """A heading, a way back, a list."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None, events: EventsView
    ) -> None:
        super().__init__(workspace, context, within)
        self._desk: Desk | None = None
        self.title, self.events = Line("", "title"), events
        self.back = Button("Back to notes", "quiet", "x")
        self._bar = row((self.title, 1), self.back, pad=(20, 6, 8, 6))
        self.setLayout(column(Ground("bar", self._bar), (events, 1), gap=0))
        self.back.clicked.connect(self.left)

    @property
    def first(self) -> QWidget:
        """What has the focus first."""
        return self.events

    def show_desk(self, desk: Desk) -> None:
        """Take up a table in a session."""
        self._desk = desk

    def take(self, changes: Sequence[Change]) -> None:
        """Tell anew what has changed, while somebody looks."""
        if self.isVisible() and _KINDS & {each.record.record_kind for each in changes}:
            self.tell()

    def tell(self) -> None:
        """List what is to be seen."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class HistoryPage(_Page):
    """Who did what to a note, and when."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        events = EventsView("History of the note", "Choose a note in the list, then Ctrl+H.")
        super().__init__(workspace, context, within, events)
        self.note: Note | None = None

    def choose(self, about: object) -> None:
        """Show the history of a note."""
        self.note = about if isinstance(about, Note) else None
        self.tell()

    def tell(self) -> None:
        """List what became of the note."""
        self.title.say(f"History of {called(self.note)}" if self.note else "History of a note")
        found = NoteHistory(self._workspace).of(self.note) if self.note else []
        self.events.show_events(found)


class RemovedPage(_Page):
    """The notes of a table in a session that were removed, to be brought back."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        events = EventsView("Notes removed here", "Nothing was removed at this table here.")
        super().__init__(workspace, context, within, events)
        self.title.say("Notes removed here")
        self.restore = Button("Bring back", icon="rotate-ccw")
        self._bar.insertWidget(1, self.restore)
        self.restore.clicked.connect(self._restore_chosen)
        events.taken.connect(self._restore)

    def choose(self, about: object) -> None:
        """Show what was removed."""
        del about
        self.tell()

    def tell(self) -> None:
        """List what was removed, the last first."""
        desk = self._desk
        history = NoteHistory(self._workspace)
        found = history.removed(desk.session.id, desk.table.id) if desk else []
        self.events.show_events(found)
        self.restore.setEnabled(bool(found))

    def _restore_chosen(self) -> None:
        if self.events.at_hand is not None:
            self._restore(self.events.at_hand)

    def _restore(self, event: Event) -> None:
        note, workspace = event.note, self._workspace
        if note is None:
            return
        found = NoteHistory(workspace).removed_with(note)
        name = f"{name_of(note)} brought back"
        if self._context.changes.save(lambda: workspace.add(*found, name=name)):
            self._context.messages.say(f"{called(note)} is back in the list.", "info")
            self.tell()
