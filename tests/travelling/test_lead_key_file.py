"""The public half of a lead's key: small, read with suspicion, told from others by four words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.errors import PackError
from facilitator_app.travel.lead_key_file import fingerprint, read_lead_key, write_lead_key

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC, VERIFY = "age1" + "q" * 58, "0f" * 32


def test_it_is_read_as_it_was_written_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.leadkey"
    for _ in range(2):
        write_lead_key(path, PUBLIC, VERIFY)
    assert read_lead_key(path) == (PUBLIC, VERIFY)
    assert path.stat().st_size < 300


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "[" * 3000,
        "\xff",
        json.dumps({"format": "facilitator lead key 1"}),
        json.dumps({"format": "facilitator lead key 1", "public": 1, "verify": VERIFY}),
        json.dumps({"format": "facilitator lead key 1", "public": PUBLIC, "verify": VERIFY + "0"}),
        json.dumps({"format": "facilitator lead key 1", "public": PUBLIC + " ", "verify": VERIFY}),
        json.dumps({"format": "facilitator lead key 2", "public": PUBLIC, "verify": VERIFY}),
    ],
)
def test_what_is_none_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.leadkey"
    path.write_text(text, encoding="latin-1")
    with pytest.raises(PackError, match="no lead's key"):
        read_lead_key(path)


def test_it_is_read_no_further_than_it_may_be_long(tmp_path: Path) -> None:
    path = tmp_path / "a.leadkey"
    path.write_bytes(b" " * 100_000)
    with pytest.raises(PackError, match="too large"):
        read_lead_key(path)


def test_another_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.leadkey"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(PackError):
        write_lead_key(path, PUBLIC, VERIFY)
    assert path.read_text(encoding="utf-8") == "mine"


def test_its_words_follow_from_both_halves() -> None:
    words = fingerprint(PUBLIC, VERIFY)
    assert len(words.split()) == 4
    assert words == fingerprint(PUBLIC, VERIFY)
    assert words != fingerprint(PUBLIC, "00" + VERIFY[2:])
    assert words != fingerprint(PUBLIC[:-1] + "p", VERIFY)
