"""What a cell of the board must have, from when on, and what to say to the table if it has not.

To add a rule, write what gives the missing things, and name it in RULES with when it is due.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.board.cell import CONFLICT, Facts, Missing
from facilitator_app.domain.board.due import ALL, CLOSING, NOTHING, ON, TALK
from facilitator_app.domain.coverage import MERGED, SKIPPED
from facilitator_app.domain.gaps import PROMPT, QUOTE, SUMMARY
from facilitator_app.domain.owing import READ_AGAIN, TO_READ, hands_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from facilitator_app.domain.records import AcceptedGap

    Rule = Callable[[Facts], Iterator[Missing]]

NOTES, UNNOTED, HEADLINE, READ_BACK = "notes", "unnoted", "headline", "read-back"
REFLECTION, ROUND, POSITION, PACK = "reflection", "round", "position", "pack"


def missing_of(facts: Facts, accepted: Mapping[str, AcceptedGap]) -> tuple[Missing, ...]:
    """Return what is missing of what is due; what was accepted says so.

    What a table's laptop has not given out yet is not known to be missing: then it is the pack
    alone that is told of, unless somebody said that none will come.
    """
    rules = RULES
    if facts.is_elsewhere and PACK not in accepted:
        rules = _ELSEWHERE
    return tuple(
        _known(each, accepted)
        for due, rule in rules
        if facts.stage.due >= due
        for each in rule(facts)
    )


def _known(missing: Missing, accepted: Mapping[str, AcceptedGap]) -> Missing:
    gap = accepted.get(missing.key) if missing.can_be_accepted else None
    if gap is None:
        return missing
    return Missing(missing.sort, missing.which, missing.told, missing.ask, gap)


def _missing(facts: Facts, sort: str, told: str, words: str, which: str = "") -> Missing:
    return Missing(sort, which, told, f"Table {facts.table.code}: {words}")


def _conflicts(facts: Facts) -> Iterator[Missing]:
    if facts.conflicts:
        told = "1 conflict" if facts.conflicts == 1 else f"{facts.conflicts} conflicts"
        words = f"two laptops differ about {facts.session.code}. Decide it under Conflicts."
        yield _missing(facts, CONFLICT, told, words)


def _pack(facts: Facts) -> Iterator[Missing]:
    if facts.is_elsewhere:
        words = (
            f"no pack has come since {facts.session.code} ended. "
            "Ask for one: the laptop makes it, and the stick brings it here."
        )
        yield _missing(facts, PACK, "no pack", words)


def _notes(facts: Facts) -> Iterator[Missing]:
    if facts.notes or not hands_in(facts.session):
        return
    code = facts.session.code
    if facts.stage.name == ON:
        words = f"nothing is noted in {code} yet. Ask: who takes notes, and does the laptop work?"
    else:
        words = f"nothing was noted in {code}. Ask the note-taker: is it on paper, or elsewhere?"
    yield _missing(facts, NOTES, "no notes", words)


def _prompts(facts: Facts) -> Iterator[Missing]:
    for line in facts.lines:
        prompt = line.prompt
        question = f"Ask: {prompt.question}" if prompt.question else "Ask it now."
        if line.is_unasked:
            words = f"{prompt.code} must be asked and was not. {question}"
            told = f"{prompt.code} must be asked"
            yield _missing(facts, PROMPT, told, words, prompt.code)
        elif facts.notes and not line.notes and line.state not in (MERGED, SKIPPED):
            words = f"nothing is noted under {prompt.code}. {question}"
            yield _missing(facts, UNNOTED, f"{prompt.code} without a note", words, prompt.code)


def _quote(facts: Facts) -> Iterator[Missing]:
    if facts.notes and not facts.quotes and hands_in(facts.session):
        words = (
            f"no words as they were spoken are noted in {facts.session.code}. "
            "Ask: who can say again, just as they said it, what mattered most?"
        )
        yield _missing(facts, QUOTE, "no quote", words)


def _headline(facts: Facts) -> Iterator[Missing]:
    code, state = facts.session.code, facts.headline_state
    if facts.headline is None:
        if hands_in(facts.session):
            words = (
                f"the headline of {code} is missing. "
                "Ask: what would you tell the commissioner in one sentence?"
            )
            yield _missing(facts, HEADLINE, "no headline", words)
    elif state in (TO_READ, READ_AGAIN):
        since = "has not been read back" if state == TO_READ else "has changed since it was read"
        read = f"Read it out: “{facts.headline.text}” Ask: is that what you say?"
        words = f"the headline of {code} {since}. {read}"
        yield _missing(facts, READ_BACK, f"headline {state}", words)


def _summaries(facts: Facts) -> Iterator[Missing]:
    ask = "Ask: which three things should nobody forget?"
    for line in facts.lines:
        if line.prompt.summary and not line.has_summary and line.notes:
            code = line.prompt.code
            words = f"the summary of {code} is missing. {ask}"
            yield _missing(facts, SUMMARY, f"no summary of {code}", words, code)
    if not facts.has_summary and hands_in(facts.session):
        words = f"the summary of {facts.session.code} is missing. {ask}"
        yield _missing(facts, SUMMARY, "no summary", words)


def _rounds(facts: Facts) -> Iterator[Missing]:
    for each in facts.rounds:
        if each.account is None:
            words = (
                f"{each.called} is not closed. Ask: has everybody handed in a card? "
                "Then count the cards and close it."
            )
            yield _missing(facts, ROUND, f"{each.called} not closed", words, each.called)
        elif each.is_short:
            words = f"{each.called} has {each.told}. Ask: who still has a card?"
            yield _missing(facts, ROUND, f"{each.called}: {each.told}", words, each.called)


def _positions(facts: Facts) -> Iterator[Missing]:
    for code, taken in (facts.positions or {}).items():
        if not taken:
            words = f"its position on {code} is missing. Ask: where do you stand as a table?"
            yield _missing(facts, POSITION, f"no position on {code}", words, code)


def _reflection(facts: Facts) -> Iterator[Missing]:
    if not facts.has_reflection and hands_in(facts.session):
        words = (
            f"the reflection of the team on {facts.session.code} is missing. "
            "Ask the facilitator: how was the energy, who was not heard, what surprised you?"
        )
        yield _missing(facts, REFLECTION, "no reflection", words)


_ELSEWHERE: tuple[tuple[int, Rule], ...] = ((NOTHING, _conflicts), (ALL, _pack))
RULES: tuple[tuple[int, Rule], ...] = (
    *_ELSEWHERE,
    (TALK, _notes),
    (CLOSING, _prompts),
    (CLOSING, _quote),
    (CLOSING, _headline),
    (ALL, _rounds),
    (ALL, _positions),
    (CLOSING, _summaries),
    (ALL, _reflection),
)
"""In the order in which they are told: what needs the people at the table comes first."""
