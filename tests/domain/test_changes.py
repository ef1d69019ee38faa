"""An edit and the versions that it writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from facilitator_app.domain.changes import Author, Change, Edit
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Note
from tests.domain.making import HERE, PROGRAMME, version

NOTE = Note(session_id=PROGRAMME, table_id=PROGRAMME, text="shade", noted_at=None)


def test_a_change_is_about_what_is_there_after_it_or_was_before() -> None:
    after = replace(NOTE, text="more shade")
    assert Change(None, NOTE).record is NOTE
    assert Change(NOTE, after).record is after
    assert Change(NOTE, None).record is NOTE
    with pytest.raises(ValueError, match="needs a record"):
        _ = Change(None, None).record


def test_all_versions_of_an_edit_have_its_id_its_author_and_its_time() -> None:
    edit = Edit(Author("table-3", "note-taker"))
    one = edit.revision(Change(None, NOTE), ())
    two = edit.revision(Change(NOTE, None), [one])
    three = edit.restored(two, one.content, [two])
    made = {(each.edit, each.laptop, each.role, each.made_at) for each in (one, two, three)}
    assert made == {(edit.id, "table-3", "note-taker", one.made_at)}
    assert [each.parents for each in (one, two, three)] == [(), (one.id,), (two.id,)]
    assert [each.content is None for each in (one, two, three)] == [False, True, False]
    assert [each.record for each in (one, two, three)] == [NOTE, None, NOTE]
    assert len({one.id, two.id, three.id}) == 3


def test_unknown_fields_are_taken_from_what_is_replaced_the_first_before_others() -> None:
    bare = version(NOTE).content or ""
    first, second = (
        replace(version(NOTE), content=f'{{"mood":"{mood}","{mood}":1,{bare[1:]}')
        for mood in ("warm", "cold")
    )
    made = Edit(HERE).revision(Change(NOTE, replace(NOTE, text="after")), [first, second])
    assert made.content is not None
    assert all(each in made.content for each in ('"mood":"warm"', '"warm":1', '"cold":1', "after"))


def test_the_seal_gives_every_alteration_away() -> None:
    one = version(NOTE)
    others = [
        replace(one, id=new_id()),
        replace(one, record_id=new_id()),
        replace(one, edit=new_id()),
        replace(one, parents=(new_id(),)),
        replace(one, kind="headline"),
        replace(one, laptop="table-4"),
        replace(one, role="lead"),
        replace(one, made_at=one.made_at + timedelta(microseconds=1)),
        replace(one, content=(one.content or "").replace("shade", "shado")),
        replace(one, content=None),
    ]
    assert len({each.seal for each in [one, *others]}) == 11
    elsewhere = timezone(timedelta(hours=5, minutes=30))
    assert replace(one, made_at=one.made_at.astimezone(elsewhere)).seal == one.seal
    assert one.made_at.tzinfo is UTC
    assert one.made_at <= datetime.now(UTC)


def test_what_is_left_of_a_seal_when_the_content_is_erased_fits_what_is_left() -> None:
    one = version(NOTE)
    assert one.seal[:8] == replace(one, content=None).seal
