"""Every role has a page that is worth reading, and can be read in a minute."""

from __future__ import annotations

import pytest

from facilitator_app.briefings import suggested
from facilitator_app.domain.records.programme import ROLES


def test_every_role_has_one() -> None:
    assert tuple(suggested()) == ROLES


@pytest.mark.parametrize("role", ROLES)
def test_a_page_is_neither_empty_nor_more_than_a_page(role: str) -> None:
    text = suggested()[role]
    assert 150 <= len(text.split()) <= 250
    items = [each for each in text.splitlines() if each.startswith("- ")]
    assert len(items) >= 8
    assert all(each.endswith((".", "?", '"')) for each in items)
    assert not text.startswith("- ")
