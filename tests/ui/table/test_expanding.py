from __future__ import annotations

import pytest

from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Shorthand
from facilitator_app.ui.table.expanding import ends_word, expanded, is_short, shorthand_of

SHORTS = {"gp": "general practice", "b/c": "because", "wl": "waiting list"}


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("gp", "general practice"),
        ("the gp", "the general practice"),
        ("(gp", "(general practice"),
        ("Gp", "General practice"),
        ("The GP", "The general practice"),
        ("b/c", "because"),
        ("one\nwl", "one\nwaiting list"),
    ],
)
def test_a_short_word_is_written_out(text: str, becomes: str) -> None:
    assert expanded(text, len(text), SHORTS) == becomes


@pytest.mark.parametrize("text", ["", "egp", "g", "the gp ", "x@gp", "http://gp", "gp's", "1gp"])
def test_what_is_no_short_word_stays(text: str) -> None:
    assert expanded(text, len(text), SHORTS) is None


def test_what_was_pasted_is_not_looked_at() -> None:
    assert expanded("the gp", 6, SHORTS, since=6) is None
    assert expanded("the gp", 6, SHORTS, since=5) is None
    assert expanded("the gp wl", 9, SHORTS, since=7) == "the gp waiting list"


def test_the_table_outranks_the_programme() -> None:
    table, other = new_id(), new_id()
    entries = [
        Shorthand(short="GP", text="ours", table_id=table),
        Shorthand(short="gp", text="everywhere"),
        Shorthand(short="wl", text="waiting list"),
        Shorthand(short="x", text="elsewhere", table_id=other),
    ]
    assert shorthand_of(table, entries) == {"gp": "ours", "wl": "waiting list"}


def test_which_keys_end_a_word_and_what_a_short_word_is() -> None:
    assert all(map(ends_word, " .,;:!?)\n"))
    assert not any(map(ends_word, "a1-"))
    assert all(map(is_short, ("gp", "b/c", "4u", "GP's")))
    assert not any(map(is_short, ("", "g p", "gp.", "a" * 41)))
