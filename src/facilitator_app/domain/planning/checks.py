"""What the design cannot be carried out with as it stands, and what is worth a look."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.day_checks import DaySum, day_findings, day_sum
from facilitator_app.domain.planning.finding import LOOK, WRONG, Finding
from facilitator_app.domain.planning.formats import format_of
from facilitator_app.domain.planning.rounds import sessions_of
from facilitator_app.domain.votes import ALWAYS_ALLOWED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Session, Table, TradeOff

__all__ = ["LOOK", "WRONG", "DaySum", "Finding", "day_sum", "findings"]

RECOMMENDED, LIMIT = 7, 9
"""How many people one facilitator should have at a table, and at the very most."""
_AT_TABLES = ("facilitator", "note-taker")
_ENDS = 2
_SCALE = 2
_APART = {*ALWAYS_ALLOWED, "don't_know", "i'd_rather_not_say"}
"""What is on every card, as somebody may write it once more."""


def findings(plan: Plan) -> list[Finding]:
    """Return what the checks notice, day by day and then what holds for all days."""
    return list(_findings(plan))


def _findings(plan: Plan) -> Iterator[Finding]:
    if not plan.programme.name.strip():
        yield Finding(plan.programme.id, "The programme has no name.", "Give it one.", LOOK)
    for workshop in plan.workshops:
        yield from _titled(workshop.id, workshop.code, workshop.title)
        if workshop.held_on is None:
            yield Finding(workshop.id, f"{workshop.code} has no date.", "Choose one.", LOOK)
        for session in plan.day(workshop):
            yield from _titled(session.id, session.code, session.title)
        yield from day_findings(plan, workshop)
    for trade_off in plan.trade_offs:
        yield from _titled(trade_off.id, trade_off.code, trade_off.title)
        yield from _trade_off(trade_off)
        yield from _rounds(plan, trade_off)
    for theme in plan.themes:
        yield from _titled(theme.id, theme.code, theme.title)
    yield from _shorthand(plan)
    yield from _tables(plan)
    yield from _codes(plan)


def _titled(record_id: UUID, code: str, title: str) -> Iterator[Finding]:
    if not title.strip():
        yield Finding(record_id, f"{code or 'This'} has no title.", "Give it one.", LOOK)


def _shorthand(plan: Plan) -> Iterator[Finding]:
    for each in plan.shorthand:
        if not each.text.strip():
            said = f"The shorthand “{each.short}” stands for nothing."
            yield Finding(each.id, said, "Write what it becomes.", LOOK)


def _trade_off(trade_off: TradeOff) -> Iterator[Finding]:
    """Notice what a ballot card would lack."""
    one, code = format_of(trade_off), trade_off.code
    if not trade_off.wording.strip():
        yield Finding(trade_off.id, f"{code} has no wording.", "Write what is asked.")
    if (given := len(trade_off.options)) < one.fewest:
        what, word = one.options.lower(), "takes" if one.fewest > 1 else "needs"
        yield Finding(
            trade_off.id,
            f"{code} has {given} of the {what} that it {word}: {one.fewest} at least.",
            f"Add {what}.",
        )
    for option, times in Counter(each.strip() for each in trade_off.options).items():
        if times > 1 or not option:
            said = f"the option “{option}” {times} times" if option else "an option without words"
            yield Finding(trade_off.id, f"{code} has {said}.", "Name each once.")
    scale = trade_off.scale
    if one.scale and (len(scale) != _SCALE or scale[0] >= scale[1]):
        advice = "Give its lowest and its highest number."
        yield Finding(trade_off.id, f"{code} has no scale that rises.", advice)
    if trade_off.session_id is None:
        yield Finding(trade_off.id, f"{code} has no session.", "Say where it is voted on.", LOOK)
    yield from _answers(trade_off)
    yield from _fairness(trade_off)


def _rounds(plan: Plan, trade_off: TradeOff) -> Iterator[Finding]:
    """Notice rounds that come in another order on the days than they are named."""
    order = [each for workshop in plan.workshops for each in plan.day(workshop)]
    places = {each.id: at for at, each in enumerate(order)}
    held = sessions_of(trade_off, plan.held).items()
    known = [(name, places[session]) for name, session in held if session in places]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            yield Finding(
                trade_off.id,
                f"{trade_off.code} has “{later}” in {order[second].code}, before “{earlier}” in "
                f"{order[first].code}.",
                "Give the rounds sessions in their order.",
            )


def _answers(trade_off: TradeOff) -> Iterator[Finding]:
    """Notice answers that would be taken for others, or could not be given."""
    code, scale, labels = trade_off.code, trade_off.scale, len(trade_off.scale_labels)
    for option in trade_off.options:
        plain = option.strip().casefold().replace(" ", "_").replace("\u2019", "'")
        if plain in _APART:
            said = f"{code} has “{option}” among its options."
            yield Finding(trade_off.id, said, "Take it out: it is on every card already.")
    if len(scale) == _SCALE and labels not in (0, _ENDS, count := scale[1] - scale[0] + 1):
        said = f"{code} has {labels} labels for {count} numbers."
        yield Finding(trade_off.id, said, "Name the two ends, or every number.")


def _fairness(trade_off: TradeOff) -> Iterator[Finding]:
    """Notice ends of which only one is given its best case, or its cost."""
    ends = {"slider": _ENDS, "choice": len(trade_off.options)}.get(trade_off.method, 0)
    if not ends and (trade_off.best_cases or trade_off.costs):
        ends = 1  # a ranking or a share of points has one for all, if it has any
    for what, given in (("best case", trade_off.best_cases), ("cost", trade_off.costs)):
        if sum(bool(each.strip()) for each in given) < ends:
            yield Finding(
                trade_off.id,
                f"{trade_off.code} does not give the {what} of each end.",
                f"Write the {what} of each, so that all are framed alike.",
                LOOK,
            )


def _tables(plan: Plan) -> Iterator[Finding]:
    """Notice tables without their team: as always, and where somebody's duty is elsewhere."""
    for table in plan.tables:
        yield from _team(plan, table, None)
    placed = {each.id: each.table_id for each in plan.staff}
    moved: dict[UUID, set[UUID | None]] = {}
    for duty in plan.duties:
        if (home := placed.get(duty.staff_id)) != duty.table_id:
            moved.setdefault(duty.session_id, set()).update((home, duty.table_id))
    for session in plan.sessions:
        for table in plan.tables if session.kind == "table" else ():
            if table.id in moved.get(session.id, ()):
                yield from _team(plan, table, session)


