"""The cards that go with kits, and the lead's key on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.exports.prints import PRINTS
from facilitator_app.exports.prints.key_page import print_key_page
from facilitator_app.exports.prints.kit_cards import print_kit_cards
from tests.exports.pdf.aloud import faults, tree
from tests.exports.prints.prints import DAYS, DESIGN, cards, design, said

if TYPE_CHECKING:
    from pathlib import Path

CODE = "abandon ability able about above absent"
WORDS = tuple(f"word{chr(97 + place)}" for place in range(24))


def test_each_table_has_a_card_with_its_words_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    some = DESIGN.tables[:3]
    codes = {each.id: f"{CODE} {each.code}" for each in some}
    done = print_kit_cards(design(), DAYS[0].id, codes, path)
    assert done.rows == {"Kit cards": 3}
    assert not faults(path)
    assert len(PdfReader(path).pages) == 2, "two to a page"
    for card, table in zip(cards(tree(path)), some, strict=True):
        texts = said(card)
        assert table.title in texts
        at = texts.index("1 abandon")
        assert texts[at : at + 6] == [f"{n} {w}" for n, w in enumerate(CODE.split(), 1)]
        assert [each for each in texts if each[:2] in {"1.", "2.", "3.", "4."}]
        assert any("apart from the stick" in each for each in texts)
        assert any("FICTIONAL" in each for each in texts)


def test_long_words_and_names_fit(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    codes = {DESIGN.tables[0].id: " ".join(["shoulder", "mushroom", "umbrella"] * 2)}
    print_kit_cards(design(), DAYS[0].id, codes, path)
    [card] = cards(tree(path))
    assert [each for each in said(card) if "umbrella" in each] == ["3 umbrella", "6 umbrella"]


def test_a_table_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    with pytest.raises(NothingToPrintError, match="no longer there"):
        print_kit_cards(design(), DAYS[0].id, {new_id(): CODE}, path)
    assert not path.exists()


def test_the_key_is_one_page_with_its_words_in_their_order(tmp_path: Path) -> None:
    path = tmp_path / "key.pdf"
    done = print_key_page(design(), WORDS, "age1abcdefghijkl", path)
    assert done.pages == len(PdfReader(path).pages) == 1
    assert not faults(path)
    texts = said(tree(path))
    at = texts.index("1 worda")
    assert texts[at : at + 24] == [f"{n} {w}" for n, w in enumerate(WORDS, 1)]
    assert any("efghijkl" in each for each in texts)


def test_nobody_is_offered_a_print_of_codes_that_no_programme_has() -> None:
    assert not {"kit-cards", "key-words"} & set(PRINTS)
