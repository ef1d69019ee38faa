"""Stars and links: what is given to notes besides themes, kept in step with the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import Link, Note, Star
from facilitator_app.domain.records.discussion import EVERY_SEAT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from facilitator_app.workspace import Workspace

ANSWERS = {
    "agrees": ("agrees with {}", "agrees: {}"),
    "disagrees": ("disagrees with {}", "disagrees: {}"),
    "builds on": ("builds on {}", "builds on this: {}"),
}
"""How each link is said at the note that answers, and at the one that is answered."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as it is seen from one of its two notes."""

    link: Link
    other: Note
    answers: bool
    """Whether this note is the one that answers."""

    @property
    def words(self) -> str:
        """What the link says at this note."""
        here, there = ANSWERS.get(
            self.link.how, (f"{self.link.how} {{}}", f"{self.link.how}: {{}}")
        )
        return (here if self.answers else there).format(called(self.other))


def called(note: Note) -> str:
    """Return what a note is called beside another: its time and its seats."""
    when = f"{note.noted_at.astimezone():%H:%M}" if note.noted_at else "no time"
    return f"{when} {seats_of(note)}"


def seats_of(note: Note) -> str:
    """Return who said a note."""
    if EVERY_SEAT in note.seats:
        return "all seats"
    if not note.seats:
        return "unknown seat"
    return f"seat{'' if len(note.seats) == 1 else 's'} {', '.join(note.seats)}"


class Ties:
    """The stars and links of the notes of one table in one session."""

    def __init__(self, workspace: Workspace, notes: Mapping[UUID, Note]) -> None:
        self._workspace, self._notes = workspace, notes
        self._stars: dict[UUID, Star] = {}
        self._links: dict[UUID, Link] = {}
        self._of_note: dict[UUID, list[UUID]] = {}
        self._elsewhere: dict[UUID, Note | None] = {}
        """Notes of other tables and sessions that are linked to some of these."""
        for star in workspace.all(Star):
            self._stars[star.note_id] = star
        for link in workspace.all(Link):
            self._put(link)

    def star_of(self, note_id: UUID) -> Star | None:
        """Return the star of a note, if it has one."""
        return self._stars.get(note_id)

    def links_of(self, note_id: UUID) -> list[Link]:
        """Return the links from and to a note."""
        return [self._links[each] for each in self._of_note.get(note_id, ())]

    def linked(self, note_id: UUID) -> set[UUID]:
        """Return the notes at the other ends of a note's links."""
        return {_other(each, note_id) for each in self.links_of(note_id)}

    def of(self, note_id: UUID) -> tuple[Tie, ...]:
        """Return the links of a note as it shows them: what it answers, then what answers it."""
        if note_id not in self._of_note:
            return ()
        found = [
            Tie(link, other, link.note_id == note_id)
            for link in self.links_of(note_id)
            if (other := self._note(_other(link, note_id))) is not None
        ]
        return tuple(sorted(found, key=lambda each: (not each.answers, in_order(each.words))))

    def take(self, record: Star | Link, *, there: bool) -> set[UUID]:
        """Take in a star or a link, or that it is gone; return the notes that it is about."""
        if isinstance(record, Star):
            if there:
                self._stars[record.note_id] = record
            else:
                self._stars.pop(record.note_id, None)
            return {record.note_id}
        if there:
            self._put(record)
        else:
            self._take_out(record)
        return {record.note_id, record.other_id}

    def forget(self, note_id: UUID) -> None:
        """Read a note of elsewhere again when it is wanted next."""
        self._elsewhere.pop(note_id, None)

    def _put(self, link: Link) -> None:
        if link.id not in self._links:
            for end in {link.note_id, link.other_id}:
                self._of_note.setdefault(end, []).append(link.id)
        self._links[link.id] = link

    def _take_out(self, link: Link) -> None:
        if self._links.pop(link.id, None) is not None:
            for end in {link.note_id, link.other_id}:
                self._of_note[end].remove(link.id)

    def _note(self, note_id: UUID) -> Note | None:
        if note_id in self._notes:
            return self._notes[note_id]
        if note_id not in self._elsewhere:
            found = self._workspace.of(Note, "id", [note_id])
            self._elsewhere[note_id] = found[0] if found else None
        return self._elsewhere[note_id]


def _other(link: Link, note_id: UUID) -> UUID:
    return link.other_id if link.note_id == note_id else link.note_id
