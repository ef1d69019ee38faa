"""What became of the prompts of a session."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator_app.domain.coverage import (
    says_nothing,
    state_of,
    still_to_ask,
    to_merge_into,
    was_put,
)
from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.records import Coverage, Prompt

if TYPE_CHECKING:
    from uuid import UUID

TABLE, SESSION = new_id(), new_id()
A, B, C = (Prompt(session_id=SESSION, code=f"1.3{each}", must_ask=True) for each in "abc")
PROMPTS = (A, B, C)
NO_NOTES: Counter[UUID | None] = Counter()


def said(prompt: Prompt, state: str, into: Prompt | None = None) -> dict[UUID, Coverage]:
    merged = into.id if into else None
    return {
        prompt.id: Coverage(table_id=TABLE, prompt_id=prompt.id, state=state, merged_into=merged)
    }


def test_a_prompt_with_notes_counts_as_asked_until_somebody_says_otherwise() -> None:
    nothing = Coverage(table_id=TABLE, prompt_id=A.id, stimulus_shown=True)
    assert state_of(None, 0) == ""
    assert state_of(None, 3) == state_of(nothing, 3) == "asked"
    assert state_of(replace(nothing, state="skipped"), 3) == "skipped"


def test_what_was_all_taken_back_says_nothing() -> None:
    nothing = Coverage(table_id=TABLE, prompt_id=A.id)
    assert says_nothing(nothing)
    assert not says_nothing(replace(nothing, state="asked"))
    assert not says_nothing(replace(nothing, reason="No time"))
    assert not says_nothing(replace(nothing, stimulus_shown=True))


def test_a_merged_prompt_was_put_if_the_other_one_was() -> None:
    merged = said(A, "merged", B)
    assert not was_put(A.id, merged, NO_NOTES)
    assert was_put(A.id, merged, Counter({B.id: 1}))
    assert was_put(A.id, merged | said(B, "asked"), NO_NOTES)
    assert not was_put(A.id, merged | said(B, "skipped"), NO_NOTES)
    assert not was_put(A.id, said(A, "merged"), NO_NOTES)


def test_prompts_merged_into_each_other_were_not_put() -> None:
    assert not was_put(A.id, said(A, "merged", B) | said(B, "merged", A), NO_NOTES)


def test_what_must_be_asked_and_was_not_is_listed() -> None:
    free = replace(C, must_ask=False)
    assert still_to_ask([A, B, free], said(A, "skipped"), Counter({B.id: 2})) == [A]


def test_a_prompt_is_likely_merged_into_the_one_asked_before_it() -> None:
    assert to_merge_into(C, PROMPTS, {}, Counter({A.id: 1})) == A
    assert to_merge_into(C, PROMPTS, {}, NO_NOTES) == B
    assert to_merge_into(A, PROMPTS, {}, NO_NOTES) == B
    with pytest.raises(PlanError, match="only prompt"):
        to_merge_into(A, [A], {}, NO_NOTES)
