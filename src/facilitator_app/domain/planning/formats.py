"""The formats that a trade-off can have: what each asks for, and how its ballot card is marked.

Several formats may be stored under one way of voting: a forced choice with strength is a choice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator_app.domain.votes.dots import limits_of
from facilitator_app.domain.votes.ranking import asked_for

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.domain.records import TradeOff

AGREE = ("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree")
GRADIENT = (
    *("fully support", "support, small worry", "can live with"),
    *("serious worry", "cannot support"),
)
COMFORT = ("love", "like", "live with", "unhappy with", "cannot accept")
STRENGTH = ("slightly", "clearly", "strongly")
SLIDER = "slider"
ENDS = ("A", "B")
"""What the ends of a slider are called until somebody words them."""
IN_FAVOUR = ("In favour", "Against")
"""The sides of a scale of agreement, support or comfort."""
RANKING, DOTS = "ranking", "dots"
ASKED = {
    "why": "My main reason:",
    "other": "Something else that should be here:",
    "comment": "What I want to add:",
}
"""What a card says above the lines for each of TEXTS."""
_FIGURES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Format:
    """One format of trade-off, as the builder offers it and a card prints it."""

    name: str
    method: str
    """What the way of voting is stored under."""
    about: str
    """What it is good for, in a sentence."""
    instruction: str
    """What the card asks people to do."""
    marked: str
    """How the card is marked: "box", one box for an option; "row", one of a row of numbers for each
    item; "number", a number to be written against each item; "tick", any boxes."""
    options: str = ""
    """What its options are called; nothing if it has none."""
    fewest: int = 0
    """How many options it takes at least."""
    scale: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    """What the numbers are called, or the two ends of a scale, or the strengths of a choice."""
    conditions: bool = False
    """Whether conditions are offered from the start."""


FORMATS: tuple[Format, ...] = (
    Format(
        "Slider between A and B",
        SLIDER,
        "Where people stand between two ends, with no mark to start from.",
        "Cross one number on each line.",
        "row",
        options="Scenarios",
        scale=(0, 10),
        labels=ENDS,
    ),
    Format(
        "Forced choice with strength",
        "choice",
        "Which of the ends, and how strongly.",
        "Tick one box. Then tick how strongly you feel.",
        "box",
        options="Options",
        fewest=2,
        labels=STRENGTH,
        conditions=True,
    ),
    Format(
        "Single choice",
        "choice",
        "One of several options.",
        "Tick one box.",
        "box",
        options="Options",
        fewest=2,
    ),
    Format(
        "Agreement (Likert)",
        "likert",
        "How far people agree with a statement.",
        "Cross one number on each line.",
        "row",
        options="Statements",
        scale=(1, 5),
        labels=AGREE,
    ),
    Format(
        "Ranking",
        RANKING,
        "What comes first, second, third.",
        "Write 1 against your first choice, 2 against your second, and so on. No number twice.",
        "number",
        options="Items",
        fewest=2,
    ),
    Format(
        "100 points",
        "points",
        "How people would share what is limited.",
        "Share 100 points. Write whole numbers; they must add up to 100.",
        "number",
        options="Items",
        fewest=2,
    ),
    Format(
        "Dots",
        DOTS,
        "Where the room's attention goes.",
        "Write how many dots you give to each.",
        "number",
        options="Items",
        fewest=2,
    ),
    Format(
        "Gradient of agreement",
        "gradient",
        "How far people can go along with a proposal.",
        "Cross one number on each line.",
        "row",
        options="Proposals",
        scale=(1, 5),
        labels=GRADIENT,
        conditions=True,
    ),
    Format(
        "Comfort with each item",
        "comfort",
        "Which expectations people can live with.",
        "Cross one number on each line.",
        "row",
        options="Items",
        scale=(1, 5),
        labels=COMFORT,
    ),
    Format(
        "Tick conditions",
        "conditions",
        "What would have to be true.",
        "Tick every condition that must hold for you.",
        "tick",
        options="Conditions",
        fewest=1,
    ),
)

_UNKNOWN = Format("", "", "", "", "box", options="Options")


def format_of(trade_off: TradeOff) -> Format:
    """Return the format of a trade-off; of a way of voting that comes later, one without words."""
    found = [each for each in FORMATS if each.method == trade_off.method]
    if trade_off.method == "choice":
        found = [each for each in found if bool(each.labels) == bool(trade_off.scale_labels)]
    return next(iter(found), _UNKNOWN)


def instruction_of(trade_off: TradeOff) -> str:
    """Return what the card of a trade-off asks people to do."""
    form = format_of(trade_off)
    if form.method == DOTS:
        cap, total = limits_of(trade_off)
        most = f", at most {_in_words(cap)} for one item" if cap < total else ""
        return f"You have {_in_words(total)} dot{'s' * (total > 1)}{most}. {form.instruction}"
    if form.method != RANKING:
        return form.instruction
    count = len(trade_off.options)
    least, most_ranked = asked_for(trade_off)
    if least == count > 1:
        return f"{form.instruction} Rank all {_in_words(count)}."
    if most_ranked < count:
        return f"{form.instruction} Rank {_in_words(most_ranked)} at most."
    return f"{form.instruction} Stop where you no longer mind."


def _in_words(number: int) -> str:
    return _FIGURES[number] if number < len(_FIGURES) else str(number)


def with_options_of(trade_off: TradeOff, before: TradeOff) -> TradeOff:
    """Return a trade-off whose options have changed: what was ranked in full still is."""
    least, _ = asked_for(before)
    if format_of(before).method == RANKING and before.scale and least == len(before.options):
        return replace(trade_off, scale=2 * (len(trade_off.options),))
    return trade_off


def in_format(trade_off: TradeOff, wanted: Format) -> TradeOff:
    """Return a trade-off in another format: what fits is kept, scale and labels are the format's.

    The two ends of a slider and the options of a choice are the same thing asked in two ways.
    """
    before = format_of(trade_off)
    if wanted == before:
        return trade_off
    changed = replace(
        trade_off, method=wanted.method, scale=wanted.scale, scale_labels=wanted.labels
    )
    if before.method == wanted.method:
        return changed
    if "choice" in (before.method, wanted.method) and SLIDER in (before.method, wanted.method):
        return _between_ends_and_options(trade_off, changed)
    if SLIDER in (before.method, wanted.method) or bool(before.scale) != bool(wanted.scale):
        return _without_sides(changed)
    return changed


def _without_sides(changed: TradeOff) -> TradeOff:
    """Take out what was said of sides that are no more; what was said for all of them stays."""
    best = changed.best_cases if len(changed.best_cases) == 1 else ()
    return replace(changed, best_cases=best, costs=changed.costs if len(changed.costs) == 1 else ())


def _between_ends_and_options(before: TradeOff, changed: TradeOff) -> TradeOff:
    if before.method != SLIDER:
        if len(before.options) == len(ENDS):
            return replace(changed, scale_labels=before.options, options=(), places="")
        return _without_sides(replace(changed, options=(), places=""))
    ends = before.scale_labels if before.scale_labels != ENDS else ()
    return replace(changed, options=ends)


def sides_of(trade_off: TradeOff) -> tuple[str, ...]:
    """Return what best cases and costs belong to, in order: the ends of a scale, or the options."""
    found = format_of(trade_off)
    if found.method == SLIDER:
        return trade_off.scale_labels or ENDS
    if not found.scale:
        return trade_off.options
    count = max(len(trade_off.best_cases), len(trade_off.costs))
    if count > len(ENDS) and count == len(trade_off.options):
        return trade_off.options
    return IN_FAVOUR


def place_names(word: str, count: int) -> tuple[str, ...]:
    """Return the options of numbered places, such as Expectation 1 to Expectation 12."""
    return tuple(f"{word} {number}" for number in range(1, count + 1))


def with_places(trade_off: TradeOff, word: str, count: int) -> TradeOff:
    """Return a trade-off whose options are numbered places; what each had said for it goes."""
    changed = replace(trade_off, places=word, options=place_names(word, count))
    changed = with_options_of(changed, trade_off)
    return _without_sides(changed) if not format_of(trade_off).scale else changed


def worded(trade_off: TradeOff, wordings: Mapping[int, str]) -> tuple[str, ...]:
    """Return the options of a trade-off, those of numbered places with their wordings."""
    if not trade_off.places:
        return trade_off.options
    return tuple(
        f"{option}: {wordings[number]}" if wordings.get(number) else option
        for number, option in enumerate(trade_off.options, 1)
    )
