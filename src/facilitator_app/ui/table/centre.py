"""The centre of the table's screen: the notes, and the pages that open over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from facilitator_app.ui.parts.layouts import Stack
from facilitator_app.ui.table.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.changes import Change
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.centre_page import CentrePage
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.notes_page import NotesPage
    from facilitator_app.workspace import Workspace


class Centre(Stack):
    """Builds a page when it is first gone to."""

    left = Signal()
    """Back to the notes."""
    prompt_wanted = Signal(object)
    page_wanted = Signal(str, object)

    def __init__(self, notes: NotesPage, workspace: Workspace, context: Context) -> None:
        super().__init__()
        self._notes, self._workspace, self._context = notes, workspace, context
        self._built: dict[str, CentrePage] = {}
        self._desk: Desk | None = None
        later = Qt.ConnectionType.QueuedConnection
        notes.entry.line.unseen.connect(self._take_focus, later)

    def page(self, command: str) -> CentrePage:
        """Return a page by its command."""
        if command not in self._built:
            [wanted] = [each for each in PAGES if each.command == command]
            page = wanted.build(self._workspace, self._context, self)
            self._built[command] = page
            self.addWidget(page)
            page.left.connect(self.left)
            page.prompt_wanted.connect(self.prompt_wanted)
            page.page_wanted.connect(self.page_wanted)
            if self._desk is not None:
                page.show_desk(self._desk)
        return self._built[command]

    @property
    def first(self) -> QWidget:
        """What has the focus first on what is shown."""
        shown = self.currentWidget()
        pages = (each for each in self._built.values() if each is shown)
        return next(pages, self._notes).first

    def take_up(self, desk: Desk) -> None:
        """Take up a table in a session, with the pages on which something is half typed there."""
        for page in PAGES:
            place = f"{page.command} of {desk.draft_place}"
            if page.keeps and page.command not in self._built and self._workspace.draft(place):
                self.page(page.command)
        self._desk = desk
        for built in self._built.values():
            built.show_desk(desk)

    def take(self, changes: Sequence[Change]) -> None:
        """Show what has changed in the file."""
        for page in self._built.values():
            page.take(changes)

    def put_away(self) -> None:
        """Keep what is half typed: another place comes, or the end."""
        self._desk = None
        for page in self._built.values():
            page.put_away()

    # parts

    def _take_focus(self) -> None:
        """Keep the focus on what is shown, when it was given to the line underneath."""
        if self.isVisible() and self._notes.entry.line.hasFocus():
            self.first.setFocus()
