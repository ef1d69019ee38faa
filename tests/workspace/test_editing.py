"""Saving, correcting and removing: what a person types is kept, or the person is told why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import InUseError, MissingRecordError, OvertakenError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Link, Note, Programme, Staff, Star, Table, TradeOff
from tests.workspace.desk import (
    OTHER_TABLE,
    PROGRAMME,
    SESSION,
    TABLE,
    TEAM,
    note,
    rewritten,
    texts,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.workspace import Workspace


def test_what_is_added_is_there_in_the_order_of_arrival(workspace: Workspace) -> None:
    added = workspace.add(note("shade"), note("benches"))
    assert workspace.all(Note) == list(added)
    assert workspace.of(Note, "table_id", [TABLE.id]) == list(added)
    assert workspace.of(Note, "table_id", [OTHER_TABLE.id, TABLE.id]) == list(added)
    assert workspace.of(Note, "table_id", [OTHER_TABLE.id]) == []
    assert workspace.of(Note, "table_id", []) == []
    assert workspace.counts()["note"] == 2


def test_what_is_saved_is_cleaned_and_nothing_else_is_changed(workspace: Workspace) -> None:
    said = "line\r\nline\rline\x00 e\u0301 café \ud800"
    (saved,) = workspace.add(note(said))
    assert saved in workspace.all(Note)
    assert texts(workspace) == ["line\nline\nline\ufffd e\u0301 café \ufffd"]
    assert isinstance(saved, Note)
    assert rewritten(workspace, saved, "\r").text == "\n"


def test_times_are_kept_in_one_zone(workspace: Workspace) -> None:
    noon = datetime(2026, 5, 9, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    (saved,) = workspace.add(replace(note("noon"), noted_at=noon))
    (read,) = workspace.all(Note)
    assert read == saved
    assert read.noted_at is not None
    assert (read.noted_at, read.noted_at.utcoffset()) == (noon, timedelta(0))
    assert f'"{noon.astimezone(UTC).isoformat()}"' in str(workspace.history(saved.id)[0].content)


def test_an_edit_says_who_made_it_and_what_it_replaced(workspace: Workspace) -> None:
    (first,) = workspace.add(note("shade"))
    assert isinstance(first, Note)
    after = rewritten(workspace, first, "more shade")
    added, edited = workspace.history(first.id)
    assert (edited.laptop, edited.role) == (TEAM.laptop, TEAM.role)
    assert edited.parents == (added.id,)
    assert edited.record == after
    assert texts(workspace) == ["more shade"]


def test_an_edit_of_several_records_is_one(workspace: Workspace) -> None:
    one, two = note("shade"), note("benches")
    workspace.add(one, two)
    workspace.do(
        [Change(one, replace(one, seats=("A",))), Change(two, replace(two, seats=("B",)))], "seats"
    )
    assert len({each.edit for each in workspace.history(one.id, two.id)}) == 2
    assert workspace.undo() == "seats"
    assert workspace.all(Note) == [one, two]


def test_what_was_changed_since_is_not_written_over(workspace: Workspace) -> None:
    (first,) = workspace.add(note("shade"))
    assert isinstance(first, Note)
    after = rewritten(workspace, first, "more shade")
    with pytest.raises(OvertakenError, match="changed since"):
        rewritten(workspace, first, "less shade")
    with pytest.raises(OvertakenError, match="one already"):
        workspace.add(first)
    with pytest.raises(OvertakenError):
        workspace.remove(first)
    workspace.remove(after)
    with pytest.raises(OvertakenError):
        rewritten(workspace, after, "it is gone")
    assert texts(workspace) == []


def test_nothing_of_an_edit_is_kept_if_a_part_is_refused(workspace: Workspace) -> None:
    one, two = note("shade"), note("benches")
    workspace.add(one)
    before = list(workspace.revisions())
    with pytest.raises(OvertakenError):
        workspace.do([Change(None, two), Change(None, one)], "both")
    assert list(workspace.revisions()) == before
    assert workspace.all(Note) == [one]
    assert workspace.undo_name == "add note"


def test_what_is_added_must_belong_to_something_that_is_there(workspace: Workspace) -> None:
    with pytest.raises(MissingRecordError, match="table"):
        workspace.add(replace(note("shade"), table_id=new_id()))
    (saved,) = workspace.add(note("shade"))
    assert isinstance(saved, Note)
    with pytest.raises(MissingRecordError, match="prompt"):
        workspace.edit(saved, replace(saved, prompt_id=new_id()))
    workspace.add(Staff(code="NT1", role="note-taker"))
    assert texts(workspace) == ["shade"]


def test_one_edit_may_bring_what_it_refers_to(workspace: Workspace) -> None:
    roof = Table.named(PROGRAMME, code="T9")
    workspace.add(note("on the roof", roof), roof)
    assert texts(workspace) == ["on the roof"]


def test_what_others_belong_to_is_not_removed(workspace: Workspace) -> None:
    (saved,) = workspace.add(note("shade"))
    with pytest.raises(InUseError, match="note"):
        workspace.remove(TABLE)
    assert TABLE in workspace.all(Table)
    workspace.remove(saved, TABLE)
    assert workspace.all(Table) == [OTHER_TABLE]


def test_a_removed_record_may_be_entered_again(workspace: Workspace) -> None:
    workspace.remove(OTHER_TABLE)
    workspace.add(OTHER_TABLE)
    assert len(workspace.history(OTHER_TABLE.id)) == 3
    assert workspace.conflicts() == []


def test_an_edit_of_nothing_is_none(workspace: Workspace) -> None:
    before = (list(workspace.revisions()), workspace.undo_name)
    assert workspace.add() == ()
    workspace.remove()
    workspace.do([], "nothing")
    workspace.write([], "import of an empty file")
    assert (list(workspace.revisions()), workspace.undo_name) == before


def test_listeners_are_told_what_has_changed(workspace: Workspace) -> None:
    told: list[Sequence[Change]] = []
    workspace.on_change(told.append)
    (saved,) = workspace.add(note("shade"))
    assert isinstance(saved, Note)
    after = rewritten(workspace, saved, "more shade")
    workspace.undo()
    workspace.erase([saved], "withdrawn")
    expected = [(None, saved), (saved, after), (after, saved), (saved, None)]
    changes = [each for some in told for each in some]
    assert [(each.before, each.after) for each in changes if each.record.id == saved.id] == expected


def test_a_listener_that_fails_loses_nothing(workspace: Workspace) -> None:
    def fail(_: Sequence[Change]) -> None:
        raise RuntimeError("the screen broke")

    workspace.on_change(fail)
    with pytest.raises(RuntimeError):
        workspace.add(note("shade"))
    assert texts(workspace) == ["shade"]


def test_a_snapshot_stays_as_it_was(workspace: Workspace) -> None:
    (saved,) = workspace.add(note("shade"))
    snapshot = workspace.snapshot()
    workspace.remove(saved)
    assert snapshot.all(Note) == (saved,)
    assert snapshot.by_id(Note) == {saved.id: saved}
    assert snapshot.all(TradeOff) == ()
    assert [each.name for each in snapshot.all(Programme)] == ["Heat"]
    assert snapshot.conflicts == frozenset()
    assert workspace.all(Note) == []


def test_a_mask_stands_for_the_note_and_says_nothing_of_it(workspace: Workspace) -> None:
    (saved,) = workspace.add(note("Mr Lim of Long Lane wants shade"))
    assert isinstance(saved, Note)
    masked = workspace.mask(saved, "[name] wants shade")
    assert workspace.all(Note) == [masked]
    assert (masked.masks, masked.session_id) == (saved.id, SESSION.id)
    assert [each.content for each in workspace.history(saved.id)] == [None]
    assert workspace.undo_name != "mask"


def test_a_mask_keeps_the_star_and_the_links_of_a_note(workspace: Workspace) -> None:
    one, other = workspace.add(note("Mr Lim wants shade"), note("So do I"))
    assert isinstance(one, Note)
    linked = {"note_id": other.id, "other_id": one.id, "how": "agrees"}
    answered = {"note_id": one.id, "other_id": other.id, "how": "builds on"}
    workspace.add(Star.named(PROGRAMME, note_id=one.id))
    workspace.add(Link.named(PROGRAMME, **linked), Link.named(PROGRAMME, **answered))
    masked = workspace.mask(one, "[name] wants shade")
    assert workspace.all(Star) == [Star.named(PROGRAMME, note_id=masked.id)]
    assert {each.id for each in workspace.all(Link)} == {
        Link.named(PROGRAMME, **{**linked, "other_id": masked.id}).id,
        Link.named(PROGRAMME, **{**answered, "note_id": masked.id}).id,
    }
    assert workspace.loose_ends() == []


def test_what_was_removed_is_known_until_it_is_erased(workspace: Workspace) -> None:
    shade, benches = workspace.add(note("shade"), note("benches"))
    assert workspace.removed(Note) == []
    workspace.remove(shade, name="shade removed")
    workspace.remove(benches, name="benches removed")
    workspace.erase([benches], "withdrawn")
    [history] = workspace.removed(Note)
    assert [each.record for each in history] == [shade, None]
    assert workspace.of_edit(history[-1].edit) == [history[-1]]
    assert [each.record_id for each in workspace.versions(Note)].count(shade.id) == 2
    workspace.add(shade)
    assert workspace.removed(Note) == []
