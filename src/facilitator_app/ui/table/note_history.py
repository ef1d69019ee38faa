"""What became of a note since it was taken: who did what, and when, out of the journal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.differences import KEPT, Piece, pieces
from facilitator_app.domain.differences import told as words_told
from facilitator_app.domain.records import Coding, Link, Note, Prompt, Star, Table, Theme
from facilitator_app.ui.table import faces
from facilitator_app.ui.table.ties import ANSWERS, called, seats_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from uuid import UUID

    from facilitator_app.domain.changes import Revision
    from facilitator_app.domain.records import Record
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done to a note."""

    when: datetime
    who: str
    what: str
    words: tuple[Piece, ...] = ()
    note: Note | None = None
    """The note itself, where it can be brought back."""

    @property
    def told(self) -> str:
        """What a screen reader says of it."""
        changed = words_told(self.words)
        plain = "".join(each.text for each in self.words if each.sort == KEPT)
        when = f"{self.when.astimezone():%d.%m.%Y %H:%M:%S}"
        return ", ".join(filter(None, (when, self.who, self.what, changed or plain)))


_TELLERS: dict[str, Callable[[Note], str]] = {
    "seats": seats_of,
    "kind": lambda note: faces.KINDS.get(note.kind, (note.kind,))[0].casefold(),
    "wording": lambda note: note.wording,
    "stance": lambda note: faces.stance_of(note.stance, note.strength) if note.stance else "none",
    "how many here": lambda note: faces.AGREEMENTS.get(note.agreement, "not said").casefold(),
    "time": lambda note: f"{note.noted_at.astimezone():%H:%M:%S}" if note.noted_at else "none",
}
"""What is told of a note that was edited, besides where it is filed and its words."""


