from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.records.discussion import AGREEMENTS, NOTE_KINDS, STANCES, WORDINGS
from facilitator_app.ui.table import faces, grammar
from facilitator_app.ui.table.entry import Entry, Steps, edited, entry_of, from_typed
from facilitator_app.ui.table.marks import PLAIN, Room, Said, said, toggled
from tests.ui.table.notes import note

ROOM = Room(
    seats=tuple("12345678"),
    session="1.3",
    prompts=("1.3a", "1.3b", "2.2a", "2.2b", "3.1a"),
    themes={"ACC": "Booking and access", "CHO": "Choice", "CHG": "Changed view", "DIG": "Digital"},
)


def read(text: str) -> tuple[Said, str]:
    entry = from_typed(text, ROOM)
    assert not entry.wrong
    return entry.said, entry.words


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", Said()),
        ("3. ", Said(seats=("3",))),
        ("3,5. ", Said(seats=("3", "5"))),
        ("5,3,5. ", Said(seats=("5", "3"))),
        ("*. ", Said(seats=("*",))),
        ('"', Said(kind="quote", wording="exact")),
        ('""', Said(kind="quote", wording="near")),
        ('! "', Said(kind="disagreement", wording="exact")),
        ("? ", Said(kind="question")),
        ("! ", Said(kind="disagreement")),
        ("= ", Said(kind="condition")),
        ("% ", Said(kind="count")),
        ("~ ", Said(kind="non-verbal")),
        ("& ", Said(kind="parking lot")),
        ("^ ", Said(kind="changed mind")),
        ("+1 ", Said(stance="for", strength=1)),
        ("+3 ", Said(stance="for", strength=3)),
        ("-2 ", Said(stance="against", strength=2)),
        ("+- ", Said(stance="mixed")),
        ("+0 ", Said(stance="neutral")),
        (":half ", Said(agreement="half")),
        ("#acc ", Said(themes=("ACC",))),
        ("#di #acc ", Said(themes=("DIG", "ACC"))),
        (">2.2b ", Said(prompt="2.2b")),
        (">a ", Said(prompt="1.3a")),
        (">3.1 ", Said(prompt="3.1a")),
        ("  3.   ! ", Said(seats=("3",), kind="disagreement")),
        (":Half ", Said(agreement="half")),
        ("#ACC >A ", Said(themes=("ACC",), prompt="1.3a")),
        ("“", Said(kind="quote", wording="exact")),
        ("“”", Said(kind="quote", wording="near")),
        ("«", Said(kind="quote", wording="exact")),
        ("–2 ", Said(stance="against", strength=2)),  # noqa: RUF001
        ("3.\u00a0", Said(seats=("3",))),
        ('3. " -2 #acc ', Said(("3",), "quote", "exact", "against", 2, "", ("ACC",))),
        ("? ! ", Said(kind="disagreement")),
    ],
)
def test_reads_what_stands_at_the_start(typed: str, meant: Said) -> None:
    assert read(f"{typed}It is all on the app") == (meant, "It is all on the app")


@pytest.mark.parametrize(
    "text",
    [
        "3 of us",
        "12 people",
        "+ more",
        "-",
        "#",
        ":halfway",
        "2.5 hours",
        "100. place",
        "=",
        "a 3. b",
    ],
)
def test_leaves_words_alone(text: str) -> None:
    assert read(text) == (Said(), text)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("9. ", "There is no seat 9 here; there are 1, 2, 3, 4, 5, 6, 7, 8."),
        ("3,9. ", "There is no seat 9 here; there are 1, 2, 3, 4, 5, 6, 7, 8."),
        ("#zzz ", "No theme is called “zzz”: ACC, CHO, CHG, DIG."),
        ("#ch ", "“ch” can be CHO, CHG."),
        (">2.2 ", "“2.2” can be 2.2a, 2.2b."),
        (">9.9 ", "Today has no prompt “9.9”: 1.3a, 1.3b, 2.2a, 2.2b, 3.1a."),
    ],
)
def test_says_what_is_wrong_and_keeps_it(typed: str, sentence: str) -> None:
    entry = from_typed(f"{typed}It is", ROOM)
    assert entry.wrong == sentence
    assert entry.said == Said()
    assert entry.forgiven() == Entry((), f"{typed}It is")


def test_a_backslash_makes_the_line_plain() -> None:
    entry = from_typed("\\3. no seat", ROOM)
    assert (entry.said, entry.words) == (Said(), "3. no seat")
    assert [each.slot for each in entry.marks] == [PLAIN]
    assert read('\\\\" both') == (Said(), '\\" both')


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('"They told us"', "They told us"),
        ("“They told us”", "They told us"),
        ("„They told us“", "They told us"),
        ("«They told us»", "They told us"),
        ('"They told us".', "They told us."),
        ('"They told us."', "They told us."),
        ('"They told us', "They told us"),
        ('"They said "no"', 'They said "no"'),
        ('"They said "no""', 'They said "no"'),
        ('""They told us""', "They told us"),
        ('""They told us"', "They told us"),
        ("““They told us””", "They told us"),
        ('""They said "no"', 'They said "no"'),
        ('"It is 5" wide"', 'It is 5" wide'),
        ('They said "no"', 'They said "no"'),
    ],
)
def test_the_mark_that_closes_a_quote_is_dropped(typed: str, kept: str) -> None:
    assert read(typed)[1] == kept


