"""A note without what identified somebody in it, in the place of one that is erased."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.content import cleaned
from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.records import Coding

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from facilitator_app.domain.records import Note


def masked_note(
    programme: UUID, note: Note, text: str, codings: Iterable[Coding]
) -> tuple[Note, list[Coding]]:
    """Return the note that stands for an erased one, and its themes.

    Its id follows from the old one, so that two laptops that mask the same note meet.
    """
    new_id = named_id(programme, "masked", note.id)
    masked = cleaned(replace(note, id=new_id, text=text, masks=note.id))
    moved = [
        Coding.named(programme, note_id=new_id, theme_id=each.theme_id, coder=each.coder)
        for each in codings
    ]
    return masked, moved
