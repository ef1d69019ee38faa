"""Texts as lines: nothing is lost, nothing is longer than it may be."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator_app.typesetting import REGULAR, STRONG, Line, Span, Typesetter
from facilitator_app.typesetting.fonts import UNITS

WIDTH, SIZE = 200.0, 10.0
SCRIPTS = st.sampled_from("ab c-/\u0301 আর্কি ক্ষ שלום() مرحبا١ தமிழ் हिन्दी አማርኛ 😀 日\u200d\u200b")


def read(lines: list[Line], text: str) -> str:
    """Return what lines say, with line feeds where the text has them."""
    found = ""
    for line in lines:
        found += (
            " ".join(" ".join(word.text for word in chunk.words) for chunk in line.chunks)
            if len(line.chunks) == 1
            else "".join(" ".join(word.text for word in chunk.words) for chunk in line.chunks)
        )
        if line.goes_on:
            found += " "
        elif text[len(found) : len(found) + 1] == "\n":
            found += "\n"
    return found


@given(st.lists(SCRIPTS | st.just("\n"), max_size=60).map("".join), st.sampled_from([40.0, WIDTH]))
@example("  שלום  ", WIDTH)
@example("\u200b", WIDTH)
@example("", WIDTH)
def test_lines_say_what_the_text_says(text: str, width: float) -> None:
    lines = Typesetter().lines([Span(text)], SIZE, width)
    assert read(lines, text) == text


@given(st.lists(SCRIPTS, max_size=80).map("".join))
def test_no_line_is_too_long(text: str) -> None:
    for line in Typesetter().lines([Span(text)], SIZE, WIDTH):
        assert line.width * SIZE / UNITS <= WIDTH + 0.01


@given(st.lists(SCRIPTS, max_size=30).map("".join), st.lists(SCRIPTS, max_size=30).map("".join))
@example("a" * 21 + "ש", "a" * 13 + " ")
def test_texts_in_several_looks_are_read_in_their_order(first: str, second: str) -> None:
    spans = [Span(first, STRONG), Span(second, REGULAR)]
    lines = Typesetter().lines(spans, SIZE, WIDTH)
    assert read(lines, first + second) == first + second


def test_a_long_address_is_cut_after_a_sign() -> None:
    address = "https://example.org/" + "and/on/" * 20
    lines = Typesetter().lines([Span(address)], SIZE, WIDTH)
    assert len(lines) > 1
    assert all(line.chunks[0].words[-1].text.endswith("/") for line in lines)


@pytest.mark.parametrize("text", ["x" * 1_100_000, "/word-" * 15_000, "שלום" * 5_000])
def test_the_longest_words_are_cut_in_time(text: str) -> None:
    lines = Typesetter().lines([Span(text)], SIZE, WIDTH)
    assert "".join(line.chunks[0].words[0].text for line in lines) == text
    assert all(line.width * SIZE / UNITS > WIDTH / 2 for line in lines[:-1])


@pytest.mark.parametrize("text", ["ক্ষেত্র", "க்ஷ", "न्त्र", "الله"])
def test_what_makes_one_sign_is_never_cut(text: str) -> None:
    typesetter = Typesetter()
    widest = typesetter.width(text, SIZE)
    for part in typesetter.lines([Span(text * 30)], SIZE, widest * 1.5):
        for word in part.chunks[0].words:
            assert not word.text or not word.text[0].isspace()
            assert word.text[0] == text[0] or word.text[0] in text
            assert "\u09cd" not in word.text[:1] + word.text[-1:]


def test_lines_that_go_leftwards_say_so() -> None:
    typesetter = Typesetter()
    (hebrew,) = typesetter.lines([Span("שלום (London)")], SIZE, WIDTH)
    (english,) = typesetter.lines([Span("London (שלום)")], SIZE, WIDTH)
    assert hebrew.leftwards
    assert not english.leftwards
    first = hebrew.chunks[0]
    assert first.words[0].text == "שלום"
    assert first.x == max(chunk.x for chunk in hebrew.chunks)
