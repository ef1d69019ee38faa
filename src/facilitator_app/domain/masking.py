"""A note without what identified somebody in it, in the place of one that is erased."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.content import cleaned
from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.records import Coding, Link, Star

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from facilitator_app.domain.records import Note, Record

GIVEN: tuple[tuple[type[Coding | Star | Link], str], ...] = (
    (Coding, "note_id"),
    (Star, "note_id"),
    (Link, "note_id"),
    (Link, "other_id"),
)
"""What is given to a note and goes where it goes, and the field that says to which note."""


def masked_note(
    programme: UUID, note: Note, text: str, given: Iterable[Coding | Star | Link]
) -> tuple[Note, list[Record]]:
    """Return the note that stands for an erased one, and its themes, star and links.

    Its id follows from the old one, so that two laptops that mask the same note meet.
    """
    new_id = named_id(programme, "masked", note.id)
    masked = cleaned(replace(note, id=new_id, text=text, masks=note.id))
    return masked, [given_to(programme, each, note.id, new_id) for each in given]


def given_to(
    programme: UUID, record: Coding | Star | Link, old: UUID, new: UUID
) -> Coding | Star | Link:
    """Return what was given to one note as given to another."""
    values = {each.name: getattr(record, each.name) for each in fields(record) if each.name != "id"}
    moved = {name: new if value == old else value for name, value in values.items()}
    return type(record).named(programme, **moved)
