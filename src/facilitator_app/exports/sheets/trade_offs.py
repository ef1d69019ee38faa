"""The sheets of what is voted on and of the results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.planning.formats import worded
from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.records.voting import TEXTS
from facilitator_app.domain.votes import ALWAYS_ALLOWED, VOTE_METHODS
from facilitator_app.exports.sheets.common import IN_CONFLICT, SESSION_CODE, WORKSHOP, id_column
from facilitator_app.exports.spreadsheet.columns import UUID_TEXT, Column, Kind, Sheet

if TYPE_CHECKING:
    from facilitator_app.domain.results import RoundResult
    from facilitator_app.exports.spreadsheet.material import Material
    from facilitator_app.exports.spreadsheet.names import Names

METHODS = f"{', '.join(VOTE_METHODS)}, or one that a later version of the app knows"
MEANS_METHOD = "The way it is voted on"
MEANS_ROUND = "When it was voted on, such as before and after the discussion"
MEANS_VERSION = "Counts up when wording or scale change; versions are never added together"
MEANS_CODE = "What it is called for short"
_LINES = "text, each on a line of its own"


def trade_offs(material: Material) -> list[TradeOff]:
    """Return what is voted on, by code and version."""
    wanted = (e for e in material.snapshot.all(TradeOff) if material.holds(e.session_id))
    return sorted(wanted, key=lambda each: (in_order(each.code), each.version, each.id.int))


def scale_of(trade_off: TradeOff) -> str:
    """Return what a trade-off says about its numbers; nothing if its method has its own."""
    if not trade_off.scale:
        return ""
    low, high = min(trade_off.scale), max(trade_off.scale)
    if trade_off.method == "dots":
        return f"{low} for one item, {high} in all"
    if trade_off.method == "ranking":
        return f"at least {low} and at most {high} ranked"
    return f"{low} to {high}"


def elsewhere(trade_off: TradeOff, names: Names) -> list[str]:
    """Return the rounds that are voted on in another session, with the codes of these."""
    held_in = names.held_in.get(trade_off.id, {})
    order = {name: place for place, name in enumerate(trade_off.rounds)}
    found = sorted(held_in, key=lambda name: (order.get(name, len(order)), name))
    return [f"{name}: {held_in[name]}" for name in found]


def _wordings(trade_off: TradeOff, names: Names) -> str:
    wordings = names.wordings[trade_off.id]
    return "\n".join(worded(trade_off, wordings)) if wordings else ""


TRADE_OFFS: Sheet[TradeOff] = Sheet(
    "Trade-offs",
    "What is voted on; one row for each version of each trade-off",
    (
        id_column("Trade-off"),
        Column("Trade-off", MEANS_CODE, "text", lambda row, _: row.code),
        Column("Version", MEANS_VERSION, "1 or more", lambda row, _: row.version, Kind.NUMBER),
        WORKSHOP,
        SESSION_CODE,
        Column("Title", "What it is about", "text", lambda row, _: row.title),
        Column("Wording", "What is asked", "text", lambda row, _: row.wording, widest=60),
        Column("Method", MEANS_METHOD, METHODS, lambda row, _: row.method),
        Column("Options", "What can be marked", _LINES, lambda row, _: "\n".join(row.options)),
        Column(
            "Wordings given",
            "What stood at each numbered place on the day",
            f"{_LINES}; blank if the options are their own wordings",
            _wordings,
            widest=60,
        ),
        Column(
            "Scale",
            "The lowest and the highest number; of dots the most for one item, and how many in all",
            "two numbers; blank if the method has its own",
            lambda row, _: scale_of(row),
        ),
        Column(
            "Scale labels",
            "What the numbers or the ends of the scale are called",
            _LINES,
            lambda row, _: "\n".join(row.scale_labels),
        ),
        Column(
            "Best cases",
            "The best case for each end or option",
            _LINES,
            lambda row, _: "\n".join(row.best_cases),
        ),
        Column(
            "Costs", "The cost of each end or option", _LINES, lambda row, _: "\n".join(row.costs)
        ),
        Column(
            "Conditions",
            "On what terms one could accept it",
            _LINES,
            lambda row, _: "\n".join(row.conditions),
        ),
        Column("Rounds", MEANS_ROUND, _LINES, lambda row, _: "\n".join(row.rounds)),
        Column(
            "Rounds elsewhere",
            "In which session a round is voted on, if not in the one before",
            f"{_LINES}: the round and the code of the session; blank if there is none",
            lambda row, names: "\n".join(elsewhere(row, names)),
        ),
        Column(
            "Asks for words",
            "What the card asks for in words, beside its marks",
            ", ".join(TEXTS),
            lambda row, _: ", ".join(row.asks),
        ),
        IN_CONFLICT,
    ),
    trade_offs,
)


@dataclass(frozen=True, slots=True)
class Count:
    """How many gave one answer in one round."""

    trade_off: TradeOff
    round: RoundResult
    answer: str
    count: int


def _counts(material: Material) -> list[Count]:
    return [
        Count(result.trade_off, one, answer, count)
        for result in material.results
        if material.holds(result.trade_off.session_id)
        for one in result.rounds
        for answer, count in one.counts.items()
    ]


def _share(row: Count, _: Names) -> float | None:
    if not row.round.n or row.answer in ALWAYS_ALLOWED:
        return None
    return row.count / row.round.n


SUMMARY: Sheet[Count] = Sheet(
    "Votes summary",
    "The results; one row for each answer in each round. n + missing + abstained + conflicts is "
    "everybody who was expected or seen",
    (
        Column(
            "Trade-off id",
            "The version that was voted on; see the sheet Trade-offs",
            UUID_TEXT,
            lambda row, _: str(row.trade_off.id),
        ),
        Column("Trade-off", MEANS_CODE, "text", lambda row, _: row.trade_off.code, borrowed=True),
        Column(
            "Version",
            MEANS_VERSION,
            "1 or more",
            lambda row, _: row.trade_off.version,
            Kind.NUMBER,
        ),
        Column("Title", "What it is about", "text", lambda r, _: r.trade_off.title, borrowed=True),
        Column("Method", MEANS_METHOD, METHODS, lambda row, _: row.trade_off.method, borrowed=True),
        Column("Round", MEANS_ROUND, "text", lambda row, _: row.round.round, borrowed=True),
        Column("n", "Ballots with a valid mark", "0 or more", lambda r, _: r.round.n, Kind.NUMBER),
        Column(
            "Missing",
            "Codes that were expected and have no valid mark: nothing handed in, blank, spoilt or "
            "not valid",
            "0 or more",
            lambda row, _: row.round.missing,
            Kind.NUMBER,
        ),
        Column(
            "Abstained",
            "Ballots that say neither, don't know or decline",
            "0 or more",
            lambda row, _: row.round.abstained,
            Kind.NUMBER,
        ),
        Column(
            "Conflicts",
            "Ballots of which two laptops have different versions: not counted until a person has "
            "chosen one",
            "0 or more",
            lambda row, _: row.round.conflicts,
            Kind.NUMBER,
        ),
        Column(
            "Answer",
            "What was answered",
            "an option, a number of the scale, “item: number” if there are several items (a rank, "
            f"points, dots), or what is apart from the scale: {', '.join(ALWAYS_ALLOWED)}",
            lambda row, _: row.answer,
            borrowed=True,
        ),
        Column("Count", "How many gave it", "0 or more", lambda row, _: row.count, Kind.NUMBER),
        Column(
            "Share of n",
            "The count divided by n",
            "a number from 0 to 1, shown as a percentage; blank for what is apart from the scale, "
            "and where n is 0",
            _share,
            Kind.SHARE,
        ),
    ),
    _counts,
)
