"""Every revision comes back as it was; a line that is not to the letter as ours refuses all."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.changes import Author, Change, Edit, Revision
from facilitator_app.travel import lines
from facilitator_app.travel.limits import DEPTH, LINE_BYTES, PARENTS, UnusableError
from facilitator_app.travel.lines import from_lines, revision_in, split, to_lines
from tests.domain.making import MOMENTS, RECORDS, TEXTS
from tests.travel.forging import ENTRY, ID, entry, line
from tests.travel.making import day, note, version

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record

NAMES = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "Zs", "P")), min_size=1, max_size=20
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
CONTENTS = st.dictionaries(TEXTS, JSON, max_size=3).map(
    lambda plain: json.dumps(plain, ensure_ascii=False)
)
UNKNOWN = st.builds(
    Revision,
    id=st.uuids(),
    record_id=st.uuids(),
    kind=NAMES,
    parents=st.lists(st.uuids(), max_size=3, unique=True).map(tuple),
    edit=st.uuids(),
    laptop=NAMES,
    role=st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), max_size=300),
    made_at=MOMENTS,
    content=st.none() | CONTENTS,
)
"""Revisions of kinds that only newer apps know."""


def there_and_back(revisions: list[Revision]) -> tuple[Revision, ...]:
    return from_lines(split([b"".join(to_lines(revisions))]))


@given(st.lists(RECORDS, max_size=4), MOMENTS)
def test_revisions_of_any_record_come_back(records: list[Record], at: datetime) -> None:
    made = [
        replace(Edit(Author("laptop", "")).revision(Change(None, each), ()), made_at=at)
        for each in records
    ]
    assert sorted(there_and_back(made), key=repr_of) == sorted(made, key=repr_of)


@given(st.lists(UNKNOWN, max_size=4, unique_by=lambda each: each.id))
def test_revisions_of_unknown_kinds_come_back(made: list[Revision]) -> None:
    made = [each for each in made if each.id not in each.parents]
    assert sorted(there_and_back(made), key=repr_of) == sorted(made, key=repr_of)


def repr_of(revision: Revision) -> UUID:
    return revision.id


@pytest.mark.parametrize("size", [1, 7, 1 << 16])
def test_lines_may_come_in_parts_of_any_size(size: int) -> None:
    text = b"".join(to_lines(day()))
    parts = [text[start : start + size] for start in range(0, len(text), size)]
    assert list(split(parts)) == text.split(b"\n")[:-1]


def test_their_order_tells_nothing_but_their_ids() -> None:
    made = day(20)
    assert to_lines(made) == to_lines(reversed(made))


def test_a_line_names_every_field_of_a_revision() -> None:
    (written,) = to_lines(day(1))
    assert json.loads(written).keys() == {each.name for each in fields(Revision)}


def test_the_same_moment_is_written_in_one_way() -> None:
    here = version(
        note("x"), made_at=datetime(2027, 3, 6, 15, 45, tzinfo=timezone(timedelta(hours=5.5)))
    )
    assert to_lines([here]) == to_lines([replace(here, made_at=here.made_at.astimezone(UTC))])


def test_the_line_of_our_forger_is_as_ours() -> None:
    assert to_lines([revision_in(entry()[:-1])]) == [entry()]


MALFORMED = {
    "no JSON": b"{",
    "no object": line([ENTRY]),
    "no UTF-8": entry()[:-3] + b'\xff"}\n',
    "a field missing": line({key: value for key, value in ENTRY.items() if key != "edit"}),
    "a field more": entry(hands="two"),
    "a field twice": entry()[:-2] + b',"role":"note-taker"}\n',
    "fields in another order": line(dict(reversed(ENTRY.items())), sort_keys=False),
    "blanks": line(ENTRY, separators=(", ", ": ")),
    "needless escapes": line({**ENTRY, "role": "é"}, ensure_ascii=True),
    "an id in braces": entry(id="{" + ENTRY["id"] + "}"),
    "an id in capitals": entry(id=ENTRY["id"].upper()),
    "an id without hyphens": entry(record_id=ENTRY["record_id"].replace("-", "")),
    "an id that is none": entry(edit="edit"),
    "an id that is a number": entry(edit=7),
    "parents that are no list": entry(parents=ID.format("02")),
    "parents that are an object": entry(parents={ID.format("02"): 1}),
    "a parent that is none": entry(parents=["x"]),
    "itself as parent": entry(parents=[ENTRY["id"]]),
    "a parent twice": entry(parents=[ID.format("02")] * 2),
    "too many parents": entry(parents=[str(UUID(int=number)) for number in range(1, PARENTS + 2)]),
    "a time without zone": entry(made_at="2027-03-06T10:15:00"),
    "a time in another zone": entry(made_at="2027-03-06T10:15:00+01:00"),
    "a time with Z": entry(made_at="2027-03-06T10:15:00Z"),
    "a time that is none": entry(made_at="now"),
    "a time beyond all": entry(made_at="9999-12-31T23:59:59-14:00"),
    "a time that is a number": entry(made_at=1.5),
    "no time": entry(made_at=None),
    "a kind without letters": entry(kind=""),
    "a kind of two lines": entry(kind="no\nte"),
    "a kind that is too long": entry(kind="é" * 101),
    "a kind that is a number": entry(kind=1),
    "a laptop without name": entry(laptop=""),
    "half a character": entry(laptop="\ud800"),
    "half a character, escaped": entry()[:-2].replace(b"note-taker", b"\\udfff") + b"}\n",
    "a role with NUL": entry(role="\0"),
    "no role at all": entry(role=None),
    "content that is an object": entry(content={"text": "ours"}),
    "content that is no JSON": entry(content="text"),
    "content that is a list": entry(content="[]"),
    "content that is a number": entry(content="7"),
    "content with half a character": entry(content='{"text":"\\ud800"}'),
    "content with a name twice": entry(content='{"text":"a","text":"b"}'),
    "content that is no number": entry(content='{"text":NaN}'),
    "content with a number that has no end": entry(content='{"n":' + "9" * 5000 + "}"),
}


@pytest.mark.parametrize("malformed", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_field_refuses_all_lines(malformed: bytes) -> None:
    good = entry(id=ID.format("ff"))
    with pytest.raises(UnusableError, match="an entry in it is not"):
        from_lines(split([malformed, good]))


@pytest.mark.parametrize("brackets", ["[", '{"a":', "[{"])
def test_what_is_nested_too_deeply_is_refused(brackets: str) -> None:
    deep = brackets * 50_000
    for malformed in (
        deep.encode(),
        entry(content=deep)[:-1],
        entry(content='{"a":' + deep + "}")[:-1],
    ):
        with pytest.raises(UnusableError, match=r"nested too deeply|too long"):
            from_lines(split([malformed + b"\n"]))


def test_brackets_in_a_text_are_no_depth() -> None:
    many = entry(content=json.dumps({"text": "[{" * 500 + '"\\' + "[" * 100}))
    assert revision_in(many[:-1]).content
    flat = entry(content=json.dumps({"list": [[]] * 200}, separators=(",", ":")))
    assert revision_in(flat[:-1]).content


def test_depth_is_measured_to_the_bracket() -> None:
    def nested(depth: int) -> bytes:
        return entry(content='{"a":' + "[" * (depth - 1) + "]" * (depth - 1) + "}")[:-1]

    assert revision_in(nested(DEPTH)).content
    with pytest.raises(UnusableError, match="nested too deeply"):
        revision_in(nested(DEPTH + 1))


@pytest.mark.parametrize("ids", [("02", "01"), ("01", "01")])
def test_entries_stand_once_and_in_order(ids: tuple[str, str]) -> None:
    with pytest.raises(UnusableError, match="twice or in the wrong order"):
        from_lines(split([entry(id=ID.format(each)) for each in ids]))
    with pytest.raises(UnusableError, match="twice"):
        to_lines([revision_in(entry()[:-1])] * 2)


def test_a_line_may_be_so_long_and_no_longer() -> None:
    spare = LINE_BYTES - len(entry(content='{"text":""}'))
    longest = entry(content='{"text":"' + "x" * spare + '"}')
    assert to_lines(from_lines(split([longest]))) == [longest]
    with pytest.raises(UnusableError, match="an entry in it is too long"):
        from_lines(split([entry(content='{"text":"' + "x" * (spare + 1) + '"}')]))
    with pytest.raises(UnusableError, match="a note is longer than 4 MB"):
        to_lines([version(note("x" * LINE_BYTES))])


def test_a_line_without_end_is_cut_off() -> None:
    with pytest.raises(UnusableError, match="cut off"):
        from_lines(split([entry()[:-1]]))


def test_there_may_be_so_many_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "REVISIONS", 3)
    assert len(there_and_back(day(3))) == 3
    with pytest.raises(UnusableError, match="more than 3 entries"):
        to_lines(day(4))
    with pytest.raises(UnusableError, match="more than 3 entries"):
        from_lines(split([entry(id=ID.format(f"0{number}")) for number in range(4)]))


@pytest.mark.parametrize(
    "wrong",
    [
        {"made_at": datetime(2027, 3, 6)},  # noqa: DTZ001 - it is what must be refused
        {"made_at": datetime.min.replace(tzinfo=timezone(timedelta(hours=9)))},
        {"kind": "note\ud800"},
        {"laptop": ""},
        {"content": "text"},
        {"content": '{"text":"\ud800"}'},
    ],
)
def test_what_could_not_be_read_again_is_not_written(wrong: dict[str, object]) -> None:
    with pytest.raises(UnusableError, match="could not be read again"):
        to_lines([version(note("x"), **wrong)])
