"""What adding, moving, copying and removing parts of a design comes to: each the pairs of an edit.

A pair is a record before and after: none before, if it is new; none after, if it goes.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator_app.domain.errors import InUseError
from facilitator_app.domain.planning import days, naming
from facilitator_app.domain.planning.beginnings import new_day
from facilitator_app.domain.records import Prompt, Session, TradeOff, VoteRound, Workshop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from uuid import UUID

    from facilitator_app.domain.planning.beginnings import Fresh
    from facilitator_app.domain.planning.finding import Finding
    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Record

    Pair = tuple[Record | None, Record | None]
    Copied = Mapping[Session, Sequence[Prompt]]
    """Sessions, and the prompts of each."""

R = TypeVar("R", Prompt, Session, TradeOff, Workshop)


# coming


def sessions_added(plan: Plan, day: Workshop, new: Sequence[Session], at: int) -> list[Pair]:
    """Return what new sessions before the `at`th of a day come to: later times follow."""
    before = plan.day(day)
    return _differences(before, days.with_new(before, new, at))


def prompts_placed(plan: Plan, session: Session, placed: Sequence[Prompt], at: int) -> list[Pair]:
    """Return what putting prompts before the `at`th of a session comes to: new ones, or moved.

    Those that come from another session get codes of this one.
    """
    ids = {each.id for each in placed}
    known = {each.id: each for each in plan.prompts}
    there = plan.prompts_of(session)
    taken = [each.code for each in there]
    coming = []
    for each in placed:
        code = each.code
        if each.session_id != session.id:
            code = naming.prompt_code(session.code, taken)
            taken.append(code)
        coming.append(replace(each, session_id=session.id, code=code))
    left = [each for each in there[:at] if each.id not in ids]
    right = [each for each in there[at:] if each.id not in ids]
    order = enumerate([*left, *coming, *right], 1)
    return [(known.get(each.id), replace(each, position=place)) for place, each in order]


# copies


def sessions_copied(plan: Plan, day: Workshop, copied: Copied, at: int, fresh: Fresh) -> list[Pair]:
    """Return what copies of sessions with their prompts, in a day, come to."""
    taken = [each.code for each in plan.sessions]
    new: list[Session] = []
    prompts: list[Prompt] = []
    for session, asked in copied.items():
        code = naming.session_code(naming.day_number(day), naming.sort_of(session), taken)
        taken.append(code)
        twin = copy_of(session, fresh, code=code, workshop_id=day.id)
        new.append(twin)
        prompts += [_prompt_copied(each, session, twin, fresh) for each in asked]
    return [*sessions_added(plan, day, new, at), *((None, each) for each in prompts)]


def prompts_copied(
    plan: Plan, session: Session, copied: Sequence[Prompt], at: int, fresh: Fresh
) -> list[Pair]:
    """Return what copies of prompts before the `at`th of a session come to."""
    taken = [each.code for each in plan.prompts_of(session)]
    new = []
    for each in copied:
        taken.append(naming.prompt_code(session.code, taken))
        new.append(copy_of(each, fresh, code=taken[-1], session_id=session.id))
    return prompts_placed(plan, session, new, at)


def trade_offs_copied(plan: Plan, copied: Sequence[TradeOff], fresh: Fresh) -> list[Pair]:
    """Return what copies of trade-offs come to: other questions, with codes of their own.

    They are voted on in the same sessions.
    """
    taken = [each.code for each in plan.trade_offs]
    found: list[Pair] = []
    for each in copied:
        taken.append(naming.trade_off_code(taken, each.code))
        twin = copy_of(each, fresh, code=taken[-1], version=1)
        found.append((None, twin))
        for held in plan.vote_rounds:
            if held.trade_off_id == each.id:
                values = {"round": held.round, "session_id": held.session_id}
                found.append((None, fresh(VoteRound, trade_off_id=twin.id, **values)))
    return found


def day_copied(plan: Plan, day: Workshop, fresh: Fresh) -> tuple[Workshop, list[Pair]]:
    """Return a copy of a day, and all that comes with it: its sessions at the same times."""
    new = new_day(plan, fresh)
    twin = replace(new, title=day.title, doors=day.doors, venue=day.venue)
    was, now = naming.day_number(day), naming.day_number(twin)
    taken = [each.code for each in plan.sessions]
    made: list[Record] = [twin]
    for session in plan.day(day):
        code = naming.carried(session.code, was, now)
        if naming.is_taken(code, taken):
            code = naming.session_code(now, naming.sort_of(session), taken)
        taken.append(code)
        again = copy_of(session, fresh, code=code, workshop_id=twin.id)
        made.append(again)
        made += [_prompt_copied(e, session, again, fresh) for e in plan.prompts_of(session)]
    return twin, [(None, each) for each in made]


def copy_of(record: R, fresh: Fresh, **values: Any) -> R:  # noqa: ANN401 - fields of its kind
    """Return another record with the same fields but for some."""
    same = {each.name: getattr(record, each.name) for each in fields(record) if each.name != "id"}
    return fresh(type(record), **{**same, **values})


# moving


def sessions_moved(plan: Plan, moving: Sequence[Session], day: Workshop, to: int) -> list[Pair]:
    """Return what putting sessions before the `to`th of a day comes to, this one or another."""
    target = plan.day(day)
    coming = [each for each in moving if each.workshop_id != day.id]
    if not coming:
        return _differences(target, days.moved(target, moving, to))
    found: list[Pair] = []
    for other in plan.workshops:
        gone = [each for each in coming if each.workshop_id == other.id]
        if gone:
            left = [each for each in plan.day(other) if each not in gone]
            found += _differences(left, days.without(plan.day(other), gone))
    known = {each.id: each for each in plan.sessions}
    here = [replace(each, workshop_id=day.id) for each in moving]
    return found + [(known[e.id], e) for e in days.with_new(target, here, to)]


def trade_offs_moved(moving: Iterable[TradeOff], session: Session | None) -> list[Pair]:
    """Return what voting on trade-offs in another session, or in none yet, comes to."""
    return [(e, replace(e, session_id=session.id if session else None)) for e in moving]


def rounds_moved(
    plan: Plan, trade_off: TradeOff, sessions: Mapping[str, UUID | None], fresh: Fresh
) -> list[Pair]:
    """Return what voting in some rounds in other sessions comes to: none is the trade-off's."""
    there = {e.round: e for e in plan.vote_rounds if e.trade_off_id == trade_off.id}
    found: list[Pair] = []
    for name, session_id in sessions.items():
        before = there.get(name)
        if session_id in (None, trade_off.session_id):
            found.append((before, None))
        elif before is not None:
            found.append((before, replace(before, session_id=session_id)))
        else:
            values = {"round": name, "session_id": session_id}
            found.append((None, fresh(VoteRound, trade_off_id=trade_off.id, **values)))
    return [(before, after) for before, after in found if before != after]


