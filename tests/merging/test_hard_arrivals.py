"""Versions that come late, damaged, forged, in a ring, from a newer app or another programme."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.changes import Author, Change, Edit, Revision
from facilitator_app.domain.content import READERS_OF
from facilitator_app.domain.errors import MergeError, OvertakenError, ProgrammeFileError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import KINDS, Note, Person
from facilitator_app.storage.engine import Database
from facilitator_app.workspace import Workspace
from facilitator_app.workspace.key_file import make_key_file
from tests.merging import kit
from tests.merging.pair import NOTE, edited, journal, meet, new_note, note_of, open_as

if TYPE_CHECKING:
    from pathlib import Path

    from tests.merging.pair import Pair


def chain(*texts: str) -> list[Revision]:
    """Return versions of one note of which each replaces the one before."""
    note, found = new_note(""), list[Revision]()
    for text in texts:
        change = Change(None, replace(note, text=text))
        found.append(Edit(Author("elsewhere", "lead")).revision(change, found[-1:]))
    return found


def test_a_version_may_arrive_before_the_one_it_replaces(two: Pair) -> None:
    one, _ = two
    first, second, third = chain("first", "second", "third")
    one.merge([third, first])
    assert one.waiting_for() == {second.id}
    assert [each.record_id for each in one.conflicts()] == [first.record_id]
    one.merge([second])
    assert one.waiting_for() == set()
    assert one.conflicts() == []
    assert "third" in [note.text for note in one.all(Note)]


def test_every_order_of_arrival_gives_the_same(two: Pair, tmp_path: Path) -> None:
    versions = chain("first", "second", "third")
    for number, order in enumerate(permutations(versions)):
        path = tmp_path / f"{number}.facilitator"
        with Workspace.create(path, "Heat", programme=kit.PROGRAMME) as late:
            for each in order:
                late.merge([each])
            assert [note.text for note in late.all(Note)] == ["third"]
            assert late.conflicts() == []
    assert len(two) == 2


def test_versions_that_replace_each_other_in_a_ring_are_all_kept_and_listed(two: Pair) -> None:
    first, second, third = chain("first", "second", "third")
    ring = [replace(first, parents=(third.id,)), second, third]
    for each, order in zip(two, (ring, ring[::-1]), strict=True):
        each.merge(order)
    for each in two:
        (conflict,) = each.conflicts()
        assert {version.id for version in conflict.versions} == {one.id for one in ring}
        assert each.damage() == []
    one, other = two
    assert one.all(Note) == other.all(Note)
    one.resolve(one.conflicts()[0], one.conflicts()[0].versions[0].record)
    meet(one, other)
    assert [each.conflicts() for each in two] == [[], []]


def test_merging_the_same_twice_adds_nothing(two: Pair) -> None:
    one, other = two
    edited(other, "other")
    pack = journal(other)
    assert one.merge(pack).new == 1
    told: list[object] = []
    one.on_change(told.extend)
    again = one.merge([*pack, *pack])
    assert (again.new, told) == (0, [])


def test_merging_a_file_with_itself_is_refused(two: Pair, tmp_path: Path) -> None:
    one, _ = two
    before = journal(one)
    with pytest.raises(MergeError, match="itself"):
        one.merge_files([(tmp_path / "one.facilitator", None)])
    (tmp_path / "same.facilitator").symlink_to(tmp_path / "one.facilitator")
    with pytest.raises(MergeError, match="itself"):
        one.merge_files([(tmp_path / "same.facilitator", None)])
    assert journal(one) == before


def test_an_open_file_is_merged_as_it_stands(two: Pair, tmp_path: Path) -> None:
    one, other = two
    after = edited(other, "other")
    (merged,) = one.merge_files([(tmp_path / "other.facilitator", None)])
    assert (merged.new, note_of(one)) == (1, after)


def test_a_known_version_with_other_content_is_refused_with_its_pack(two: Pair) -> None:
    one, other = two
    edited(one, "one")
    one.add(new_note("beside it"))
    *rest, beside = journal(one)
    forged = replace(rest[-1], content='{"text":"forged"}')
    meet(*two)
    before = journal(other)
    news = chain("news")
    for pack in ([forged], [*news, forged], [forged, beside, *news], [rest[-1], *news, forged]):
        with pytest.raises(MergeError):
            other.merge(pack)
        assert journal(other) == before
    for other_than in ({"laptop": "x"}, {"parents": ()}, {"role": "lead"}, {"kind": "table"}):
        with pytest.raises(MergeError):
            other.merge([replace(rest[-1], **other_than)])
    assert journal(other) == before


def test_two_versions_of_one_id_in_one_pack_are_refused(two: Pair) -> None:
    one, _ = two
    (first,) = chain("first")
    with pytest.raises(MergeError):
        one.merge([first, replace(first, content='{"text":"forged"}')])
    assert one.history(first.record_id) == []


def test_what_only_a_newer_app_understands_is_carried_through_an_older_one(two: Pair) -> None:
    one, other = two
    (base,) = one.history(NOTE.id)
    stamp = replace(base, id=new_id(), record_id=new_id(), kind="stamp", content='{"ink":"blue"}')
    content = json.dumps(json.loads(base.content or "") | {"mood": {"warm": [1, None]}})
    newer = replace(base, id=new_id(), parents=(base.id,), content=content)
    one.merge([stamp, newer])
    assert note_of(one) == NOTE
    edited(one, "an older app writes this")
    one.undo()
    one.redo()
    meet(*two)
    assert other.history(stamp.record_id) == [stamp]
    last = json.loads(other.history(NOTE.id)[-1].content or "")
    assert (last["text"], last["mood"]) == ("an older app writes this", {"warm": [1, None]})
    assert [each.damage() for each in two] == [[], []]


def test_fields_of_a_newer_app_survive_a_choice(two: Pair) -> None:
    one, _ = two
    (base,) = one.history(NOTE.id)
    for fields in ({"mood": "warm", "pace": "slow"}, {"mood": "cold", "tone": "low"}):
        content = json.dumps(json.loads(base.content or "") | fields)
        one.merge([replace(base, id=new_id(), parents=(base.id,), content=content)])
    shown = json.loads(one.conflicts()[0].versions[0].content or "")
    one.resolve(one.conflicts()[0], NOTE)
    settled = json.loads(one.history(NOTE.id)[-1].content or "")
    assert (settled["pace"], settled["tone"]) == ("slow", "low")
    assert settled["mood"] == shown["mood"], "the one that was shown goes before the other"


def test_what_an_older_app_cannot_read_it_does_not_show_and_refuses_to_edit(two: Pair) -> None:
    one, other = two
    (base,) = one.history(NOTE.id)
    unread = replace(base, id=new_id(), parents=(base.id,), content='{"text":["more","shade"]}')
    one.merge([unread])
    assert one.of(Note, "id", [NOTE.id]) == []
    with pytest.raises(OvertakenError, match="newer"):
        one.add(NOTE)
    edited(other, "other")
    meet(*two)
    for each in two:
        with pytest.raises(OvertakenError, match="newer"):
            each.resolve(each.conflicts()[0], NOTE)
    assert unread in other.history(NOTE.id)


def test_an_upgrade_shows_what_was_carried_unread(two: Pair) -> None:
    one, other = two
    note = new_note("an older app cannot read notes")
    one.add(note)
    with pytest.MonkeyPatch.context() as older:
        older.delitem(KINDS, "note")
        older.delitem(READERS_OF, "note")
        other.merge(journal(one))
    assert note not in other.all(Note)
    other._store.rebuild()
    assert note in other.all(Note)
    assert other.damage() == []


def test_a_programme_file_refuses_what_belongs_into_a_key_file(two: Pair, tmp_path: Path) -> None:
    one, _ = two
    person = Person(participant_code="P1", ballot_code="AAA2")
    edit = Edit(Author("elsewhere", "lead"))
    foreign = edit.revision(Change(None, person), ())
    before = journal(one)
    with pytest.raises(MergeError):
        one.merge([*chain("beside it"), foreign])
    with pytest.raises(MergeError):
        one.write([foreign], "import people")
    with pytest.raises(MergeError):
        one.add(person)
    with make_key_file(tmp_path / "one.key", kit.PROGRAMME, "kept") as key:
        key.add(person)
        with pytest.raises(MergeError):
            key.merge(chain("a note has no place here"))
        with pytest.raises(MergeError):
            key.add(NOTE)
        with pytest.raises(MergeError):
            one.merge_files([(tmp_path / "one.key", "kept")])
        with pytest.raises(MergeError):
            key.merge_files([(tmp_path / "one.facilitator", None)])
    assert journal(one) == before


def test_copies_of_another_programme_are_refused(two: Pair, tmp_path: Path) -> None:
    one, _ = two
    Workspace.create(tmp_path / "else.facilitator", "Something else").close()
    before = journal(one)
    with pytest.raises(MergeError, match="another programme"):
        one.merge_files(
            [(tmp_path / "other.facilitator", None), (tmp_path / "else.facilitator", None)]
        )
    assert journal(one) == before


def test_a_copy_of_a_newer_format_is_refused(two: Pair, tmp_path: Path) -> None:
    one, other = two
    edited(other, "other")
    other.close()
    path = tmp_path / "other.facilitator"
    database = Database(path)
    database.driver.execute("PRAGMA user_version = 1000")
    database.close()
    with pytest.raises(ProgrammeFileError, match="newer"):
        one.merge_files([(path, None)])
    assert note_of(one) == NOTE
    with pytest.raises(ProgrammeFileError, match="newer"):
        open_as(path)
