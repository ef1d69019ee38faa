"""Any text in any script: drawn, read aloud as it was typed, and listed if no font has it."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator_app.domain.records import Headline
from facilitator_app.domain.references import reference
from facilitator_app.domain.text import clean
from facilitator_app.exports import Scope, export
from tests.exports.pdf.aloud import faults, tree
from tests.exports.samples import sample, uid

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.exports import Exported
    from tests.exports.pdf.aloud import Tag

FIRST = 1000
AFTER = "Paraphrase"


def said(texts: list[str], folder: Path) -> tuple[list[str], Exported, Tag]:
    """Write notes of these texts, and return what is read aloud of each."""
    made = sample()
    for number, text in enumerate(texts):
        made.note(FIRST + number, text)
    path = folder / "pack.pdf"
    done = export("pdf", made.snapshot(), Scope(), path)
    assert not faults(path)
    root = tree(path)
    bodies = {
        item.kids[0].text[-9:]: item.kids[1].text for item in root.every("LI") if item.kids[0].text
    }
    codes = [reference(uid(FIRST + number)) for number in range(len(texts))]
    return [bodies[code].removesuffix(AFTER) for code in codes], done, root


def as_heard(text: str) -> str:
    """Return a text without its line feeds, which a page shows and no voice says."""
    return clean(text).replace("\n", "")


@pytest.mark.parametrize("language", ["eng", "arb", "ben", "pol"])
def test_a_whole_declaration_is_read_as_it_was_typed(
    tmp_path: Path, shared: Path, language: str
) -> None:
    path = shared / "udhr" / "dev_expected" / f"{language}.articles.json"
    texts = json.loads(path.read_text(encoding="utf-8"))["paragraphs"]
    heard, done, _ = said(texts, tmp_path)
    assert heard == texts
    assert not done.changed


def test_naughty_texts_are_read_as_they_were_typed(tmp_path: Path, shared: Path) -> None:
    path = shared / "naughty" / "dev" / "blns.json"
    texts = [text for text in json.loads(path.read_text(encoding="utf-8")) if text]
    heard, done, _ = said(texts, tmp_path)
    assert heard == [as_heard(text) for text in texts]
    assert done.changed


MIXED = [
    "שלום (London) 2026 [סוף], 45%.",
    "He said مرحبا (العالم) and left (at 10:30).",
    "اردو میں: یہ ایک ٹیسٹ ہے (London 2026)، ٹھیک؟",
    "אב 12 13 (גד [הו] 7-8) ab",
    "தமிழ், हिन्दी, ਪੰਜਾਬੀ, ગુજરાતી, አማርኛ፦, Ελληνικά, Русский, ไทย",
    "😀 👍🏽 👩‍👩‍👧 ❤️ 3️⃣ 🇬🇧",
    "two\nlines\n\nand a blank one",
    "  spaces  kept  ",
    "tab\there",
    "x" * 500,
    "ক্ষ" * 200,
    "\U0001e95a and אב \U0001fbff \u0378",  # not given out by Unicode yet
]


def test_mixed_texts_are_read_as_they_were_typed(tmp_path: Path) -> None:
    heard, _, _ = said(MIXED, tmp_path)
    assert heard == [as_heard(text) for text in MIXED]


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), max_size=6))
def test_any_text_is_read_as_it_was_typed(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    cleaned = [clean(text) for text in texts]
    heard, _, _ = said(cleaned, tmp_path_factory.mktemp("any"))
    assert heard == [as_heard(text) for text in cleaned]


def test_what_no_font_has_is_said_with_the_code(tmp_path: Path) -> None:
    heard, done, root = said(["日本 and x", "fine", "本 again"], tmp_path)
    assert heard == ["日本 and x", "fine", "本 again"]
    assert [(each.sheet, each.id) for each in done.changed] == [
        ("Notes", reference(uid(FIRST))),
        ("Notes", reference(uid(FIRST + 2))),
    ]
    assert "U+65E5, U+672C" in done.changed[0].change
    assert "see the last chapter: 2" in "\n".join(done.lines())
    listed = list(root.every("Table"))[-1]
    assert [row.kids[1].text for row in listed.kids[1:]] == [each.id for each in done.changed]


def test_titles_in_any_script_are_outlined_and_listed(tmp_path: Path) -> None:
    made = sample()
    made.add(Headline(id=uid(200), session_id=uid(11), table_id=uid(31), text="মানবাধিকার (অধিকার)"))
    path = tmp_path / "pack.pdf"
    export("pdf", made.snapshot(), Scope(), path)
    assert not faults(path)
    assert "মানবাধিকার (অধিকার)" in tree(path).all_text()


def test_a_huge_note_runs_over_many_pages(tmp_path: Path) -> None:
    text = "many words " * 20_000
    heard, _, root = said([text, "after it"], tmp_path)
    assert heard == [text, "after it"]
    longest = max(root.every("LBody"), key=lambda tag: len(tag.text))
    assert len(longest.pages) > 20


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_another_program_reads_the_words_too(tmp_path: Path) -> None:
    texts = ["Plain office (AVA) words", "মানবাধিকারের সার্বজনীন ঘোষণাপত্র", "நன்றி க்ஷ"]
    said(texts, tmp_path)
    found = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "pack.pdf"), "-"],  # noqa: S607
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    ).stdout
    for text in texts:
        assert text in found
