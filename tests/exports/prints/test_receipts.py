"""Receipts on paper: a slip for each pack, on a page of its own that can be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from facilitator_app.domain.errors import NothingToPrintError
from facilitator_app.exports.prints.receipts import Slip, print_receipts
from tests.exports.pdf.aloud import faults, tree
from tests.exports.prints.prints import all_text, design, said, sections

if TYPE_CHECKING:
    from pathlib import Path

HASH = " ".join(["0f3a"] * 16)


def slip(table: str) -> Slip:
    facts = (("Laptop", f"Table {table} 9AQS"), ("File (SHA-256)", HASH))
    return Slip(f"Table {table} · D1", "2 entries: 2 new, 0 known already.", facts)


def test_each_pack_has_a_page_that_can_be_read_aloud(tmp_path: Path) -> None:
    path = tmp_path / "receipts.pdf"
    done = print_receipts([slip("A"), slip("B")], design(), path)
    assert not faults(path)
    pages = PdfReader(path).pages
    assert len(pages) == done.pages == 2
    assert [round(float(each)) for each in pages[0].mediabox[2:]] == [595, 842]
    first, second = sections(tree(path))
    assert "Receipt: Table A · D1" in said(first)
    assert "Receipt: Table B · D1" in said(second)
    assert HASH.replace(" ", "") in all_text(path).replace(" ", "").replace("\n", "")
    assert dict(done.rows) == {"Table A · D1": 1, "Table B · D1": 1}


def test_without_packs_there_is_nothing_to_print(tmp_path: Path) -> None:
    with pytest.raises(NothingToPrintError):
        print_receipts([], design(), tmp_path / "receipts.pdf")
    assert not list(tmp_path.iterdir())
