"""What is given to notes that are there: stars, themes, links; and the ways along them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu

from facilitator_app.domain.records import Session
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.table.link_strip import HOW, LinkStrip
from facilitator_app.ui.table.notebook import Shown
from facilitator_app.ui.table.notes_view import AGREES, BUILDS_ON, DISAGREES, GO, STAR, THEME
from facilitator_app.ui.table.ties import called

if TYPE_CHECKING:
    from facilitator_app.domain.records import Theme
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.notes_page import NotesPage
    from facilitator_app.ui.table.ties import Tie

LINK_KEYS = {AGREES: "agrees", DISAGREES: "disagrees", BUILDS_ON: "builds on"}


class NoteMarking(QObject):
    """Does it for the notes of one list."""

    note_wanted = Signal(object)
    """The id of a note of this table and session that is to be shown."""
    page_wanted = Signal(str, object)

    def __init__(self, page: NotesPage, context: Context) -> None:
        super().__init__(page)
        self._page, self._view, self._context = page, page.view, context
        self._strip: LinkStrip | None = None
        self._from: Shown | None = None
        self._how = ""
        self.desk: Desk | None = None
        view = self._view
        view.sign_pressed.connect(self._do)
        view.tie_pressed.connect(self.go_along)
        view.link_wanted.connect(self._link)
        view.link_left.connect(self.leave_link)

    # stars and themes

    def star(self) -> None:
        """Give those chosen a star, or take it off them."""
        notes = [each.note for each in self._view.chosen()]
        if self.desk is None or not notes:
            return
        filing, given = self.desk.filing, list[bool]()
        if self._context.changes.save(lambda: given.append(filing.star(notes))):
            self._say(f"{counted(len(notes), 'note')} {'' if given[0] else 'no longer '}starred")

    def next_starred(self) -> None:
        """Go to the next note with a star, under any prompt; after the last comes the first."""
        starred = self.desk.notebook.starred() if self.desk else []
        if not starred:
            self._context.messages.say("No note is starred here. In the list, * stars one.", "info")
            return
        here = self._view.notes.at(self._view.currentIndex())
        later = [each for each in starred if here and Shown(each).order > here.order]
        self.note_wanted.emit((later or starred)[0].id)

    def give_theme(self, theme: Theme) -> None:
        """Give those chosen a theme, or take it from them if all have it."""
        notes = [each.note for each in self._view.chosen()]
        if self.desk is None or not notes:
            return
        filing, given = self.desk.filing, list[bool]()
        if self._context.changes.save(lambda: given.append(filing.give_theme(notes, theme))):
            done = "given to" if given[0] else "taken from"
            self._say(f"{theme.code} {done} {counted(len(notes), 'note')}")

    def fill_themes(self, menu: QMenu) -> None:
        """List the themes; those that all have are ticked."""
        chosen = self._view.chosen()
        for theme in self.desk.notebook.themes if self.desk else ():
            action = menu.addAction(f"{theme.code}  {theme.title}".strip().replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(all(theme.code in each.themes for each in chosen))
            action.triggered.connect(lambda _=False, theme=theme: self.give_theme(theme))
        if menu.isEmpty():
            menu.addAction("There are no themes yet: Plan has them").setEnabled(False)

    # links

    def begin_link(self, how: str) -> None:
        """Let another note be chosen that the chosen one answers."""
        chosen = self._view.chosen()
        if self._from is None:
            if len(chosen) != 1:
                self._context.messages.say("Choose one note, then link it to another.", "info")
                return
            self._from = chosen[0]
        self._how = how
        self._page.link(self._from.note.id)
        self._tell(how)
        self._view.setFocus()

    def leave_link(self) -> None:
        """Link nothing."""
        if self._from is not None:
            self._from = None
            self._page.link(None)
            if self._strip is not None:
                self._strip.hide()
            self._view.setFocus()

    def unlink(self, shown: Shown, tie: Tie) -> None:
        """Take a link off, at whichever of its ends."""
        desk = self.desk
        if desk is not None and self._context.changes.save(
            lambda: desk.filing.unlink(shown.note, tie.link)
        ):
            self._say("The link was taken off")

    def go_along(self, tie: Tie) -> None:
        """Go to the other note of a link, in another session if need be."""
        desk, other = self.desk, tie.other
        if desk is None:
            return
        if desk.notebook.find(other.id) is not None:
            self.note_wanted.emit(other.id)
            return
        if other.table_id != desk.table.id:
            self._context.messages.say("That note was taken at another table.", "info")
            return
        for session in desk.workspace.of(Session, "id", [other.session_id]):
            self._context.place.go(session)
            self.note_wanted.emit(other.id)

    # the way back

    def show_history(self) -> None:
        """Show what became of the chosen note; if none is, of the newest."""
        view = self._view
        current = view.notes.at(view.currentIndex()) or view.notes.at(view.notes.last())
        shown = next(iter(view.chosen()), current)
        if shown is None:
            self._context.messages.say("Nothing is noted here yet.", "info")
        else:
            self.page_wanted.emit("note.history", shown.note)

    # parts

    def _do(self, sign: str) -> None:
        """Do what a key of the list stands for."""
        if sign in LINK_KEYS:
            self.begin_link(LINK_KEYS[sign])
        elif sign == STAR:
            self.star()
        elif sign == THEME:
            self._pop_up(self._theme_menu())
        elif sign == GO:
            self._go()

    def _theme_menu(self) -> QMenu:
        menu = QMenu(self._page)
        menu.setAccessibleName("Themes")
        self.fill_themes(menu)
        return menu

    def _go(self) -> None:
        """Go along the link of a note; of several, ask which."""
        shown = self._view.notes.at(self._view.currentIndex())
        if shown is None or not shown.ties:
            self._context.messages.say("This note is linked to no other.", "info")
        elif len(shown.ties) == 1:
            self.go_along(shown.ties[0])
        else:
            menu = QMenu(self._page)
            menu.setAccessibleName("Linked notes")
            for tie in shown.ties:
                menu.addAction(plainly.entry(tie.words)).triggered.connect(
                    lambda _=False, tie=tie: self.go_along(tie)
                )
            self._pop_up(menu)

    def _pop_up(self, menu: QMenu) -> None:
        """Show a menu at the note that the keys are at."""
        place = self._view.visualRect(self._view.currentIndex()).topLeft() + QPoint(24, 24)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._view.viewport().mapToGlobal(place))

    def _link(self, other: Shown) -> None:
        """Link the note that was begun with to the one that was found."""
        if self._from is None or self.desk is None:
            return
        note, how, filing = self._from.note, self._how, self.desk.filing
        if other.note.id == note.id:
            self._context.messages.say("Choose another note than the one you link.", "info")
            return
        made: list[bool] = []
        if self._context.changes.save(lambda: made.append(filing.link(note, other.note, how))):
            self.leave_link()
            self._say(
                f"{called(note)} {HOW[how]} {called(other.note)}"
                if made[0]
                else "The link was taken off"
            )

    def _tell(self, how: str) -> None:
        if self._strip is None:
            self._strip = strip = LinkStrip()
            self._page.put_below(strip)
            strip.chosen.connect(self.begin_link)
            strip.made.connect(self._link_current)
            strip.left.connect(self.leave_link)
        if self._from is not None:
            self._strip.tell(called(self._from.note), how)

    def _link_current(self) -> None:
        shown = self._view.notes.at(self._view.currentIndex())
        if shown is not None:
            self._link(shown)

    def _say(self, words: str) -> None:
        undo = self._context.actions["undo"].trigger
        self._context.messages.say(f"{words}.", "info", "Undo", undo)
