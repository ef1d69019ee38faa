"""What can be done to notes that are there: edit in place, re-file, mask, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal

from facilitator_app.ui.parts.draft_keeper import DraftKeeper
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.table.entry import Entry, entry_of, from_typed
from facilitator_app.ui.table.entry_box import EntryBox
from facilitator_app.ui.table.mask_box import MaskBox
from facilitator_app.ui.table.note_marking import NoteMarking
from facilitator_app.ui.table.note_menu import note_menu
from facilitator_app.ui.table.notes_view import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Note, Prompt
    from facilitator_app.ui.context import Context
    from facilitator_app.ui.table.desk import Desk
    from facilitator_app.ui.table.notebook import Shown
    from facilitator_app.ui.table.notes_page import NotesPage
    from facilitator_app.workspace import Workspace


class NoteEditing(QObject):
    """Does it for the notes of one list."""

    prompt_wanted = Signal(object)
    words_left = Signal(str)
    """The note that these were typed into is gone: they are to be offered."""

    def __init__(self, page: NotesPage, workspace: Workspace, context: Context) -> None:
        super().__init__(page)
        self._page, self._view, self._context = page, page.view, context
        self._keeper = DraftKeeper(workspace, context.changes, context.jobs, self)
        self.marking = NoteMarking(page, context)
        self._desk: Desk | None = None
        self.editor: QWidget | None = None
        self._open: tuple[Shown, Entry] | None = None
        view = self._view
        view.edit_wanted.connect(self.edit)
        view.remove_wanted.connect(self.remove)
        view.mask_wanted.connect(self.mask)
        view.letter_pressed.connect(self._refile_by_letter)
        view.sign_pressed.connect(self._refile_nowhere)
        view.left.connect(page.entry.line.setFocus)
        view.menu_wanted.connect(self._show_menu)

    @property
    def desk(self) -> Desk | None:
        """The table in a session whose notes are listed."""
        return self._desk

    @desk.setter
    def desk(self, desk: Desk) -> None:
        """Do it for the notes of another table or session from now on."""
        self._desk = self.marking.desk = desk

    def take_up(self, desk: Desk) -> None:
        """Go on at a table in a session; offer the edit that was not finished there, if any."""
        self.desk = desk
        left = self._keeper.begin(f"edit of {desk.draft_place}")
        note_id, _, typed = left.partition(" ")
        shown = desk.notebook.find(UUID(note_id)) if typed else None
        if typed and shown is None:
            self.words_left.emit(typed)
            self._keeper.note("")
        if shown is not None:
            self._context.messages.say(
                f"The edit of a note was not finished: “{from_typed(typed, desk.room).text}”",
                "warn",
                "Go on with it",
                lambda: self._go_on(shown, typed),
            )

    def put_away(self) -> None:
        """Save what is being edited; if that cannot be done, keep it as half typed."""
        self.marking.leave_link()
        if not self.finish():
            self._keeper.flush()
            self._close()

    # editing in place

    def edit_last(self) -> None:
        """Edit the newest note."""
        shown = self._view.notes.at(self._view.notes.last())
        if shown is not None:
            self.edit(shown)

    def edit(self, shown: Shown) -> None:
        """Let a note be edited where it stands."""
        if self.desk is not None and self.finish():
            self._edit(shown, self.desk)

    def _edit(self, shown: Shown, desk: Desk) -> EntryBox:
        before = entry_of(shown.note, shown.themes, desk.room)
        when = shown.note.noted_at
        said = f"Noted {when.astimezone():%H:%M:%S}.  " if when else ""
        box = EntryBox("Edit this note", f"{said}Enter saves, Esc leaves it")
        box.room = desk.room
        box.hold(before)
        box.layout().setContentsMargins(16, 8, 16, 8)  # type: ignore[union-attr]
        box.setAutoFillBackground(True)
        box.submitted.connect(self._save_edit)
        box.left.connect(self._drop)
        later = Qt.ConnectionType.QueuedConnection
        box.fitted.connect(lambda: self._view.fit_editor(shown), later)
        self._show(shown, before, box, box.line)
        box.changed.connect(lambda: self._keep(shown, before, box))
        return box

    def _go_on(self, shown: Shown, typed: str) -> None:
        """Edit a note again as somebody had begun to."""
        desk = self.desk
        if desk is None or desk.notebook.find(shown.note.id) != shown or not self.finish():
            return
        place = shown.note.prompt_id
        self.prompt_wanted.emit(next((e for e in desk.prompts if e.id == place), None))
        self._edit(shown, desk).hold(from_typed(typed, desk.room))

    def _keep(self, shown: Shown, before: Entry, box: EntryBox) -> None:
        """Keep what is typed until it is saved or left."""
        changed = self.desk is not None and box.entry != before and bool(box.entry.words)
        typed = box.entry.as_typed(box.room) if changed else ""
        self._keeper.note(f"{shown.note.id} {typed}" if typed else "")

    def finish(self) -> bool:
        """Save what is being edited, before something else is done; return whether that went."""
        if isinstance(self.editor, EntryBox) and self._open is not None:
            entry = self.editor.entry
            if entry != self._open[1] and entry.words:
                self._save_edit(entry.forgiven())
                return self.editor is None
        self.leave()
        return True

    def leave(self) -> None:
        """Leave a note as it was."""
        self._keeper.note("")
        self._close()

    def _close(self) -> None:
        if self._open is not None:
            shown, self._open, self.editor = self._open[0], None, None
            self._view.close_editor(shown)
            self._page.give_list_room(wanted=False)
            self._page.entry.line.setFocus()

    def let_go(self, note_id: UUID) -> None:
        """Leave a note that is no longer in the list; what was typed into it is not lost."""
        if self._open is not None and self._open[0].note.id == note_id:
            self._hand_over()
            self.leave()

    def _drop(self) -> None:
        """Leave a note because somebody said so; if it has changed since, that was no choice."""
        desk, shown = self.desk, self._open[0] if self._open else None
        if desk is not None and shown is not None:
            now = desk.notebook.find(shown.note.id)
            if now is None or now.note != shown.note:
                self._hand_over()
        self.leave()

    def _hand_over(self) -> None:
        """Let what was typed into a note be offered, if anything was."""
        before, box = self._open[1] if self._open else None, self.editor
        if isinstance(box, EntryBox) and box.entry != before and box.entry.words:
            self.words_left.emit(box.entry.as_typed(box.room))

    # what is done to those chosen

    def refile(self, prompt: Prompt | None) -> None:
        """File what is chosen under another prompt, or under none."""
        self._refile([each.note for each in self._view.chosen()], prompt)

    def refile_dropped(self, note_ids: Iterable[UUID], prompt: Prompt | None) -> None:
        """File notes under the prompt that they were dropped onto."""
        found = map(self.desk.notebook.find, note_ids) if self.desk else ()
        self._refile([each.note for each in found if each is not None], prompt)

    def _refile(self, notes: Sequence[Note], prompt: Prompt | None) -> None:
        desk, moved = self.desk, list[int]()
        if desk is None or not notes:
            return
        if self._context.changes.save(lambda: moved.append(desk.filing.refile(notes, prompt))):
            where = f"to {prompt.code}" if prompt else "under no prompt"
            self._say(f"{counted(moved[0], 'note')} re-filed {where}")

    def remove(self) -> None:
        """Take out what is chosen."""
        desk, notes = self.desk, [each.note for each in self._view.chosen()]
        if desk is None or not notes:
            return
        if self._context.changes.save(lambda: desk.filing.remove(notes)):
            self._say(f"{counted(len(notes), 'note')} removed")

    def mask(self) -> None:
        """Let words of the chosen note be blacked out."""
        chosen = self._view.chosen()
        if len(chosen) != 1 or not self.finish():
            return
        box = MaskBox(chosen[0].note.text)
        box.masked.connect(self._save_mask)
        box.left.connect(self.leave)
        self._show(chosen[0], Entry(), box, box.words)

    # parts

    def _show(self, shown: Shown, before: Entry, box: QWidget, first: QWidget) -> None:
        self._open, self.editor = (shown, before), box
        self._page.give_list_room(wanted=True)
        self._view.open_editor(shown, box)
        first.setFocus()

    def _save_edit(self, entry: Entry) -> None:
        if self._open is None or self.desk is None:
            return
        (shown, before), desk = self._open, self.desk
        self._open = None  # the list shows what is saved in its place
        if self._context.changes.save(lambda: desk.filing.edit(shown, before, entry)):
            self._open = (shown, before)
            self.leave()
        else:
            self._open = (shown, before)

    def _save_mask(self, text: str) -> None:
        if self._open is None or self.desk is None:
            return
        shown, workspace = self._open[0], self.desk.workspace
        self.leave()
        if self._context.changes.save(lambda: workspace.mask(shown.note, text)):
            self._context.messages.say("Masked for good.", "info")

    def _refile_nowhere(self, sign: str) -> None:
        if sign == NOWHERE:
            self.refile(None)

    def _refile_by_letter(self, letter: str) -> None:
        prompt = self.desk.by_letter(letter) if self.desk else None
        if prompt is not None:
            self.refile(prompt)

    def _say(self, words: str) -> None:
        undo = self._context.actions["undo"].trigger
        self._context.messages.say(f"{words}.", "info", "Undo", undo)

    def _show_menu(self, place: QPoint) -> None:
        """Offer what can be done, with its keys, to the mouse."""
        if self.desk is not None:
            note_menu(self._page, self, self.desk, self._view.chosen()).popup(place)
