"""What the numbers of a vote mean, and which keys do what on its grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.domain.votes.columns import NUMBER, OPTION, STRENGTH, TICK
from facilitator_app.ui.table.votes.keying import TEN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table.votes.sheet import VoteSheet

_SHORT = 32
_BELOW = "- begins a number below 0."
_LONGER = "Enter moves on from a number that could be longer."
_WAITS = "Type the number, then Enter or Tab."
_TICKS = "1 or Space ticks and moves on, 0 moves on."
_OF_ALL = {"d": "don't know", "x": "declined", "n": "neither", ".": "blank", "s": "spoilt"}


def keys_of(sheet: VoteSheet) -> dict[str, str]:
    """Return the keys that mean something on the grid of a vote."""
    first = sheet.columns[0]
    if first.waits:
        keys = {"0-9": "a number", "Tab": "next"}
    elif first.sort == TICK:
        keys = {"1": "ticks", "0": "moves on"}
    else:
        keys = {"0-9": "fills"}
    ten = any(each.sort == NUMBER and max(each.high, -each.low) == TEN for each in sheet.columns)
    return {
        **keys,
        **({"t": "ten"} if ten else {}),
        **_OF_ALL,
        "Enter": "next ballot",
        "/": "find a code",
    }


def legend(sheet: VoteSheet) -> str:
    """Return what each number means."""
    trade_off, numbers = sheet.trade_off, [e for e in sheet.columns if e.sort == NUMBER]
    words = [_meanings(trade_off, sheet)]
    if sheet.sum is not None and numbers:
        most = f", at most {numbers[0].high} for one" if numbers[0].high < sheet.sum else ""
        words.append(f"{sheet.sum} to share{most}.")
    if any(each.waits for each in numbers):
        words.append(_WAITS)
    elif any(each.high > TEN for each in sheet.columns):
        words.append(_LONGER)
    words.append(_BELOW if any(each.low < 0 for each in numbers) else "")
    words.append(_TICKS if any(each.sort == TICK for each in sheet.columns) else "")
    return "   ".join(filter(None, words))


def _meanings(trade_off: TradeOff, sheet: VoteSheet) -> str:
    first = sheet.columns[0]
    if first.sort == OPTION:
        strengths = [_numbered(e.meanings, 1) for e in sheet.columns if e.sort == STRENGTH]
        told = [f"Strength: {each}" for each in strengths]
        return "\n".join([_numbered(sheet.worded, 1), *told])
    ends = trade_off.scale_labels
    if not ends:
        return ""
    low, high = min(trade_off.scale, default=0), max(trade_off.scale, default=0)
    if len(ends) == high - low + 1:
        return _numbered(ends, low)
    return f"{_numbered(ends[:1], low)}\n{_numbered(ends[-1:], high)}"


def _numbered(words: Iterable[str], first: int) -> str:
    """Return words with their numbers, short ones never apart from theirs."""
    parts = [f"{at}\u00a0 {each}" for at, each in enumerate(words, first)]
    return "   ".join(each.replace(" ", "\u00a0") if len(each) < _SHORT else each for each in parts)