def _team(plan: Plan, table: Table, session: Session | None) -> Iterator[Finding]:
    roles = Counter(each.role for each in plan.staff_at(table, session))
    always = Counter(each.role for each in plan.staff_at(table))
    if session and all(roles[each] == always[each] for each in _AT_TABLES):
        return
    where = f"Table {table.code}" + (f" in {session.code}" if session else "")
    at = session.id if session else table.id
    if not (facilitators := roles["facilitator"]):
        yield Finding(at, f"{where} has no facilitator.", "Put one there.")
    elif table.seats > RECOMMENDED * facilitators:
        many = table.seats > LIMIT * facilitators
        yield Finding(
            at,
            f"{where} has {table.seats} people for {_number(facilitators, 'facilitator')}.",
            f"{LIMIT} is the limit, {RECOMMENDED} is recommended: take away seats."
            if many
            else f"Up to {RECOMMENDED} for each is recommended.",
            WRONG if many else LOOK,
        )
    if not roles["note-taker"]:
        yield Finding(at, f"{where} has no note-taker.", "Put one there.", LOOK)


def _codes(plan: Plan) -> Iterator[Finding]:
    """Notice codes that two have, by which nobody could tell them apart, and missing ones."""
    for group in (plan.workshops, plan.sessions, plan.trade_offs, plan.tables, plan.staff):
        yield from _alike((each.id, each.code) for each in group)
    for session in plan.sessions:
        yield from _alike((each.id, each.code) for each in plan.prompts_of(session))
    yield from _alike((each.id, each.code) for each in plan.themes)


def _alike(codes: Iterable[tuple[UUID, str]]) -> Iterator[Finding]:
    known: set[str] = set()
    for record_id, code in codes:
        name = code.strip().casefold()
        if not name:
            yield Finding(record_id, "A code is missing.", "Give it one.")
        elif name in known:
            yield Finding(
                record_id, f"The code {code.strip()} is used twice.", "Choose another one."
            )
        known.add(name)


def _number(number: int, what: str) -> str:
    return f"{'one' if number == 1 else number} {what}{'' if number == 1 else 's'}"
