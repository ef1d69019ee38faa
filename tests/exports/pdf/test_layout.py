"""Blocks on pages: none is lost, none hangs over, and what belongs together stays together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.exports.pdf.blocks import Cell, CellLine, Row
from facilitator_app.exports.pdf.layout import Pages
from facilitator_app.exports.pdf.style import Look
from facilitator_app.exports.pdf.tags import Element
from facilitator_app.typesetting import Line

HEIGHT = 100.0


def block(lines: int, leading: float = 10, **values: bool) -> Row:
    look = Look(size=0.7 * leading, leading=leading)
    nothing = Line([], 0, goes_on=False)
    row = Row([Cell(0, 10, [CellLine(nothing, look)] * lines, Element("P", None))])
    for name, value in values.items():
        setattr(row, name, value)
    return row


blocks = st.builds(
    block,
    st.integers(1, 30),
    st.floats(5, 60),
    keep_with_next=st.booleans(),
    starts_page=st.booleans(),
    breaks_early=st.booleans(),
)


def filled(*given_blocks: Row) -> Pages:
    pages = Pages(HEIGHT)
    pages.fill(given_blocks)
    return pages


@given(st.lists(blocks, max_size=12), st.booleans())
def test_every_strip_is_placed_once_and_fits(some: list[Row], with_head: bool) -> None:  # noqa: FBT001
    head = block(1)
    for each in some:
        each.head = head if with_head else None
    pages = filled(*some).pages
    placed = [(one.block, strip) for page in pages for one in page for strip in one.strips]
    assert placed == [(each, strip) for each in some for strip in range(len(each.heights))]
    for page in pages:
        bottom = 0.0
        for one in page:
            assert one.top >= bottom - 0.1
            bottom = one.top + sum(one.block.heights[strip] for strip in one.strips)
        alone = len(page) == 1 and len(page[0].strips) == 1
        assert bottom <= HEIGHT + 0.1 or alone


def test_a_heading_goes_where_its_text_goes() -> None:
    heading, text = block(1, keep_with_next=True), block(3)
    first, second = filled(block(8), heading, text).pages
    assert len(first) == 1
    assert [one.block for one in second] == [heading, text]


def test_no_line_stands_alone() -> None:
    first, second = filled(block(7), block(4)).pages
    assert first[1].strips == range(2)
    assert second[0].strips == range(2, 4)
    first, second = filled(block(8), block(3)).pages
    assert len(first) == 1
    assert second[0].strips == range(3)


def test_the_head_of_a_table_has_room_on_every_page() -> None:
    head = block(1, keep_with_next=True)
    rows = [block(2, breaks_early=False) for _ in range(8)]
    for row in rows:
        row.head = head
    pages = filled(head, *rows).pages
    assert [page[0].top for page in pages] == [0, 10]
    assert sum(len(page) for page in pages) == 9


def test_a_row_that_no_page_holds_is_cut_anywhere() -> None:
    row = block(5, leading=30, breaks_early=False)
    first, second = filled(block(2), row).pages[1:]
    assert [each[0].strips for each in (first, second)] == [range(3), range(3, 5)]


def test_a_new_page_is_a_new_page() -> None:
    assert len(filled(block(1), block(1, starts_page=True)).pages) == 2
    assert len(filled(block(1, starts_page=True)).pages) == 1
