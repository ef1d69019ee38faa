"""A text that enters the program is changed as little as it can be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.text import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("\r\r\n\n", "\n\n\n"),
        ("nul \x00.", "nul \ufffd."),
        ("half \ud83d and \ude42", "half \ufffd and \ufffd"),
        ("whole 🙂", "whole 🙂"),
        ("e\u0301 é", "e\u0301 é"),
        ("  spaces\tand tabs  ", "  spaces\tand tabs  "),
        ("ক্ষ \u200d\u200c", "ক্ষ \u200d\u200c"),
    ],
)
def test_only_what_no_file_can_hold_is_replaced(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(st.characters(exclude_categories=[])))
def test_a_clean_text_can_be_written_and_stays_as_it_is(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert not {"\r", "\x00"} & set(once)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\x00")))
def test_a_text_that_was_fit_is_not_touched(text: str) -> None:
    assert clean(text) == text
    assert clean(unicodedata.normalize("NFD", text)) == unicodedata.normalize("NFD", text)
