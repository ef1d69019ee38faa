"""Joins notes that say the same, or remembers that they do not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator_app.domain.alike import alike
from facilitator_app.domain.changes import Change
from facilitator_app.domain.content import cleaned
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.history import heads
from facilitator_app.domain.masking import GIVEN, given_to
from facilitator_app.domain.records import KeptApart, Link, Note

if TYPE_CHECKING:
    from facilitator_app.domain.alike import Alike
    from facilitator_app.workspace.reader import Reader
    from facilitator_app.workspace.workspace import Workspace


def pairs(reader: Reader) -> list[Alike]:
    """Return the notes of two laptops that seem to say the same and are still to be looked at."""
    laptops = reader.origins(Note)
    if len(set(laptops.values())) < 2:  # noqa: PLR2004 - one laptop says nothing twice
        return []
    apart = {(each.note_id, each.other_id) for each in reader.all(KeptApart)}
    return alike(reader.all(Note), laptops, apart)


def keep_apart(workspace: Workspace, pair: Alike) -> None:
    """Remember that two notes are two: nobody is asked about them again."""
    workspace.add(
        KeptApart.named(workspace.programme, note_id=pair.note.id, other_id=pair.other.id),
        name="keep both notes",
    )


def join(workspace: Workspace, kept: Note, other: Note, text: str) -> Note:
    """Let one note stand for both, with this text: what it is made from is both.

    Its history leads to both; what was given to the other (themes, a star, links) is given to it.
    Like every decision about what came from two laptops it is no step that undo takes back.
    """
    workspace.refuse_read_only()
    for each in (kept, other):
        if each not in workspace.of(Note, "id", [each.id]):
            raise OvertakenError("This has been changed since.", advice="Look at it again.")
    edit = workspace.new_edit()
    joined = cleaned(replace(kept, text=text, seats=_seats(kept, other)))
    tops = {each.id: heads(workspace.history(each.id)) for each in (kept, other)}
    new = [
        edit.revision(Change(kept, joined), [*tops[kept.id], *tops[other.id]]),
        edit.revision(Change(other, None), tops[other.id]),
    ]
    for kind, field in GIVEN:
        for gift in workspace.of(kind, field, [other.id]):
            moved = given_to(workspace.programme, gift, other.id, kept.id)
            new.append(edit.revision(Change(gift, None), heads(workspace.history(gift.id))))
            links_both = isinstance(moved, Link) and moved.note_id == moved.other_id
            if not links_both and not workspace.of(kind, "id", [moved.id]):
                known = workspace.history(moved.id)
                new.append(edit.revision(Change(None, moved), heads(known) if known else ()))
    workspace.merge(new)
    return joined


def _seats(kept: Note, other: Note) -> tuple[str, ...]:
    """Return who spoke: what one of the two does not know the other may."""
    return kept.seats or other.seats
