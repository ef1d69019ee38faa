"""What one row of a ballots file marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.votes import ALWAYS_ALLOWED, ANSWER, VOTE_METHODS
from facilitator_app.imports.offers import WHOLE_NUMBER
from facilitator_app.imports.problems import RowError
from facilitator_app.imports.spreadsheets import same_name

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff

Mark = tuple[str, int]
_MARKED = {"", "1", "x", "X"}
_UNMARKED = "0"
_ONE_MARK = (1, 1)
_APART = {same_name(name): name for name in ALWAYS_ALLOWED}


def mark_of(trade_off: TradeOff, option: str, mark: str) -> Mark | None:
    """Return the option that a row marks and its number, or nothing if it is not marked.

    Whether the mark may be given is for the way of voting to say, once the ballot is whole.
    """
    method = VOTE_METHODS.get(trade_off.method)
    if method is None:
        raise RowError(f"this version cannot read votes of the kind “{trade_off.method}”.")
    if option not in trade_off.options and (apart := _apart(option)):
        return _ticked(apart, mark)
    if method.is_ticked:
        named = _named(option)
        if method.bounds_of(trade_off) == _ONE_MARK or mark == _UNMARKED:
            return _ticked(named, mark)
        return _numbered(named, _strength(trade_off, mark))
    if not trade_off.options and WHOLE_NUMBER.fullmatch(option):
        return _ticked(ANSWER, mark, int(option))
    if option in {"", ANSWER} and (apart := _apart(mark)):
        return apart, 1
    return _numbered(_named(option if trade_off.options else option or ANSWER), mark)


def _apart(text: str) -> str | None:
    """Return the answer that is always allowed, if a text says one: “Don't know” is dont_know."""
    return _APART.get(
        same_name(text.replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", ""))
    )


def _strength(trade_off: TradeOff, mark: str) -> str:
    """Return how strongly an option is chosen, by number or in the words of the card."""
    words = {same_name(name): str(at) for at, name in enumerate(trade_off.scale_labels, start=1)}
    if mark in {"", "x", "X"}:
        raise RowError(
            f"it does not say how strongly; {trade_off.code} has 1 to {len(words)}, "
            f"{', '.join(trade_off.scale_labels)}."
        )
    return words.get(same_name(mark), mark)


def _named(option: str) -> str:
    if not option:
        raise RowError("it names no option.")
    return option


def _ticked(option: str, mark: str, number: int = 1) -> Mark | None:
    if mark == _UNMARKED:
        return None
    if mark not in _MARKED:
        raise RowError(f"“{mark}” is no mark; it can be 1, x or nothing, and 0 for not marked.")
    return option, number


def _numbered(option: str, mark: str) -> Mark | None:
    if not mark:
        return None
    if not WHOLE_NUMBER.fullmatch(mark):
        raise RowError(f"“{mark}” is no whole number.")
    return option, int(mark)
