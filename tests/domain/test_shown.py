from __future__ import annotations

import pytest

from facilitator_app.domain.shown import CUT_MARK, looks_like


@pytest.mark.parametrize(
    ("cell", "text", "same"),
    [
        ("shade", "shade", True),
        ("shade", "shades", False),
        ("one\ntwo", "one\r\ntwo", True),
        ("bell ␇", "bell \x07", True),
        (f"a long{CUT_MARK}", "a long text", True),
        (f"a short{CUT_MARK}", "a long text", False),
        ("", "a long text", False),
    ],
)
def test_a_cell_is_known_again_by_the_text_that_it_shows(cell: str, text: str, same: bool) -> None:  # noqa: FBT001
    assert looks_like(cell, text) is same
