"""Words as glyphs."""

from __future__ import annotations

import pytest

from facilitator_app.typesetting import REGULAR, STRONG, Typesetter
from facilitator_app.typesetting.fonts import FAMILIES, family_of, font
from facilitator_app.typesetting.runs import NO_GLYPH, Run, drawable, runs_of
from facilitator_app.typesetting.words import language_of

EVERY_SCRIPT = {
    "Hello": "NotoSans",
    "Ελληνικά": "NotoSans",
    "Русский": "NotoSans",
    "Zażółć": "NotoSans",
    "রাস্তা": "NotoSansBengali",
    "مرحبا": "NotoSansArabic",
    "ٹیسٹ": "NotoSansArabic",
    "தமிழ்": "NotoSansTamil",
    "हिन्दी": "NotoSansDevanagari",
    "ਪੰਜਾਬੀ": "NotoSansGurmukhi",
    "ગુજરાતી": "NotoSansGujarati",
    "שלום": "NotoSansHebrew",
    "አማርኛ": "NotoSansEthiopic",
    "😀": "NotoEmoji",
}


@pytest.mark.parametrize(("text", "family"), EVERY_SCRIPT.items(), ids=EVERY_SCRIPT.values())
@pytest.mark.parametrize("weight", [REGULAR, STRONG])
def test_every_script_has_its_font(text: str, family: str, weight: int) -> None:
    word = Typesetter().word(text, weight)
    assert [piece.font for piece in word.pieces] == [font(family, weight)]
    assert "0000" not in "".join(glyphs for piece in word.pieces for _, glyphs in piece.strokes)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_comes_in_both_weights(family: str) -> None:
    regular, strong = font(family, REGULAR), font(family, STRONG)
    glyphs = {1, 2, 3}
    assert regular.name != strong.name
    assert regular.subset(glyphs) != strong.subset(glyphs)


def test_plain_words_are_told_by_their_glyphs() -> None:
    typesetter = Typesetter()
    for text in ("plain", "office", "(AVA)", "naïve", "£20"):
        assert typesetter.word(text).is_plain
        assert typesetter.word(text).simple


def test_words_whose_glyphs_say_something_else_are_not_plain() -> None:
    typesetter = Typesetter()
    for text in ("ক্ষেত্র", "日本", "a\u200db", "tab\there", "\u200b"):
        assert not typesetter.word(text).is_plain, text
        assert not typesetter.word(text).simple
    assert not typesetter.word("שלום", leftwards=True).is_plain


def test_what_no_font_has_is_shown_and_listed_each_time() -> None:
    typesetter = Typesetter()
    for _ in range(2):
        word = typesetter.word("日本x")
        assert word.text == "日本x"
        assert typesetter.take_missing() == "日本"
    assert not typesetter.take_missing()
    assert drawable("日x\u200d\ufe0f") == (f"{NO_GLYPH}x\u200d\ufe0f", "日")
    assert family_of("日") is None


def test_marks_stay_with_their_letter_and_digits_with_their_font() -> None:
    assert next(runs_of("রাস্তা,x", REGULAR)).text.startswith("রাস্তা")
    assert list(runs_of("abc১২", REGULAR)) == [
        Run("NotoSans", "abc"),
        Run("NotoSansBengali", "১২"),
    ]
    assert not list(runs_of("", REGULAR))


def test_brackets_that_go_leftwards_are_mirrored() -> None:
    typesetter = Typesetter()
    opening = typesetter.word("(").pieces[0].strokes
    assert typesetter.word(")", leftwards=True).pieces[0].strokes == opening


def test_languages_are_those_of_the_script() -> None:
    assert language_of("Beng", "রাস্তা") == "bn"
    assert language_of("Arab", "مرحبا") == "ar"
    assert language_of("Arab", "ٹیسٹ") == "ur"
    assert language_of("Latn", "hello") == ""
