"""What words of the command line choose in a programme: workshops, tables, trade-offs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Table, TradeOff

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.domain.records import Workshop
    from facilitator_app.workspace.reader import Reader

T = TypeVar("T", Table, TradeOff)


def workshop_named(every: Iterable[Workshop], name: str) -> Workshop:
    """Return the workshop of this number or code."""
    days = sorted(every, key=lambda each: (each.position, in_order(each.code)))
    wanted = name.strip().casefold()
    found = [each for each in days if each.code.casefold() == wanted]
    found = found or [each for each in days if str(each.position) == wanted.lstrip("0")]
    if not found:
        there = ", ".join(f"{each.position} ({each.code})" for each in days)
        raise FacilitatorError(
            f"There is no workshop {name} in this programme.",
            advice=f"There are: {there or 'none yet'}.",
        )
    return found[0]


def tables_named(reader: Reader, names: Sequence[str] | None) -> list[Table]:
    """Return the tables of these codes, in the order of the room; nothing stands for all."""
    every = sorted(reader.all(Table), key=lambda each: in_order(each.code))
    if names is None:
        return every
    chosen = {each.id for each in chosen_of(every, names, "table")}
    return [each for each in every if each.id in chosen]


def chosen_of(every: Sequence[T], names: Sequence[str], noun: str) -> list[T]:
    """Return the records of these codes, or say which of them is none."""
    known = {each.code.casefold(): each for each in every}
    wanted = [name.strip() for name in names if name.strip()]
    missing = [name for name in wanted if name.casefold() not in known]
    if missing or not wanted:
        codes = ", ".join(sorted((each.code for each in every), key=in_order))
        raise FacilitatorError(
            f"There is no {noun} {missing[0] if missing else ','.join(names)} in this programme.",
            advice=f"There are: {codes or 'none yet'}.",
        )
    return [known[name.casefold()] for name in wanted]
