"""What an entry becomes in the file: the changes that save, edit, re-file or remove a note."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.changes import Change
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.records import Coding, Link, Note, Star
from facilitator_app.ui.table.entry import edited

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Prompt, Record, Session, Table, Theme
    from facilitator_app.ui.table.entry import Entry
    from facilitator_app.ui.table.notebook import Notebook, Shown
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True)
class Filing:
    """Where notes go: a table, a session, the prompts of its day by their codes."""

    workspace: Workspace
    notebook: Notebook
    session: Session
    table: Table
    prompts: Mapping[str, Prompt]

    def add(self, entry: Entry, prompt: Prompt | None) -> Note:
        """Save a new note; under the prompt that the entry names, or else the one at hand."""
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

    def refile(self, notes: Iterable[Note], prompt: Prompt | None) -> int:
        """File notes under another prompt or none; they keep time and where they were first."""
        place = prompt.id if prompt else None
        moved = [(each, self._moved(each, prompt)) for each in notes if each.prompt_id != place]
        if moved:
            which = names_of([old for old, _ in moved])
            where = f"to {prompt.code}" if prompt else "under no prompt"
            self.workspace.do([Change(old, new) for old, new in moved], f"{which} re-filed {where}")
        return len(moved)

    def remove(self, notes: Sequence[Note]) -> None:
        """Take notes out with all that was given to them; undo brings it back."""
        gone: dict[UUID, Record] = {}
        for note in notes:
            gone |= {each.id: each for each in (*self.notebook.given_to(note), note)}
        self.workspace.remove(*gone.values(), name=f"{names_of(notes)} removed")

    def star(self, notes: Sequence[Note]) -> bool:
        """Give each a star, or take the stars off if all have one; return which it was."""
        ties, programme = self.notebook.ties, self.workspace.programme
        bare = [each for each in notes if ties.star_of(each.id) is None]
        if bare:
            stars = [Star.named(programme, note_id=each.id) for each in bare]
            self.workspace.add(*stars, name=f"{names_of(bare)} starred")
        else:
            old = [star for each in notes if (star := ties.star_of(each.id)) is not None]
            self.workspace.remove(*old, name=f"{names_of(notes)} no longer starred")
        return bool(bare)

    def give_theme(self, notes: Sequence[Note], theme: Theme) -> bool:
        """Give each a theme, or take it from all if all have it; return which it was."""
        have = {
            each.id: [one for one in self.notebook.codings_of(each) if one.theme_id == theme.id]
            for each in notes
        }
        bare = [each for each in notes if not have[each.id]]
        if bare:
            new = [coding for each in bare for coding in self._codings(each, [theme.code])]
            self.workspace.add(*new, name=f"{theme.code} given to {names_of(bare)}")
        else:
            old = [coding for some in have.values() for coding in some]
            self.workspace.remove(*old, name=f"{theme.code} taken from {names_of(notes)}")
        return bool(bare)

    def link(self, note: Note, other: Note, how: str) -> bool:
        """Link a note to the one it answers, or take that link off; return which it was."""
        programme = self.workspace.programme
        new = Link.named(programme, note_id=note.id, other_id=other.id, how=how)
        old = [each for each in self.notebook.ties.links_of(note.id) if each.id == new.id]
        which = f"{name_of(note)} to {name_of(other)}"
        if old:
            self.workspace.remove(*old, name=f"link of {which} taken off")
        else:
            self.workspace.add(new, name=f"link of {which}")
        return not old

    def unlink(self, note: Note, link: Link) -> None:
        """Take a link off."""
        self.workspace.remove(link, name=f"link of {name_of(note)} taken off")

    def _moved(self, note: Note, prompt: Prompt | None) -> Note:
        return replace(
            note,
            prompt_id=prompt.id if prompt else None,
            session_id=prompt.session_id if prompt else note.session_id,
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


def names_of(notes: Sequence[Note]) -> str:
    """Return what notes are called in the name of an edit."""
    return name_of(notes[0]) if len(notes) == 1 else f"{len(notes)} notes"


def name_of(note: Note) -> str:
    """Return what a note is called: by its time, since names of edits outlive its words."""
    when = note.noted_at
    return f"note of {when.astimezone():%H:%M:%S}" if when else "note"
