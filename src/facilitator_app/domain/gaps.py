"""What is missing when a prompt or a session closes, told while the table still sits there."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain import hearing
from facilitator_app.domain.coverage import MERGED, SKIPPED, still_to_ask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from facilitator_app.domain.hearing import Swap
    from facilitator_app.domain.records import Coverage, Note, Prompt, Summary

QUOTE, DISAGREEMENT, SEAT, SUMMARY, PROMPT = "quote", "disagreement", "seat", "summary", "prompt"
SUMMARY_LINES = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing."""

    what: str
    """QUOTE, DISAGREEMENT, SEAT, SUMMARY or PROMPT."""
    which: str = ""
    """The label of the seat that was not heard, or the code of the prompt that was not asked."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said, where, and by whom it could have been."""

    notes: Collection[Note]
    seats: Collection[str] = ()
    """The seats on which somebody sits."""
    disagrees: bool = False
    """One of the notes was linked as disagreeing with another."""
    swaps: Sequence[Swap] = ()
    """Of the session, in the order in which they count."""


def prompt_gaps(
    prompt: Prompt, talk: Talk, coverage: Coverage | None = None, summary: Summary | None = None
) -> list[Gap]:
    """Return what is missing under a prompt; nothing if it was not talked about."""
    passed_over = coverage is not None and coverage.state in (MERGED, SKIPPED)
    if passed_over or not talk.notes:
        return []
    missing = [Gap(SUMMARY)] if prompt.summary and not lines_of(summary) else []
    return [*_unsaid(talk), *missing]


def session_gaps(
    prompts: Iterable[Prompt],
    talk: Talk,
    coverages: Iterable[Coverage] = (),
    summary: Summary | None = None,
) -> list[Gap]:
    """Return what is missing in a session; nothing if there was no talk in it."""
    if not talk.notes:
        return []
    said = {each.prompt_id: each for each in coverages}
    notes = Counter(each.prompt_id for each in talk.notes)
    found = [Gap(PROMPT, each.code) for each in still_to_ask(prompts, said, notes)]
    return [*found, *_unsaid(talk), *([] if lines_of(summary) else [Gap(SUMMARY)])]


def is_quoted(kind: str, wording: str) -> bool:
    """Tell whether notes of a kind and wording hold somebody's own words."""
    return kind == "quote" or wording != "paraphrase"


def lines_of(summary: Summary | None) -> int:
    """Return how many lines of a summary are written."""
    return sum(bool(each.strip()) for each in summary.lines) if summary else 0


def in_words(gaps: Iterable[Gap]) -> str:
    """Return what is missing as people say it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in gaps:
        found[each.what].append(each.which)
    return ", ".join(_told(what, which) for what, which in found.items())


def _unsaid(talk: Talk) -> Iterator[Gap]:
    """Return what nobody said, or nobody wrote down."""
    if not any(is_quoted(each.kind, each.wording) for each in talk.notes):
        yield Gap(QUOTE)
    if not talk.disagrees and not any(each.kind == "disagreement" for each in talk.notes):
        yield Gap(DISAGREEMENT)
    heard = hearing.talk(talk.notes, talk.swaps).heard
    for seat in talk.seats:
        if seat not in heard:
            yield Gap(SEAT, seat)


def _told(what: str, which: list[str]) -> str:
    *others, last = which
    listed = f"{', '.join(others)} and {last}" if others else last
    if what == SEAT:
        return f"seat{'s' if others else ''} {listed} not heard"
    if what == PROMPT:
        return f"{listed} must be asked and {'were' if others else 'was'} not"
    return f"no {what}"
