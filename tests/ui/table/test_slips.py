from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.ui.table.entry import Entry, from_typed
from facilitator_app.ui.table.marks import Said
from facilitator_app.ui.table.slips import Slip, slip_in
from tests.ui.table.test_grammar import ROOM


def slip(typed: str) -> Slip | None:
    """Return what is said of a line that was typed to its end."""
    entry = from_typed(typed, ROOM)
    return slip_in(entry, len(entry.text), ROOM)


@pytest.mark.parametrize(
    ("typed", "said", "words"),
    [
        ("3.They told us", Said(seats=("3",)), "They told us"),
        ("3,5.They told us", Said(seats=("3", "5")), "They told us"),
        ("3 . They told us", Said(seats=("3",)), "They told us"),
        ("3, 5. They told us", Said(seats=("3", "5")), "They told us"),
        ("3 .They told us", Said(seats=("3",)), "They told us"),
        (".3 They told us", Said(seats=("3",)), "They told us"),
        ("*They told us", Said(seats=("*",)), "They told us"),
        ("* They told us", Said(seats=("*",)), "They told us"),
        ("?Who picks up", Said(kind="question"), "Who picks up"),
        ("3. !No", Said(seats=("3",), kind="disagreement"), "No"),
        ("+2They told us", Said(stance="for", strength=2), "They told us"),
        ("- 2 They told us", Said(stance="against", strength=2), "They told us"),
        ("2+ They told us", Said(stance="for", strength=2), "They told us"),
        ("2- They told us", Said(stance="against", strength=2), "They told us"),
        ("0+ They told us", Said(stance="neutral"), "They told us"),
        ("-+ They told us", Said(stance="mixed"), "They told us"),
        ("+4 They told us", Said(stance="for", strength=3), "They told us"),
        (":hlaf They told us", Said(agreement="half"), "They told us"),
        ("They told us 3. ", Said(seats=("3",)), "They told us "),
        ("They told us ! ", Said(kind="disagreement"), "They told us "),
        ("They #acc told us", Said(themes=("ACC",)), "They told us"),
        ("They told :most us", Said(agreement="most"), "They told us"),
        ("3,9. They told us", Said(seats=("3",)), "They told us"),
        ("#accs They told us", Said(themes=("ACC",)), "They told us"),
        ("#boking They told us", Said(themes=("ACC",)), "They told us"),
        ("#ch They told us", Said(themes=("CHO",)), "They told us"),
        (">2.2 They told us", Said(prompt="2.2a"), "They told us"),
        (">3.1b They told us", Said(prompt="3.1a"), "They told us"),
        ("9. They told us", Said(), "9. They told us"),
        ("12. They told us", Said(), "12. They told us"),
        (">7.7 They told us", Said(), ">7.7 They told us"),
        ("#xyz They told us", Said(), "#xyz They told us"),
    ],
)
def test_what_is_typed_nearly_right_is_mended(typed: str, said: Said, words: str) -> None:
    found = slip(typed)
    assert found is not None
    assert found.sentence
    assert found.offer
    assert not found.mended.wrong
    assert (found.mended.said, found.mended.text) == (said, words)
    assert found.place == len(words)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "They told us",
        "12 people said so",
        "3 of us",
        "2.5 hours",
        "9.They told us",
        "3.30 is too late",
        "£3.They",
        "there were 3. They left",
        "2 = 2 ",
        "what they said about 24 hours",
        ":-) they said",
        "\\3.They told us",
        "3. They told us",
        '"3. is how it began',
        "+44 people",
    ],
)
def test_what_is_right_is_left_alone(typed: str) -> None:
    assert slip(typed) is None


@given(st.text(alphabet='0123 .,*?!+-:#>"acfhl\\'), st.text(max_size=10))
def test_mending_comes_to_an_end_and_loses_no_word(start: str, words: str) -> None:
    entry: Entry | None = from_typed(start + words, ROOM)
    for _ in range(len(start) + len(words) + 9):
        assert entry is not None
        found = slip_in(entry, len(entry.text), ROOM)
        if found is None:
            return
        assert 0 <= found.place <= len(found.mended.text)
        entry = found.mended
    pytest.fail("it goes on for ever")
