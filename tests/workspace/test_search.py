"""Search finds what was typed, in every script, and never stumbles over what is asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator_app.domain.records import (
    Coverage,
    DraftExpectation,
    ExpertQuestion,
    Flipchart,
    Headline,
    Note,
    Prompt,
    Reflection,
    Summary,
    WelfareEntry,
)
from tests.workspace.desk import PROGRAMME, SESSION, TABLE, note, rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator_app.domain.records import Record
    from facilitator_app.workspace import Workspace

SAID = {
    "bengali": "বাসস্টপে ছায়া নেই, বয়স্করা দাঁড়িয়ে থাকেন",
    "arabic": "المَكتَبَةُ بعيدة عن المحطة",
    "arabic plain": "المكتبة قريبة",
    "alef": "أحمد يريد إنارة",
    "thai": "ต้องการร่มเงาที่ป้ายรถเมล์",
    "chinese": "公交车站需要遮阳棚",
    "polish": "Źle oświetlony przystanek, żadnej ławki; łódź",
    "english": "The bus shelter isn't shaded - 25% said so",
    "tamil": "நிழல் வேண்டும்",
    "emoji": "🙂 fine",
}


def hits(workspace: Workspace, words: str) -> list[Record]:
    """Return what is found, which is few enough to be all."""
    records = workspace.search(words)
    assert workspace.count_hits(words) == len(records)
    return records


def found(workspace: Workspace, words: str) -> set[str]:
    names = {text: name for name, text in SAID.items()}
    records = hits(workspace, words)
    return {names[each.text] for each in records if isinstance(each, Note)}


@pytest.fixture
def spoken(workspace: Workspace) -> Workspace:
    workspace.add(*map(note, SAID.values()))
    return workspace


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ছায়া", {"bengali"}),
        ("বয়স্ক", {"bengali"}),
        ("ছায়া বয়স্করা", {"bengali"}),
        ("ছায়া লাইব্রেরি", set()),
        ("المكتبة", {"arabic", "arabic plain"}),
        ("المَكتَبَةُ", {"arabic", "arabic plain"}),
        ("احمد", {"alef"}),
        ("انارة", {"alef"}),
        ("إنارة", {"alef"}),
        ("ร่มเงา", {"thai"}),
        ("ป้ายรถเมล์", {"thai"}),
        ("遮阳", {"chinese"}),
        ("车站", {"chinese"}),
        ("站车", set()),
        ("zle", {"polish"}),
        ("Źle", {"polish"}),
        ("ŁAWKI", {"polish"}),
        ("lawki", set()),
        ("łódź", {"polish"}),
        ("நிழல்", {"tamil"}),
        ("bus shelter", {"english"}),
        ("shelter bus", {"english"}),
        ('"bus shelter"', {"english"}),
        ('"shelter bus"', set()),
        ('"bus shelter', {"english"}),
        ("shel", {"english"}),
        ("shel ", set()),
        ("isn't", {"english"}),
        ("25%", {"english"}),
        ("🙂", set()),
        ("", set()),
        ("   ", set()),
        ('""', set()),
    ],
)
def test_finds_what_was_said(spoken: Workspace, words: str, expected: set[str]) -> None:
    assert found(spoken, words) == expected


@pytest.mark.parametrize(
    "words",
    [
        *("AND", "OR", "NOT", "NEAR", "NEAR(bus shelter)", "bus AND", "AND bus", "bus NOT shelter"),
        *(
            "*",
            "bus*",
            "*bus",
            "^bus",
            "text:bus",
            "-bus",
            "- bus",
            "bus -",
            "+bus",
            "bus + shelter",
        ),
        *(
            '"',
            '""',
            '"""',
            'bus"',
            '"bus" "',
            "'",
            "';--",
            "(",
            ")",
            "(bus",
            "bus)",
            "{text}: bus",
        ),
        *("\\", "\x00", "bus\x00shelter", "\x00bus", "\ud800", "bus\udfff", "\t", "bus\tshelter\n"),
        *("%", "_", "?", "@", "#", "a" * 10_000, "bus " * 2_000),
    ],
)
def test_nothing_that_is_typed_is_an_operator_or_an_error(spoken: Workspace, words: str) -> None:
    hits(spoken, words)


