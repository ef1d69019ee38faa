"""Words are read however they were typed, and a slip is named with what may have been meant."""

from __future__ import annotations

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mnemonic import Mnemonic

from facilitator_app.domain.errors import PackError
from facilitator_app.travel import bech32
from facilitator_app.travel.words import key_words, kit_code, secret_of, spelling, tidy_code
from tests.travel.making import CODE, PROGRAMME, SECRET, TABLE, WORKSHOP

WORDS = Mnemonic("english").wordlist
SIX = st.lists(st.sampled_from(WORDS), min_size=6, max_size=6)
BETWEEN = st.sampled_from(
    [" ", "  ", "-", ", ", " \n", "\u00a0", "; ", " 2. ", "\u2013", "_", "\t"]
)


@given(SIX, st.lists(BETWEEN, min_size=6, max_size=6), st.data())
def test_a_code_is_read_however_it_was_typed(
    words: list[str], between: list[str], data: st.DataObject
) -> None:
    typed = ""
    for word, gap in zip(words, between, strict=True):
        some = data.draw(st.integers(min(4, len(word)), len(word)))
        written = data.draw(st.sampled_from([str.upper, str.lower, str.title]))(word[:some])
        typed += written + gap
    assert tidy_code(typed) == " ".join(words)


def test_wide_letters_are_letters() -> None:
    wide = "".join(chr(ord(each) + 0xFEE0) if each != " " else "\u3000" for each in CODE)
    assert tidy_code(wide) == CODE


def test_a_code_has_six_words() -> None:
    code = kit_code(SECRET, PROGRAMME, WORKSHOP, TABLE)
    assert tidy_code(code) == code
    assert len(code.split()) == 6


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("abandom able about above absent absorb", "“abandom” is none .*: is it abandon or"),
        ("able about above absent absorb abs", "“abs” is none .*: is it absent or absorb or"),
        (
            "able abuot above absent absorb zqzqzq",
            "“abuot” .* about.*“zqzqzq” is none of .* made of",
        ),
        ("able about above", "has 6 words, and there are 3 here"),
        ("able " * 7, "has 6 words, and there are 7 here"),
        ("", "has 6 words, and there are 0 here"),
        ("1234 5678", "has 6 words, and there are 0 here"),
        ("پاسخ", "“پاسخ” is none of the words"),
        ("x" * 5000, f"“{'x' * 20}” is none of the words"),
        ("aban\ud800don", "“aban” .*|“don” is none"),
    ],
)
def test_what_is_wrong_with_a_code_is_said(typed: str, said: str) -> None:
    with pytest.raises(PackError, match=said) as caught:
        tidy_code(typed)
    assert len(caught.value.sentence()) < 500
    assert caught.value.advice


@given(st.text())
def test_any_text_is_a_code_or_refused(typed: str) -> None:
    try:
        assert len(tidy_code(typed).split()) == 6
    except PackError as error:
        error.sentence().encode()


@given(st.binary(min_size=32, max_size=32))
def test_the_words_of_a_key_give_it_back(key: bytes) -> None:
    secret = bech32.identity_of(key)
    words = key_words(secret)
    assert len(words) == 24
    assert secret_of(" ".join(words)) == secret
    assert secret_of("-".join(word[:4].upper() for word in words)) == secret
    assert tuple(Mnemonic("english").to_mnemonic(key).split()) == words


def test_words_that_changed_places_are_noticed() -> None:
    secret = str(pyrage.x25519.Identity.from_str(SECRET))
    words = list(key_words(secret))
    words[3], words[4] = words[4], words[3]
    with pytest.raises(PackError, match="do not belong together"):
        secret_of(" ".join(words))


def test_too_few_words_of_a_key_are_counted() -> None:
    with pytest.raises(PackError, match="The lead's key has 24 words, and there are 23 here"):
        secret_of(" ".join(key_words(SECRET)[1:]))


@pytest.mark.parametrize(
    ("typed", "words", "offers", "wrong"),
    [
        ("", (), (), ""),
        (" , ", (), (), ""),
        ("zeb", (), ("zebra",), ""),
        ("zebr", ("zebra",), (), ""),
        ("ABOUT-zebra ab", ("about", "zebra"), 6, ""),
        ("zeb ", (), (), "zebra"),
        ("abuot zeb", (), ("zebra",), "about"),
        ("about qqqq", ("about",), (), "“qqqq”"),
        ("able", ("able",), (), ""),
    ],
)
def test_what_is_understood_is_told_while_it_is_typed(
    typed: str, words: tuple[str, ...], offers: tuple[str, ...] | int, wrong: str
) -> None:
    found = spelling(typed)
    assert found.words == words
    assert offers in (found.offers, len(found.offers))
    assert wrong in found.wrong
    assert bool(found.wrong) is bool(wrong)


@given(st.text(max_size=2000))
def test_anything_may_be_typed(typed: str) -> None:
    found = spelling(typed)
    assert set(found.words) | set(found.offers) <= set(WORDS)


@given(SIX)
def test_a_whole_code_is_understood(words: list[str]) -> None:
    typed = " ".join(words)
    assert " ".join(spelling(typed).words) == tidy_code(typed)
