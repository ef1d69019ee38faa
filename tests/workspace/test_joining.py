"""Notes of two laptops that say the same: joined with both as parents, or kept apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Author
from facilitator_app.domain.errors import OvertakenError
from facilitator_app.domain.records import Coding, KeptApart, Link, Note, Star, Theme
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.joining import join, keep_apart, pairs
from tests.workspace.desk import note

if TYPE_CHECKING:
    from pathlib import Path

SAID = "Older people cannot wait at a bus stop without a bench"
TYPED_UP = "Older people can't wait at the bus stop without a bench"


@pytest.fixture
def both(workspace: Workspace) -> tuple[Note, Note]:
    """Return what the dead laptop had saved, and what was typed up from its paper."""
    [first] = workspace.add(note(SAID))
    workspace.work_as(Author("another", "lead"))
    [second] = workspace.add(replace(note(TYPED_UP), seats=("3",)))
    assert isinstance(first, Note)
    assert isinstance(second, Note)
    return first, second


def test_they_are_offered_as_a_pair(workspace: Workspace, both: tuple[Note, Note]) -> None:
    [pair] = pairs(workspace)
    assert {pair.note, pair.other} == set(both)


def test_they_are_joined_with_both_as_parents(
    workspace: Workspace, both: tuple[Note, Note]
) -> None:
    kept, other = both
    joined = join(workspace, kept, other, f"{SAID}.")
    assert workspace.all(Note) == [joined]
    assert (joined.id, joined.text, joined.seats) == (kept.id, f"{SAID}.", ("3",))
    newest = workspace.history(kept.id)[-1]
    first = [workspace.history(each.id)[0].id for each in both]
    assert sorted(newest.parents) == sorted(first)
    assert pairs(workspace) == []
    assert workspace.history(other.id)[0].record == other, "nothing is ever lost"
    assert workspace.damage() == []


def test_what_was_given_to_the_other_goes_along(
    workspace: Workspace, both: tuple[Note, Note]
) -> None:
    kept, other = both
    [far] = workspace.add(note("Something else"))
    [theme] = workspace.add(Theme.named(workspace.programme, code="TH9"))
    own = workspace.programme
    workspace.add(
        Coding.named(own, note_id=other.id, theme_id=theme.id, coder="LEAD"),
        Star.named(own, note_id=other.id),
        Star.named(own, note_id=kept.id),
        Link.named(own, note_id=other.id, other_id=far.id, how="answers"),
        Link.named(own, note_id=other.id, other_id=kept.id, how="answers"),
    )
    join(workspace, kept, other, SAID)
    assert [each.note_id for each in workspace.all(Coding)] == [kept.id]
    assert [each.note_id for each in workspace.all(Star)] == [kept.id]
    assert [(each.note_id, each.other_id) for each in workspace.all(Link)] == [(kept.id, far.id)]
    assert workspace.loose_ends() == []


def test_what_was_changed_meanwhile_is_not_joined(
    workspace: Workspace, both: tuple[Note, Note]
) -> None:
    kept, other = both
    workspace.edit(other, replace(other, text="Quite another thing"))
    with pytest.raises(OvertakenError, match="has been changed"):
        join(workspace, kept, other, SAID)
    assert len(workspace.all(Note)) == 2


@pytest.mark.usefixtures("both")
def test_they_are_kept_apart_for_good(workspace: Workspace) -> None:
    [pair] = pairs(workspace)
    keep_apart(workspace, pair)
    assert pairs(workspace) == []
    assert len(workspace.all(Note)) == 2
    workspace.undo()
    assert workspace.all(KeptApart) == []
    assert len(pairs(workspace)) == 1


def test_joining_travels_like_any_edit(
    workspace: Workspace, path: Path, both: tuple[Note, Note], tmp_path: Path
) -> None:
    other_path = tmp_path / "other.facilitator"
    with Workspace.create(other_path, "Heat", programme=workspace.programme) as elsewhere:
        elsewhere.merge(list(workspace.revisions()))
        join(workspace, *both, SAID)
        elsewhere.merge(list(workspace.revisions()))
        assert elsewhere.all(Note) == workspace.all(Note)
        assert elsewhere.conflicting() == []
        assert path.is_file()