def lengthened(plan: Plan, chosen: Collection[Session], by: int, least: int) -> list[Pair]:
    """Return what making sessions longer or shorter comes to, none shorter than `least`."""
    found: list[Pair] = []
    for day in plan.workshops:
        before = after = plan.day(day)
        for each in chosen:
            if each.workshop_id == day.id:
                now = next(e for e in after if e.id == each.id)
                after = days.lengthened(after, now, max(least, each.minutes + by))
        found += _differences(before, after)
    return found


def mended(day: Sequence[Session], session: Session, found: Finding) -> tuple[str, list[Pair]]:
    """Return what the plain remedy of a finding does, and what that is called."""
    if found.start is not None:
        after = days.put(day, session, found.start)
        return f"session {session.code} at {found.start:%H:%M}", _differences(day, after)
    if found.minutes is not None:
        after = days.lengthened(day, session, found.minutes)
        return f"session {session.code} {found.minutes} min long", _differences(day, after)
    if found.minimum is not None:
        after = [replace(session, minimum_minutes=found.minimum)]
        return f"minimum of session {session.code}", _differences(day, after)
    return "", []


# going


def removed(plan: Plan, gone: Collection[Record], every: Iterable[TradeOff]) -> list[Pair]:
    """Return what removing parts of a design comes to, with what cannot be without them.

    The prompts of a session go with it; its trade-offs wait for another one, its rounds go back to
    the session of their trade-off. `every` trade-off, in
    all its versions, is looked at. Later sessions come earlier.
    """
    out = {each.id: each for each in gone}
    for session in plan.sessions:
        if session.workshop_id in out:
            out[session.id] = session
    out |= {e.id: e for e in plan.prompts if e.session_id in out}
    out |= {e.id: e for e in plan.duties if e.session_id in out}
    codes = {each.code for each in gone if isinstance(each, TradeOff)}
    found: list[Pair] = []
    for each in every:
        if each.code in codes:
            _refuse_printed(plan, each)
            out[each.id] = each
        elif each.session_id in out:
            found.append((each, replace(each, session_id=None)))
    out |= {e.id: e for e in plan.place_wordings if e.trade_off_id in out}
    held = {e.id: e for e in plan.vote_rounds}
    out |= {e: held[e] for e in held if {held[e].trade_off_id, held[e].session_id} & out.keys()}
    return [*found, *_earlier(plan, out), *((each, None) for each in out.values())]


def _earlier(plan: Plan, out: Collection[UUID]) -> list[Pair]:
    """Return what a day's later sessions become when some go; those of a day that goes, go too."""
    found: list[Pair] = []
    for day in plan.workshops:
        before = plan.day(day)
        gone = [each for each in before if each.id in out]
        if gone and day.id not in out:
            left = [each for each in before if each.id not in out]
            found += _differences(left, days.without(before, gone))
    return found


def _refuse_printed(plan: Plan, trade_off: TradeOff) -> None:
    """Refuse to remove what is on paper or answered: its ballots could not be typed in."""
    if trade_off.id in plan.locked:
        raise InUseError(
            f"Cards with {trade_off.code} were made, or ballots are in: it cannot be removed.",
            advice="Leave it, or move it to another session.",
        )


# parts


def _prompt_copied(prompt: Prompt, session: Session, twin: Session, fresh: Fresh) -> Prompt:
    letter = prompt.code.removeprefix(session.code)
    return copy_of(prompt, fresh, code=twin.code + letter, session_id=twin.id)


def _differences(before: Iterable[Session], after: Iterable[Session]) -> list[Pair]:
    known = {each.id: each for each in before}
    return [(known.get(each.id), each) for each in after]
