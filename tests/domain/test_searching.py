"""What is typed to be searched for becomes words, never operators."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.searching import query_of, searchable

ANY = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", ""),
        ("  ", ""),
        ("bus", '"bus"*'),
        ("bus ", '"bus"'),
        ("bus shelter", '"bus" "shelter"*'),
        ("bus  \t shelter", '"bus" "shelter"*'),
        ('"bus shelter"', '"bus shelter"'),
        ('"bus shelter', '"bus shelter"*'),
        ('old "bus shelter" roof', '"old" "bus shelter" "roof"*'),
        ("bus AND NOT shelter", '"bus" "AND" "NOT" "shelter"*'),
        ("NEAR(a b)", '"NEAR(a" "b)"*'),
        ("text:bus", '"text:bus"*'),
        ("-", ""),
        ("- * ^ ( )", ""),
        ("bus -", '"bus"*'),
        ('""', ""),
        ('"""', ""),
        ("it's", '"it\'s"*'),
        ("a\x00b", '"a\ufffdb"*'),
        ("a\ud800b", '"a\ufffdb"*'),
    ],
)
def test_every_word_is_quoted_and_the_last_may_be_unfinished(typed: str, query: str) -> None:
    assert query_of(typed) == query


@given(ANY)
def test_a_query_is_nothing_but_quoted_words(typed: str) -> None:
    query = query_of(typed)
    assert re.fullmatch(r'("[^"]+"( "[^"]+")*\*?)?', query)
    assert "\x00" not in query
    assert query.encode().decode() == query


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("المَكتَبَةُ", "المكتبة"),
        ("مكتـــبة", "مكتبة"),
        ("أحمد", "احمد"),
        ("إنارة", "انارة"),
        ("آخر", "اخر"),
        ("علیٰ", "علي"),
        ("مستشفى", "مستشفي"),
        ("کتاب", "كتاب"),
    ],
)
def test_two_ways_of_writing_arabic_meet(written: str, other: str) -> None:
    assert searchable(written) == searchable(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("遮阳棚", ["遮", "阳", "棚"]),
        ("バス停", ["バ", "ス", "停"]),
        ("ร่ม", ["ร", "่", "ม"]),
        ("bus站", ["bus", "站"]),
        ("ছায়া নেই", ["ছায়া", "নেই"]),
        ("𠀋木", ["𠀋", "木"]),
    ],
)
def test_scripts_without_spaces_are_cut_into_signs(text: str, words: list[str]) -> None:
    assert searchable(text).split() == words


@given(ANY)
def test_a_text_is_the_same_however_often_it_is_made_searchable(text: str) -> None:
    once = searchable(text).split()
    assert searchable(" ".join(once)).split() == once


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_text_is_searched_as_it_stands(text: str) -> None:
    assert searchable(text) == text