@pytest.mark.parametrize("sign", grammar.SIGNS, ids=lambda each: each.keys)
def test_every_sign_has_chip_hint_help_and_an_example_that_is_read(sign: grammar.Sign) -> None:
    found = sign.read(sign.example, ROOM)
    assert found is not None
    mark, length = found
    assert not mark.wrong
    assert mark.word
    assert (sign.keys.split(" ")[0], sign.hint) in grammar.HINTS
    assert sign.hint
    assert sign.about
    entry = from_typed(sign.example, ROOM)
    assert entry.marks == (mark,)
    assert entry.words == sign.example[length:]
    assert len(entry.words) > 5


def test_every_value_has_a_sign() -> None:
    values = {sign.read(f"{sign.keys} ", ROOM)[0].value for sign in grammar.SIGNS if _fixed(sign)}  # type: ignore[index]
    wanted = {*NOTE_KINDS, *WORDINGS, *AGREEMENTS} - {"point", "quote", "paraphrase"}
    assert wanted <= values
    assert {value.split()[0] for value in values if " " in value} >= set(STANCES)
    assert set(faces.KINDS) == set(NOTE_KINDS)


def _fixed(sign: grammar.Sign) -> bool:
    return sign.read(f"{sign.keys} ", ROOM) is not None


def test_themes_are_completed_from_their_code_and_their_title() -> None:
    assert [each.value for each in grammar.completions("#c", ROOM)] == ["CHO", "CHG"]
    assert [each.value for each in grammar.completions("#book", ROOM)] == ["ACC"]
    assert len(grammar.completions("#", ROOM)) == len(ROOM.titles())
    assert grammar.completions("# c", ROOM) == []
    assert [each.value for each in grammar.completions(":h", ROOM)] == ["half"]
    assert [each.value for each in grammar.completions(">2.2", ROOM)] == ["2.2a", "2.2b"]


signs = st.sampled_from(
    ["3. ", "3,5. ", "*. ", '"', '""', "? ", "! ", "+2 ", "+- ", ":most ", "#acc ", "#dig ", ">a "]
)


@given(st.lists(signs), st.text())
def test_what_is_kept_as_typed_comes_back(prefixes: list[str], words: str) -> None:
    entry = from_typed("".join(prefixes), ROOM)
    whole = Entry(entry.marks, words)
    again = from_typed(whole.as_typed(ROOM), ROOM)
    assert again.said == whole.said
    assert again.text == whole.text


@given(st.lists(signs), st.text())
def test_typed_key_by_key_is_what_is_typed_at_once(prefixes: list[str], words: str) -> None:
    typed, entry = "".join(prefixes), Entry()
    for key in typed:
        entry = Entry(entry.marks, entry.text + key)
        entry = entry.read(len(entry.text), ROOM) or entry
    assert Entry(entry.marks, entry.text + words).said == from_typed(typed, ROOM).said


def test_a_chip_turned_back_is_text_again() -> None:
    entry, place = from_typed("3. ! no", ROOM).opened()
    assert (entry.text, place) == ("!no", 1)
    assert entry.said.seats == ("3",)
    assert Entry().opened() == (Entry(), 0)


def test_seats_are_put_on_and_off() -> None:
    marks = toggled(toggled((), "3"), "5")
    assert said(marks).seats == ("3", "5")
    assert said(toggled(marks, "3")).seats == ("5",)
    assert toggled(toggled((), "3"), "3") == ()
    assert said(toggled(from_typed("*. ", ROOM).marks, "2")).seats == ("2",)


def test_an_edit_changes_what_was_changed_and_nothing_else() -> None:
    old = note(kind="quote", wording="paraphrase", stance="for", text="They")
    before = entry_of(old, ["ACC"], ROOM)
    assert before.said.themes == ("ACC",)
    after = Entry(before.marks, "They told us")
    assert edited(old, before.said, after.said, after.words).kind == "quote"
    turned = from_typed("! They", ROOM)
    assert edited(old, before.said, turned.said, turned.words).kind == "disagreement"


def test_typing_is_taken_back_word_by_word() -> None:
    steps, text = Steps(), ""
    for key in "They told us":
        text += key
        steps.reach(Entry((), text))
    seen = []
    while (entry := steps.back()) is not None:
        seen.append(entry.text)
    assert seen[-1] == ""
    assert len(seen) < len(text)
    assert steps.forth() is not None
    assert "They" in {each.strip() for each in seen}
