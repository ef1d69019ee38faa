"""What one table said in one session, kept in step with the file, without a screen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Coding, Link, Note, Star, Theme
from facilitator_app.ui.table.ties import Tie, Ties

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.workspace import Workspace

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Shown:
    """A note, the codes of its themes, whether it has a star, and its links."""

    note: Note
    themes: tuple[str, ...] = ()
    starred: bool = False
    ties: tuple[Tie, ...] = ()

    @property
    def order(self) -> tuple[datetime, UUID]:
        """What puts notes in the order in which they were said."""
        return self.note.noted_at or _LONG_AGO, self.note.id


class Notebook:
    """The notes of one table in one session."""

    def __init__(self, workspace: Workspace, session_id: UUID, table_id: UUID) -> None:
        self._workspace = workspace
        self._session_id, self._table_id = session_id, table_id
        self.themes = sorted(workspace.all(Theme), key=lambda each: in_order(each.code))
        self._codes = {each.id: each.code for each in self.themes}
        found = workspace.of(Note, "session_id", [session_id], table_id=table_id)
        self._notes = {each.id: each for each in found}
        self._under = Counter(each.prompt_id for each in found)
        self._codings = {
            each.id: each for each in workspace.of(Coding, "note_id", list(self._notes))
        }
        self._of_note: dict[UUID, list[UUID]] = {}
        for each in self._codings.values():
            self._of_note.setdefault(each.note_id, []).append(each.id)
        self.ties = Ties(workspace, self._notes)

    @property
    def notes(self) -> Collection[Note]:
        """All that was said, in no order."""
        return self._notes.values()

    def has(self, note: Note) -> bool:
        """Tell whether a note is one of these."""
        return note.id in self._notes

    def under(self, prompt_id: UUID | None) -> list[Shown]:
        """Return what was said under a prompt, the newest last."""
        found = [self.shown(each) for each in self._notes.values() if each.prompt_id == prompt_id]
        return sorted(found, key=lambda each: each.order)

    def shown(self, note: Note) -> Shown:
        """Return a note with what was given to it."""
        codes = {
            self._codes.get(self._codings[each].theme_id, "?")
            for each in self._of_note.get(note.id, ())
        }
        themes = tuple(sorted(codes, key=in_order))
        starred = self.ties.star_of(note.id) is not None
        return Shown(note, themes, starred, self.ties.of(note.id))

    def find(self, note_id: UUID) -> Shown | None:
        """Return a note as it is now, if it is still this table's."""
        note = self._notes.get(note_id)
        return None if note is None else self.shown(note)

    def codings_of(self, note: Note) -> list[Coding]:
        """Return the themes that were given to a note."""
        return [self._codings[each] for each in self._of_note.get(note.id, ())]

    def given_to(self, note: Note) -> list[Coding | Star | Link]:
        """Return all that was given to a note: themes, star, links."""
        star = self.ties.star_of(note.id)
        return [*self.codings_of(note), *([star] if star else []), *self.ties.links_of(note.id)]

    def starred(self) -> list[Note]:
        """Return the notes that have a star, in the order in which they were said."""
        found = [each for each in self._notes.values() if self.ties.star_of(each.id)]
        return sorted(found, key=lambda each: Shown(each).order)

    def theme(self, code: str) -> Theme | None:
        """Return a theme by its code."""
        return next((each for each in self.themes if each.code == code), None)

    def newest(self) -> Note | None:
        """Return the note that was said last, whatever it was said about."""
        return max(self._notes.values(), key=lambda each: Shown(each).order, default=None)

    def counts(self) -> Counter[UUID | None]:
        """Return how many notes there are under each prompt."""
        return self._under

    def all(self) -> list[Note]:
        """Return all that was said."""
        return [*self._notes.values()]

    def of_kind(self, kind: str) -> list[Note]:
        """Return the notes of one kind, whatever they were said about, the newest last."""
        found = (each for each in self._notes.values() if each.kind == kind)
        return sorted(found, key=lambda each: Shown(each).order)

    def take(self, changes: Iterable[Change]) -> list[UUID]:
        """Take in what has changed; return the notes that are to be shown anew, each once."""
        touched: dict[UUID, None] = {}
        for change in changes:
            record = change.record
            if isinstance(record, Note):
                touched |= self._take_note(record.id, change.after)
            elif isinstance(record, Coding):
                touched |= self._take_coding(record, there=change.after is not None)
            elif isinstance(record, Star | Link):
                ends = self.ties.take(record, there=change.after is not None)
                touched |= dict.fromkeys(ends & self._notes.keys())
        return list(touched)

    def _take_note(self, note_id: UUID, after: object) -> dict[UUID, None]:
        before = self._notes.get(note_id)
        linked = dict.fromkeys(self.ties.linked(note_id) & self._notes.keys())
        self.ties.forget(note_id)
        here = (
            isinstance(after, Note)
            and after.session_id == self._session_id
            and after.table_id == self._table_id
        )
        if before is not None:
            del self._notes[note_id]
            self._under[before.prompt_id] -= 1
        if here and isinstance(after, Note):
            self._notes[note_id] = after
            self._under[after.prompt_id] += 1
        touched = here or before is not None
        return {**({note_id: None} if touched else {}), **linked}

    def _take_coding(self, coding: Coding, *, there: bool) -> dict[UUID, None]:
        own = self._of_note.setdefault(coding.note_id, [])
        if coding.id in own:
            own.remove(coding.id)
        if there:
            own.append(coding.id)
            self._codings[coding.id] = coding
        else:
            self._codings.pop(coding.id, None)
        return {coding.note_id: None} if coding.note_id in self._notes else {}
