"""What is wrong with a design that somebody wrote is said with its place, and all at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.errors import DesignFileError
from facilitator_app.domain.planning.design import changes_for
from facilitator_app.domain.planning.design_parts import FORMAT
from facilitator_app.domain.planning.design_reading import read
from facilitator_app.domain.planning.design_text import LARGEST, from_text
from facilitator_app.domain.planning.formats import FORMATS
from tests.domain.planning.documents import designs, empty


def wrong(**values: Any) -> list[str]:  # noqa: ANN401 - whatever somebody wrote
    with pytest.raises(DesignFileError) as raised:
        changes_for(empty(), {"format": FORMAT, **values})
    return list(raised.value.problems)


def in_session(**values: Any) -> list[str]:  # noqa: ANN401
    return wrong(workshops=[{"code": "D1", "sessions": [{"code": "1"}, {"code": "2", **values}]}])


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"minutes": "ten"}, 'minutes: a whole number of 0 or more is expected, not "ten".'),
        ({"minutes": -1}, "minutes: a whole number of 0 or more is expected, not -1."),
        ({"minutes": 1.5}, "minutes: a whole number of 0 or more is expected, not 1.5."),
        ({"minutes": True}, "minutes: a whole number of 0 or more is expected, not true."),
        ({"minutes": 10**7}, "minutes: a whole number of 0 or more is expected, not 10000000."),
        ({"title": None}, "title: a text is expected, not null."),
        ({"title": {"en": "x"}}, "title: a text is expected, not an object."),
        ({"protected": "yes"}, 'protected: true or false is expected, not "yes".'),
        ({"planned_start": "ten"}, 'planned_start: a time such as "09:30" is expected, not "ten".'),
        (
            {"planned_start": "10:00+02:00"},
            'planned_start: a time such as "09:30" is expected, not "10:00+02:00".',
        ),
        ({"planned_start": [1]}, 'planned_start: a time such as "09:30" is expected, not a list.'),
        (
            {"kind": "tabel"},
            'kind: one of "plenary", "table", "individual", "break" is expected, not "tabel".',
        ),
        ({"minuts": 5}, 'minuts: there is no such field; did you mean "minutes"?'),
        ({"zzz": 5}, "zzz: there is no such field."),
        ({"code": " "}, 'code: a code is expected, not " ".'),
        ({"code": "2\nb"}, 'code: a code on one line is expected, not "2\\nb".'),
        ({"code": "1"}, 'code: "1" is there already.'),
        ({"prompts": 3}, "prompts: a list is expected, not 3."),
        ({"prompts": [3]}, "prompts[0]: an object in braces is expected, not 3."),
        ({"prompts": [{}]}, "prompts[0].code: this is missing."),
        ({"themes": []}, "themes: there is no such field."),
        (
            {"prompts": [{"code": "a", "probes": ["x", 1]}]},
            "prompts[0].probes: a list of texts is expected, not a list.",
        ),
        (
            {"prompts": [{"code": "a", "probes": "x"}]},
            'prompts[0].probes: a list of texts is expected, not "x".',
        ),
        (
            {"prompts": [{"code": "a"}, {"code": "a"}]},
            'prompts[1].code: "a" is there already.',
        ),
    ],
)
def test_a_mistake_is_said_with_its_place(given: dict[str, Any], sentence: str) -> None:
    assert in_session(**given) == [f"workshops[0].sessions[1].{sentence}"]


def test_a_session_code_stands_once_in_all_days() -> None:
    days = [{"code": code, "sessions": [{"code": "1"}]} for code in ("D1", "D2")]
    assert wrong(workshops=days) == ['workshops[1].sessions[0].code: "1" is there already.']


def test_references_lead_somewhere_in_the_file() -> None:
    assert wrong(staff=[{"code": "F", "role": "facilitator", "table": "Q"}]) == [
        'staff[0].table: there is no table "Q" in this design.'
    ]
    methods = ", ".join(f'"{each}"' for each in dict.fromkeys(one.method for one in FORMATS))
    assert wrong(trade_offs=[{"code": "T", "method": "slidr", "session": 1}]) == [
        f'trade_offs[0].method: one of {methods} is expected, not "slidr".',
        "trade_offs[0].session: the code of a session is expected, not 1.",
    ]
    assert wrong(staff=[{"code": "F", "role": "x", "duties": [{"session": None}]}]) == [
        "staff[0].duties[0].session: the code of a session is expected, not null."
    ]


def test_shorthand_that_is_there_already_is_named_by_its_letters() -> None:
    one = {"short": "gp", "text": "doctor"}
    assert wrong(shorthand=[one, {**one, "text": "general practice"}, {"short": "hs"}]) == [
        "shorthand[2].text: this is missing.",
        'shorthand[1].short: "gp" is there already.',
    ]


def test_two_that_lack_their_codes_are_both_named() -> None:
    assert wrong(themes=[{}, {}]) == [
        "themes[0].code: this is missing.",
        "themes[1].code: this is missing.",
    ]


def test_what_stands_around_the_lists_is_looked_at_too() -> None:
    with pytest.raises(DesignFileError) as raised:
        read({"format": "facilitator design 2", "programm": {}, "programme": {"name": 3}})
    assert raised.value.problems == (
        'format: "facilitator design 1" is expected, not "facilitator design 2".',
        'programm: there is no such field; did you mean "programme"?',
        "programme.name: a text is expected, not 3.",
    )
    with pytest.raises(DesignFileError, match='format: "facilitator design 1" is expected\\.'):
        read({})


def test_twenty_mistakes_are_listed_and_the_others_counted() -> None:
    with pytest.raises(DesignFileError) as raised:
        read({"format": FORMAT, "themes": [{"code": 1}] * 23})
    said = raised.value.sentence()
    assert said.count("a code is expected, not 1.") == 20
    assert "themes[19].code" in said
    assert said.endswith("And 3 more. Nothing was taken in. Mend them and take it in again.")


HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "line 1, column 1"),
    "no json": (b'{"a": }', "x.json is no JSON: line 1, column 7"),
    "a list": (b"[]", "an object in braces is expected"),
    "not a number": (b'{"a": NaN}', "NaN is no number"),
    "infinite": (b'{"a": -Infinity}', "-Infinity is no number"),
    "endless number": (b'{"a": ' + b"9" * 5000 + b"}", "is no design"),
    "twice": (b'{"a": 1, "b": {"c": 1, "c": 2}}', "“c” stands twice in one object"),
    "deep": (b"[" * 200_000, "nested too deeply"),
    "utf-16": ("{}".encode("utf-16"), "UTF-16"),
    "utf-16 without mark": ("{}".encode("utf-16-le"), "UTF-16"),
    "latin": ('{\n"a": "é"}'.encode("latin-1"), "not in UTF-8, in line 2"),
    "large": (b" " * (LARGEST + 1), "larger than 20 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_design_is_refused_in_a_sentence(name: str) -> None:
    content, sentence = HOSTILE[name]
    with pytest.raises(DesignFileError, match=sentence) as raised:
        from_text(content, "x.json")
    assert raised.value.sentence().endswith(".")


def test_the_mark_that_windows_puts_before_utf_8_is_no_mistake() -> None:
    assert from_text(b'\xef\xbb\xbf{"a": 1}', "x") == {"a": 1}


def test_halves_of_characters_do_not_get_in() -> None:
    design = {"format": FORMAT, "themes": [{"code": "A", "title": json.loads('"\\ud800"')}]}
    [(_, theme)] = changes_for(empty(), design).pairs
    assert getattr(theme, "title", "") == "\ufffd"


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(designs(), ANYTHING, st.data())
def test_whatever_stands_anywhere_is_taken_or_refused(
    design: dict[str, Any], anything: object, data: st.DataObject
) -> None:
    holder: Any = design
    while True:
        place = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else
                                          list(range(len(holder)))))  # fmt: skip
        if not holder[place] or not isinstance(holder[place], dict | list) or data.draw(
            st.booleans()
        ):  # fmt: skip
            holder[place] = anything
            break
        holder = holder[place]
    try:
        changes_for(empty(), design)
    except DesignFileError as error:
        assert error.problems  # noqa: PT017 - either is right
