"""The direction of texts, compared with another implementation of the same algorithm."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.typesetting.bidi import base_level, levels, visual_order

LETTERS = "ab אבמر\u06612() []{}%,.-+“:/€\u0301\u064b"


def shown(text: str, base: int) -> str:
    """Return a text in the order in which it is drawn, no bracket mirrored yet."""
    found = levels(text, base)
    end = len(text.rstrip(" "))
    at_the_end = [*found[:end], *[base] * (len(text) - end)]
    return "".join(text[place] for place in visual_order(at_the_end))


@given(st.text(LETTERS, max_size=16), st.sampled_from([0, 1]))
def test_agrees_with_another_implementation(text: str, base: int) -> None:
    assert shown(text, base) == get_display(text, base_dir="LR"[base])


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("שלום (London) 2026", "2026 )London( םולש"),
        ("מחיר 45%.", ".45% ריחמ"),
        ("12 13 אב", "בא 13 12"),
        ("אב 12 13", "13 12 בא"),
    ],
)
def test_a_text_that_begins_leftwards_ends_on_the_left(text: str, drawn: str) -> None:
    assert base_level(text) == 1
    assert shown(text, 1) == drawn


def test_the_brackets_of_a_pair_go_the_same_way() -> None:
    text = "he said אב (גד) and left"
    opening, closing = text.index("("), text.index(")")
    found = levels(text, base_level(text))
    assert found[opening] == found[closing] == 1


def test_overrides_and_isolates_end_with_their_text() -> None:
    assert levels("\u202eab\u202c c", 0)[-1] == 0
    assert levels("\u2067ab\u2069 c", 0) == [0] * 6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("\U0001e95a", [1]),  # left free among letters that go leftwards
        ("a \U0001e95a", [0, 0, 1]),
        ("אב \u0378", [1, 1, 1, 2]),
        ("אב \U0001fbff אב", [1] * 7),  # where new pictures come
        ("אב \uffff", [1, 1, 1, 2]),
    ],
)
def test_signs_that_unicode_has_not_given_out_yet_have_a_direction(
    text: str, found: list[int]
) -> None:
    assert levels(text, base_level(text)) == found


def test_text_that_goes_rightwards_stays_as_it_is() -> None:
    assert visual_order([0, 0, 0]) == [0, 1, 2]
    assert visual_order([]) == []
