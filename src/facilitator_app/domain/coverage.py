"""How far the talk at a table followed the guide: what became of each prompt.

What somebody says counts. Of a prompt nobody said anything about, the notes under it say that it
was asked; that is never written down, so that it goes when they go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Coverage, Prompt

ASKED, MERGED, SKIPPED = "asked", "merged", "skipped"


def state_of(said: Coverage | None, notes: int) -> str:
    """Return what became of a prompt with so many notes, one of COVERAGES, or nothing yet."""
    if said is not None and said.state:
        return said.state
    return ASKED if notes else ""


def says_nothing(coverage: Coverage) -> bool:
    """Tell whether all that was said of a prompt has been taken back."""
    return not (coverage.state or coverage.reason or coverage.stimulus_shown)


def was_put(prompt: UUID, said: Mapping[UUID, Coverage], notes: Mapping[UUID | None, int]) -> bool:
    """Tell whether a prompt was put to the table: asked, or merged into one that was."""
    seen = set()
    while prompt not in seen:
        seen.add(prompt)
        coverage = said.get(prompt)
        state = state_of(coverage, notes.get(prompt, 0))
        if state != MERGED:
            return state == ASKED
        if coverage is not None and coverage.merged_into is not None:
            prompt = coverage.merged_into
    return False


def still_to_ask(
    prompts: Iterable[Prompt], said: Mapping[UUID, Coverage], notes: Mapping[UUID | None, int]
) -> list[Prompt]:
    """Return the prompts that must be asked and were not put to the table."""
    return [each for each in prompts if each.must_ask and not was_put(each.id, said, notes)]


def to_merge_into(
    prompt: Prompt,
    prompts: Sequence[Prompt],
    said: Mapping[UUID, Coverage],
    notes: Mapping[UUID | None, int],
) -> Prompt:
    """Return the prompt that another was most likely asked together with.

    That is the last one before it that was put to the table, else its neighbour.
    """
    place = prompts.index(prompt)
    before = prompts[:place][::-1]
    put = [each for each in before if was_put(each.id, said, notes)]
    likely = [*put, *before, *prompts[place + 1 :]]
    if not likely:
        raise PlanError(
            f"{prompt.code} is the only prompt of its session.", advice="Say asked or skipped."
        )
    return likely[0]
