"""What an entry becomes in the file: the changes that save, edit, re-file or remove a note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.records import Coding, Note, now
from facilitator_app.ui.table.entry import edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    from facilitator_app.domain.records import Prompt, Record, Session, Table
    from facilitator_app.ui.table.entry import Entry
    from facilitator_app.ui.table.notebook import Notebook, Shown
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Origin:
    """When something was said, and the code of the sheet of paper that it was typed up from."""

    noted_at: datetime
    sheet: str = ""


@dataclass(frozen=True)
class Filing:
    """Where notes go: a table, a session, the prompts of its day by their codes."""

    workspace: Workspace
    notebook: Notebook
    session: Session
    table: Table
    prompts: Mapping[str, Prompt]

    def add(self, entry: Entry, prompt: Prompt | None, origin: Origin | None = None) -> Note:
        """Save a new note; under the prompt that the entry names, or else the one at hand."""
        origin = origin or Origin(now())
        said = entry.said
        place = self.prompts.get(said.prompt, prompt)
        note = Note(
            session_id=place.session_id if place else self.session.id,
            table_id=self.table.id,
            prompt_id=place.id if place else None,
            seats=said.seats,
            kind=said.kind,
            wording=said.wording,
            stance=said.stance,
            strength=said.strength,
            agreement=said.agreement,
            text=entry.words,
            noted_at=origin.noted_at,
            transcribed=bool(origin.sheet),
            sheet=origin.sheet,
        )
        where = f" to {place.code}" if place and place is not prompt else ""
        self.workspace.add(note, *self._codings(note, said.themes), name=f"{name_of(note)}{where}")
        return note

    def edit(self, shown: Shown, before: Entry, after: Entry) -> None:
        """Save what an edit changed in a note, if anything."""
        old, said = shown.note, after.said
        note = edited(old, before.said, said, after.words)
        note = self._moved(note, self.prompts[said.prompt]) if said.prompt else note
        changes = [Change(old, cleaned(note))] if note != old else []
        new = [each for each in said.themes if each not in shown.themes]
        changes += [Change(None, each) for each in self._codings(old, new)]
        gone = set(shown.themes) - set(said.themes)
        changes += [
            Change(each, None)
            for each in self.notebook.codings_of(old)
            if (theme := self._code_of(each.theme_id)) and theme in gone
        ]
        if changes:
            self.workspace.do(changes, f"{name_of(old)} edited")

    def refile(self, notes: Iterable[Note], prompt: Prompt) -> int:
        """File notes under another prompt; they keep their time and where they were first."""
        moved = [(each, self._moved(each, prompt)) for each in notes if each.prompt_id != prompt.id]
        if moved:
            which = name_of(moved[0][0]) if len(moved) == 1 else f"{len(moved)} notes"
            self.workspace.do(
                [Change(old, new) for old, new in moved], f"{which} re-filed to {prompt.code}"
            )
        return len(moved)

    def remove(self, notes: Iterable[Note]) -> None:
        """Take notes out; their history stays, and undo brings them back."""
        gone: list[Record] = []
        found = list(notes)
        for note in found:
            gone += [*self.notebook.codings_of(note), note]
        which = name_of(found[0]) if len(found) == 1 else f"{len(found)} notes"
        self.workspace.remove(*gone, name=f"{which} removed")

    def _moved(self, note: Note, prompt: Prompt) -> Note:
        return replace(
            note,
            prompt_id=prompt.id,
            session_id=prompt.session_id,
            first_prompt_id=note.first_prompt_id or note.prompt_id,
        )

    def _codings(self, note: Note, codes: Iterable[str]) -> list[Coding]:
        themes = filter(None, map(self.notebook.theme, codes))
        programme = self.workspace.programme
        return [
            Coding.named(programme, note_id=note.id, theme_id=each.id, coder="") for each in themes
        ]

    def _code_of(self, theme_id: UUID) -> str:
        return next((each.code for each in self.notebook.themes if each.id == theme_id), "")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an entry goes: under a prompt, said now or as a sheet of paper has it."""

    filing: Filing
    prompt: Prompt | None
    origin: Origin | None = None

    def add(self, entry: Entry) -> Note:
        """Save it there."""
        return self.filing.add(entry, self.prompt, self.origin)


def name_of(note: Note) -> str:
    """Return what a note is called: by its time, since names of edits outlive its words."""
    when = note.noted_at
    return f"note of {when.astimezone():%H:%M:%S}" if when else "note"
