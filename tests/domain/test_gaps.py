from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from facilitator_app.domain.gaps import Gap, Talk, in_words, lines_of, prompt_gaps, session_gaps
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Coverage, Note, Prompt, Summary

SESSION, TABLE = new_id(), new_id()
ASKED = Prompt(session_id=SESSION, code="1.3a", question="What makes a way in a good one?")


def note(**values: Any) -> Note:  # noqa: ANN401 - fields of a note
    return Note(
        **{"session_id": SESSION, "table_id": TABLE, "prompt_id": ASKED.id, "text": "So", **values}
    )


def summary(*lines: str) -> Summary:
    return Summary(session_id=SESSION, table_id=TABLE, lines=lines)


def covered(prompt: Prompt, state: str) -> Coverage:
    return Coverage(table_id=TABLE, prompt_id=prompt.id, state=state)


FULL = (note(wording="exact", seats=("1",)), note(kind="disagreement", seats=("2", "3")))


def test_a_prompt_without_talk_has_no_gaps() -> None:
    assert prompt_gaps(ASKED, Talk((), ("1", "2"))) == []


def test_a_full_prompt_has_no_gaps() -> None:
    assert prompt_gaps(ASKED, Talk(FULL, ("1", "2", "3"))) == []


def test_what_nobody_said_is_a_gap() -> None:
    gaps = prompt_gaps(ASKED, Talk([note(seats=("2",))], ("1", "2", "3")))
    assert gaps == [Gap("quote"), Gap("disagreement"), Gap("seat", "1"), Gap("seat", "3")]


def test_everybody_together_is_not_each_of_them() -> None:
    gaps = prompt_gaps(ASKED, Talk([*FULL, note(seats=("*",))], ("1", "4")))
    assert gaps == [Gap("seat", "4")]


@pytest.mark.parametrize("said", [note(kind="quote"), note(wording="near"), note(wording="exact")])
def test_each_sort_of_quote_is_one(said: Note) -> None:
    assert Gap("quote") not in prompt_gaps(ASKED, Talk([said]))


def test_a_note_that_answers_another_with_no_is_a_disagreement() -> None:
    assert prompt_gaps(ASKED, Talk([note(wording="exact")], disagrees=True)) == []


@pytest.mark.parametrize("state", ["merged", "skipped"])
def test_a_prompt_that_was_passed_over_has_no_gaps(state: str) -> None:
    assert prompt_gaps(ASKED, Talk([note()], ("1",)), covered(ASKED, state)) == []
    assert prompt_gaps(ASKED, Talk([note()], ("1",)), covered(ASKED, "asked"))


def test_a_summary_is_missing_where_one_is_asked_for() -> None:
    wanted = Prompt(session_id=SESSION, code="1.3b", summary=True)
    assert prompt_gaps(wanted, Talk(FULL)) == [Gap("summary")]
    assert prompt_gaps(wanted, Talk(FULL), None, summary("", " ", "")) == [Gap("summary")]
    assert prompt_gaps(wanted, Talk(FULL), None, summary("Phones first", "", "")) == []
    assert lines_of(summary("Phones first", "", "then a person")) == 2


def test_a_session_is_asked_for_its_prompts_and_its_summary() -> None:
    must = Prompt(session_id=SESSION, code="1.3c", must_ask=True)
    every = [ASKED, must]
    assert session_gaps(every, Talk(())) == []
    assert session_gaps(every, Talk(FULL)) == [Gap("prompt", "1.3c"), Gap("summary")]
    done = summary("Phones first")
    assert session_gaps(every, Talk(FULL), [covered(must, "asked")], done) == []
    assert session_gaps(every, Talk(FULL), [covered(must, "")], done) == [Gap("prompt", "1.3c")]
    said = Talk([*FULL, note(prompt_id=must.id)])
    assert session_gaps(every, said, (), done) == []


def test_what_must_be_asked_is_missing_in_the_session_as_it_is_in_the_guide() -> None:
    must, done = Prompt(session_id=SESSION, code="1.3c", must_ask=True), summary("Phones first")
    missing = [Gap("prompt", "1.3c")]
    assert session_gaps([must], Talk(FULL), [covered(must, "skipped")], done) == missing
    into = replace(covered(must, "merged"), merged_into=ASKED.id)
    assert session_gaps([ASKED, must], Talk(FULL), [into], done) == []
    nowhere = [into, covered(ASKED, "skipped")]
    assert session_gaps([ASKED, must], Talk(FULL), nowhere, done) == missing


def test_who_changed_places_is_heard_where_they_sit_now() -> None:
    noon = datetime(2026, 9, 12, 12, tzinfo=UTC)
    said = [replace(each, noted_at=noon) for each in FULL]
    swaps = [(noon + timedelta(minutes=5), "1", "4")]
    assert prompt_gaps(ASKED, Talk(said, ("2", "3", "4"), swaps=swaps)) == []
    assert prompt_gaps(ASKED, Talk(said, ("1", "2"), swaps=swaps)) == [Gap("seat", "1")]


@pytest.mark.parametrize(
    ("gaps", "words"),
    [
        ([Gap("quote"), Gap("disagreement")], "no quote, no disagreement"),
        ([Gap("seat", "4")], "seat 4 not heard"),
        ([Gap("seat", "4"), Gap("seat", "7")], "seats 4 and 7 not heard"),
        ([Gap("seat", "1"), Gap("seat", "4"), Gap("seat", "7")], "seats 1, 4 and 7 not heard"),
        ([Gap("prompt", "b"), Gap("summary")], "b must be asked and was not, no summary"),
        ([Gap("prompt", "b"), Gap("prompt", "c")], "b and c must be asked and were not"),
    ],
)
def test_gaps_are_told_as_people_say_them(gaps: list[Gap], words: str) -> None:
    assert in_words(gaps) == words