def test_a_word_that_is_an_operator_elsewhere_is_found_as_a_word(workspace: Workspace) -> None:
    said = note("not near and or the library")
    workspace.add(said)
    for words in ("NOT", "and", "NEAR", "OR the", "near AND library"):
        assert hits(workspace, words) == [said]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=[]), max_size=30))
def test_any_text_can_be_asked_for(workspace: Workspace, words: str) -> None:
    hits(workspace, words)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.from_regex(r"\w{1,8}", fullmatch=True), min_size=1, max_size=5))
def test_whatever_is_typed_is_found_again_by_its_words(
    workspace: Workspace, words: list[str]
) -> None:
    said = note(" ".join(words))
    workspace.add(said)
    try:
        for each in words:
            if any(map(str.isalnum, each)) and each.isprintable():
                assert said in workspace.search(each), each
    finally:
        workspace.remove(said)


def everything(workspace: Workspace) -> Iterator[tuple[str, object]]:
    session, table = SESSION.id, TABLE.id
    question = ExpertQuestion(
        session_id=session, table_id=table, text="who pays", answer="the council"
    )
    expectation = DraftExpectation(
        session_id=session,
        table_id=table,
        text="a tree",
        because="it is hot",
        as_long_as="it lives",
        disagreement="roots",
    )
    headline = Headline.named(PROGRAMME, session_id=session, table_id=table, text="shade first")
    reflection = Reflection.named(
        PROGRAMME,
        session_id=session,
        table_id=table,
        surprise="calm",
        misunderstanding="zones",
        advice="breaks",
    )
    workspace.add(question, expectation, headline, reflection)
    yield from dict.fromkeys(["pays", "council"], question).items()
    yield from dict.fromkeys(["tree", "hot", "lives", "roots"], expectation).items()
    yield from {"first": headline}.items()
    yield from dict.fromkeys(["calm", "zones", "breaks"], reflection).items()


def test_all_that_people_write_is_searched(workspace: Workspace) -> None:
    for word, record in everything(workspace):
        assert hits(workspace, word) == [record], word


def test_the_newest_come_first_and_all_are_counted(workspace: Workspace) -> None:
    said = [note(f"shade {number}") for number in range(30)]
    for each in said:
        workspace.add(each)
    assert workspace.search("shade", limit=5) == said[:-6:-1]
    assert workspace.search("shade", limit=30) == said[::-1]
    assert workspace.count_hits("shade") == 30
    assert hits(workspace, "shade 7") == [said[7]]


def test_an_edit_is_found_by_its_new_words_and_a_removal_by_none(workspace: Workspace) -> None:
    first = note("shade")
    workspace.add(first)
    second = rewritten(workspace, first, "benches")
    assert hits(workspace, "shade") == []
    assert hits(workspace, "benches") == [second]
    workspace.undo()
    assert hits(workspace, "shade") == [first]
    workspace.edit(first, replace(first, seats=("A",)))
    assert len(hits(workspace, "shade")) == 1
    workspace.undo()
    workspace.remove(first)
    assert hits(workspace, "shade") == []
    workspace.undo()
    workspace.erase([first], "withdrawn")
    assert hits(workspace, "shade") == []


def test_what_a_table_writes_down_is_found_and_what_is_sealed_is_not(workspace: Workspace) -> None:
    prompt = Prompt(session_id=SESSION.id, code="P1")
    lines = ("Shade first", "", "kiosks later")
    summary = Summary(session_id=SESSION.id, table_id=TABLE.id, prompt_id=prompt.id, lines=lines)
    flipchart = Flipchart(session_id=SESSION.id, table_id=TABLE.id, code="A-1", about="Kiosks")
    coverage = Coverage(table_id=TABLE.id, prompt_id=prompt.id, reason="kiosks were settled")
    sealed = WelfareEntry(session_id=SESSION.id, table_id=TABLE.id, sealed="kiosks")
    workspace.add(prompt, summary, flipchart, coverage, sealed)
    assert {each.id for each in hits(workspace, "kiosk")} == {
        *(summary.id, flipchart.id, coverage.id),
    }
    [only] = hits(workspace, "shade later")
    assert only.id == summary.id
    workspace._store.rebuild()
    assert len(hits(workspace, "kiosk")) == 3
