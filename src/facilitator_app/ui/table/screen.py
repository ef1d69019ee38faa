"""The table's screen: guide, notes and seats, for one table in the session at hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.layouts import Stack, column
from facilitator_app.ui.parts.panels import Panel, Panels
from facilitator_app.ui.table import owing
from facilitator_app.ui.table.arriving import Arriving
from facilitator_app.ui.table.asking import Asking
from facilitator_app.ui.table.centre import Centre
from facilitator_app.ui.table.crew import Crew
from facilitator_app.ui.table.desk import FRAME, Desk
from facilitator_app.ui.table.guide import Guide
from facilitator_app.ui.table.notes_page import NotesPage
from facilitator_app.ui.table.owed import Side
from facilitator_app.ui.table.pages import PAGES
from facilitator_app.ui.table.whereabouts import Whereabouts

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QFocusEvent

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Prompt, Table
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.centre_page import CentrePage
    from facilitator_app.workspace import Workspace

_ONE_BY_ONE = 200
"""If more notes than this change at once, as after an import, they are listed anew."""


class TableScreen(QWidget):
    """What a note-taker sees all day."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self._workspace, self._context = workspace, context
        self.whereabouts = Whereabouts(workspace, context.settings)
        self.desk: Desk | None = None
        self.prompt: Prompt | None = None
        self._is_anew = True
        """Whether all of it was read since the last change."""
        self.guide, self.side, self.notes = Guide(), Side(), NotesPage()
        self.centre = Centre(self.notes, workspace, context)
        self.arriving = Arriving()
        self.panels = Panels(
            "Parts of this screen",
            Panel("Guide", self.guide, 276),
            Panel("Notes", self.centre),
            Panel("Seats", self.side, 288),
            front="Notes",
        )
        self._pages = Stack()
        self._pages.addWidget(self.arriving)
        self._pages.addWidget(self.panels)
        self.setLayout(column((self._pages, 1), gap=0))
        # Last: Qt dresses anew everything within what is put into something else.
        self.centre.addWidget(self.notes)
        self.crew = Crew(self.guide, self.notes, self.side, workspace, context)
        self._asking = Asking(self, workspace, context)
        self._listen()
        self._offer()
        self.load()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the focus to where most of the day begins."""
        super().focusInEvent(event)
        if self.desk is None:
            self.arriving.first.setFocus()
        else:
            self.centre.first.setFocus()

    def show_part(self, command: str) -> None:
        """Ask who types: the part of this screen that is gone to from anywhere."""
        if command == "hands":
            self._asking.ask()

    def page(self, command: str) -> CentrePage:
        """Return a page of the centre, which is built when it is first gone to."""
        return self.centre.page(command)

    # what is at hand

    def load(self) -> None:
        """Show the table of this laptop in the session at hand."""
        self._context.changes.catch_up()
        self._is_anew = True
        tables = self.whereabouts.tables()
        session, table = self._context.place.session, self.whereabouts.table()
        self._put_away()
        if session is None or table is None:
            self.desk = None
            self.arriving.ask(tables, session=session is not None)
            self._pages.setCurrentWidget(self.arriving)
            return
        before = self.prompt.id if self.prompt else None
        desk = Desk(self._workspace, session, table, self._context.key.names)
        self.crew.gaps.desk_changes(self.desk, desk)
        self.desk = desk
        kept = (each for each in desk.prompts if each.id == before)
        desk.at_hand = next(kept, None) or desk.first_prompt()
        self.guide.show_desk(desk, tables)
        self.side.tell_owed(desk)
        self.centre.take_up(desk)
        self.crew.take_up(desk)
        self.go(desk.at_hand)
        self.crew.editing.take_up(desk)
        self._pages.setCurrentWidget(self.panels)

    def choose_table(self, table: Table) -> None:
        """Sit at another table, and remember it."""
        self.whereabouts.remember(table)
        self.load()
        self.notes.entry.line.setFocus()

    def go(self, prompt: Prompt | None) -> None:
        """Note under another prompt."""
        if self.desk is None or not self.crew.editing.finish():
            return
        prompt_id = prompt.id if prompt else None
        stay = prompt_id == (self.prompt.id if self.prompt else None)
        self.crew.go(self.desk, self.prompt, prompt)
        self.prompt = prompt
        self.notes.show_prompt(self.desk.letter_of(prompt) if prompt else "", prompt)
        self.notes.view.list_notes(self.desk.notebook.under(prompt_id), stay=stay)
        self.notes.tell()

    def step(self, by: int) -> None:
        """Note under the next prompt, or the one before."""
        prompts = self.desk.prompts if self.desk else []
        if self.prompt in prompts:
            place = prompts.index(self.prompt) + by
            if 0 <= place < len(prompts):
                self._choose(prompts[place])

    def show_notes(self) -> None:
        """Come back to the notes."""
        if self.desk is not None:
            self._show(self.notes)

    def show_note(self, note_id: UUID) -> None:
        """Show a note of this table and session under its prompt, and choose it."""
        desk = self.desk
        shown = desk.notebook.find(note_id) if desk else None
        if desk is not None and shown is not None:
            place = shown.note.prompt_id
            if place != (self.prompt.id if self.prompt else None):
                self.go(next((each for each in desk.prompts if each.id == place), None))
            self._show(self.notes)
            self.notes.view.choose_note(note_id)
            self.notes.view.setFocus()

    def show_page(self, command: str, about: object = None) -> None:
        """Open a page over the notes."""
        if self.desk is not None:
            page = self.page(command)
            if page.closes_session:
                page.say_missing(self.crew.gaps.session_ends(self.desk))
            page.choose(about)
            self._show(page)

    # parts

    def _offer(self) -> None:
        """Offer what can be done while this is shown."""
        self._context.actions.offer_while_shown(
            self,
            {
                "prompt.next": lambda: self.step(1),
                "prompt.previous": lambda: self.step(-1),
                "notes": self.show_notes,
                "seats": self._go_to_seats,
                "sheet": self._type_up,
                "signs": self.notes.entry.show_signs,
                "summary": self._summarise,
                **{each.command: partial(self.show_page, each.command) for each in PAGES},
                **self.crew.commands,
            },
        )

    def _listen_to_programme(self) -> None:
        context = self._context
        context.place.changed.connect(self.load)
        context.key.changed.connect(self.load)
        context.changes.changed.connect(self._follow)
        context.changes.followed.connect(self._follow_up)
        context.changes.closing.connect(self._put_away)

    def _listen(self) -> None:
        context, entry, crew = self._context, self.notes.entry, self.crew
        self._listen_to_programme()
        self._listen_to_seats()
        self.arriving.table_chosen.connect(self.choose_table)
        self.guide.table_chosen.connect(self.choose_table)
        self.guide.prompt_chosen.connect(self._choose)
        self.guide.notes_dropped.connect(crew.editing.refile_dropped)
        self.centre.left.connect(self.show_notes)
        self.centre.prompt_wanted.connect(self._choose)
        self.centre.page_wanted.connect(self.show_page)
        crew.editing.prompt_wanted.connect(self._choose)
        crew.editing.marking.note_wanted.connect(self.show_note)
        crew.editing.marking.page_wanted.connect(self.show_page)
        crew.covering.wanted.connect(lambda: self.panels.bring("Guide"))
        crew.covering.left.connect(self._return)
        crew.paper.prompt_wanted.connect(self.go)
        crew.gaps.prompt_wanted.connect(self._choose)
        crew.gaps.summary_wanted.connect(partial(self.show_page, "closing"))
        crew.gaps.session_wanted.connect(context.place.go)
        self.side.wanted.connect(self.show_page)
        self.notes.votes.clicked.connect(lambda _=False: self.show_page("votes"))
        entry.went_up.connect(crew.editing.edit_last)
        entry.undo_wanted.connect(context.actions["undo"].trigger)
        entry.redo_wanted.connect(context.actions["redo"].trigger)

    def _listen_to_seats(self) -> None:
        self.side.seats.pressed.connect(self._put_seat)
        self.side.seats.left.connect(self.show_notes)
        self.crew.keeping.listen(self)
        for digit in "0123456789":  # wherever the focus is on this screen
            keys = QShortcut(QKeySequence(f"Alt+{digit}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._put_seat, digit))

    def _summarise(self) -> None:
        """Go to the summary of the prompt at hand if one is asked for, else of the session."""
        asked = self.prompt if self.prompt and self.prompt.summary else None
        self.show_page("closing", asked or owing.SUMMARY)

    def _choose(self, prompt: Prompt | None) -> None:
        self.go(prompt)
        self.show_notes()

    def _show(self, page: CentrePage | NotesPage) -> None:
        self.centre.setCurrentWidget(page)
        self.panels.bring("Notes")
        page.first.setFocus()

    def _return(self) -> None:
        """Give the focus back to what is shown in the centre."""
        self.panels.bring("Notes")
        self.centre.first.setFocus()

    def _type_up(self) -> None:
        """Type up a sheet of paper, above the entry line."""
        self._show(self.notes)
        self.crew.paper.begin()

    def _put_seat(self, seat: str) -> None:
        if self.desk is not None:
            self._show(self.notes)
            self.notes.entry.toggle_seat(seat)

    def _go_to_seats(self) -> None:
        if self.desk is not None:
            self.panels.bring("Seats")
            self.side.seats.take_focus()

    def _put_away(self) -> None:
        """Keep what is half typed: another place comes, or the end."""
        self.crew.put_away()
        self.centre.put_away()

    def _follow(self, changes: list[Change]) -> None:
        """Show what has changed; one saved note changes one row."""
        desk = self.desk
        kinds = {each.record.record_kind for each in changes}
        if desk is None or kinds & FRAME:
            self.load()
            return
        touched = desk.notebook.take(changes)
        if len(touched) > _ONE_BY_ONE:
            self.go(self.prompt)
            touched = []
        self.crew.list_anew(desk, touched, self.prompt)
        self._is_anew = False

    def _follow_up(self, changes: list[Change]) -> None:
        """Show what follows from what has changed: counts, who was heard, what is owed."""
        if self.desk is None or self._is_anew:
            return
        self.notes.tell()
        self.crew.take(changes)
        self.centre.take(changes)
        if {each.record.record_kind for each in changes} & owing.KINDS:
            self.side.tell_owed(self.desk)
