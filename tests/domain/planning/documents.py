"""Designs at random, as somebody could write them by hand, and programmes that take them in."""

from __future__ import annotations

from dataclasses import MISSING
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from facilitator_app.domain.planning.design import changes_for
from facilitator_app.domain.planning.design_parts import (
    FORMAT,
    PARTS,
    PROGRAMME,
    Part,
    every_part,
    outer_name,
)
from facilitator_app.domain.planning.design_parts import plain as written
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import PROGRAMME_KINDS, Programme, Record, VoteRound
from facilitator_app.domain.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CODES = st.text("ABc1.-é ", min_size=1, max_size=4).filter(lambda code: bool(code.strip()))
TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r\x00"), max_size=8)
WHOLE = st.integers(0, 999)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "str": TEXTS,
    "int": WHOLE,
    "bool": st.booleans(),
    "date | None": st.none() | st.dates(),
    "time | None": st.none() | st.times(),
    "tuple[str, ...]": st.lists(TEXTS, max_size=3),
    "tuple[int, ...]": st.lists(st.integers(-99, 99), max_size=3),
}


@st.composite
def designs(draw: st.DrawFn) -> dict[str, Any]:
    """Return a design in which all references lead somewhere."""
    codes: dict[str, list[str]] = {"session": [], "table": []}
    tables = [part for part in PARTS if part.name == "tables"]
    others = [part for part in PARTS if part.name != "tables"]
    found: dict[str, Any] = {"format": FORMAT, "programme": entry(draw, PROGRAMME, codes, "")}
    for part in (*tables, *others):
        found[part.name] = entries(draw, part, codes, {})
    return found


def entries(
    draw: st.DrawFn, part: Part, codes: dict[str, list[str]], holder: Mapping[str, Any]
) -> list[dict[str, Any]]:
    own = [name for name in part.known_by if name != part.inside]
    if part.kind is VoteRound and not codes["session"]:
        return []
    target = part.reference(own[-1])
    name = (
        st.sampled_from(codes[target]) if target and codes[target]
        else st.nothing() if target
        else WHOLE if own == ["number"]
        else st.sampled_from(sorted({*holder.get("rounds", ())}) or [""]) if own == ["round"]
        else CODES.filter(lambda code: code not in codes.get(part.kind.record_kind, ()))
    )  # fmt: skip
    names = draw(st.lists(name, max_size=3, unique=True)) if not name.is_empty else []
    if own == ["round"]:
        names = [each for each in names if each.isascii() and each.isprintable() and each.strip()]
    codes.setdefault(part.kind.record_kind, []).extend(map(str, names))
    return [
        {**entry(draw, part, codes, own[-1]), outer_name(part, own[-1]): each} for each in names
    ]


def entry(draw: st.DrawFn, part: Part, codes: dict[str, list[str]], own: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for each in part.fields():
        target = part.reference(each.name)
        if each.name == own or (not each_is_needed(each) and draw(st.booleans())):
            continue
        value: Any
        if target:
            value = draw(
                st.sampled_from([*([] if each_is_needed(each) else [None]), *codes[target]])
            )
        elif choices := part.choices(each.name):
            one = st.sampled_from(sorted(choices))
            is_list = str(each.type).startswith("tuple")
            value = draw(st.lists(one, unique=True).map(tuple) if is_list else one)
        else:
            value = draw(VALUES[str(each.type)])
        found[outer_name(part, each.name)] = written(value)
    for inner in part.parts:
        found[inner.name] = entries(draw, inner, codes, found)
    return found


def each_is_needed(field: Any) -> bool:  # noqa: ANN401 - a field of any type
    return field.default is MISSING and field.default_factory is MISSING


def empty() -> Plan:
    return with_pairs(None, [(None, Programme(name="New"))])


def with_pairs(
    plan: Plan | None, pairs: Iterable[tuple[Record | None, Record | None]], *more: Record
) -> Plan:
    """Return a plan after some changes, as a file would hold it."""
    there: dict[Any, Record] = {}
    if plan is not None:
        there = {each.id: each for part in every_part() for each in getattr(plan, part.name)}
        there[plan.programme.id] = plan.programme
    there |= {each.id: each for each in more}
    for before, after in pairs:
        if before is not None:
            there.pop(before.id)
        if after is not None:
            there[after.id] = after
    kinds = {kind.record_kind: kind for kind in PROGRAMME_KINDS}
    return Plan.of(
        Snapshot(
            {
                name: tuple(each for each in there.values() if isinstance(each, kind))
                for name, kind in kinds.items()
            },
            frozenset(),
        )
    )


def taken(plan: Plan, design: Mapping[str, Any], **options: Any) -> Plan:  # noqa: ANN401
    return with_pairs(plan, changes_for(plan, design, **options).pairs)
