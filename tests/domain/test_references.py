"""The short codes by which people name records."""

from __future__ import annotations

import re
from uuid import UUID

from facilitator_app.domain.codes import is_code
from facilitator_app.domain.identifiers import named_id, new_id
from facilitator_app.domain.references import reference


def test_follows_from_the_id_alone() -> None:
    assert reference(UUID("0190a6b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b")) == "RC5S-SJ6C"


def test_is_a_code_with_a_check_sign() -> None:
    for record_id in (new_id(), named_id(new_id(), "trade-off", "TO1")):
        code = reference(record_id)
        assert re.fullmatch("[2-9A-Y]{4}-[2-9A-Y]{4}", code)
        assert is_code(code.replace("-", ""))


def test_hardly_ever_gives_two_records_one_code() -> None:
    codes = {reference(new_id()) for _ in range(20_000)}
    assert len(codes) >= 19_999