class NoteHistory:
    """Reads the history of notes of one programme."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._prompts = {each.id: each.code for each in workspace.all(Prompt)}
        self._tables = {each.id: each.title or each.code for each in workspace.all(Table)}
        self._themes = {each.id: each for each in workspace.all(Theme)}

    def of(self, note: Note) -> list[Event]:
        """Return all that was done to a note, in order."""
        own = self._workspace.history(note.id)
        timed = [*self._timed(own, self._of_note(own, note))]
        if note.masks is not None:
            timed += self._of_masked(note.masks)
        timed += self._of_given(note)
        timed.sort(key=lambda each: each[0])
        events = [each for _, each in timed]
        if note.id in self._workspace.conflicting() and events:
            words = "In conflict: two versions stand beside each other, and one must be chosen"
            events.append(Event(events[-1].when, "", words))
        return events

    def removed(self, session_id: UUID, table_id: UUID) -> list[Event]:
        """Return the notes of a table in a session that were removed, the last first."""
        found = []
        for history in self._workspace.removed(Note):
            last = next((each.record for each in reversed(history) if each.record), None)
            if isinstance(last, Note) and (last.session_id, last.table_id) == (
                session_id,
                table_id,
            ):
                gone = [each for each in history if each.content is None][-1]
                where = self._place_of(last)
                what = f"{called(last)}, {where}: removed"
                words = (Piece(KEPT, last.text),)
                found.append(Event(gone.made_at, self.who(gone), what, words, last))
        return sorted(found, key=lambda each: each.when, reverse=True)

    def removed_with(self, note: Note) -> list[Record]:
        """Return a removed note and what went with it, as far as it can still be brought back."""
        gone = [each for each in self._workspace.history(note.id) if each.content is None][-1]
        given: list[Record] = []
        for each in self._workspace.of_edit(gone.edit):
            if each.kind in {kind.record_kind for kind in (Coding, Star, Link)}:
                before = {one.id: one for one in self._workspace.history(each.record_id)}
                record = next((before[p].record for p in each.parents if p in before), None)
                if record is not None and self._can_come_back(record, note):
                    given.append(record)
        return [note, *given]

    def who(self, revision: Revision) -> str:
        """Return who wrote a version."""
        here = revision.laptop == self._workspace.author.laptop
        came = "" if here else ", merged from that laptop"
        return f"{revision.role.capitalize()} on {revision.laptop}{came}"

    # parts

    def _can_come_back(self, record: Record, note: Note) -> bool:
        """Tell whether what was given to a note was about it, and is not about what is gone."""
        if isinstance(record, Link):
            other = record.other_id if record.note_id == note.id else record.note_id
            own = note.id in {record.note_id, record.other_id}
            there = not self._workspace.of(Link, "id", [record.id])
            return own and there and bool(self._workspace.of(Note, "id", [other]))
        if isinstance(record, Coding):
            there = not self._workspace.of(Coding, "id", [record.id])
            return record.note_id == note.id and there and record.theme_id in self._themes
        there = not self._workspace.of(Star, "id", [record.id])
        return isinstance(record, Star) and record.note_id == note.id and there

    def _timed(
        self, revisions: Sequence[Revision], events: Iterable[Event]
    ) -> Iterator[tuple[datetime, Event]]:
        """Return events with what puts them in order: no version comes before an earlier one."""
        latest = revisions[0].made_at if revisions else None
        for event in events:
            latest = max(latest or event.when, event.when)
            yield latest, event

    def _of_note(self, revisions: Sequence[Revision], note: Note) -> Iterator[Event]:
        known = {each.id: each for each in revisions}
        for each in revisions:
            before = next((known[one].record for one in each.parents if one in known), None)
            what, words = self._said(each, before, note)
            if len(each.parents) > 1:
                what = f"One of two versions was chosen. {what}"
            yield Event(each.made_at, self.who(each), what, words)

    def _said(
        self, revision: Revision, before: Record | None, note: Note
    ) -> tuple[str, tuple[Piece, ...]]:
        after = revision.record
        if not isinstance(after, Note):
            return ("Removed" if revision.content is None else "Changed by a newer app"), ()
        if isinstance(before, Note):
            changed = ", ".join(self._changes(before, after)) or "saved again, unchanged"
            words = pieces(before.text, after.text) if before.text != after.text else ()
            return changed[0].upper() + changed[1:], words
        if revision.parents:
            return "Brought back", (Piece(KEPT, after.text),)
        return self._beginning(after, note), (Piece(KEPT, after.text),)

    def _beginning(self, after: Note, note: Note) -> str:
        if note.masks is not None:
            return "Masked: the earlier words were erased for good"
        if after.transcribed:
            return f"Typed up from paper {after.sheet}".strip() + f", {self._place_of(after)}"
        if after.imported_id:
            return f"Brought in as {after.imported_id}, {self._place_of(after)}"
        return f"Noted {self._place_of(after)}, {seats_of(after)}"

    def _changes(self, before: Note, after: Note) -> Iterator[str]:
        """Tell what an edit changed, each in a few words."""
        if before.prompt_id != after.prompt_id:
            yield f"moved from {self._code_of(before)} to {self._code_of(after)}"
        if before.table_id != after.table_id:
            tables = self._tables
            yield f"moved from {tables.get(before.table_id)} to {tables.get(after.table_id)}"
        if before.text != after.text:
            yield "words changed"
        for name, teller in _TELLERS.items():
            old, new = teller(before), teller(after)
            if old != new:
                yield f"{name} changed from {old} to {new}"

    def _of_masked(self, note_id: UUID) -> Iterator[tuple[datetime, Event]]:
        """Tell of the versions whose words were erased."""
        own = self._workspace.history(note_id)
        events = [
            Event(
                each.made_at,
                self.who(each),
                "Changed; these words were erased"
                if each.parents
                else "Noted; these words were erased",
            )
            for each in own
        ]
        yield from self._timed(own, events)

    def _of_given(self, note: Note) -> Iterator[tuple[datetime, Event]]:
        """Tell of the star, the themes and the links that a note has or had."""
        programme, workspace = self._workspace.programme, self._workspace
        ids = {Star.id_of(programme, note.id): "Star"}
        for each in self._themes.values():
            ids[Coding.id_of(programme, note.id, each.id, "")] = f"Theme {each.code}"
        for coding in workspace.of(Coding, "note_id", [note.id]):
            code = self._themes[coding.theme_id].code if coding.theme_id in self._themes else "?"
            coder = f" by {coding.coder}" if coding.coder else ""
            ids[coding.id] = f"Theme {code}{coder}"
        for version in workspace.versions(Link):
            link = version.record
            if isinstance(link, Link) and note.id in {link.note_id, link.other_id}:
                ids[link.id] = f"Link “{self._link_words(link, note.id)}”"
        histories: dict[UUID, list[Revision]] = {}
        for revision in workspace.history(*ids):
            histories.setdefault(revision.record_id, []).append(revision)
        for record_id, own in histories.items():
            yield from self._timed(own, self._given(ids[record_id], own))

    def _given(self, name: str, revisions: Sequence[Revision]) -> Iterator[Event]:
        for each in revisions:
            what = f"{name} taken off" if each.content is None else f"{name} given"
            yield Event(each.made_at, self.who(each), what)

    def _link_words(self, link: Link, note_id: UUID) -> str:
        answers = link.note_id == note_id
        others = self._workspace.of(Note, "id", [link.other_id if answers else link.note_id])
        name = called(others[0]) if others else "a note that was removed"
        here, there = ANSWERS.get(link.how, (f"{link.how} {{}}", f"{{}} {link.how}"))
        return (here if answers else there).format(name)

    def _code_of(self, note: Note) -> str:
        return self._prompts.get(note.prompt_id, "?") if note.prompt_id else "no prompt"

    def _place_of(self, note: Note) -> str:
        return f"under {self._code_of(note)}"
